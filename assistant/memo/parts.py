"""Which sentence of a memo leans most towards a part: a linear head over the encoder.

A sentence's vector tells more of its subject than of what it does, so most of the memo's mean is
taken from it first; what is left is compared with what the parts have in common. The head is a
ridge regression, trained by `evals/memo/heads.py` from the labelled sentences.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from assistant.memo.reading import Role
from knowledge.embedding import Embedder
from knowledge.errors import KnowledgeError

HEAD_FILE = Path(__file__).with_name("parts.npz")
_SUBJECT = 0.7
"""How much of the memo's mean is taken away."""
Scores = npt.NDArray[np.float32]
"""Shape (sentences, roles)."""


@dataclass(frozen=True)
class Head:
    """Weights of shape (dimensions, roles) and a bias of shape (roles,)."""

    encoder: str
    roles: tuple[Role, ...]
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    @classmethod
    @functools.cache
    def load(cls, path: Path = HEAD_FILE) -> "Head":
        """Read a head. Raises OSError, ValueError."""
        with np.load(path, allow_pickle=False) as data:
            roles = cast("tuple[Role, ...]", tuple(map(str, data["roles"])))
            weights = data["weights"].astype(np.float32)
            return cls(str(data["encoder"]), roles, weights, data["bias"].astype(np.float32))

    def save(self, path: Path = HEAD_FILE) -> None:
        """Write the head, in half precision."""
        np.savez_compressed(
            path,
            encoder=np.array(self.encoder),
            roles=np.array(self.roles),
            weights=self.weights.astype(np.float16),
            bias=self.bias.astype(np.float16),
        )

    def scores(self, vectors: Scores) -> Scores:
        """How each sentence leans towards each role; comparable within a memo and a role."""
        scores: Scores = without_subject(vectors) @ self.weights + self.bias
        return scores


def without_subject(vectors: Scores) -> Scores:
    """Vectors of a memo's sentences less most of what they have in common."""
    centred: Scores = vectors - _SUBJECT * vectors.mean(axis=0)
    return centred


class Parts:
    """Ranks the sentences of a memo by their lean towards a part."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def ranked(self, sentences: Sequence[str], roles: Sequence[Role], most: int) -> frozenset[int]:
        """Indexes of the sentences, at most so many a role, that lean most towards any of them.

        None of them when the encoder cannot run or is another than the head was made for.
        """
        head = Head.load()
        known = [head.roles.index(role) for role in roles if role in head.roles]
        if self._embedder.name != head.encoder or not sentences or not known:
            return frozenset()
        try:
            vectors = self._embedder.embed(sentences)
        except KnowledgeError:
            return frozenset()
        scores = head.scores(vectors)[:, known]
        best = np.argsort(-scores, axis=0)[:most]
        return frozenset(int(index) for index in best.flatten())
