"""`mentor knowledge list`, `search`, `show` and `reports`: what the library holds."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.knowledge_options import (
    KindName,
    Kinds,
    Mine,
    Named,
    StatusNames,
    checked_statuses,
    day,
    mentor,
    named,
    shelf_of,
)
from ui.commands.output import AsJson, emit

if TYPE_CHECKING:
    from assistant.asking.trace import Trace
    from assistant.mentor import Mentor
    from assistant.shelves import Shelf, Shelves
    from knowledge.passages import Filters, Hit

_BELOW = 3
"""How many from below the floor are shown at least, where there are any."""
_BOTH: "tuple[Shelf, Shelf]" = ("organisation", "mine")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("list")(list_)
    app.command("search")(search)
    app.command("show")(show)
    app.command("reports")(reports)


def list_(
    mine: Mine = False,
    everything: Annotated[bool, typer.Option("--all", help="Both shelves.")] = False,
    kinds: Kinds = None,
    statuses: StatusNames = None,
    as_json: AsJson = False,
) -> None:
    """List the documents of the organisation, your own, or all."""
    from ui.commands import knowledge_lines, knowledge_shapes

    if mine and everything:
        raise typer.BadParameter("--mine and --all exclude each other.")
    among = _BOTH if everything else (shelf_of(mine=mine),)
    with mentor() as opened:
        shelves = opened.shelves
        chosen = _filters(shelves, among, kinds, statuses)
        every = [(shelf, info) for shelf in among for info in shelves.documents(shelf)]
    documents = [(shelf, info) for shelf, info in every if chosen.admits(info)]
    if as_json:
        shapes = [knowledge_shapes.document(info, shelf) for shelf, info in documents]
        emit({"documents": shapes})
        return
    knowledge_lines.listed(documents, of=len(every))


def search(
    query: str,
    k: Annotated[int, typer.Option("-k", min=1, max=50, help="How many passages.")] = 5,
    kinds: Kinds = None,
    statuses: StatusNames = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", help="Only in this one, by id or title; may be repeated."),
    ] = None,
    earliest: Annotated[
        date | None, typer.Option("--from", parser=day, metavar="DATE", help="Not older.")
    ] = None,
    latest: Annotated[
        date | None, typer.Option("--to", parser=day, metavar="DATE", help="Not newer.")
    ] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Only your own shelf.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why, and show what lies below the floor.")
    ] = False,
    like_mentor: Annotated[
        bool, typer.Option("--as-mentor", help="What the mentor would answer this question from.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Find the passages that answer a query, on both shelves; none when nothing is relevant."""
    from ui.commands import knowledge_lines, knowledge_shapes

    if earliest and latest and earliest > latest:
        raise typer.BadParameter("--from is later than --to.")
    if like_mentor and explain:
        raise typer.BadParameter("--as-mentor and --explain exclude each other.")
    among = _seen(mine=mine)
    with mentor() as opened:
        shelves = opened.shelves
        only = _filters(shelves, among, kinds, statuses, documents, earliest, latest)
        shelf: Shelf | None = "mine" if mine else None
        trace = _as_mentor(opened, query, k, only, shelf) if like_mentor else None
        if trace:
            found = [(shelves.passage(hit.passage.id, shelf)[0], hit) for hit in trace.hits]
        else:
            found = _found(shelves, query, k, only, shelf, explain=explain)
    if as_json:
        shape: dict[str, object] = {"query": query}
        shape["hits"] = [knowledge_shapes.hit(hit, shelf) for shelf, hit in found]
        emit(shape | ({"as_mentor": knowledge_shapes.as_mentor(trace)} if trace else {}))
        return
    if trace:
        knowledge_lines.as_mentor(trace, query)
    if found or not trace:
        knowledge_lines.hits(found, explain=explain)


def show(document: Named, mine: Mine = False, as_json: AsJson = False) -> None:
    """Show a document of either shelf, or the one that a passage id stands in."""
    from ui.commands import knowledge_lines, knowledge_shapes

    with mentor() as opened:
        shelf, info = named(opened.shelves, document, _seen(mine=mine))
        _, found = opened.shelves.find(info.id, shelf)
        passages = opened.shelves.library(shelf).passages_of(info.id) if as_json else ()
    if as_json:
        shape = knowledge_shapes.document(found.info, shelf)
        emit({**shape, "text": found.text, "passages": knowledge_shapes.passages(passages)})
        return
    knowledge_lines.whole(found, shelf)


def reports(as_json: AsJson = False) -> None:
    """List the citations that you reported as not supported by their passage."""
    from ui.commands import knowledge_lines, knowledge_shapes

    with mentor() as opened:
        made = opened.all_reports()
    if as_json:
        emit({"reports": [knowledge_shapes.report(each) for each in made]})
        return
    knowledge_lines.reports(made)


def _found(
    shelves: "Shelves", query: str, k: int, only: "Filters", shelf: "Shelf | None", *, explain: bool
) -> "list[tuple[Shelf, Hit]]":
    """What a search finds; explained, also the nearest from below the floor."""
    more = _BELOW if explain else 0
    found = shelves.found(query, k + more, filters=only, floor=not explain, shelf=shelf)
    above = [each for each in found if each[1].above_floor]
    below = found[len(above) :][: max(_BELOW, k - len(above))]
    return [*above[:k], *below]


def _as_mentor(
    mentor: "Mentor", question: str, k: int, only: "Filters", shelf: "Shelf | None"
) -> "Trace":
    """What ask mode would use for the question."""
    from assistant.asking.trace import trace

    def search(query: "str | Sequence[str]") -> "tuple[Hit, ...]":
        return mentor.shelves.search(query, k, filters=only, shelf=shelf)

    return trace(mentor.asking, search, question)


def _seen(*, mine: bool) -> "Sequence[Shelf]":
    return ("mine",) if mine else _BOTH


def _filters(
    shelves: "Shelves",
    among: "Sequence[Shelf]",
    kinds: list[KindName] | None,
    statuses: list[str] | None,
    documents: Sequence[str] | None = None,
    earliest: date | None = None,
    latest: date | None = None,
) -> "Filters":
    from knowledge.passages import Filters

    return Filters(
        kinds=frozenset(kind.value for kind in kinds or ()),
        statuses=checked_statuses(shelves, statuses, among),
        document_ids=frozenset(named(shelves, name, among)[1].id for name in documents or ()),
        dated_from=earliest,
        dated_to=latest,
    )
