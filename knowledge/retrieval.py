"""Hybrid search: what both indexes find, ranked by all signals, weak ones dropped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.candidates import Finder
from knowledge.indexes import Indexes
from knowledge.judging import Judge, Judged
from knowledge.passages import Filters, Hit
from knowledge.record import Record
from knowledge.relevance import Weights
from knowledge.succession import Succession, about_the_past, succession

_SHORTLIST = 16
"""How many of the best are read word by word, at least."""
_SAME_TEXT = 0.9
_LITTLE = 1e-6


class Retriever:
    """Searches one shelf. Thread-safe."""

    def __init__(self, record: Record, indexes: Indexes, finder: Finder, weights: Weights) -> None:
        self._record, self._indexes = record, indexes
        self._finder = finder
        self._judge = Judge(indexes.lexical.analyser.stems, weights)
        self._known: tuple[int, Succession] | None = None

    def search(
        self,
        phrasings: Sequence[str],
        k: int,
        *,
        filters: Filters,
        per_document: int,
        floor: bool,
    ) -> tuple[Hit, ...]:
        """The best k passages for a question in one or several phrasings.

        Nothing is found when no phrasing reaches the floor; without `floor` the weak are given
        too, and marked. At most `per_document` passages of a document.
        """
        best: dict[str, Judged] = {}
        for phrasing in dict.fromkeys(phrasings):
            for each in self._judged(phrasing, max(_SHORTLIST, 3 * k), filters):
                name = each.candidate.passage.id
                if floor and not each.above_floor:
                    continue
                if name not in best or each.order > best[name].order:
                    best[name] = each
        ranked = sorted(best.values(), key=lambda each: (-each.order, each.candidate.passage.id))
        current = self._current_first(phrasings, ranked)
        return tuple(_hit(each) for each in _varied(current, k, per_document))

    def _judged(self, question: str, wanted: int, filters: Filters) -> tuple[Judged, ...]:
        found = self._finder.find(question, filters)
        return self._judge.judge(question, found, wanted).ranked

    def _current_first(self, phrasings: Sequence[str], ranked: Sequence[Judged]) -> list[Judged]:
        """Passages of a replaced document, just behind the best of what replaced it.

        Not where the question is about the time when it held.
        """
        replaced = any(each.candidate.document.superseded_by for each in ranked)
        if not replaced:
            return list(ranked)
        chains = self._succession()
        best: dict[str, float] = {}
        for each in ranked:
            best.setdefault(each.candidate.document.id, each.order)
        moved = []
        for each in ranked:
            document = each.candidate.document
            successor = chains.last(document.id)
            limit = best.get(successor.id) if successor else None
            if limit is None or about_the_past(phrasings[0], document):
                moved.append(each)
            else:
                moved.append(replace(each, order=min(each.order, limit - _LITTLE)))
        return sorted(moved, key=lambda each: -each.order)

    def _succession(self) -> Succession:
        """Who replaced whom; read again after a change of the shelf."""
        generation = self._indexes.generation
        if self._known is None or self._known[0] != generation:
            self._known = (generation, succession(self._record.documents()))
        return self._known[1]


def _hit(each: Judged) -> Hit:
    return Hit(
        passage=each.candidate.passage,
        document=each.candidate.document,
        score=each.score,
        dense_rank=each.candidate.dense_rank,
        lexical_rank=each.candidate.lexical_rank,
        cosine=each.candidate.signals.cosine,
        support=each.support,
        above_floor=each.above_floor,
    )


def _varied(ranked: Sequence[Judged], k: int, per_document: int) -> Iterator[Judged]:
    """The first k, few of a document, without near-duplicates of better ones."""
    kept: list[Judged] = []
    each: Counter[str] = Counter()
    for found in ranked:
        document_id = found.candidate.document.id
        if len(kept) == k:
            return
        if each[document_id] == per_document or _repeats(found, kept):
            continue
        each[document_id] += 1
        kept.append(found)
        yield found


def _repeats(found: Judged, kept: Sequence[Judged]) -> bool:
    return any(
        len(found.stems & other.stems) >= _SAME_TEXT * len(found.stems | other.stems)
        for other in kept
        if found.stems
    )
