"""`mentor memo edit`, `restore`, `discard` and `bring-back`."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.memo_options import SHORT_ID, KindName, Named, found_memo, found_page, mentor
from ui.commands.output import AsJson, emit, say

if TYPE_CHECKING:
    from assistant.memo.tracked import MemoPage


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("edit")(edit)
    app.command("restore")(restore)
    app.command("discard")(discard)
    app.command("bring-back")(bring_back)


def edit(
    memo: Named,
    file: Annotated[
        str, typer.Option("--file", "-f", help="Its words from now on: a file, or - for stdin.")
    ] = "",
    title: Annotated[str, typer.Option(help="What it is called.")] = "",
    kind: Annotated[KindName | None, typer.Option(help="What kind of memo it is.")] = None,
    as_json: AsJson = False,
) -> None:
    """Change a memo: its words, its title or its kind; versions stay as they are."""
    if not file and not title and kind is None:
        raise typer.BadParameter("say what to change: --file, --title or --kind.")
    from ui.commands.memo_source import read_source

    with mentor() as opened:
        memos, page = opened.memos, found_page(opened, memo)
        if file:
            memos.save(page.memo.id, read_source(file).text, seen=page.state)
        if title:
            memos.rename(page.memo.id, title)
        if kind is not None:
            memos.set_kind(page.memo.id, kind.value)
        _report(memos.page(page.memo.id), as_json=as_json)


def restore(
    memo: Named,
    version: Annotated[int, typer.Argument(help="Its number in `mentor memo versions`.")],
    as_json: AsJson = False,
) -> None:
    """Work on the words of a version again; those of now are kept as a version first."""
    with mentor() as opened:
        id_ = found_memo(opened, memo).id
        _report(opened.memos.restore(id_, version), as_json=as_json)


def discard(memo: Named, as_json: AsJson = False) -> None:
    """Put a memo away; it can be brought back by its id."""
    with mentor() as opened:
        gone = found_memo(opened, memo)
        opened.memos.discard(gone.id)
    if as_json:
        emit({"discarded": {"memo_id": gone.id, "title": gone.title}})
        return
    say(f"Put away: {gone.title}\nBring it back with: mentor memo bring-back {gone.id}")


def bring_back(
    memo: Annotated[str, typer.Argument(metavar="MEMO", help="The whole id.")],
    as_json: AsJson = False,
) -> None:
    """Bring a memo back that was put away."""
    with mentor() as opened:
        opened.memos.bring_back(memo.strip().lower())
        _report(opened.memos.page(memo.strip().lower()), as_json=as_json)


def _report(page: "MemoPage", *, as_json: bool) -> None:
    from assistant.memo.document import parse
    from ui.commands import memo_shapes

    document = parse(page.text)
    if as_json:
        emit(memo_shapes.page(page, document))
        return
    changed = ", not reviewed since" if page.stale else ""
    say(f"{page.memo.id[:SHORT_ID]}  {page.memo.title}")
    say(f"          {page.memo.kind}, {document.words} words{changed}")
