"""Reads messages from standard input, whatever comes in."""

from collections.abc import Iterator
from typing import BinaryIO

from assistant.errors import BadMessage
from assistant.messages import accept_message

LONGEST_LINE = 1_000_000
"""Bytes of a line that are held at once; a longer one is refused without reading it whole."""


def argument(words: str) -> str:
    """A message given as an argument. Raises BadMessage, also for bytes that are not UTF-8."""
    return accept_message(words.encode("utf-8", "surrogateescape"))


def message(raw: bytes | None) -> str:
    """A message from standard input; None stands for one far too long. Raises BadMessage."""
    if raw is None:
        raise BadMessage("The message is too long.", next_step="Send the part that matters most.")
    return accept_message(raw)


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield (line number from 1, the line without its end), None for one that is far too long."""
    number = 0
    while raw := stream.readline(LONGEST_LINE):
        number += 1
        too_long = len(raw) == LONGEST_LINE and not raw.endswith(b"\n")
        while too_long and raw and not raw.endswith(b"\n"):
            raw = stream.readline(LONGEST_LINE)
        yield number, None if too_long else raw.rstrip(b"\r\n")
