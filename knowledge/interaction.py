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
_SMALL_PRODUCT = 250_000
"""Multiplications; OpenBLAS does more of them with several threads."""
_NONE = -2.0
"""Below any cosine."""
_TINY = 1e-9

_BEST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a passage compares with a question; all nought where nothing is known of it."""

    cosine: float = 0.0
    """Of both as wholes, -1..1."""
    tokens: float = 0.0
    """The mean of the question tokens' best likenesses."""
    window: float = 0.0
    """The cosine with the best stretch of about two sentences."""
    asked: float = 0.0
    """The mean cosine with the three nearest questions that the passage is known to answer."""
    asked_best: float = 0.0
    """The likeness with the likest of them: token by token, or by cosine without tokens."""


def compare(question: Encoded, passages: Sequence[Detail | None]) -> list[Likeness]:
    """Compare a question with passages, of which one that is None is not known."""
    known = [detail for detail in passages if detail is not None]
    tokens = [detail.tokens for detail in known]
    best, windows = interact(question.tokens, tokens)
    likest = interact_both_ways(question.tokens, [detail.asked for detail in known])
    rows = zip(_cosines(question, known), _means(best), windows, likest, strict=True)
    compared = iter([_likeness(*row) for row in rows])
    return [Likeness() if detail is None else next(compared) for detail in passages]


def _likeness(cosines: Scores, tokens: float, window: float, likest: float) -> Likeness:
    asked = sorted(cosines[1:].tolist())[-_BEST_QUESTIONS:]
    return Likeness(
        cosine=float(cosines[0]),
        tokens=float(tokens),
        window=float(window),
        asked=sum(asked) / len(asked) if asked else 0.0,
        asked_best=float(likest) or (asked[-1] if asked else 0.0),
    )


def _means(rows: Scores) -> Scores:
    """Of each row; nought for rows without columns."""
    means: Scores = rows.mean(axis=1) if rows.shape[1] else np.zeros(len(rows), dtype=np.float32)
    return means


def interact(question: Tokens, passages: Sequence[Tokens]) -> tuple[Scores, Scores]:
    """What each passage has of the question; all nought for a passage without tokens.

    Of each question token its best likeness, shape (passages, tokens), and the cosine of the
    question with the stretch that is most like it, shape (passages,).
    """
    best = np.zeros((len(passages), len(question)), dtype=np.float32)
    windows = np.zeros(len(passages), dtype=np.float32)
    filled = [at for at, tokens in enumerate(passages) if len(tokens)]
    if filled and len(question):
        blocks = _Blocks([passages[at] for at in filled])
        asked = question.astype(np.float32)
        best[filled] = blocks.best_tokens(asked)
        windows[filled] = blocks.best_stretches(asked.sum(axis=0))
    return best, windows


def interact_both_ways(question: Tokens, asked: Sequence[Sequence[Tokens]]) -> Scores:
    """How like the question is to the likest of each passage's questions; nought without any.

    Of two questions neither says more than the other, so that each looks for its tokens in the
    other, and the mean of both is taken. Shape (passages,).
    """
    best = np.zeros(len(asked), dtype=np.float32)
    lines = [(at, line) for at, several in enumerate(asked) for line in several if len(line)]
    if not lines or not len(question):
        return best
    rows = np.concatenate([line for _, line in lines]).astype(np.float32)
    cosines = _product(rows, question.T.astype(np.float32) / TOKEN_SCALE**2)
    lengths = np.array([len(line) for _, line in lines])
    starts = np.cumsum(lengths) - lengths
    there = np.maximum.reduceat(cosines, starts, axis=0).mean(axis=1)
    back = np.add.reduceat(cosines.max(axis=1), starts) / lengths
    np.maximum.at(best, [at for at, _ in lines], (there + back) / 2)
    return best


class _Blocks:
    """The tokens of all passages in one table, so that they are compared at one go.

    Each passage is cut into blocks of `_STRIDE` tokens, the last one padded with nought.
    """

    def __init__(self, passages: Sequence[Tokens]) -> None:
        """None of the passages is empty."""
        self._lengths = np.array([len(tokens) for tokens in passages])
        counts = -(-self._lengths // _STRIDE)
        self._ends = np.cumsum(counts)
        self._starts = self._ends - counts
        self._counts = counts
        width = passages[0].shape[1]
        rows = np.zeros((int(self._ends[-1]) * _STRIDE, width), dtype=np.int8)
        for tokens, start in zip(passages, self._starts * _STRIDE, strict=True):
            rows[start : start + len(tokens)] = tokens
        # Place in the block first: sums and maxima over a block then run along long rows.
        by_place = rows.reshape(-1, _STRIDE, width).transpose(1, 0, 2)
        self._rows: Scores = by_place.astype(np.float32, order="C")

    def best_tokens(self, question: Scores) -> Scores:
        """Shape (passages, question tokens)."""
        places, blocks, width = self._rows.shape
        cosines = _product(self._rows.reshape(-1, width), question.T / TOKEN_SCALE**2)
        cosines = cosines.reshape(places, blocks, len(question))
        in_last = self._lengths - (self._counts - 1) * _STRIDE
        for place in range(1, places):
            cosines[place, self._ends[in_last <= place] - 1] = _NONE
        best: Scores = np.maximum.reduceat(cosines.max(axis=0), self._starts, axis=0)
        return best

    def best_stretches(self, question: Scores) -> Scores:
        """The best cosine with any stretch of `_WINDOW` tokens; shape (passages,)."""
        block = np.arange(int(self._ends[-1]))
        sums = self._rows.sum(axis=0)
        windows = sums.copy()
        for further in range(1, _WINDOW // _STRIDE):
            same = block + further < np.repeat(self._ends, self._counts)
            windows[:-further] += sums[further:] * same[:-further, None]
        cosines = _along(windows, question)
        cosines /= np.maximum(np.linalg.norm(windows, axis=1) * np.linalg.norm(question), _TINY)
        # Shorter ones stand within the one before, but for the first of a passage.
        first = (block - np.repeat(self._starts, self._counts)) * _STRIDE
        short = first >= np.repeat(self._lengths, self._counts) - _WINDOW + _STRIDE
        cosines[short & (first > 0)] = _NONE
        best: Scores = np.maximum.reduceat(cosines, self._starts)
        return best


def _along(rows: Scores, vector: Scores) -> Scores:
    """`rows @ vector` without BLAS, for the reason that `_product` gives."""
    return np.asarray(np.einsum("rw,w->r", rows, vector), dtype=np.float32)


def _product(rows: Scores, columns: Scores) -> Scores:
    """`rows @ columns` in small pieces.

    BLAS wakes a thread for every core at a large product, and on a busy machine waiting for them
    takes many times as long as the product itself.
    """
    product = np.empty((len(rows), columns.shape[1]), dtype=np.float32)
    step = max(1, _SMALL_PRODUCT // columns.size)
    for start in range(0, len(rows), step):
        np.matmul(rows[start : start + step], columns, out=product[start : start + step])
    return product


def _cosines(question: Encoded, known: Sequence[Detail]) -> list[Scores]:
    """Of the question with each of the vectors of each passage."""
    if not known:
        return []
    rows = np.concatenate([detail.vectors for detail in known]).astype(np.float32)
    cosines = _along(rows, question.vector) / TOKEN_SCALE
    return np.split(cosines, np.cumsum([len(detail.vectors) for detail in known])[:-1])
