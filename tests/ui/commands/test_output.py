import json

import pytest

from ui.commands.output import complain, emit, printable, say


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\n\twords", "plain\n\twords"),
        ("\x1b[31mred\x1b[0m\x07", "[31mred[0m"),
        ("half \ud800 surrogate", "half  surrogate"),
        ("\x9b2J", "2J"),
    ],
)
def test_nothing_that_drives_a_terminal_gets_through(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_emit_writes_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    emit({"answer": "two\nlines – é"})
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert json.loads(out) == {"answer": "two\nlines – é"}


def test_errors_are_one_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    complain("It broke.", as_json=True, line=3)
    complain("It broke.", as_json=False)
    say("fine")
    captured = capsys.readouterr()
    first, second = captured.err.splitlines()
    assert json.loads(first) == {"error": "It broke.", "line": 3}
    assert second == "mentor: It broke."
    assert captured.out == "fine\n"
