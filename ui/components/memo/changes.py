"""What changed between two wordings, as HTML: what went struck through, what is new on a tint."""

from collections.abc import Iterable
from html import escape

from assistant.memo.differences import Piece

_TAGS = {"out": "del", "in": "ins"}


def changed(pieces: Iterable[Piece]) -> str:
    """The pieces in reading order."""
    return "".join(_one(each) for each in pieces)


def _one(piece: Piece) -> str:
    tag, words = _TAGS.get(piece.kind), escape(piece.text)
    return f"<{tag}>{words}</{tag}>" if tag else words
