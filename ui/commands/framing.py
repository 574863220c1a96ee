"""`mentor frame`: a framing conversation, in a terminal or one message a line."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.output import AsJson

if TYPE_CHECKING:
    from assistant.mentor import Mentor


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("frame")(frame)


def frame(
    conversation: Annotated[
        str | None, typer.Option("--conversation", "-c", help="Continue the one with this id.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Frame a problem with the mentor; piped in, every line is one message."""
    from ui.commands.framing_lines import run_lines
    from ui.commands.framing_talk import Talk
    from ui.commands.opening import workplace

    with workplace() as place:
        mentor = place.mentor()
        if conversation is not None:
            _check(mentor, conversation)
        if sys.stdin.isatty() and sys.stdout.isatty() and not as_json:
            code = Talk(mentor, conversation).run()
        else:
            code = run_lines(mentor, conversation, sys.stdin.buffer, as_json=as_json)
    raise typer.Exit(code)


def _check(mentor: "Mentor", conversation_id: str) -> None:
    from assistant.errors import UserError

    if mentor.conversations.get(conversation_id).mode != "framing":
        raise UserError(
            "That conversation is not a framing one.",
            next_step="Leave --conversation out to start a new one.",
        )
