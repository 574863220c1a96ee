"""Answers from a library without a model, and the check that each of their quotes is real.

For runs over all questions: nothing is kept, and a question takes about a tenth of a second.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from assistant.asking.mode import ask_mode
from assistant.citations import verify
from assistant.conversation import Turn
from assistant.lazy import Lazy
from assistant.modes import Mode
from assistant.shelf import LazyShelf
from assistant.shelves import Place, Shelves
from evals.checks import Outcome
from knowledge.documents import DocumentInfo
from knowledge.errors import DocumentNotFound
from knowledge.library import Library
from knowledge.passages import Hit

_MARKER = re.compile(r"\[(\d{1,3})\]")
_WHEN = datetime(2026, 1, 1, tzinfo=UTC)

Ask = Callable[..., Turn]


def asking(library: Library) -> Ask:
    """A function `ask(question, path=())` that gives the reply as a turn.

    `path` holds the turns before it. The function raises what the library raises.
    """
    shelf = _shelf(library)
    mode = ask_mode(shelf)

    def ask(question: str, path: tuple[Turn, ...] = ()) -> Turn:
        return _reply(mode, shelf, (*path, author(question)))

    return ask


def author(question: str) -> Turn:
    """A question as a turn."""
    return Turn("", "", None, "author", question, _WHEN)


def citation_checks(turn: Turn, passage_text: Callable[[str], str | None]) -> tuple[Outcome, ...]:
    """Whether every quote stands in its passage and every marker cites one.

    `passage_text` gives a passage's text by its id, None when there is no such passage.
    """
    false = [
        str(cited.marker)
        for cited in turn.citations
        if not verify(cited, passage_text(cited.passage_id) or "")
    ]
    said = {int(marker) for marker in _MARKER.findall(turn.text)}
    stray = sorted(said ^ {cited.marker for cited in turn.citations})
    cites = bool(turn.citations or said)
    return (
        Outcome("every quote stands in its passage", not false if cites else None, str(false)),
        Outcome("markers and citations agree", not stray if cites else None, str(stray)),
    )


def passage_texts(library: Library) -> Callable[[str], str | None]:
    """A library's passages by their ids."""

    def text(passage_id: str) -> str | None:
        try:
            return library.passage(passage_id)[1].text
        except DocumentNotFound:
            return None

    return text


class _Listed:
    """Some documents, as a shelf's record tells of them."""

    def __init__(self, documents: Sequence[DocumentInfo]) -> None:
        self._documents = {info.id: info for info in documents}

    def is_empty(self) -> bool:
        return not self._documents

    def infos(self, document_ids: Sequence[str]) -> dict[str, DocumentInfo]:
        return {name: info for name, info in self._documents.items() if name in document_ids}

    def replaced(self) -> tuple[DocumentInfo, ...]:
        return tuple(info for info in self._documents.values() if info.superseded_by)


def _shelf(library: Library) -> LazyShelf:
    """The library as the organisation's, beside an own shelf without documents."""
    opened = Lazy(lambda: library, Library.close)
    organisation = Place(_Listed(library.documents()), opened)
    return LazyShelf(Shelves(organisation, Place(_Listed(()), opened), may_edit=False))


def _reply(mode: Mode, shelf: LazyShelf, path: tuple[Turn, ...]) -> Turn:
    """The course of a message in assistant/coach.py, with no model and nothing kept."""
    decision = mode.decide(path)
    hits: tuple[Hit, ...] = ()
    if decision.query:
        hits = mode.admit(path, decision, shelf.search(decision.phrasings or decision.query))
        if not hits and decision.otherwise is not None:
            decision = decision.otherwise
    words = mode.phrase(path, decision, hits, None).authored()
    return Turn(
        "",
        "",
        None,
        "coach",
        words.text,
        _WHEN,
        move=decision.move,
        answered=words.answered,
        citations=words.citations,
    )
