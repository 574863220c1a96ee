"""`mentor frame`: a framing conversation, in a terminal or one message a line."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands import framing_cases, framing_changing
from ui.commands.output import AsJson

if TYPE_CHECKING:
    from assistant.mentor import Mentor

app = typer.Typer(help="Frame a problem with the mentor.", invoke_without_command=True)


def add_to(parent: typer.Typer) -> None:
    """Add the command and what can be done with the canvas of a case."""
    app.callback()(frame)
    framing_cases.add_to(app)
    framing_changing.add_to(app)
    parent.add_typer(app, name="frame")


def frame(
    context: typer.Context,
    conversation: Annotated[
        str | None, typer.Option("--conversation", "-c", help="Continue the one with this id.")
    ] = None,
    case: Annotated[
        str | None, typer.Option("--case", help="Go on with this case: its id or how that begins.")
    ] = None,
    kind: Annotated[
        str,
        typer.Option(help="Of a new case: migration, architecture, process, initiative, other."),
    ] = "",
    paste: Annotated[
        Path | None,
        typer.Option(
            help="Begin with this file: a ticket, a document, a thread; - is standard input."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Frame a problem with the mentor; piped in, every line is one message."""
    if context.invoked_subcommand is not None:
        _nothing_before(conversation, case, kind, paste)
        return
    if conversation is not None and case is not None:
        raise typer.BadParameter("--conversation and --case exclude each other.")
    if kind and (conversation or case):
        raise typer.BadParameter("--kind is for a new case; `mentor frame edit` changes it.")
    raise typer.Exit(_talk(conversation, case, kind, paste, as_json=as_json))


def _talk(
    conversation: str | None, case: str | None, kind: str, paste: Path | None, *, as_json: bool
) -> int:
    from ui.commands.framing_lines import run_lines
    from ui.commands.framing_talk import Talk
    from ui.commands.opening import workplace

    pasted = _pasted(paste)
    with workplace() as place:
        mentor = place.mentor()
        begun = _begun(mentor, conversation, case, kind, pasted)
        if sys.stdin.isatty() and sys.stdout.isatty() and not as_json:
            return Talk(mentor, begun, kind=kind, first=pasted).run()
        return run_lines(mentor, begun, sys.stdin.buffer, kind=kind, first=pasted, as_json=as_json)


def _begun(
    mentor: "Mentor", conversation: str | None, case: str | None, kind: str, pasted: str
) -> str | None:
    """The conversation to go on with, if there is one."""
    from assistant.canvases import kind_name

    kind_name(kind)
    if conversation is not None:
        _check(mentor, conversation)
        return conversation
    return mentor.resume(framing_cases.found(mentor, case).case.id).id if case else None


def _pasted(path: Path | None) -> str:
    from ui.commands.reading import message

    if path is None:
        return ""
    return message(sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes())


def _nothing_before(*given: object) -> None:
    if any(given):
        raise typer.BadParameter(
            "these options belong to `mentor frame` without a further command."
        )


def _check(mentor: "Mentor", conversation_id: str) -> None:
    from assistant.errors import UserError

    if mentor.conversations.get(conversation_id).mode != "framing":
        raise UserError(
            "That conversation is not a framing one.",
            next_step="Leave --conversation out to start a new one.",
        )
