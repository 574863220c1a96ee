"""`mentor knowledge ingest`, `replace`, `describe`, `remove` and `rebuild`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.knowledge_options import (
    Dated,
    Kind,
    Mine,
    Named,
    Origin,
    Owner,
    Status,
    SupersededBy,
    Title,
    mentor,
    named,
    shelf_of,
)
from ui.commands.output import AsJson, complain, emit, say
from ui.commands.progress import counted

if TYPE_CHECKING:
    from knowledge.ingest import FileResult


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (ingest, replace, describe, remove, rebuild):
        app.command(command.__name__)(command)


def ingest(
    paths: Annotated[
        list[Path], typer.Argument(help="Files, zip files, or folders with all they hold.")
    ],
    kind: Kind = None,
    status: Status = None,
    dated: Dated = None,
    owner: Owner = None,
    origin: Origin = None,
    title: Title = None,
    superseded_by: SupersededBy = None,
    mine: Mine = False,
    as_json: AsJson = False,
) -> None:
    """Take documents in; unchanged ones are skipped, changed ones replaced.

    What the options say wins over what the files say, but not over `mentor knowledge describe`.
    """
    from knowledge.documents import Details

    if title is not None and not _one_document(paths):
        raise typer.BadParameter("--title is for one file.")
    said = Details(title, kind.value if kind else None, status, dated, superseded_by, owner, origin)
    with mentor() as opened, counted("Taking in", quiet=as_json) as progress:
        library = opened.shelves.writable(shelf_of(mine=mine))
        results = library.ingest(paths, details=said, progress=progress)
    if not results:
        complain("There is no document in that folder.", as_json=as_json)
    raise typer.Exit(max(_say(results, as_json=as_json), 0 if results else 1))


def replace(
    document: Named,
    file: Annotated[Path, typer.Argument(help="The file that takes its place.")],
    mine: Mine = False,
    as_json: AsJson = False,
) -> None:
    """Put a file in the place of a document, which keeps its id and what you said of it."""
    shelf = shelf_of(mine=mine)
    with mentor() as opened:
        library = opened.shelves.writable(shelf)
        _, info = named(opened.shelves, document, (shelf,))
        result = library.replace(info.id, file)
    raise typer.Exit(_say((result,), as_json=as_json))


def describe(
    document: Named,
    title: Title = None,
    kind: Kind = None,
    status: Status = None,
    dated: Dated = None,
    owner: Owner = None,
    origin: Origin = None,
    superseded_by: SupersededBy = None,
    mine: Mine = False,
    as_json: AsJson = False,
) -> None:
    """Say what a document is; it wins over the file, also when that is taken in again."""
    from knowledge.documents import Details
    from ui.commands import knowledge_lines, knowledge_shapes

    said = Details(title, kind.value if kind else None, status, dated, superseded_by, owner, origin)
    if said == Details():
        raise typer.BadParameter("Say at least one thing of it, as with --status accepted.")
    shelf = shelf_of(mine=mine)
    with mentor() as opened:
        library = opened.shelves.writable(shelf)
        _, info = named(opened.shelves, document, (shelf,))
        changed = library.describe(info.id, said)
    if as_json:
        emit({"document": knowledge_shapes.document(changed, shelf)})
        return
    say(f"{changed.title}  ({knowledge_lines.facts(changed, shelf)})")


def remove(document: Named, mine: Mine = False, as_json: AsJson = False) -> None:
    """Remove a document from the library; its file is not touched."""
    shelf = shelf_of(mine=mine)
    with mentor() as opened:
        library = opened.shelves.writable(shelf)
        _, info = named(opened.shelves, document, (shelf,))
        library.remove(info.id)
    if as_json:
        emit({"removed": {"id": info.id, "title": info.title}})
        return
    say(f"Removed: {info.title}")


def rebuild(mine: Mine = False, as_json: AsJson = False) -> None:
    """Build the search indexes anew from the record."""
    with mentor() as opened, counted("Building", quiet=as_json) as progress:
        library = opened.shelves.library(shelf_of(mine=mine))
        count = library.rebuild(lambda done, total: progress(done, total, ""))
    if as_json:
        emit({"passages": count})
        return
    say(f"Rebuilt: {count} passages.")


def _say(results: "Sequence[FileResult]", *, as_json: bool) -> int:
    """Tell what became of files; gives the exit code: 1 when one was refused."""
    from ui.commands import knowledge_lines, knowledge_shapes

    if as_json:
        emit({"documents": [knowledge_shapes.ingested(result) for result in results]})
    else:
        knowledge_lines.ingested(results)
    return int(any(result.status == "refused" for result in results))


def _one_document(paths: Sequence[Path]) -> bool:
    return len(paths) == 1 and not paths[0].is_dir() and paths[0].suffix.lower() != ".zip"
