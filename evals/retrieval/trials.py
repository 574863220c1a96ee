"""One look of the library at each labelled question, kept for every table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from evals.retrieval.measures import Measures, mean, measure
from evals.retrieval.questions import Question
from knowledge.candidates import Candidate, Found
from knowledge.library import Library
from knowledge.passages import Passage
from knowledge.relevance import Order, Signals

STANDALONE = ("plain", "paraphrase", "superseded", "current")
"""The kinds that are questions by themselves and have an answer."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A question, the ids of the passages that answer it, and all that was found for it."""

    question: Question
    relevant: frozenset[str]
    found: Found


Ranking = Callable[[Trial], Sequence[str]]


class Passages:
    """Every passage of a library, to resolve labels with."""

    def __init__(self, library: Library) -> None:
        self._by_source: dict[str, list[tuple[Passage, str]]] = {}
        for info in library.documents():
            for passage in library.passages_of(info.id):
                entry = (passage, " ".join(passage.text.split()))
                self._by_source.setdefault(info.source, []).append(entry)

    def all(self) -> list[Passage]:
        """All passages."""
        return [passage for entries in self._by_source.values() for passage, _ in entries]

    def answering(self, question: Question) -> frozenset[str]:
        """The ids of the passages that hold an answer's sentence."""
        return frozenset(
            passage.id
            for answer in question.answers
            for passage, text in self._by_source[answer.document]
            if " ".join(answer.quote.split()) in text
        )


def run(library: Library, questions: Iterable[Question]) -> list[Trial]:
    """Ask the library each question as it stands."""
    passages = Passages(library)
    return [
        Trial(question, passages.answering(question), library.find(question.question))
        for question in questions
    ]


def _signals(candidate: Candidate) -> Signals:
    return candidate.signals


def by_order(order: Order, signals: Callable[[Candidate], Signals] = _signals) -> Ranking:
    """The ranking that some weights give."""

    def ranking(trial: Trial) -> list[str]:
        def key(candidate: Candidate) -> tuple[float, str]:
            return -order.score(signals(candidate), trial.found.surety), candidate.passage.id

        return [each.passage.id for each in sorted(trial.found.candidates, key=key)]

    return ranking


def by_rank(of: Callable[[Candidate], int | None]) -> Ranking:
    """The ranking of one index, as far as it found anything."""

    def ranking(trial: Trial) -> list[str]:
        placed = [(rank, each) for each in trial.found.candidates if (rank := of(each))]
        return [each.passage.id for _, each in sorted(placed, key=lambda pair: pair[0])]

    return ranking


def reciprocal_rank_fusion(constant: float) -> Ranking:
    """Both indexes by reciprocal ranks (Cormack, Clarke and Büttcher, SIGIR 2009)."""

    def ranking(trial: Trial) -> list[str]:
        def key(each: Candidate) -> float:
            ranks = (each.dense_rank, each.lexical_rank)
            return -sum(1.0 / (constant + rank) for rank in ranks if rank)

        return [each.passage.id for each in sorted(trial.found.candidates, key=key)]

    return ranking


def without(order: Order, *names: str) -> Order:
    """The same weights with some of them nought."""
    return replace(order, **dict.fromkeys(names, 0.0))


def judged(trials: Iterable[Trial], ranking: Ranking) -> Measures:
    """The mean over the trials."""
    return mean([measure(ranking(trial), trial.relevant) for trial in trials])
