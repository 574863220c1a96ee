"""Finds the sentences of one text again in another that was made of it.

Exact sentences first, in order and then wherever they moved to; of the rest the ones that are
most alike, and among equals the one that stands nearest to where it stood.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from assistant.memo.document import Document

_WORDS = re.compile(r"\w+")
ALIKE = 70
"""From 0 to 100: two sentences that share so much are the same one, edited. Sentences that have
nothing to do with each other reach 60 at most."""
_HOLDS = 90
_HOLDS_CHARACTERS = 25
"""A sentence of so many characters counts as edited when the other one holds it nearly whole."""
_MOST_PAIRS = 1_000_000


@dataclass(frozen=True, slots=True)
class Anchor:
    """A sentence that a finding points at."""

    text: str
    """As it stood when the finding was made, without marks."""
    number: int
    """Its number in the last version; 0 when it is not there any more."""


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
    _join_edited(old, new, pairs)
    return pairs


def carried(kept: Iterable[Anchor], there: dict[int, int]) -> tuple[Anchor, ...]:
    """The anchors with their numbers in the other text of an alignment."""
    return tuple(Anchor(each.text, there.get(each.number, 0)) for each in kept)


def alike(one: str, two: str) -> bool:
    """Whether two sentences are the same one, perhaps edited a little."""
    return _same(_said(one), _said(two))


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


def _join_edited(old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> None:
    """Sentences that are alike, the most alike first, then the nearest."""
    left = [index for index in range(len(old)) if index not in pairs]
    taken = set(pairs.values())
    free = [index for index in range(len(new)) if index not in taken]
    if not left or not free or len(left) * len(free) > _MOST_PAIRS:
        return
    stretch = len(new) / max(len(old), 1)
    texts, others = [old[index] for index in left], [new[index] for index in free]
    likely = process.cdist(texts, others, scorer=fuzz.ratio, dtype=np.uint8, score_cutoff=ALIKE)
    held = process.cdist(
        texts, others, scorer=fuzz.partial_ratio, dtype=np.uint8, score_cutoff=_HOLDS
    )
    held *= _long_enough(texts, others)
    best = np.maximum(likely, held.astype(np.int16) - 20).astype(np.int16)
    rows, columns = np.nonzero(best >= ALIKE)
    order = sorted(
        (-int(best[row, column]), abs(free[column] - left[row] * stretch), left[row], free[column])
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
    )
    for _, _, one, two in order:
        if one not in pairs and two not in taken:
            pairs[one] = two
            taken.add(two)


def _long_enough(texts: Sequence[str], others: Sequence[str]) -> npt.NDArray[np.uint8]:
    one = np.array([len(text) for text in texts])[:, None]
    two = np.array([len(text) for text in others])[None, :]
    return np.asarray(np.minimum(one, two) >= _HOLDS_CHARACTERS, dtype=np.uint8)


def _same(one: str, two: str) -> bool:
    if one == two or fuzz.ratio(one, two) >= ALIKE:
        return True
    return min(len(one), len(two)) >= _HOLDS_CHARACTERS and fuzz.partial_ratio(one, two) >= _HOLDS


def _said(sentence: str) -> str:
    """The words alone, so that commas and capitals make no difference; marks if there are none."""
    return " ".join(_WORDS.findall(sentence.casefold())) or sentence
