"""Help with one paragraph: a single proposed change of what the author selected, with its reason.

Code proposes what it can make better without knowing more than the memo says. A large model may
write instead, under the same checks; when its words do not pass, code's proposal stands. The
small one is not asked: tried on a busy machine, it took two minutes to copy a sentence. What only
the author can know is held open, never filled.
"""

from dataclasses import dataclass
from typing import Literal

from assistant.errors import ModelError
from assistant.llm.model import ChatModel
from assistant.memo.differences import Piece, words_changed
from assistant.memo.document import Document
from assistant.memo.editing import Edited, edited
from assistant.memo.findings import Finding
from assistant.memo.gaps import HOLES
from assistant.memo.honest import faults
from assistant.memo.rewriting import rewritten
from assistant.memo.selection import Selection, select

_NOTHING = "Select a sentence or a paragraph: there are no words of yours here that could change."
_HARMLESS = frozenset({"length", "another_block"})
"""What code's own changes may do: a list is another block, and cutting filler may halve."""
_AIM = "Make it easier to read and to act on."
_OPEN = "What the memo does not say is held open in brackets."


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change to characters `start` to `end` of the text."""

    start: int
    end: int
    before: str
    after: str
    reason: str
    """Why this is better; where nothing can be proposed, why not."""
    differences: tuple[Piece, ...] = ()
    by: Literal["code", "model"] = "code"
    degraded: str = ""
    """Why the model gave nothing; empty when it was not asked or answered."""

    @property
    def changes(self) -> bool:
        """Whether anything is proposed."""
        return self.after != self.before


def propose(
    document: Document,
    start: int,
    end: int,
    *,
    finding: Finding | None = None,
    wish: str = "",
    model: ChatModel | None = None,
) -> Proposal:
    """The change of what lies between two characters; never raises for what a model does."""
    selection = select(document, start, end)
    if selection is None:
        words = document.text[start:end]
        return Proposal(start, end, words, words, _NOTHING)
    by_code = _checked(selection, edited(selection, finding, wish))
    if model is None or model.tier == "small":
        return _proposal(selection, by_code)
    try:
        words, reason = _written(model, selection, finding, wish)
    except ModelError as error:
        return _proposal(selection, by_code, degraded=error.one_line())
    if not words or words == selection.text:
        return _proposal(selection, by_code)
    return _proposal(selection, Edited(words, reason), by="model")


def _written(
    model: ChatModel, selection: Selection, finding: Finding | None, wish: str
) -> tuple[str, str]:
    aim = f"What is weak: {finding.weak} {finding.question}" if finding else _AIM
    if wish.strip():
        aim = f"{aim} The author wishes: {' '.join(wish.split())}"
    words = rewritten(model, selection, aim)
    reason = f"It answers this: {finding.question}" if finding else "Easier to read and to act on."
    opened = any(hole in words and hole not in selection.text for hole in HOLES)
    return words, f"{reason} {_OPEN}" if opened else reason


def _checked(selection: Selection, made: Edited) -> Edited:
    """Code's own change under the checks of all: what breaks one is not proposed."""
    if made.after == selection.text:
        return made
    known = f"{selection.document.text} {made.reason}"
    broken = set(faults(made.after, selection.text, known)) - _HARMLESS
    if broken:
        return Edited(selection.text, "There is no change that would surely keep what you say.")
    return made


def _proposal(
    selection: Selection, made: Edited, *, by: Literal["code", "model"] = "code", degraded: str = ""
) -> Proposal:
    return Proposal(
        selection.start,
        selection.end,
        selection.text,
        made.after,
        made.reason,
        words_changed(selection.text, made.after) if made.after != selection.text else (),
        by,
        degraded,
    )
