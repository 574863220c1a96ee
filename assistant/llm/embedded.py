"""The embedded model: a chat model whose server we start and look after ourselves."""

import logging
import threading
from collections.abc import Iterator, Mapping

from assistant.llm.endpoint import Endpoint
from assistant.llm.model import Request, Tier
from assistant.llm.openai_compatible import OpenAICompatibleModel
from assistant.llm.server import EmbeddedServer
from assistant.llm.time_limits import TimeLimits

_log = logging.getLogger(__name__)


class EmbeddedModel:
    """A ChatModel over an `EmbeddedServer`, which it starts with the first request."""

    def __init__(
        self, server: EmbeddedServer, *, name: str, tier: Tier, limits: TimeLimits | None = None
    ) -> None:
        self._server = server
        self._name = name
        self._tier = tier
        self._limits = limits or TimeLimits()
        self._client: OpenAICompatibleModel | None = None
        self._served_at = ""
        self._choosing = threading.Lock()

    @property
    def name(self) -> str:
        return self._name

    @property
    def tier(self) -> Tier:
        return self._tier

    @property
    def context_tokens(self) -> int:
        return self._server.context_tokens

    def stream(self, request: Request) -> Iterator[str]:
        """Yield the reply piece by piece. Raises ModelError, or WeightsError at the start."""
        with self._server.in_use() as (base_url, api_key):
            yield from self._model_at(base_url, api_key).stream(request)

    def first_token(self, request: Request) -> Mapping[str, float]:
        """How likely each of the likeliest first tokens is. Raises ModelError, WeightsError."""
        with self._server.in_use() as (base_url, api_key):
            return self._model_at(base_url, api_key).first_token(request)

    def warm_up(self) -> None:
        """Start the server now, so that the first request finds it loaded. Raises MentorError."""
        with self._server.in_use():
            _log.info("embedded model is ready")

    def close(self) -> None:
        """Stop the server; the next request starts it again."""
        with self._choosing:
            if self._client is not None:
                self._client.close()
            self._client = None
        self._server.stop()

    def _model_at(self, base_url: str, api_key: str) -> OpenAICompatibleModel:
        """The client for this address; a restarted server has another port and key."""
        with self._choosing:
            if self._client is None or self._served_at != base_url:
                if self._client is not None:
                    self._client.close()
                endpoint = Endpoint(
                    base_url=base_url,
                    model=self._name,
                    api_key=api_key,
                    tier=self._tier,
                    context_tokens=self.context_tokens,
                )
                self._client = OpenAICompatibleModel(endpoint, self._limits)
                self._served_at = base_url
            return self._client
