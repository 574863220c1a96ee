import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.commands.watching import Screen

WIDTH = 20


class Terminal:
    """As much of a terminal as `Screen` uses: wrapping, cursor up, carriage return, clear."""

    def __init__(self) -> None:
        self.rows = [""]
        self.row = 0
        self.column = 0

    def feed(self, data: str) -> None:
        for code, count, char in re.findall(r"(\x1b\[(\d*)[AJ])|(.|\n)", data):
            if code.endswith("A"):
                self.row -= int(count)
            elif code.endswith("J"):
                self.rows[self.row] = self.rows[self.row][: self.column]
                del self.rows[self.row + 1 :]
            elif char == "\r":
                self.column = 0
            else:
                self._put(char)

    def _put(self, char: str) -> None:
        if char == "\n" or self.column == WIDTH:
            self.row += 1
            self.column = 0
            if self.row == len(self.rows):
                self.rows.append("")
        if char != "\n":
            line = self.rows[self.row]
            self.rows[self.row] = line[: self.column] + char + line[self.column + 1 :]
            self.column += 1


def wrapped(text: str) -> list[str]:
    rows = []
    for line in text.split("\n"):
        rows += [line[i : i + WIDTH] for i in range(0, len(line), WIDTH)] or [""]
    return rows


TEXT = st.text(alphabet="ab \n", max_size=70)


@given(st.lists(TEXT, min_size=1, max_size=6))
def test_the_terminal_shows_the_last_text_whatever_came_before(texts: list[str]) -> None:
    out = io.StringIO()
    screen = Screen(out, WIDTH)
    for text in texts:
        screen.show(text)
    terminal = Terminal()
    terminal.feed(out.getvalue())
    assert terminal.rows == wrapped(texts[-1])


def test_growing_text_is_written_once() -> None:
    out = io.StringIO()
    screen = Screen(out, WIDTH)
    for text in ("One", "One two", "One two three"):
        screen.show(text)
    screen.end()
    assert out.getvalue() == "One two three\n"


@pytest.mark.parametrize("text", ["\x1b]0;title\x07words", "words\x1b[2J"])
def test_a_reply_cannot_drive_the_terminal(text: str) -> None:
    out = io.StringIO()
    Screen(out, WIDTH).show(text)
    assert "\x1b" not in out.getvalue()
    assert "\x07" not in out.getvalue()
