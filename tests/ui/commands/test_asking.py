"""`mentor ask` for people at a terminal."""

from tests.command_line import CommandLine
from tests.ui.commands.stock import QUESTION


def test_a_source_names_its_document_once(stocked: CommandLine) -> None:
    lines = stocked("ask", QUESTION).out.splitlines()
    (first,) = [line for line in lines if line.startswith(" [1] ")]
    assert first == " [1] The message broker after the move › Ownership"
