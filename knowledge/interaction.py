"""Late interaction: a question and a passage compared token by token.

Each token of the question looks for the token of the passage that is most like it, and the
likenesses are averaged (MaxSim; Khattab and Zaharia, ColBERT, SIGIR 2020). The encoder was not
trained for it, but its states rank passages better so than its pooled vectors do.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from knowledge.embedding import TOKEN_SCALE, Tokens

Scores = npt.NDArray[np.float32]

_WINDOW, _STRIDE = 32, 8
"""Tokens: about two sentences."""


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
