"""The chat model behind any endpoint that speaks the OpenAI chat protocol.

Only home of openai and langchain_openai, with `openai_errors`. They take about two seconds to
import, so they are imported with the first request.
"""

import contextlib
import contextvars
import dataclasses
import logging
import math
import threading
from collections.abc import Generator, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from assistant.llm.endpoint import Dialect, Endpoint
from assistant.llm.model import Request, Tier
from assistant.llm.openai_errors import ParameterRefused, check_finish, translated_errors
from assistant.llm.time_limits import TimeLimits, Watchdog

if TYPE_CHECKING:
    import httpx2
    from langchain_core.messages import AIMessageChunk
    from langchain_openai import ChatOpenAI

_LIKELIEST = 10
_log = logging.getLogger(__name__)
_watchdog: contextvars.ContextVar[Watchdog | None] = contextvars.ContextVar(
    "watchdog", default=None
)


class OpenAICompatibleModel:
    """Streams replies from an endpoint; a ChatModel. Safe to use from several threads."""

    def __init__(self, endpoint: Endpoint, limits: TimeLimits | None = None) -> None:
        self._endpoint = endpoint
        self._limits = limits or TimeLimits()
        self._dialect = Dialect.guess(endpoint)
        self._client: ChatOpenAI | None = None
        self._building = threading.Lock()

    @property
    def name(self) -> str:
        return self._endpoint.model

    @property
    def tier(self) -> Tier:
        return self._endpoint.tier

    @property
    def context_tokens(self) -> int:
        return self._endpoint.context_tokens

    def stream(self, request: Request) -> Iterator[str]:
        """Yield the reply piece by piece. Raises ModelError."""
        finish = ""
        with contextlib.closing(self._in_a_known_dialect(request, {})) as chunks:
            for chunk in chunks:
                finish = chunk.response_metadata.get("finish_reason") or finish
                if text := str(chunk.text):
                    yield text
        _log.debug("reply ended with finish reason %r", finish)
        check_finish(finish)

    def first_token(self, request: Request) -> Mapping[str, float]:
        """How likely each of the likeliest first tokens is. Raises ModelError."""
        one = dataclasses.replace(request, max_tokens=1)
        asked = {"logprobs": True, "top_logprobs": _LIKELIEST}
        try:
            told = [_likeliest(chunk) for chunk in self._in_a_known_dialect(one, asked)]
        except ParameterRefused:
            return {}
        return next(filter(None, told), {})

    def _in_a_known_dialect(
        self, request: Request, more: Mapping[str, object]
    ) -> "Generator[AIMessageChunk, None, None]":
        while True:
            dialect = self._dialect
            try:
                yield from self._attempt(request, dialect, more)
            except ParameterRefused as refusal:
                other = dialect.without(refusal.parameter)
                if other is None:
                    raise
                self._dialect = other
            else:
                return

    def close(self) -> None:
        """Close the connections that are kept open between requests."""
        with self._building:
            if self._client is not None:
                self._client.root_client.close()
                self._client = None

    def _attempt(
        self, request: Request, dialect: Dialect, more: Mapping[str, object]
    ) -> "Generator[AIMessageChunk, None, None]":
        client = self._connected_client()
        with Watchdog(self._limits) as watchdog, translated_errors(self._endpoint, watchdog):
            # The vendor's code runs in a context of its own: the HTTP hook finds the watchdog
            # there, and the tracing switch does not leak into the caller.
            context = contextvars.copy_context()
            chunks = _chunks(client, request, dialect, watchdog, more)
            try:
                while (chunk := context.run(next, chunks, None)) is not None:
                    if not str(chunk.text):
                        yield chunk
                        continue
                    watchdog.token()
                    yield chunk
                    watchdog.waiting()
            finally:
                context.run(chunks.close)

    def _connected_client(self) -> "ChatOpenAI":
        with self._building:
            if self._client is None:
                self._client = _build_client(self._endpoint, self._limits)
            return self._client


def _chunks(
    client: "ChatOpenAI",
    request: Request,
    dialect: Dialect,
    watchdog: Watchdog,
    more: Mapping[str, object],
) -> "Generator[AIMessageChunk, None, None]":
    from langsmith.run_helpers import tracing_context

    body: dict[str, object] = {dialect.limit_field: request.max_tokens, **more}
    if request.json_schema is not None:
        schema = {"name": "reply", "strict": True, "schema": dict(request.json_schema)}
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
    options: dict[str, Any] = {"extra_body": body}
    if dialect.takes_temperature:
        options["temperature"] = request.temperature
    messages = [(message.role, message.content) for message in request.messages]
    _watchdog.set(watchdog)
    # Whatever the environment says, no prompt goes to a tracing service.
    with tracing_context(enabled=False):
        yield from client.stream(messages, **options)


def _likeliest(chunk: "AIMessageChunk") -> dict[str, float]:
    """The first token of a chunk and what might have stood there, with their probabilities."""
    tokens = (chunk.response_metadata.get("logprobs") or {}).get("content") or []
    chances: dict[str, float] = {}
    for each in tokens[0]["top_logprobs"] if tokens else []:
        token = str(each["token"]).strip().lower()
        chances[token] = chances.get(token, 0.0) + math.exp(each["logprob"])
    return chances


def _build_client(endpoint: Endpoint, limits: TimeLimits) -> "ChatOpenAI":
    import httpx2
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    timeout = httpx2.Timeout(
        connect=limits.connect_s, read=limits.first_token_s, write=limits.first_token_s, pool=None
    )
    client = httpx2.Client(
        timeout=timeout,
        trust_env=False,
        follow_redirects=False,
        event_hooks={"response": [_introduce_socket]},
    )
    return ChatOpenAI(
        base_url=endpoint.base_url,
        api_key=SecretStr(endpoint.api_key or "none"),
        model=endpoint.model,
        timeout=timeout,
        max_retries=0,
        http_client=client,
        openai_proxy=None,
        use_responses_api=False,
        stream_usage=False,
    )


def _introduce_socket(response: "httpx2.Response") -> None:
    """HTTP hook: tell the request's watchdog which socket the reply comes through."""
    watchdog = _watchdog.get()
    stream = response.extensions.get("network_stream")
    if watchdog is not None and stream is not None:
        watchdog.connected(stream.get_extra_info("socket"))
