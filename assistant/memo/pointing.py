"""Has a model point at the sentence that does what code found nowhere.

A small model is right about most sentences that are there, and hardly ever says that none is, so
its word counts for nothing until something else confirms it.
"""

import json
from collections.abc import Callable, Iterator, Sequence

from assistant.llm.model import ChatMessage, ChatModel, Request
from assistant.memo.document import Document
from assistant.memo.kinds import Criterion
from prompts import library as prompts

_NONE = "none"
_TOKENS_A_WORD = 1.6
_SPARE_TOKENS = 500


def fits(model: ChatModel, document: Document) -> bool:
    """Whether the memo with its numbers fits into the model's window, estimated."""
    needed = document.words * _TOKENS_A_WORD + len(document.sentences) * 5
    return needed + _SPARE_TOKENS <= model.context_tokens


def pointed(
    model: ChatModel,
    document: Document,
    criteria: Sequence[Criterion],
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[Criterion, int]]:
    """Criteria and the sentence that the model names for each; those it has none for are left out.

    One question a call, with the memo before it, so that the server reads the memo once. Raises
    ModelError.
    """
    numbered = "\n".join(f"[S{each.number}] {each.plain}" for each in document.sentences)
    names = [_NONE, *(f"S{each.number}" for each in document.sentences)]
    schema = {
        "type": "object",
        "properties": {"sentence": {"enum": names}},
        "required": ["sentence"],
        "additionalProperties": False,
    }
    for criterion in criteria:
        if stop():
            return
        prompt = prompts.render("memo/point", memo=numbered, asks=criterion.asks)
        system = prompts.render("memo/system").text
        messages = (ChatMessage("system", system), ChatMessage("user", prompt.text))
        request = Request(messages, max_tokens=16, json_schema=schema)
        number = _number("".join(model.stream(request)), len(document.sentences))
        if number:
            yield criterion, number


def _number(answer: str, most: int) -> int:
    try:
        said = json.loads(answer)
    except ValueError:
        return 0
    name = said.get("sentence") if isinstance(said, dict) else None
    if not isinstance(name, str) or not name[1:].isdecimal():
        return 0
    return int(name[1:]) if 1 <= int(name[1:]) <= most else 0
