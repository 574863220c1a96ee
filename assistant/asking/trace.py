"""What the mentor would find for a question, without asking it: for the library's pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.asking.followups import readings
from assistant.asking.reading import is_greeting
from assistant.asking.sources import SURE, in_time
from assistant.conversation import Turn
from knowledge.passages import Hit

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


def trace(search: Search, question: str, path: tuple[Turn, ...] = ()) -> Trace:
    """What ask mode would use for `question`, asked after `path` (the turns so far).

    Raises what `search` raises.
    """
    asked = Turn("", "", None, "author", question, datetime.min.replace(tzinfo=UTC))
    if is_greeting(question):
        return Trace(
            "", (), answers=False, why="This asks nothing, so the library is not searched."
        )
    phrasings = readings((*path, asked))
    query = phrasings[0]
    found = tuple(search(phrasings))
    hits = in_time(question, found, lambda: [hit.document for hit in found], lambda hit: ())
    if not hits:
        return Trace(query, (), answers=False, why="No passage is close enough to answer from.")
    if hits[0].score < SURE:
        return Trace(
            query,
            hits,
            answers=False,
            why="Passages bear on it, but none closely enough to stand as an answer by itself.",
        )
    return Trace(query, hits, answers=True, why="The first passage is close enough to answer from.")
