"""`mentor memo new`, `import` and `kinds`: how a memo begins."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.memo_options import SHORT_ID, Kind, KindName, mentor
from ui.commands.output import AsJson, emit, say

if TYPE_CHECKING:
    from assistant.manuscripts import Origin
    from assistant.memo.kinds import MemoKind
    from assistant.memo.tracked import MemoPage
    from assistant.mentor import Mentor
    from ui.commands.memo_kind import Guess

_UNTITLED = "Untitled"


class ExampleName(StrEnum):
    """The examples that each kind has."""

    STRONG = "strong"
    WEAK = "weak"


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("new")(new)
    app.command("import")(import_)
    app.command("kinds")(kinds)


def new(
    kind: Annotated[
        KindName | None, typer.Option(help="The kind of memo; of a file it is guessed.")
    ] = None,
    title: Annotated[str, typer.Option(help="What it is called.")] = "",
    case: Annotated[
        str, typer.Option(help="Draft it from the canvas of this case: its id or how that begins.")
    ] = "",
    file: Annotated[
        str, typer.Option("--file", "-f", help="Begin with the words of this file; - is stdin.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Begin a memo: with its sections and what is still open in them, or with your words."""
    if case and file:
        raise typer.BadParameter("--case and --file exclude each other.")
    guess = None
    name = (kind or KindName.DECISION).value
    with mentor() as opened:
        if case:
            page = _from_case(opened, case, name, title)
        elif file:
            page, guess = _from_file(opened, file, kind, title, "written")
        else:
            page = opened.memos.create(
                title or _UNTITLED, name, _empty(name, title), origin="drafted"
            )
    _say_begun(page, guess, as_json=as_json)


def import_(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="Markdown, text, DOCX, HTML or PDF; - is stdin."),
    ],
    kind: Kind = None,
    title: Annotated[str, typer.Option(help="What it is called; else the file says.")] = "",
    as_json: AsJson = False,
) -> None:
    """Take a memo in that was written elsewhere."""
    with mentor() as opened:
        page, guess = _from_file(opened, file, kind, title, "imported")
    _say_begun(page, guess, as_json=as_json)


def kinds(
    kind: Annotated[
        KindName | None, typer.Argument(metavar="[KIND]", help="Show what this one asks for.")
    ] = None,
    example: Annotated[
        ExampleName | None, typer.Option(help="Show a memo that does it, or one that does not.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show the kinds of memo, what each asks for, and an example of each."""
    from assistant.memo.kinds import memo_kinds

    if kind is None and example is not None:
        raise typer.BadParameter("--example goes with a kind, as in `mentor memo kinds brief`.")
    chosen = tuple(memo_kinds().values()) if kind is None else (memo_kinds()[kind.value],)
    if as_json:
        emit({"kinds": [_shape(each) for each in chosen]})
    elif example is not None:
        say((chosen[0].strong if example is ExampleName.STRONG else chosen[0].weak).rstrip("\n"))
    elif kind is None:
        for each in chosen:
            say(f"{each.name:<11} {each.label}. {each.purpose}")
    else:
        _say_kind(chosen[0])


def _from_case(mentor: "Mentor", case: str, kind: str, title: str) -> "MemoPage":
    from ui.commands.framing_cases import found

    page = mentor.memos.from_case(found(mentor, case).case.id, kind)
    if title:
        mentor.memos.rename(page.memo.id, title)
    return mentor.memos.page(page.memo.id)


def _from_file(
    mentor: "Mentor", file: str, kind: KindName | None, title: str, origin: "Origin"
) -> "tuple[MemoPage, Guess | None]":
    import dataclasses

    from ui.commands.memo_source import kind_of, read_source

    source = read_source(file)
    wanted, guess = kind_of(source, kind)
    named = title or source.title or ("" if source.text.strip() else source.stem)
    page = mentor.memos.create(named, wanted, source.text, origin=origin)
    return dataclasses.replace(page, note=source.note), guess


def _empty(kind: str, title: str) -> str:
    """The sections of a memo in which nothing has been said yet."""
    from assistant.memo.drafting import Material, draft
    from assistant.memo.kinds import memo_kinds

    return draft(memo_kinds()[kind], Material(), title)


def _say_begun(page: "MemoPage", guess: "Guess | None" = None, *, as_json: bool) -> None:
    from assistant.memo.document import parse
    from ui.commands import memo_shapes
    from ui.commands.memo_lines import told_by

    if as_json:
        emit({**memo_shapes.page(page, parse(page.text)), "kind_guessed": guess is not None})
        return
    say(f"{page.memo.id[:SHORT_ID]}  {page.memo.title}")
    if guess is not None:
        say(told_by(guess))
    if page.note:
        say(page.note)
    say(f"Review it with: mentor memo review {page.memo.id[:SHORT_ID]}")


def _say_kind(each: "MemoKind") -> None:
    say(f"{each.label}, {each.words[0]} to {each.words[1]} words. {each.purpose}\n")
    for criterion in each.criteria:
        say(f"  {criterion.label} [{criterion.name}]\n      {criterion.sound}")
    say(f"\nSee one: mentor memo kinds {each.name} --example strong")


def _shape(each: "MemoKind") -> dict[str, object]:
    return {
        "kind": each.name,
        "label": each.label,
        "purpose": each.purpose,
        "words": list(each.words),
        "sections": [section.title for section in each.sections],
        "criteria": [
            {
                "criterion": criterion.name,
                "label": criterion.label,
                "severity": criterion.severity,
                "sound": criterion.sound,
                "faults": list(criterion.faults),
            }
            for criterion in each.criteria
        ],
        "examples": {"strong": each.strong, "weak": each.weak},
    }
