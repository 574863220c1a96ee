"""`mentor frame edit`, `undo` and `restore`: what an author changes on a canvas by hand."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ui.commands.framing_cases import Named, found
from ui.commands.output import AsJson, emit, say

if TYPE_CHECKING:
    from assistant.canvases import CasePage
    from assistant.framing.canvas import Slot
    from assistant.framing.edits import Edit
    from assistant.mentor import Mentor

Status = Literal["firm", "weak"]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (edit, undo, restore):
        app.command(command.__name__)(command)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the options ask for."""

    set_: tuple[str, ...]
    add: str
    remove: str
    choose: str
    clear: bool
    status: Status | None
    level: int | None
    test: str

    def named(self) -> list[str]:
        """The actions that were asked for."""
        given = {
            "--set": bool(self.set_), "--add": bool(self.add), "--remove": bool(self.remove),
            "--choose": bool(self.choose), "--clear": self.clear,
            "--level": self.level is not None,
        }  # fmt: skip
        return [name for name, wanted in given.items() if wanted]


def edit(
    case: Named,
    slot: Annotated[
        str, typer.Option(help="The part of the canvas; `show` names them in [].")
    ] = "",
    set_: Annotated[
        list[str] | None, typer.Option("--set", help="What stands there from now on; repeatable.")
    ] = None,
    add: Annotated[str, typer.Option(help="Put this after what stands there.")] = "",
    remove: Annotated[str, typer.Option(help="Take these words out.")] = "",
    choose: Annotated[str, typer.Option(help="Of two ways to see it, the one you choose.")] = "",
    clear: Annotated[bool, typer.Option("--clear", help="Empty it.")] = False,
    status: Annotated[Status | None, typer.Option(help="Whether it is settled.")] = None,
    test: Annotated[str, typer.Option(help="Of an assumption: what would show it wrong.")] = "",
    level: Annotated[
        int | None, typer.Option(min=0, max=4, help="Place the case; --set gives the reason.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="The kind of case; empty: let it guess.")] = None,
    title: Annotated[str | None, typer.Option(help="The title of the case.")] = None,
    as_json: AsJson = False,
) -> None:
    """Change the canvas of a case; your words win over what the mentor reads."""
    wish = _Wish(tuple(set_ or ()), add, remove, choose, clear, status, level, test)
    on_slot = wish.named() or status is not None or test
    if not on_slot and kind is None and title is None:
        raise typer.BadParameter("say what to change: --set, --add, --status, --kind or --title.")
    name = _slot_name(slot, wish) if on_slot or slot else ""
    from ui.commands.opening import workplace

    with workplace() as place:
        mentor = place.mentor()
        page = found(mentor, case)
        if name:
            now = page.canvas.slot(name)
            mentor.canvases.edit(page.case.id, *_edits(now, wish))
        if kind is not None or title is not None:
            mentor.canvases.describe(page.case.id, title=title, kind=kind)
        _report(mentor, page, as_json=as_json)


def undo(case: Named, as_json: AsJson = False) -> None:
    """Take your last change of the canvas back."""
    from ui.commands.opening import workplace

    with workplace() as place:
        mentor = place.mentor()
        page = found(mentor, case)
        mentor.canvases.undo(page.case.id)
        _report(mentor, page, as_json=as_json)


def restore(
    case: Named,
    version: Annotated[int, typer.Argument(help="Its number in `show --history`.")],
    as_json: AsJson = False,
) -> None:
    """Make the canvas say what an earlier version said; nothing is lost by it."""
    from assistant.errors import NotFound
    from ui.commands.opening import workplace

    with workplace() as place:
        mentor = place.mentor()
        page = found(mentor, case)
        history = mentor.canvases.history(page.case.id)
        then = next((each for each in history if each.number == version), None)
        if then is None:
            raise NotFound(
                f"There is no version {version}.",
                next_step="`mentor frame show --history` lists them.",
            )
        mentor.canvases.restore(page.case.id, then.id)
        _report(mentor, page, as_json=as_json)


def _slot_name(slot: str, wish: _Wish) -> str:
    """The slot that the options are about. Raises BadParameter."""
    from assistant.framing.slots import NAMES

    name = slot or ("level" if wish.level is not None else "")
    if name not in NAMES:
        raise typer.BadParameter(f"--slot is one of {', '.join(NAMES)}.")
    named = [each for each in wish.named() if (each, name) != ("--set", "level")]
    if len(named) > 1:
        raise typer.BadParameter(f"{' and '.join(named)} exclude each other.")
    if (name == "level") != (wish.level is not None):
        raise typer.BadParameter("the level is placed by --level 0 to 4, and only that.")
    if wish.test and not (wish.set_ or wish.add):
        raise typer.BadParameter("--test goes with the --set or --add that it tests.")
    if not named and wish.status is None:
        raise typer.BadParameter("say what to change there: --set, --add, --clear, --status …")
    return name


def _edits(slot: "Slot", wish: _Wish) -> "list[Edit]":
    from assistant.framing.edits import Edit, Written

    def one(action: str, **more: object) -> Edit:
        return Edit(slot.name, action, datetime.now(UTC), **more)  # type: ignore[arg-type]

    said = tuple(Written(text, wish.test) for text in wish.set_)
    made = []
    if wish.level is not None:
        return [one("level", entries=said, level=wish.level)]
    if wish.set_:
        made.append(one("set", entries=said))
    elif wish.add:
        made.append(one("add", entries=(Written(wish.add, wish.test),)))
    elif wish.clear:
        made.append(one("clear"))
    elif wish.remove or wish.choose:
        action = "remove" if wish.remove else "choose"
        made.append(one(action, entry_id=_entry_id(slot, wish.remove or wish.choose)))
    if wish.status is not None:
        made.append(one("mark", status=wish.status))
    return made


def _entry_id(slot: "Slot", words: str) -> str:
    """The entry that is meant: by its words, a part of them, or its id."""
    every = (*slot.entries, *slot.suggested)
    wanted = " ".join(words.lower().split())
    meant = [e for e in every if wanted in (e.id, e.text.lower())]
    meant = meant or [e for e in every if wanted in e.text.lower()]
    return meant[0].id if len(meant) == 1 else "none of them"


def _report(mentor: "Mentor", before: "CasePage", *, as_json: bool) -> None:
    """What changed: the slots that say something else, or the whole for programs."""
    from assistant.framing.history import differences
    from ui.commands import framing_shapes
    from ui.framing_words import kind_line, steps

    page = mentor.canvases.page(before.case.id)
    if as_json:
        emit({**framing_shapes.case(page), **framing_shapes.sheet(page)})
        return
    if (page.case.title, page.case.kind) != (before.case.title, before.case.kind):
        say(f"{page.case.title}  ({kind_line(page)})")
    changed = differences(before.canvas, page.canvas)
    if changed or page.case == before.case:
        for line in steps(changed):
            say(line)
