"""The port to a chat model: one method that streams text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

Tier = Literal["small", "large"]
"""What a model may be asked for: a small one extracts and answers, a large one also writes."""


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """What a model is asked."""

    messages: tuple[ChatMessage, ...]
    max_tokens: int
    temperature: float = 0.0
    json_schema: Mapping[str, object] | None = None
    """When set, the reply is one JSON object of this schema."""


class ChatModel(Protocol):
    """Streams the reply to a request as pieces of text.

    The iterator ends normally only when the endpoint reported `finish_reason == "stop"`.
    Otherwise it raises a `ModelError` after the pieces that came: `ReplyTruncated` for
    "length", `ReplyRefused` for "content_filter", `ReplyBroken` for anything else.
    Closing the iterator early closes the connection.
    """

    @property
    def name(self) -> str:
        """The name that turns and reports carry."""

    @property
    def tier(self) -> Tier:
        """Small or large, from the registry or the settings."""

    @property
    def context_tokens(self) -> int:
        """The size of the window, in tokens."""

    def stream(self, request: Request) -> Iterator[str]:
        """Yield the reply piece by piece. Raises ModelError."""

    def first_token(self, request: Request) -> Mapping[str, float]:
        """How likely each of the likeliest first tokens of the reply is, 0 to 1.

        Tokens are stripped and in lower case. Empty when the endpoint does not tell. Raises
        ModelError.
        """
