"""Reads messages from standard input, whatever comes in."""

from collections.abc import Iterator
from typing import BinaryIO

from assistant.errors import BadMessage

LONGEST_LINE = 1_000_000
"""Bytes of a line that are held at once; a longer one is refused without reading it whole."""


def decoded(raw: bytes) -> str:
    """The text of some bytes. Raises BadMessage when they are not UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadMessage(
            f"The text is not UTF-8 (byte {error.start + 1}).",
            next_step="Save or paste it as UTF-8 and send it again.",
        ) from error


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield (line number from 1, the line without its end), None for one that is far too long."""
    number = 0
    while raw := stream.readline(LONGEST_LINE):
        number += 1
        too_long = len(raw) == LONGEST_LINE and not raw.endswith(b"\n")
        while too_long and raw and not raw.endswith(b"\n"):
            raw = stream.readline(LONGEST_LINE)
        yield number, None if too_long else raw.rstrip(b"\r\n")
