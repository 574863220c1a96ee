"""Measures of ranked retrieval (Manning, Raghavan and Schütze, chapter 8), in plain functions."""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_RECALL_DEPTH, _GAIN_DEPTH = 5, 10


@dataclass(frozen=True, slots=True)
class Measures:
    """Of one ranking, or the means over several; each in 0..1."""

    recall_at_5: float
    """Whether any right passage is among the first five."""
    ndcg_at_10: float
    reciprocal_rank: float


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """How well a search keeps silent where nothing answers."""

    precision: float
    """Of the questions that found nothing, the share that nothing answers."""
    recall: float
    """Of the questions that nothing answers, the share that found nothing."""
    silent: int
    """How many questions found nothing."""


def measure(ranking: Sequence[str], grades: Mapping[str, int]) -> Measures:
    """Judge one ranking, best first, by the grades (1, 2 …) of what answers; there must be one.

    A passage is right if none has a better grade. A gain is 2^grade - 1 (Burges and others,
    ICML 2005).
    """
    best = max(grades.values())
    ranks = [rank for rank, name in enumerate(ranking) if grades.get(name) == best]
    gain = _gain(grades.get(name, 0) for name in ranking)
    ideal = _gain(sorted(grades.values(), reverse=True))
    return Measures(
        recall_at_5=float(any(rank < _RECALL_DEPTH for rank in ranks)),
        ndcg_at_10=gain / ideal,
        reciprocal_rank=1.0 / (ranks[0] + 1) if ranks else 0.0,
    )


def _gain(grades: Iterable[int]) -> float:
    first = itertools.islice(grades, _GAIN_DEPTH)
    return sum((2.0**grade - 1.0) / math.log2(rank + 2) for rank, grade in enumerate(first))


def mean(several: Sequence[Measures]) -> Measures:
    """The mean of each measure; of none, nought."""
    count = max(1, len(several))
    return Measures(
        sum(each.recall_at_5 for each in several) / count,
        sum(each.ndcg_at_10 for each in several) / count,
        sum(each.reciprocal_rank for each in several) / count,
    )


def no_answer(outcomes: Sequence[tuple[bool, bool]]) -> NoAnswer:
    """From pairs: whether a question can be answered, and whether anything was found."""
    silent = [answerable for answerable, found in outcomes if not found]
    rightly = silent.count(False)
    unanswerable = sum(not answerable for answerable, _ in outcomes)
    return NoAnswer(
        precision=rightly / len(silent) if silent else 1.0,
        recall=rightly / unanswerable if unanswerable else 1.0,
        silent=len(silent),
    )
