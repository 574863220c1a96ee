"""`mentor memo list`, `show` and `export`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.memo_options import MANY, SHORT_ID, Named, found_page, mentor
from ui.commands.output import AsJson, emit, say

if TYPE_CHECKING:
    from assistant.memo.tracked import MemoPage


class FileFormat(StrEnum):
    """What a memo is written as."""

    MARKDOWN = "markdown"
    DOCX = "docx"


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("list")(list_)
    app.command("show")(show)
    app.command("export")(export)


def list_(
    case: Annotated[str, typer.Option(help="Only those of this case.")] = "",
    as_json: AsJson = False,
) -> None:
    """List your memos, the one worked on last first."""
    from ui.commands import memo_shapes
    from ui.commands.framing_cases import found

    with mentor() as opened:
        memos = opened.memos
        listed = memos.of_case(found(opened, case).case.id) if case else memos.recent(MANY)
    if as_json:
        emit({"memos": [memo_shapes.memo(each) for each in listed]})
        return
    for each in listed:
        say(f"{each.id[:SHORT_ID]}  {each.title}")
        say(f"          {each.kind}, {each.updated_at:%Y-%m-%d}")
    if not listed:
        say("There is no memo yet: `mentor memo new` begins one, `import` takes one in.")


def show(memo: Named, as_json: AsJson = False) -> None:
    """Show the words of a memo, and how it stands."""
    from assistant.memo.document import parse
    from ui.commands import memo_shapes

    with mentor() as opened:
        page = found_page(opened, memo)
    document = parse(page.text)
    if as_json:
        emit(memo_shapes.page(page, document))
        return
    version = f"version {page.version.number}" if page.version else "not reviewed yet"
    changed = ", changed since" if page.version and page.stale else ""
    still = sum(each.state in ("open", "regressed") for each in page.findings)
    say(page.memo.title)
    say(f"{page.memo.kind}, {document.words} words, {version}{changed}, {still} open")
    say(f"id {page.memo.id}\n")
    say(page.text.rstrip("\n"))


def export(
    memo: Named,
    to: Annotated[
        FileFormat | None, typer.Option("--to", help="Otherwise as the name of --out ends.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The file; standard output if left out.")
    ] = None,
    no_gaps: Annotated[
        bool, typer.Option("--no-gaps", help="Leave out what says that something is still open.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write a memo as Markdown or as a Word file."""
    wanted = to or _by_suffix(out)
    if wanted is FileFormat.DOCX and out is None and (as_json or sys.stdout.isatty()):
        raise typer.BadParameter("a Word file needs --out.")
    with mentor() as opened:
        page = found_page(opened, memo)
    content = _content(page, wanted, gaps=not no_gaps)
    if out is not None:
        out.write_bytes(content)
    if as_json:
        words = content.decode("utf-8") if wanted is FileFormat.MARKDOWN else None
        path = str(out) if out else None
        emit({"memo_id": page.memo.id, "format": wanted.value, "path": path, "markdown": words})
    elif out is not None:
        say(f"Written to {out}.")
    elif wanted is FileFormat.DOCX:
        sys.stdout.buffer.write(content)
    else:
        say(content.decode("utf-8").rstrip("\n"))


def _content(page: "MemoPage", wanted: FileFormat, *, gaps: bool) -> bytes:
    from assistant.memo.exporting import to_docx, to_markdown

    if wanted is FileFormat.DOCX:
        return to_docx(page.text, page.memo.title, gaps=gaps, at=page.memo.updated_at)
    return to_markdown(page.text, gaps=gaps).encode("utf-8")


def _by_suffix(out: Path | None) -> FileFormat:
    is_word = out is not None and out.suffix.lower() == ".docx"
    return FileFormat.DOCX if is_word else FileFormat.MARKDOWN
