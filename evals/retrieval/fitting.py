"""Fits the weights of knowledge.relevance on labelled questions.

The order is fitted by softmax regression over a question's candidates (ListNet's top-one loss;
Cao and others, ICML 2007), the floor by logistic regression over questions. Both are small and
convex, so that a second run gives the same numbers.
"""

from collections.abc import Sequence
from dataclasses import astuple, fields, replace

import numpy as np
import numpy.typing as npt

from evals.retrieval.judgements import FULLY
from evals.retrieval.trials import Trial
from knowledge.relevance import Asked, Evidence, Expected, Floor, Order

Numbers = npt.NDArray[np.float64]

_STEPS, _RATE, _SHRINK = 250, 0.05, 1.0
_NAMES = tuple(field.name for field in fields(Order))
_AGAINST = {"missing": -1.0}
"""Evidence that speaks against an answer."""
_IN_WORDS = ("words",)
_IN_OTHERS = ("asked_best", "asked_words", "document_asked")


def fit_order(trials: Sequence[Trial], left_out: Sequence[str] = ()) -> Order:
    """The weights under which relevant candidates come first; trials without any are left out.

    Signals that are `left_out` are taken for nought, and so is their weight.
    """
    used = np.array([name not in left_out for name in _NAMES], dtype=np.float64)
    sets = [(features(trial) * used, relevant(trial)) for trial in trials]
    sets = [(rows, wanted) for rows, wanted in sets if wanted.any()]
    everything = np.concatenate([rows for rows, _ in sets])
    spread = everything.std(axis=0) + 1e-9
    weights = np.zeros(len(_NAMES))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        slope = -_SHRINK * weights / len(sets)
        for rows, wanted in sets:
            slope += _slope(rows / spread, wanted, weights) / len(sets)
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        move = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        weights = weights + _RATE * move
    return Order(*(float(value) for value in weights / spread))


def fit_expected(trials: Sequence[Trial]) -> Expected:
    """What a passage's own signals let expect of the questions beside it, by least squares."""
    signals = [
        each.signals for trial in trials for each in trial.found.candidates if each.passage.asked
    ]
    known = np.array([[1.0, each.cosine, each.tokens, each.window] for each in signals])
    asked = np.array([[each.asked, each.asked_best, each.asked_words] for each in signals])
    weights, *_ = np.linalg.lstsq(known, asked, rcond=None)
    return Expected(*(Asked(*map(float, row)) for row in weights))


def features(trial: Trial) -> Numbers:
    """What the weights of an order are multiplied with: one row a candidate."""
    surety = trial.found.surety
    share = dict.fromkeys(_IN_WORDS, surety) | dict.fromkeys(_IN_OTHERS, 1.0 - surety)
    rows = [
        [float(getattr(each.signals, name)) * share.get(name, 1.0) for name in _NAMES]
        for each in trial.found.candidates
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, len(_NAMES))


def relevant(trial: Trial) -> npt.NDArray[np.bool_]:
    """Which candidates answer fully, as judged by reading."""
    return np.array(
        [trial.grades.get(each.passage.id) == FULLY for each in trial.found.candidates],
        dtype=np.bool_,
    )


def fit_floor(evidence: Sequence[Evidence], answered: Sequence[bool], floor: Floor) -> Floor:
    """`floor` with weights fitted so that its score is the chance of an answer.

    A signal whose weight comes out against its meaning is left out: it would not hold elsewhere.
    """
    rows = np.array([astuple(each) for each in evidence], dtype=np.float64)
    signs = np.array([_AGAINST.get(field.name, 1.0) for field in fields(Evidence)])
    used = np.ones(rows.shape[1], dtype=np.bool_)
    truth = np.array(answered, dtype=np.float64)
    while True:
        weights, offset = _logistic(rows[:, used], truth)
        wrong = weights * signs[used] < 0
        if not wrong.any():
            break
        used[np.flatnonzero(used)[wrong]] = False
    values = np.zeros(rows.shape[1])
    values[used] = weights
    named = zip([field.name for field in fields(Evidence)], values, strict=True)
    return replace(floor, **{name: float(value) for name, value in named}, offset=offset)


def _logistic(rows: Numbers, truth: Numbers) -> tuple[Numbers, float]:
    """Weights and offset by Newton's method, a little shrunk."""
    spread = rows.std(axis=0) + 1e-9
    scaled = np.hstack([rows / spread, np.ones((len(rows), 1))])
    shrink = np.diag([_SHRINK] * rows.shape[1] + [1e-6])
    weights = np.zeros(scaled.shape[1])
    for _ in range(30):
        chance = 1.0 / (1.0 + np.exp(-scaled @ weights))
        curve = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + shrink
        slope = scaled.T @ (truth - chance) - shrink @ weights
        weights = weights + np.linalg.solve(curve, slope)
    return weights[:-1] / spread, float(weights[-1])


def _slope(rows: Numbers, wanted: npt.NDArray[np.bool_], weights: Numbers) -> Numbers:
    scores = rows @ weights
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    right = np.where(wanted, chances, 0.0)
    slope: Numbers = rows.T @ (right / right.sum() - chances)
    return slope
