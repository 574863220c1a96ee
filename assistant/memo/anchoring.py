"""Finds the sentences of one text again in another that was made of it.

Exact sentences first, in order and then wherever they moved to; of the rest the ones that are
most alike, and among equals the one that stands nearest to where it stood.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from rapidfuzz import fuzz, process

from assistant.memo.document import Document

_WORDS = re.compile(r"\w+")
_TRIED = 8
"""So many candidates are looked at for a sentence."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A sentence that a finding points at."""

    text: str
    """As it stood when the finding was made, without marks."""
    number: int
    """Its number in the last version; 0 when it is not there any more."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """How alike two sentences are, from 0 to 100."""

    of: Callable[..., float]
    alike: int
    """From here on they are the same sentence, edited."""
    least: int
    """How many characters both must have."""
    most_pairs: int
    """Beyond so many pairs comparing them would take more than a second."""

    def says_same(self, one: str, two: str) -> bool:
        """Whether they are the same sentence by this measure."""
        return min(len(one), len(two)) >= self.least and self.of(one, two) >= self.alike


_MEASURES = (
    # Sentences that have nothing to do with each other reach 60; neighbouring rows go beyond.
    _Measure(fuzz.ratio, alike=70, least=1, most_pairs=6_000_000),
    # One that went on, or was split, holds the other nearly whole.
    _Measure(fuzz.partial_ratio, alike=90, least=25, most_pairs=100_000),
)


def anchors(document: Document, numbers: Iterable[int]) -> tuple[Anchor, ...]:
    """The anchors of sentences with these numbers; numbers that there are not are left out."""
    known = range(1, len(document.sentences) + 1)
    return tuple(
        Anchor(document.sentence(each).plain, each)
        for each in dict.fromkeys(numbers)
        if each in known
    )


def alignment(before: Document, after: Document) -> dict[int, int]:
    """Numbers of sentences of one text, and of the same sentences in the other, one to one."""
    old = [each.plain for each in before.sentences]
    new = [each.plain for each in after.sentences]
    return {one + 1: two + 1 for one, two in aligned(old, new).items()}


def aligned(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Indices of texts, and of the same texts in the other sequence, one to one."""
    old, new = list(map(_said, before)), list(map(_said, after))
    pairs: dict[int, int] = {}
    # With its junk heuristic, as a table of a thousand equal rows would else take minutes.
    for block in SequenceMatcher(None, old, new).get_matching_blocks():
        pairs |= {block.a + step: block.b + step for step in range(block.size)}
    _join_moved(old, new, pairs)
    for measure in _MEASURES:
        _join_alike(old, new, pairs, measure)
    return pairs


def carried(kept: Iterable[Anchor], there: dict[int, int]) -> tuple[Anchor, ...]:
    """The anchors with their numbers in the other text of an alignment."""
    return tuple(Anchor(each.text, there.get(each.number, 0)) for each in kept)


def alike(one: str, two: str) -> bool:
    """Whether two sentences are the same one, perhaps edited a little."""
    said, other = _said(one), _said(two)
    return said == other or any(measure.says_same(said, other) for measure in _MEASURES)


def _join_moved(old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> None:
    """Equal sentences that are not in the same order, each to the nearest one that is free."""
    taken, free = set(pairs.values()), defaultdict[str, list[int]](list)
    for index, text in enumerate(new):
        if index not in taken:
            free[text].append(index)
    stretch = len(new) / max(len(old), 1)
    for index, text in enumerate(old):
        if index not in pairs and free[text]:
            nearest = min(free[text], key=lambda at: abs(at - index * stretch))
            free[text].remove(nearest)
            pairs[index] = nearest


def _join_alike(
    old: Sequence[str], new: Sequence[str], pairs: dict[int, int], measure: _Measure
) -> None:
    """Sentences that are alike by a measure, the most alike first, then the nearest."""
    taken = set(pairs.values())
    left = [at for at, text in enumerate(old) if at not in pairs and len(text) >= measure.least]
    free = [at for at, text in enumerate(new) if at not in taken and len(text) >= measure.least]
    if not left or not free or len(left) * len(free) > measure.most_pairs:
        return
    likeness = process.cdist(
        [old[at] for at in left],
        [new[at] for at in free],
        scorer=measure.of,
        dtype=np.uint8,
        score_cutoff=measure.alike,
    )
    away = np.abs(np.subtract.outer(np.array(left) * len(new) / len(old), np.array(free)))
    cost = np.where(likeness > 0, away - likeness.astype(np.float32) * len(new), np.inf)
    nearest = np.argsort(cost, axis=1)[:, :_TRIED]
    order = sorted(
        (float(cost[row, column]), left[row], free[column])
        for row, columns in enumerate(nearest.tolist())
        for column in columns
        if cost[row, column] < np.inf
    )
    for _, one, two in order:
        if one not in pairs and two not in taken:
            pairs[one] = two
            taken.add(two)


def _said(sentence: str) -> str:
    """The words alone, so that commas and capitals make no difference; marks if there are none."""
    return " ".join(_WORDS.findall(sentence.casefold())) or sentence
