"""A large model's wording for a selection, under checks that code makes; it has two tries."""

import json
import logging
import re

from assistant.llm.model import ChatMessage, ChatModel, Request
from assistant.memo.honest import faults
from assistant.memo.selection import Selection
from prompts import library as prompts

log = logging.getLogger(__name__)
_SCHEMA = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
_TRIES = 2
_TOKENS_A_WORD = 2.5
_SPARE_TOKENS = 60
_CHARACTERS_A_TOKEN = 3
_LONGEST_SELECTION = 400
"""Words beyond which a selection is no paragraph any more."""


def rewritten(model: ChatModel, selection: Selection, aim: str) -> str:
    """A large model's wording; empty when none passes the checks. Raises ModelError.

    `aim` says in one sentence what is to become better.
    """
    if len(selection.text.split()) > _LONGEST_SELECTION:
        return ""
    memo = _around(selection, model.context_tokens)
    prompt = prompts.render("memo/rewrite", memo=memo, selection=selection.text, aim=aim).text
    asked = prompt
    for _ in range(_TRIES):
        said = _said(model, asked, selection)
        broken = faults(said, selection.text, selection.document.text)
        if not broken:
            return said
        log.info("wording refused: faults=%s", ",".join(broken))
        asked = f"{prompt}\n\nYour last try broke these rules: {', '.join(broken)}. Keep to them."
    return ""


def _said(model: ChatModel, prompt: str, selection: Selection) -> str:
    system = prompts.render("memo/rewriting").text
    words = len(selection.text.split())
    request = Request(
        (ChatMessage("system", system), ChatMessage("user", prompt)),
        max_tokens=int(words * _TOKENS_A_WORD) + _SPARE_TOKENS,
        json_schema=_SCHEMA,
    )
    try:
        answer = json.loads("".join(model.stream(request)))
    except ValueError:
        return ""
    text = answer.get("text") if isinstance(answer, dict) else None
    return re.sub(r"\n{3,}", "\n\n", text).strip() if isinstance(text, str) else ""


def _around(selection: Selection, context_tokens: int) -> str:
    """The memo, or as much of it around the selection as fits into half of the window."""
    text, room = selection.document.text, context_tokens // 2 * _CHARACTERS_A_TOKEN
    if len(text) <= room:
        return text
    first = max(0, min(selection.start - room // 2, len(text) - room))
    return text[first : first + room]
