"""Copies a slot's value out of a message with a model, one closed question a call.

A small model is good at copying words or saying that they are not there, and at nothing freer,
so it is asked just that. Code keeps a span only when it stands in the message.
"""

import json
from collections.abc import Sequence

from assistant.conversation import Observation
from assistant.llm.model import ChatMessage, ChatModel, Request
from assistant.modes import Question
from prompts import library as prompts

_SCHEMA = {
    "type": "object",
    "properties": {"words": {"type": "string"}},
    "required": ["words"],
    "additionalProperties": False,
}
_MIN_WORDS, _MAX_WORDS = 2, 24


def extract(
    model: ChatModel, message: str, questions: Sequence[Question]
) -> tuple[Observation, ...]:
    """Verbatim spans of `message` that answer the questions. Raises ModelError."""
    found = []
    taken: set[str] = set()
    for question in questions:
        span = literal_span(_ask(model, message, question), message)
        if span and span not in taken and question.accepts(span):
            taken.add(span)
            found.append(Observation(question.slot, span, "model"))
    return tuple(found)


def literal_span(words: str, message: str) -> str:
    """The part of `message` that equals `words` but for case and white space, or nothing.

    A span is between 2 and 24 words and less than the whole of a longer message.
    """
    wanted = words.strip().strip("\"“”'.").split()
    if not _MIN_WORDS <= len(wanted) <= _MAX_WORDS:
        return ""
    lowered, position = message.lower(), 0
    while (start := lowered.find(wanted[0].lower(), position)) >= 0:
        end = _match(lowered, start, wanted)
        if end:
            return message[start:end]
        position = start + 1
    return ""


def _match(lowered: str, start: int, wanted: Sequence[str]) -> int:
    if start and lowered[start - 1].isalnum():
        return 0
    at = start
    for index, word in enumerate(wanted):
        if index:
            stripped = lowered[at:].lstrip()
            if len(stripped) == len(lowered[at:]):
                return 0
            at = len(lowered) - len(stripped)
        if not lowered.startswith(word.lower(), at):
            return 0
        at += len(word)
    return at if at == len(lowered) or not lowered[at].isalnum() else 0


def _ask(model: ChatModel, message: str, question: Question) -> str:
    prompt = prompts.render("extraction/copy", message=message, asks=question.asks)
    request = Request(
        (
            ChatMessage("system", prompts.render("extraction/system").text),
            ChatMessage("user", prompt.text),
        ),
        max_tokens=64,
        json_schema=_SCHEMA,
    )
    try:
        answer = json.loads("".join(model.stream(request)))
    except ValueError:
        return ""
    words = answer.get("words") if isinstance(answer, dict) else None
    return words if isinstance(words, str) else ""
