"""What the `mentor knowledge` commands share: their options, checked, and finding a document."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.mentor import Mentor
    from assistant.shelves import Shelf, Shelves
    from knowledge.documents import DocumentInfo

_LONGEST = 200
STATUSES = ("accepted", "rejected", "superseded")


class KindName(StrEnum):
    """What a document can be."""

    FRAMEWORK = "framework"
    MEMO = "memo"
    OTHER = "other"


def day(text: str) -> date:
    """A day written as 2026-03-31. Raises BadParameter."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a date like 2026-03-31.") from error


def line(text: str) -> str:
    """One line of at most 200 characters; it may be empty. Raises BadParameter."""
    words = " ".join(text.split())
    if len(words) > _LONGEST:
        raise typer.BadParameter(f"it is longer than {_LONGEST} characters.")
    return words


def title_line(text: str) -> str:
    """The same, but not empty. Raises BadParameter."""
    words = line(text)
    if not words:
        raise typer.BadParameter("a title cannot be empty.")
    return words


def status_word(text: str) -> str:
    """accepted, rejected, superseded, or empty for none of these. Raises BadParameter."""
    word = text.strip().lower()
    if word and word not in STATUSES:
        raise typer.BadParameter(f"{text!r} is not one of {', '.join(STATUSES)}.")
    return word


Named = Annotated[str, typer.Argument(help="The document's id or title.", metavar="DOCUMENT")]
Mine = Annotated[bool, typer.Option("--mine", help="Your own shelf, not the organisation's.")]
Kind = Annotated[KindName | None, typer.Option(help="What it is; otherwise the file says.")]
Status = Annotated[
    str | None,
    typer.Option(parser=status_word, metavar="|".join(STATUSES), help="Where it stands."),
]
Dated = Annotated[
    date | None, typer.Option("--date", parser=day, metavar="DATE", help="Of which day it is.")
]
Owner = Annotated[
    str | None, typer.Option(parser=line, metavar="TEXT", help="The role that answers for it.")
]
Origin = Annotated[
    str | None, typer.Option(parser=line, metavar="TEXT", help="Where it came from.")
]
Title = Annotated[str | None, typer.Option(parser=title_line, metavar="TEXT", help="Its title.")]
SupersededBy = Annotated[
    str | None,
    typer.Option(parser=line, metavar="TEXT", help="Title or source of what replaced it."),
]
Kinds = Annotated[
    list[KindName] | None, typer.Option("--kind", help="Only such documents; may be repeated.")
]
StatusNames = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="TEXT", help="Only such documents; may be repeated."),
]


@contextmanager
def mentor() -> "Iterator[Mentor]":
    """The local person's door to both shelves."""
    from ui.commands.opening import workplace

    with workplace() as place:
        yield place.mentor()


def shelf_of(*, mine: bool) -> "Shelf":
    """The shelf that a command works on."""
    return "mine" if mine else "organisation"


def checked_statuses(
    shelves: "Shelves", wanted: Sequence[str] | None, among: "Sequence[Shelf]"
) -> frozenset[str]:
    """The statuses to filter by: our own words, and those that documents have beside them.

    Raises BadParameter for one that no document could have.
    """
    words = {word.strip().lower() for word in wanted or ()}
    if words <= set(STATUSES):
        return frozenset(words)
    known = {info.status for name in among for info in shelves.documents(name)} - {""}
    known.update(STATUSES)
    for word in sorted(words - known):
        raise typer.BadParameter(
            f"{word!r} is not one of {', '.join(sorted(known))}.", param_hint="'--status'"
        )
    return frozenset(words)


def named(shelves: "Shelves", name: str, among: "Sequence[Shelf]") -> "tuple[Shelf, DocumentInfo]":
    """The document of that id or title, or of that passage, and its shelf.

    Raises DocumentNotFound, which says so when the document stands on the other shelf.
    """
    from knowledge.errors import DocumentNotFound

    try:
        return _named(shelves, name, among)
    except DocumentNotFound as error:
        missing = error
    if tuple(among) == ("organisation",):
        try:
            _, info = _named(shelves, name, ("mine",))
        except DocumentNotFound:
            raise missing from None
        raise DocumentNotFound(f"“{info.title}” stands on your own shelf.", next_step="Add --mine.")
    raise missing


def _named(shelves: "Shelves", name: str, among: "Sequence[Shelf]") -> "tuple[Shelf, DocumentInfo]":
    from knowledge.errors import DocumentNotFound

    listed = [(shelf, info) for shelf in among for info in shelves.documents(shelf)]
    wanted = name.strip().casefold()
    by_id = [found for found in listed if found[1].id == name]
    by_title = [found for found in listed if found[1].title.casefold() == wanted]
    if by_id:
        return by_id[0]
    if len(by_title) > 1:
        ids = ", ".join(info.id for _, info in by_title)
        raise DocumentNotFound(
            "More than one document has that title.", next_step=f"Use one of the ids: {ids}."
        )
    if by_title:
        return by_title[0]
    for shelf in among:
        try:
            _, document, _ = shelves.passage(name, shelf)
        except DocumentNotFound:
            continue
        return shelf, document.info
    raise DocumentNotFound(
        f"The library has no document {name[:80]!r}.",
        next_step="`mentor knowledge list` shows what it has; --all adds your own shelf.",
    )
