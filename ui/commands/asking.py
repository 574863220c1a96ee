"""`mentor ask`: a question answered from the library."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.output import AsJson, emit, say
from ui.headings import located

if TYPE_CHECKING:
    from assistant.conversation import Turn
    from assistant.mentor import Mentor


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ask")(ask)


def ask(
    question: Annotated[
        str | None, typer.Argument(help="The question; standard input when it is left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question from the library, with citations, or say that nothing answers it."""
    from ui.commands import shapes
    from ui.commands.opening import workplace
    from ui.commands.reading import argument, message

    words = message(sys.stdin.buffer.read()) if question is None else argument(question)
    with workplace() as place:
        turn = _answer(place.mentor(), words, live=sys.stdout.isatty() and not as_json)
    if as_json:
        emit(shapes.answer(turn))
        return
    if not sys.stdout.isatty():
        say(turn.text)
    _say_sources(turn)
    if turn.status == "stopped":
        raise typer.Exit(130)


def _answer(mentor: "Mentor", words: str, *, live: bool) -> "Turn":
    from ui.commands.watching import finished, shown, terminal_screen

    conversation = mentor.begin("ask", words)
    reply = mentor.say(conversation.id, words)
    return shown(reply, terminal_screen()) if live else finished(reply)


def _say_sources(turn: "Turn") -> None:
    if turn.citations:
        say("\nSources")
    for cited in turn.citations:
        where = located(cited.document, cited.heading)
        say(f" [{cited.marker}] {where}\n     “{' '.join(cited.quote.split())}”")
    if turn.degraded:
        say(f"\n({turn.degraded})")
