"""Long documents in parts that a browser can draw, cut between passages."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.passages import Passage

PART_CHARACTERS = 40_000


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document's text and the passages in it."""

    start: int
    end: int
    passages: tuple[Passage, ...]


def parts(
    length: int, passages: Sequence[Passage], characters: int = PART_CHARACTERS
) -> tuple[Part, ...]:
    """The parts of a text of that length, of about so many characters; together they are all."""
    cuts: list[int] = []
    begun = 0
    for passage in passages:
        if passage.end - begun > characters and passage.start > begun:
            cuts.append(passage.start)
            begun = passage.start
    edges = list(zip((0, *cuts), (*cuts, length), strict=True))
    return tuple(
        Part(start, end, tuple(each for each in passages if start <= each.start < end))
        for start, end in edges
    )


def part_of(found: Sequence[Part], place: Passage) -> int:
    """The number, from 1, of the part that a passage stands in."""
    return next(
        (number for number, part in enumerate(found, 1) if part.start <= place.start < part.end), 1
    )
