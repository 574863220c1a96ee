"""What the mentor would find for a question, without asking it: for the library's pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.asking.sources import SURE
from assistant.conversation import Turn
from assistant.modes import Mode
from knowledge.passages import Hit

_FETCHED = 3
"""How many passages are shown that the mode fetched beside those that were found."""

Search = Callable[[str | Sequence[str]], Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class Trace:
    """What ask mode makes of a question before any words are chosen."""

    query: str
    """What the library is asked; empty when the message asks nothing."""
    hits: tuple[Hit, ...]
    """The passages an answer would be taken from, in the order in which they are used."""
    answers: bool
    """Whether a passage stands as an answer; without, a reply says that it is not sure."""
    why: str
    """One sentence for the person who looks."""


def trace(mode: Mode, search: Search, question: str, path: tuple[Turn, ...] = ()) -> Trace:
    """What ask mode would use for `question`, asked after `path` (the turns so far).

    It decides and admits by the mode itself, so that it cannot say anything else than a reply
    would. Raises what `search` raises.
    """
    asked = (*path, Turn("", "", None, "author", question, datetime.min.replace(tzinfo=UTC)))
    decision = mode.decide(asked)
    if not decision.query:
        return Trace(
            "", (), answers=False, why="This asks nothing, so the library is not searched."
        )
    found = tuple(search(decision.phrasings or decision.query))
    hits = mode.admit(asked, decision, found)[: len(found) + _FETCHED]
    if not hits:
        why = "No passage is close enough to answer from."
    elif hits[0].score < SURE:
        why = "Passages bear on it, but none closely enough to stand as an answer by itself."
    else:
        why = "The first passage is close enough to answer from."
    answers = bool(hits) and hits[0].score >= SURE
    return Trace(decision.query, hits, answers=answers, why=why)
