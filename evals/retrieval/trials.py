"""One look of the library at each labelled question, kept for every table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from evals.retrieval.judgements import FULLY, Grades, addresses, load
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
    """Those that hold a labelled sentence."""
    grades: Grades
    """What was judged by reading, of the passages of the usual size."""
    found: Found


Ranking = Callable[[Trial], Sequence[str]]


class Passages:
    """Every passage of a library, to resolve labels with."""

    def __init__(self, library: Library) -> None:
        self._by_source: dict[str, list[tuple[Passage, str]]] = {}
        self._by_address: dict[str, str] = {}
        for info in library.documents():
            passages = library.passages_of(info.id)
            entries = [(passage, " ".join(passage.text.split())) for passage in passages]
            self._by_source[info.source] = entries
            self._by_address |= addresses(info.source, passages)

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

    def judged(self, grades: Grades) -> Grades:
        """Grades by address as grades by id."""
        return {
            self._by_address[address]: grade
            for address, grade in grades.items()
            if address in self._by_address
        }


def run(library: Library, questions: Iterable[Question]) -> list[Trial]:
    """Ask the library each question as it stands."""
    passages, grades = Passages(library), load()
    return [
        Trial(
            question,
            passages.answering(question),
            passages.judged(grades.get(question.question, {})),
            library.find(question.question),
        )
        for question in questions
    ]


def read(trial: Trial) -> Grades:
    """What answers, as judged by reading."""
    return trial.grades


def labelled(trial: Trial) -> Grades:
    """What answers, by the labelled sentence alone."""
    return dict.fromkeys(trial.relevant, FULLY)


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


def judged(
    trials: Iterable[Trial], ranking: Ranking, grades: Callable[[Trial], Grades] = read
) -> Measures:
    """The mean over the trials."""
    return mean([measure(ranking(trial), grades(trial)) for trial in trials])
