"""`mentor knowledge`: the library from the command line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.output import AsJson, complain, emit, say
from ui.commands.progress import counted

if TYPE_CHECKING:
    from knowledge.documents import DocumentInfo
    from knowledge.ingest import FileResult
    from knowledge.library import Library

app = typer.Typer(help="The library: take documents in, list, search, show, remove, rebuild.")


class KindName(StrEnum):
    """What a document can be taken in as."""

    FRAMEWORK = "framework"
    MEMO = "memo"
    OTHER = "other"


Named = Annotated[str, typer.Argument(help="The document's id or title.")]


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders with all they hold.")],
    kind: Annotated[
        KindName | None, typer.Option(help="What they are; otherwise the files say.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take documents in; unchanged ones are skipped, changed ones replaced."""
    from ui.commands import shapes

    with _library() as library, counted("Taking in", quiet=as_json) as progress:
        results = library.ingest(paths, kind=kind.value if kind else None, progress=progress)
    if as_json:
        emit({"documents": [shapes.ingested(result) for result in results]})
    else:
        _say_ingested(results)
    refused = any(result.status == "refused" for result in results)
    if not results:
        complain("There is no document in that folder.", as_json=as_json)
    raise typer.Exit(1 if refused or not results else 0)


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """List the documents."""
    from ui.commands import shapes

    with _library() as library:
        documents = library.documents()
    if as_json:
        emit({"documents": [shapes.document(info) for info in documents]})
        return
    for info in documents:
        notes = ", ".join(note for note in (info.kind, info.status, str(info.dated or "")) if note)
        say(f"{info.title}  ({notes})\n    {info.id}")
    say(f"{len(documents)} documents." if documents else "The library is empty: run `mentor up`.")


@app.command()
def search(
    query: str,
    k: Annotated[int, typer.Option("-k", min=1, max=50, help="How many passages.")] = 5,
    as_json: AsJson = False,
) -> None:
    """Find the passages that answer a query; none when nothing is relevant enough."""
    from ui.commands import shapes

    with _library() as library:
        hits = library.search(query, k)
    if as_json:
        emit({"query": query, "hits": [shapes.hit(found) for found in hits]})
        return
    for number, found in enumerate(hits, 1):
        say(f"{number}. {found.document.title} › {found.passage.heading}  ({found.score:.2f})")
        say(f"   {' '.join(found.passage.text.split())}\n")
    if not hits:
        say("Nothing in the library is relevant enough to that.")


@app.command()
def show(document: Named, as_json: AsJson = False) -> None:
    """Show a document, or the one a passage id stands in."""
    from ui.commands import shapes

    with _library() as library:
        found = library.document(_named(library, document).id)
        passages = library.passages_of(found.info.id) if as_json else ()
    if as_json:
        shape = shapes.document(found.info)
        emit({**shape, "text": found.text, "passages": shapes.passages(passages)})
        return
    say(found.text)


@app.command()
def remove(document: Named, as_json: AsJson = False) -> None:
    """Remove a document from the library; its file is not touched."""
    with _library() as library:
        info = _named(library, document)
        library.remove(info.id)
    if as_json:
        emit({"removed": {"id": info.id, "title": info.title}})
        return
    say(f"Removed: {info.title}")


@app.command()
def rebuild(as_json: AsJson = False) -> None:
    """Build the search indexes anew from the record."""
    with _library() as library:
        count = library.rebuild()
    if as_json:
        emit({"passages": count})
        return
    say(f"Rebuilt: {count} passages.")


def _say_ingested(results: "Sequence[FileResult]") -> None:
    for result in results:
        details = "" if result.status == "unchanged" else f"{result.passages} passages"
        say(f"{result.status:9}  {result.path}  {result.reason or details}".rstrip())
    counts = Counter(result.status for result in results)
    say(", ".join(f"{count} {status}" for status, count in counts.items()))


@contextmanager
def _library() -> "Iterator[Library]":
    from ui.commands.opening import library

    with library() as opened:
        yield opened


def _named(library: "Library", name: str) -> "DocumentInfo":
    """The document of that id or title, or of that passage. Raises DocumentNotFound."""
    from knowledge.errors import DocumentNotFound

    documents = library.documents()
    by_id = [info for info in documents if info.id == name]
    by_title = [info for info in documents if info.title.casefold() == name.strip().casefold()]
    found = by_id or by_title
    if len(found) > 1:
        ids = ", ".join(info.id for info in found)
        raise DocumentNotFound(
            "More than one document has that title.", next_step=f"Use one of the ids: {ids}."
        )
    if found:
        return found[0]
    try:
        return library.passage(name)[0].info
    except DocumentNotFound:
        return library.document(name).info
