"""A chat model that plays given replies: the fake that ships, for tests, demos and load tests."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.errors import ModelError, ReplyTruncated
from assistant.llm.model import Request, Tier

Reply = str | ModelError
Script = Sequence[Reply] | Callable[[Request], Reply]

_WORD = re.compile(r"\s*\S+\s*")
_PASSAGE = re.compile(r"^\s*\[(\d+)\] +(.+)$", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_NEUTRAL = "I hear you. What matters most to you in this?"


@dataclass(frozen=True, slots=True)
class Breaks:
    """A reply that ends in an error after some of its words."""

    text: str
    after_words: int
    error: ModelError


class ScriptedModel:
    """Streams given replies word by word; a ChatModel.

    `script` is a sequence of replies that are played once each (a ModelError is raised instead of
    a reply, `Breaks` half-way), or a function of the request. Without a script it answers as a
    tame model would: see `plausible_reply`.
    """

    def __init__(
        self,
        script: "Sequence[Reply | Breaks] | Callable[[Request], Reply | Breaks] | None" = None,
        *,
        name: str = "scripted",
        tier: Tier = "small",
        context_tokens: int = 8192,
        seconds_per_word: float = 0.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = name
        self.tier: Tier = tier
        self.context_tokens = context_tokens
        self.requests: list[Request] = []
        self._script = plausible_reply if script is None else script
        self._pace = seconds_per_word
        self._sleep = sleep
        self._lock = threading.Lock()
        self._played = 0

    def stream(self, request: Request) -> Iterator[str]:
        """Yield the next reply word by word. Raises ModelError; AssertionError without a reply."""
        reply = self._next_reply(request)
        if isinstance(reply, ModelError):
            raise reply
        ending: ModelError | None = None
        words = _WORD.findall(reply.text if isinstance(reply, Breaks) else reply)
        if isinstance(reply, Breaks):
            words, ending = words[: reply.after_words], reply.error
        elif len(words) > request.max_tokens:
            words = words[: request.max_tokens]
            ending = ReplyTruncated("The reply met its length limit.", next_step="Try again.")
        for word in words:
            if self._pace:
                self._sleep(self._pace)
            yield word
        if ending is not None:
            raise ending

    def first_token(self, request: Request) -> Mapping[str, float]:
        """The first word of the next reply, as if it were certain. Raises ModelError."""
        words = "".join(self.stream(request)).split()
        return {words[0].lower(): 1.0} if words else {}

    def assert_exhausted(self) -> None:
        """Raises AssertionError when given replies were not asked for."""
        if not callable(self._script) and (left := len(self._script) - self._played):
            raise AssertionError(f"{left} of {len(self._script)} scripted replies were not played")

    def _next_reply(self, request: Request) -> "Reply | Breaks":
        with self._lock:
            self.requests.append(request)
            if callable(self._script):
                return self._script(request)
            if self._played == len(self._script):
                raise AssertionError(f"no scripted reply is left after {self._played}")
            self._played += 1
            return self._script[self._played - 1]


def plausible_reply(request: Request) -> str:
    """What a tame model would say.

    To a JSON schema: its smallest instance, with every text empty ("not stated"). Otherwise the
    first sentence or two of the last passage in the request, with its marker; passages are lines
    that begin with `[1] `. Without a passage, a short neutral sentence.
    """
    if request.json_schema is not None:
        return json.dumps(smallest_instance(request.json_schema))
    passages = [
        found for message in request.messages for found in _PASSAGE.findall(message.content)
    ]
    if not passages:
        return _NEUTRAL
    marker, text = passages[-1]
    return f"{' '.join(_SENTENCE_END.split(text.strip())[:2])} [{marker}]"


def smallest_instance(schema: Mapping[str, object]) -> object:
    """The smallest value that a JSON schema allows, as far as our schemas go."""
    for fixed in ("const", "default"):
        if fixed in schema:
            return schema[fixed]
    choices = schema.get("enum")
    if isinstance(choices, Sequence) and choices:
        return "" if "" in choices else choices[0]
    for union in ("anyOf", "oneOf"):
        options = schema.get(union)
        if isinstance(options, Sequence) and options:
            return smallest_instance(options[-1])
    return _smallest_of_type(schema)


def _smallest_of_type(schema: Mapping[str, object]) -> object:
    kind = schema.get("type", "object")
    if isinstance(kind, list):
        kind = kind[-1]
    match kind:
        case "object":
            properties = schema.get("properties", {})
            fields = properties if isinstance(properties, Mapping) else {}
            return {name: smallest_instance(field) for name, field in fields.items()}
        case "array":
            least, item = schema.get("minItems", 0), schema.get("items", {})
            count = least if isinstance(least, int) else 0
            return [smallest_instance(item if isinstance(item, Mapping) else {})] * count
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return False
        case "null":
            return None
        case _:
            return ""
