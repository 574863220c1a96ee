"""What the `mentor memo` commands share: their options, and finding a memo or a finding."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.manuscripts import Memo
    from assistant.memo.tracked import MemoPage, TrackedFinding
    from assistant.mentor import Mentor

SHORT_ID = 8
MANY = 1000
_MOST_ID = 32


class KindName(StrEnum):
    """The kinds of memo."""

    DECISION = "decision"
    DESIGN = "design"
    POSTMORTEM = "postmortem"
    BRIEF = "brief"
    KNOWLEDGE = "knowledge"


class SeverityName(StrEnum):
    """How grave a finding is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


Named = Annotated[str, typer.Argument(metavar="MEMO", help="A memo's id, or how it begins.")]
Found = Annotated[
    str, typer.Argument(metavar="FINDING", help="A finding's id, how it begins, or its criterion.")
]
Kind = Annotated[KindName | None, typer.Option(help="The kind of memo; guessed when left out.")]


@contextmanager
def mentor() -> "Iterator[Mentor]":
    """The local person's door."""
    from ui.commands.opening import workplace

    with workplace() as place:
        yield place.mentor()


def found_memo(mentor: "Mentor", name: str) -> "Memo":
    """The memo with that id, or the only one whose id begins so. Raises NotFound."""
    from assistant.errors import NotFound

    wanted = name.strip().lower()
    matching = [each for each in mentor.memos.recent(MANY) if wanted and each.id.startswith(wanted)]
    exact = [each for each in matching if each.id == wanted]
    if len(matching) > 1 and not exact:
        raise NotFound(
            f"{len(matching)} memos begin with {name}.", next_step="Give more of the id."
        )
    if not matching:
        return mentor.memos.page(wanted).memo
    return (exact or matching)[0]


def found_page(mentor: "Mentor", name: str) -> "MemoPage":
    """The page of that memo. Raises NotFound."""
    return mentor.memos.page(found_memo(mentor, name).id)


def found_finding(page: "MemoPage", name: str) -> "TrackedFinding":
    """The finding of a memo with that id, or the only one that is named so. Raises NotFound."""
    from assistant.errors import NotFound

    wanted = name.strip().lower()
    by_id = [each for each in page.findings if wanted and each.finding.id.startswith(wanted)]
    matching = by_id or [
        each
        for each in page.findings
        if each.finding.criterion == wanted and each.state != "addressed"
    ]
    if len(matching) == 1:
        return matching[0]
    said = f"{len(matching)} findings are named so." if matching else "There is no such finding."
    raise NotFound(said, next_step="`mentor memo findings` lists them with their ids.")


def may_be_id(words: str) -> bool:
    """Whether it could be an id of ours, or how one begins."""
    return 0 < len(words) <= _MOST_ID and all(char in "0123456789abcdef" for char in words.lower())
