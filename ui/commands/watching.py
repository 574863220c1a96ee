"""Shows a running reply in a terminal as its words come; waits for it elsewhere."""

import sys
from typing import TextIO

from rich.cells import cell_len

from assistant.conversation import Turn
from assistant.errors import MentorError
from assistant.jobs import LiveReply, Snapshot
from ui.commands.output import printable

_POLL_S = 0.2
"""How often Ctrl-C is looked for while nothing comes."""


class Screen:
    """Shows a text that grows, or is now and then replaced, at the end of a terminal."""

    def __init__(self, out: TextIO, width: int) -> None:
        self._out = out
        self._width = max(width, 20)
        self._shown = ""

    def show(self, text: str) -> None:
        """Make `text` what is shown, writing only what is new where that is possible."""
        text = printable(text)
        if text.startswith(self._shown):
            self._out.write(text[len(self._shown) :])
        else:
            self._out.write(self._erasure() + text)
        self._shown = text
        self._out.flush()

    def end(self) -> None:
        """Go to a fresh line."""
        if self._shown:
            self._out.write("\n")
            self._out.flush()

    def _erasure(self) -> str:
        """Back to where the text began, and clear from there."""
        lines = self._shown.split("\n")
        rows = sum(max(0, cell_len(line) - 1) // self._width for line in lines) + len(lines) - 1
        return (f"\x1b[{rows}A" if rows else "") + "\r\x1b[J"


def finished(live: LiveReply) -> Turn:
    """Wait for a reply without showing it; Ctrl-C stops it and is raised once it is kept."""
    while True:
        try:
            return live.wait(_POLL_S)
        except TimeoutError:
            continue
        except KeyboardInterrupt:
            live.stop()
            live.wait()
            raise


def shown(live: LiveReply, screen: Screen) -> Turn:
    """Show a reply until its words are complete; Ctrl-C stops it and keeps what was said.

    Raises MentorError when it failed. A second Ctrl-C is raised.
    """
    while True:
        try:
            for now in live.watch(_POLL_S):
                screen.show(_text_of(now))
                if now.error:
                    screen.end()
                    raise MentorError(now.error)
                if now.turn is not None:
                    screen.end()
                    return now.turn
        except KeyboardInterrupt:
            if live.stopped():
                raise
            live.stop()


def _text_of(now: Snapshot) -> str:
    return now.text or (f"({now.activity} …)" if now.turn is None and not now.error else "")


def terminal_screen() -> Screen:
    """A screen on standard output."""
    import shutil

    return Screen(sys.stdout, shutil.get_terminal_size().columns)
