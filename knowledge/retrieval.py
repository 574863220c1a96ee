"""Hybrid search: what both indexes find, ranked by all signals, weak ones dropped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.candidates import Candidate, Finder, Found
from knowledge.documents import DocumentInfo
from knowledge.indexes import Indexes
from knowledge.passages import Filters, Hit
from knowledge.record import Record
from knowledge.relevance import Evidence, Weights
from knowledge.succession import Succession, about_the_past, succession

_SHORTLIST = 16
"""How many of the best are read word by word, at least."""
_SAME_TEXT = 0.9
_TOP = 5
_LITTLE = 1e-6


@dataclass(frozen=True, slots=True)
class _Judged:
    """A candidate with its place in the order and what it is worth."""

    candidate: Candidate
    order: float
    evidence: Evidence
    score: float
    stems: frozenset[str]
    above_floor: bool = True


class Retriever:
    """Searches one shelf. Thread-safe."""

    def __init__(self, record: Record, indexes: Indexes, finder: Finder, weights: Weights) -> None:
        self._record, self._indexes = record, indexes
        self._finder, self._weights = finder, weights
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
        best: dict[str, _Judged] = {}
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

    def nearest(self, question: str, k: int) -> tuple[DocumentInfo, ...]:
        """The k documents that come nearest, whether or not they answer."""
        ranked = self._judged(question, _SHORTLIST, Filters())
        found = {each.candidate.document.id: each.candidate.document for each in ranked}
        return tuple(found.values())[:k]

    def _judged(self, question: str, wanted: int, filters: Filters) -> list[_Judged]:
        """The best candidates, best first; above the floor only if the question is answered."""
        found = self._finder.find(question, filters)
        order = self._weights.order
        ranked = sorted(
            found.candidates,
            key=lambda each: (-order.score(each.signals, found.surety), each.passage.id),
        )
        judged = [self._judge(found, each) for each in ranked[:wanted]]
        answers = self._answers(judged) >= self._weights.floor.answers
        return [
            replace(each, above_floor=answers and each.score >= self._weights.floor.passage)
            for each in judged
        ]

    def _judge(self, found: Found, candidate: Candidate) -> _Judged:
        passage, signals = candidate.passage, candidate.signals
        words = f"{passage.heading} {passage.text}"
        stems = frozenset(self._indexes.lexical.analyser.stems(words))
        evidence = Evidence(
            cosine=signals.cosine,
            tokens=signals.tokens,
            weakest=signals.weakest,
            asked=signals.asked,
            support=found.terms.support(stems),
            unknown=found.terms.unknown,
            spread=found.spread,
        )
        return _Judged(
            candidate=candidate,
            order=self._weights.order.score(signals, found.surety),
            evidence=evidence,
            score=self._weights.floor.score(evidence),
            stems=stems,
        )

    def _answers(self, judged: Sequence[_Judged]) -> float:
        """How likely anything answers: by the best of each signal among the first few."""
        if not judged:
            return 0.0
        top = [each.evidence for each in judged[:_TOP]]
        best = Evidence(
            cosine=max(each.evidence.cosine for each in judged),
            tokens=max(each.tokens for each in top),
            weakest=max(each.weakest for each in top),
            asked=max(each.asked for each in top),
            support=max(each.support for each in top),
            unknown=top[0].unknown,
            spread=top[0].spread,
        )
        return self._weights.floor.score(best)

    def _current_first(self, phrasings: Sequence[str], ranked: Sequence[_Judged]) -> list[_Judged]:
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


def _hit(each: _Judged) -> Hit:
    return Hit(
        passage=each.candidate.passage,
        document=each.candidate.document,
        score=each.score,
        dense_rank=each.candidate.dense_rank,
        lexical_rank=each.candidate.lexical_rank,
        cosine=each.evidence.cosine,
        support=each.evidence.support,
        above_floor=each.above_floor,
    )


def _varied(ranked: Sequence[_Judged], k: int, per_document: int) -> Iterator[_Judged]:
    """The first k, few of a document, without near-duplicates of better ones."""
    kept: list[_Judged] = []
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


def _repeats(found: _Judged, kept: Sequence[_Judged]) -> bool:
    return any(
        len(found.stems & other.stems) >= _SAME_TEXT * len(found.stems | other.stems)
        for other in kept
        if found.stems
    )
