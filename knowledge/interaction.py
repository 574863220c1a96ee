"""Late interaction: a question and a passage compared token by token.

Each token of the question looks for the token of the passage that is most like it, and the
likenesses are averaged (MaxSim; Khattab and Zaharia, ColBERT, SIGIR 2020). The encoder was not
trained for it, but its states rank passages better so than its pooled vectors do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.embedding import TOKEN_SCALE, Encoded, Tokens
from knowledge.token_index import Detail

Scores = npt.NDArray[np.float32]

_WINDOW, _STRIDE = 32, 8
"""Tokens: about two sentences."""


_BEST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a passage compares with a question; all nought where nothing is known of it."""

    cosine: float = 0.0
    """Of both as wholes, -1..1."""
    tokens: float = 0.0
    """The mean of the question tokens' best likenesses."""
    weakest: float = 0.0
    """The mean of the lowest third of them."""
    window: float = 0.0
    """The cosine with the best stretch of about two sentences."""
    asked: float = 0.0
    """The mean cosine with the three nearest questions that the passage is known to answer."""
    asked_best: float = 0.0
    """The cosine with the nearest of them."""


def compare(question: Encoded, passages: Sequence[Detail | None]) -> list[Likeness]:
    """Compare a question with passages, of which one that is None is not known."""
    known = [detail for detail in passages if detail is not None]
    tokens = [detail.tokens for detail in known]
    best = max_similarity(question.tokens, tokens)
    third = max(1, len(question.tokens) // 3)
    weakest = np.sort(best, axis=1)[:, :third]
    rows = zip(
        _cosines(question, known), best, weakest, best_window(question.tokens, tokens), strict=True
    )
    compared = iter([_likeness(*row) for row in rows])
    return [Likeness() if detail is None else next(compared) for detail in passages]


def _likeness(cosines: Scores, tokens: Scores, weakest: Scores, window: float) -> Likeness:
    asked = np.sort(cosines[1:])[-_BEST_QUESTIONS:]
    return Likeness(
        cosine=float(cosines[0]),
        tokens=float(tokens.mean()) if tokens.size else 0.0,
        weakest=float(weakest.mean()) if weakest.size else 0.0,
        window=float(window),
        asked=float(asked.mean()) if asked.size else 0.0,
        asked_best=float(asked[-1]) if asked.size else 0.0,
    )


def max_similarity(question: Tokens, passages: Sequence[Tokens]) -> Scores:
    """Of each question token its best likeness in each passage: shape (passages, tokens).

    All nought for a passage without tokens.
    """
    best = np.zeros((len(passages), len(question)), dtype=np.float32)
    filled = [at for at, tokens in enumerate(passages) if len(tokens)]
    if not filled or not len(question):
        return best
    rows = np.concatenate([passages[at] for at in filled]).astype(np.float32)
    cosines = rows @ question.astype(np.float32).T / TOKEN_SCALE**2
    starts = np.cumsum([0, *(len(passages[at]) for at in filled[:-1])])
    best[filled] = np.maximum.reduceat(cosines, starts, axis=0)
    return best


def best_window(question: Tokens, passages: Sequence[Tokens]) -> Scores:
    """The cosine of the question with the stretch of each passage that is most like it."""
    asked = _unit(question.astype(np.float32).sum(axis=0, keepdims=True))
    return np.array([_best_stretch(asked, tokens) for tokens in passages], dtype=np.float32)


def _cosines(question: Encoded, known: Sequence[Detail]) -> list[Scores]:
    """Of the question with each of the vectors of each passage."""
    if not known:
        return []
    rows = np.concatenate([detail.vectors for detail in known]).astype(np.float32)
    cosines = rows @ question.vector / TOKEN_SCALE
    return np.split(cosines, np.cumsum([len(detail.vectors) for detail in known])[:-1])


def _best_stretch(asked: Scores, tokens: Tokens) -> float:
    if not len(tokens) or not asked.size:
        return 0.0
    summed = np.cumsum(tokens.astype(np.float32), axis=0)
    starts = np.arange(0, max(1, len(tokens) - _WINDOW + _STRIDE), _STRIDE)
    ends = np.minimum(starts + _WINDOW, len(tokens)) - 1
    before = np.where(starts[:, None] > 0, summed[starts - 1], 0.0)
    return float((_unit(summed[ends] - before) @ asked.T).max())


def _unit(rows: Scores) -> Scores:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Scores = rows / np.maximum(lengths, 1e-9)
    return unit
