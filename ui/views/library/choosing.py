"""Which documents of a shelf a list shows, and in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge.documents import DocumentInfo, Kind
from ui.components.facts import KINDS, dated

AnyKind = Kind | Literal[""]
Order = Literal["title", "newest", "oldest"]
ORDERS: dict[Order, str] = {
    "title": "By title",
    "newest": "Newest first",
    "oldest": "Oldest first",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person wants to see; an empty field does not restrict."""

    part: str = ""
    """Words that title, source, kind, status, date or owner contain."""
    kind: AnyKind = ""
    status: str = ""
    order: Order = "title"


def chosen(documents: Iterable[DocumentInfo], choice: Choice) -> list[DocumentInfo]:
    """The documents that pass, in order; those without a date come last by date."""
    words = choice.part.lower().split()
    passing = [
        info
        for info in documents
        if (not choice.kind or info.kind == choice.kind)
        and (not choice.status or info.status == choice.status)
        and (not words or _contains(info, words))
    ]
    if choice.order == "title":
        return sorted(passing, key=lambda info: (info.title.casefold(), info.id))
    newest = choice.order == "newest"
    dated = [info for info in passing if info.dated]
    dated.sort(key=lambda info: (info.dated or date.min, info.title.casefold()), reverse=newest)
    return dated + [info for info in passing if not info.dated]


def statuses(documents: Iterable[DocumentInfo]) -> list[str]:
    """The statuses that occur."""
    return sorted({info.status for info in documents if info.status})


def kinds(documents: Iterable[DocumentInfo]) -> list[Kind]:
    """The kinds that occur, in the order in which they are always named."""
    present = {info.kind for info in documents}
    return [kind for kind in KINDS if kind in present]


def _contains(info: DocumentInfo, words: Sequence[str]) -> bool:
    known = (info.title, info.source, KINDS[info.kind], info.status, dated(info), info.owner)
    searched = " ".join((*known, info.superseded_by)).lower()
    return all(word in searched for word in words)
