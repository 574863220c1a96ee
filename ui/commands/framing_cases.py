"""`mentor frame list`, `show` and `export`: the cases and their canvases."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.output import AsJson, emit, say

if TYPE_CHECKING:
    from assistant.canvases import CasePage
    from assistant.framing.canvas import Slot
    from assistant.framing.history import Version
    from assistant.mentor import Mentor

Named = Annotated[str, typer.Argument(metavar="CASE", help="A case's id, or how it begins.")]
_MARKS = {"empty": "·", "weak": "~", "firm": "✓"}
_SHORT_ID = 8
_MANY = 1000


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("list")(list_)
    app.command("show")(show)
    app.command("export")(export)


def list_(as_json: AsJson = False) -> None:
    """List your cases, the one worked on last first."""
    from ui.commands import framing_shapes
    from ui.commands.opening import workplace
    from ui.framing_words import kind_line, settled

    with workplace() as place:
        pages = place.mentor().canvases.recent(_MANY)
    if as_json:
        emit({"cases": [framing_shapes.case(page) for page in pages]})
        return
    for page in pages:
        say(f"{page.case.id[:_SHORT_ID]}  {page.case.title}")
        say(f"          {kind_line(page)}, {page.case.updated_at:%Y-%m-%d}. {settled(page.canvas)}")
    if not pages:
        say("There is no case yet: `mentor frame` begins one.")


def show(
    case: Named,
    history: Annotated[
        bool, typer.Option("--history", help="All versions instead: what changed, and by what.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show the canvas of a case."""
    from ui.commands import framing_shapes
    from ui.commands.opening import workplace

    with workplace() as place:
        mentor = place.mentor()
        page = found(mentor, case)
        versions = mentor.canvases.history(page.case.id) if history else ()
    if as_json:
        more = {"versions": [framing_shapes.version(each) for each in versions]} if history else {}
        emit({**framing_shapes.case(page), **framing_shapes.sheet(page), **more})
    elif history:
        _say_history(versions)
    else:
        _say_page(page)


def export(
    case: Named,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The file; standard output if left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the canvas of a case as a page of Markdown."""
    from ui.commands.opening import workplace

    with workplace() as place:
        mentor = place.mentor()
        case_id = found(mentor, case).case.id
        text = mentor.canvases.markdown(case_id)
    if out is not None:
        out.write_text(text, encoding="utf-8")
    if as_json:
        emit({"case_id": case_id, "path": str(out) if out else None, "markdown": text})
    else:
        say(text.rstrip("\n") if out is None else f"Written to {out}.")


def found(mentor: "Mentor", name: str) -> "CasePage":
    """The case with that id, or the only one whose id begins so. Raises NotFound."""
    from assistant.errors import NotFound

    ids = [case.id for case in mentor.cases.recent(_MANY)]
    matching = [id_ for id_ in ids if name and id_.startswith(name.strip().lower())]
    if len(matching) > 1 and name not in matching:
        raise NotFound(
            f"{len(matching)} cases begin with {name}.", next_step="Give more of the id."
        )
    return mentor.canvases.page(matching[0] if len(matching) == 1 else name)


def _say_page(page: "CasePage") -> None:
    from ui.framing_words import kind_line, level_line, next_level

    say(f"{page.case.title}\n{kind_line(page)}; id {page.case.id}\n")
    for slot in page.canvas.slots:
        if slot.name != "level":
            _say_slot(slot)
    level = page.canvas.level
    say(f"\nHow far it reaches\n     {level_line(level)}")
    if level.quote:
        say(f"     “{level.quote}”")
    say(f"     {next_level(level)}")
    if page.conversation_id:
        say(f"\nGo on with: mentor frame --case {page.case.id[:_SHORT_ID]}")


def _say_slot(slot: "Slot") -> None:
    weak = " (weak)" if slot.status == "weak" else ""
    say(f" {_MARKS[slot.status]} {slot.label} [{slot.name}]{weak}")
    for entry in slot.entries:
        chosen = "  (chosen)" if entry.chosen else ""
        say(f"     “{entry.text}”{chosen}")
        if entry.test:
            say(f"       test: “{entry.test}”")
    for entry in slot.suggested:
        say(f"     said later, not taken over: “{entry.text}”")


def _say_history(versions: "tuple[Version, ...]") -> None:
    from ui.framing_words import how, steps

    for version in versions:
        say(f"{version.number:3}  {version.at:%Y-%m-%d %H:%M}  {how(version)}")
        for line in steps(version.changed):
            say(f"       {line}")
    if not versions:
        say("Nothing is on the canvas yet.")
