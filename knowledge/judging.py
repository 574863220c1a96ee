"""Ranks what was found for a question, and judges whether any of it answers."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from knowledge.candidates import Candidate, Found
from knowledge.passages import Passage
from knowledge.relevance import Evidence, Weights

_TOP = 5
"""How many of the best are looked at for an answer."""
_NAMED = re.compile(r"(?<=[a-z,;:] )[A-Z][\w-]+|\b[A-Z]{2,}\b|\b\w*\d[\w.,%]*")
"""Names (in the middle of a sentence), abbreviations, and whatever has a digit in it."""

Stems = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its place in the order and what it is worth."""

    candidate: Candidate
    order: float
    support: float
    """The share of the question's telling words that it has, or that its questions have."""
    stems: frozenset[str]
    score: float = 0.0
    above_floor: bool = True


@dataclass(frozen=True, slots=True)
class Judgement:
    """The candidates, best first, and what speaks for an answer among them."""

    ranked: tuple[Judged, ...]
    evidence: Evidence | None = None
    """None where nothing was found at all."""


class Judge:
    """Applies the weights. Keeps nothing."""

    def __init__(self, stems: Stems, weights: Weights) -> None:
        self._stems, self._weights = stems, weights

    def judge(self, question: str, found: Found, wanted: int) -> Judgement:
        """The best `wanted` candidates, marked whether they stand above the floor."""
        order = self._weights.order
        scored = [(order.score(each.signals, found.surety), each) for each in found.candidates]
        scored.sort(key=lambda pair: (-pair[0], pair[1].passage.id))
        if not scored:
            return Judgement(())
        ranked = [self._read(found, place, each) for place, each in scored[:wanted]]
        usual = scored[min(_TOP, len(scored) - 1)][0]
        missing = self._missing(question, found, ranked[:_TOP])

        def evidence(judged: Sequence[Judged]) -> Evidence:
            return Evidence(
                asked=max(each.candidate.signals.document_asked for each in judged),
                lead=judged[0].order - usual,
                support=max(each.support for each in judged),
                spread=found.spread,
                missing=missing,
            )

        whole = evidence(ranked[:_TOP])
        floor = self._weights.floor
        answers = floor.score(whole) >= floor.answers
        scores = [floor.score(evidence([each])) for each in ranked]
        marked = [
            replace(each, score=score, above_floor=answers and score >= floor.passage)
            for each, score in zip(ranked, scores, strict=True)
        ]
        return Judgement(tuple(marked), whole)

    def _read(self, found: Found, order: float, candidate: Candidate) -> Judged:
        stems = frozenset(self._stems(_said(candidate.passage)))
        asked = frozenset(self._stems("\n".join(candidate.passage.asked)))
        return Judged(candidate, order, found.terms.support(stems | asked), stems)

    def _missing(self, question: str, found: Found, best: Sequence[Judged]) -> bool:
        """Whether the question names something that was never written down.

        That is a name for which the shelf has no word, or a number that none of the best has.
        """
        said = frozenset[str]().union(*(each.stems for each in best))
        said |= {str(each.candidate.document.dated)[:4] for each in best}
        for named in _NAMED.findall(question):
            stems = self._stems(named)
            known: Collection[str] = said if any(map(str.isdigit, named)) else found.terms.seen
            if any(stem not in known for stem in stems):
                return True
        return False


def _said(passage: Passage) -> str:
    return f"{passage.heading} {passage.text}"
