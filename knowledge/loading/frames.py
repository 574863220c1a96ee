"""The messages between the library and the process that parses: a JSON header, then bytes.

Not pickle: what comes out of a process that has read hostile files must stay plain data.
"""

import json
import struct
from collections.abc import Callable, Mapping

_LENGTHS = struct.Struct(">II")
MAX_HEADER = 60_000_000
MAX_BODY = 80_000_000

Read = Callable[[int], bytes]
"""Gives exactly as many bytes as asked for; raises EOFError when there are fewer."""


class FrameBroken(Exception):
    """The other side sent what is no message."""


def packed(header: Mapping[str, object], body: bytes = b"") -> bytes:
    """A message as bytes."""
    head = json.dumps(header, ensure_ascii=False).encode("utf-8", "replace")
    return b"".join((_LENGTHS.pack(len(head), len(body)), head, body))


def read_frame(read: Read) -> tuple[dict[str, object], bytes]:
    """The next message. Raises FrameBroken when it is none, EOFError when there is no more."""
    head_size, body_size = _LENGTHS.unpack(read(_LENGTHS.size))
    if head_size > MAX_HEADER or body_size > MAX_BODY:
        raise FrameBroken(f"a message of {head_size} and {body_size} bytes")
    try:
        header = json.loads(read(head_size))
    except ValueError as error:
        raise FrameBroken("a message without a header") from error
    if not isinstance(header, dict):
        raise FrameBroken("a message with another header")
    return header, read(body_size)
