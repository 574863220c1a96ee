"""What changed between two texts, as HTML: what went struck through, what is new on a tint."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from assistant.memo.comparing import Change
from assistant.memo.differences import Piece
from assistant.memo.document import BlockKind, plain
from ui.memo_words import counted

_TAGS = {"out": "del", "in": "ins"}
_NEAR = 1
"""Unchanged neighbours that are shown on both sides of a change."""


def changed(pieces: Iterable[Piece]) -> str:
    """The pieces of one sentence in reading order."""
    return "".join(_piece(each) for each in pieces)


def all_changed(changes: Sequence[Change]) -> str:
    """Two texts as one, in paragraphs; long stretches that stayed are left out and counted."""
    shown = [any(each.sign != "same" or each.moved for each in _around(changes, at))
             for at in range(len(changes))]  # fmt: skip
    out, left, open_ = "", 0, False
    for each, near in zip(changes, shown, strict=True):
        if not near:
            left += 1
            continue
        if left or each.begins or not open_:
            out += ("</p>" if open_ else "") + _left_out(left) + f'<p class="{each.kind}">'
            left, open_ = 0, True
        out += f"{_change(each)} "
    return out + ("</p>" if open_ else "") + _left_out(left)


def count_changed(changes: Iterable[Change]) -> int:
    """How many sentences and other pieces are not as they were."""
    return sum(each.sign != "same" or each.moved for each in changes)


def _around(changes: Sequence[Change], at: int) -> Iterator[Change]:
    yield from changes[max(0, at - _NEAR) : at + _NEAR + 1]


def _left_out(count: int) -> str:
    return f'<p class="skipped">{counted(count, "sentence")} unchanged</p>' if count else ""


def _change(change: Change) -> str:
    match change.sign:
        case "gone":
            said = f"<del>{_said(change.kind, change.before)}</del>"
        case "new":
            said = f"<ins>{_said(change.kind, change.after)}</ins>"
        case "changed":
            said = changed(change.pieces)
        case _:
            said = _said(change.kind, change.after)
    return f'{said} <span class="skipped">(moved)</span>' if change.moved else said


def _said(kind: BlockKind, words: str) -> str:
    """The words as they stand; a heading without its signs."""
    return escape(plain(words).rstrip("# ") if kind == "heading" else words)


def _piece(piece: Piece) -> str:
    tag, words = _TAGS.get(piece.kind), escape(piece.text)
    return f"<{tag}>{words}</{tag}>" if tag else words
