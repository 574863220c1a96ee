"""What changed between two texts of a memo, sentence by sentence and, inside them, by words."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.memo.anchoring import aligned
from assistant.memo.differences import Piece, words_changed
from assistant.memo.document import Block, BlockKind, Document, plain

Sign = Literal["same", "changed", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence, heading, table row or piece of code, in the order of the new text."""

    sign: Sign
    moved: bool
    """Whether it stood elsewhere among its neighbours before; it is shown where it stands now."""
    before: str
    """As it stood; empty when it is new."""
    after: str
    """As it stands; empty when it is gone."""
    kind: BlockKind
    begins: bool
    """Whether a paragraph, item, row or heading begins with it."""
    pieces: tuple[Piece, ...] = ()
    """Of a changed one: which words went out and came in."""


@dataclass(frozen=True, slots=True)
class _Unit:
    text: str
    said: str
    kind: BlockKind
    begins: bool


def compared(before: Document, after: Document) -> tuple[Change, ...]:
    """All of both texts; what is gone stands after what it followed."""
    old, new = tuple(_units(before)), tuple(_units(after))
    pairs = _same_kind(old, new, aligned([u.said for u in old], [u.said for u in new]))
    from_old = {there: here for here, there in pairs.items()}
    staying = _in_order([from_old[at] for at in range(len(new)) if at in from_old])
    changes, shown = list[Change](), 0
    for at, unit in enumerate(new):
        here = from_old.get(at)
        if here is None:
            changes.append(Change("new", False, "", unit.text, unit.kind, unit.begins))
            continue
        if here in staying:
            changes += (_gone(old[index]) for index in range(shown, here) if index not in pairs)
            shown = here + 1
        changes.append(_kept(old[here], unit, moved=here not in staying))
    changes += (_gone(old[index]) for index in range(shown, len(old)) if index not in pairs)
    return tuple(changes)


def _units(document: Document) -> Iterator[_Unit]:
    """The sentences, and the blocks that have none but say something: headings and code."""
    inside: dict[int, list[_Unit]] = {}
    for sentence in document.sentences:
        units = inside.setdefault(sentence.block, [])
        units.append(_Unit(sentence.text, sentence.plain, sentence.kind, not units))
    for block in document.blocks:
        if block.number in inside:
            yield from inside[block.number]
        elif words := _words(document, block):
            yield _Unit(words, plain(words) or words, block.kind, begins=True)


def _words(document: Document, block: Block) -> str:
    return document.text[block.start : block.end].strip()


def _same_kind(old: Sequence[_Unit], new: Sequence[_Unit], pairs: dict[int, int]) -> dict[int, int]:
    """A heading that says what a sentence says is not that sentence, moved."""
    told = ("heading", "code", "matter")
    return {
        here: there
        for here, there in pairs.items()
        if old[here].kind == new[there].kind
        or (old[here].kind not in told and new[there].kind not in told)
    }


def _in_order(places: Sequence[int]) -> set[int]:
    """The longest run of places that only goes up: what is not in it has moved."""
    ends: list[int] = []
    chains: list[int] = []
    earlier: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        earlier[place] = chains[at - 1] if at else None
        ends[at : at + 1] = [place]
        chains[at : at + 1] = [place]
    run: set[int] = set()
    last = chains[-1] if chains else None
    while last is not None:
        run.add(last)
        last = earlier[last]
    return run


def _kept(old: _Unit, new: _Unit, *, moved: bool) -> Change:
    same = old.text == new.text
    pieces = () if same else words_changed(old.text, new.text)
    sign: Sign = "same" if same else "changed"
    return Change(sign, moved, old.text, new.text, new.kind, new.begins, pieces)


def _gone(old: _Unit) -> Change:
    return Change("gone", False, old.text, "", old.kind, old.begins)
