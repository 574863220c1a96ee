"""Checks of answers from the library, binary with N/A, all in code."""

from dataclasses import dataclass

from assistant.conversation import Turn


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check of one conversation; `passed` is None when it does not apply."""

    check: str
    passed: bool | None
    shown_by: str = ""
    """The turn or the figure that shows it."""


def answer_checks(turn: Turn, document: str | None, *, free: bool) -> tuple[Outcome, ...]:
    """The contract of one answer. `free`: any honest outcome will do, but it must be cited."""
    cited = {citation.document for citation in turn.citations}
    quotes_marked = all(f"[{citation.marker}]" in turn.text for citation in turn.citations)
    return (
        Outcome("cites the right document", document in cited if document else None, str(cited)),
        Outcome("says that nothing answers it", _silent(turn, document, free), turn.move),
        Outcome("answers only with a source", bool(cited) or not turn.answered, str(len(cited))),
        Outcome("every citation is marked in the text", quotes_marked, str(len(cited))),
    )


def _silent(turn: Turn, document: str | None, free: bool) -> bool | None:
    return None if document or free else not turn.answered
