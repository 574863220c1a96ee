"""What changed between two wordings, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKEN = re.compile(r"\s+|[\w'’-]+|[^\w\s]")
_Raw = tuple[Literal["same", "out", "in"], str]
_MOST = 4_000
"""Tokens beyond which the whole counts as replaced: comparing them would take seconds."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that stayed, went out, or came in."""

    kind: Literal["same", "out", "in"]
    text: str


def words_changed(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order.

    Without what came in they are `before`, without what went out they are `after`.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > _MOST:
        pieces: list[_Raw] = [("out", before), ("in", after)]
    else:
        pieces = list(_pieces(old, new))
    return tuple(Piece(kind, text) for kind, text in _joined(pieces))


def _pieces(old: list[str], new: list[str]) -> Iterator[_Raw]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield "same", "".join(old[a:b])
        else:
            yield "out", "".join(old[a:b])
            yield "in", "".join(new[c:d])


def _joined(pieces: list[_Raw]) -> Iterator[_Raw]:
    """Changes with nothing but a space between them read better as one."""
    out = incoming = ""
    last = len(pieces) - 1
    for at, (kind, text) in enumerate(pieces):
        if kind == "out":
            out += text
        elif kind == "in":
            incoming += text
        elif (out or incoming) and not text.strip() and at < last:
            out, incoming = out + text, incoming + text
        else:
            yield from _flushed(out, incoming)
            out = incoming = ""
            yield "same", text
    yield from _flushed(out, incoming)


def _flushed(out: str, incoming: str) -> Iterator[_Raw]:
    if out:
        yield "out", out
    if incoming:
        yield "in", incoming
