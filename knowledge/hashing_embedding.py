"""A declared fallback encoder without weights: hashed words and character trigrams.

It finds texts that share words or their parts, and knows nothing of meaning. Its name says so,
so that an index built with it is rebuilt when the real encoder is there.
"""

import re
import zlib
from collections.abc import Iterator, Sequence

import numpy as np

from knowledge.embedding import Encoded, Vectors, without_tokens

HASHING_PREFIX = "hashing-"

_WORD = re.compile(r"\w+")
_WORD_WEIGHT, _PART_WEIGHT = 1.0, 0.35


class HashingEmbedder:
    """Deterministic, needs nothing, thread-safe."""

    def __init__(self, dimensions: int = 384) -> None:
        self._dimensions = dimensions

    @property
    def name(self) -> str:
        return f"{HASHING_PREFIX}words-and-trigrams-{self._dimensions}"

    @property
    def dimensions(self) -> int:
        return self._dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Encode texts; one without words gets the first axis."""
        vectors = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for feature, weight in _features(text):
                value = zlib.crc32(feature.encode("utf-8", "surrogatepass"))
                row[(value >> 1) % self._dimensions] += weight if value & 1 else -weight
            if not row.any():
                row[0] = 1.0
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = (vectors / lengths).astype(np.float32)
        return unit

    def encode(self, texts: Sequence[str]) -> Sequence[Encoded]:
        """Whole texts only: a hashed word is the same in any company."""
        return without_tokens(self.embed(texts))


def _features(text: str) -> Iterator[tuple[str, float]]:
    for word in _WORD.findall(text.lower()):
        yield word, _WORD_WEIGHT
        padded = f"<{word}>"
        for start in range(len(padded) - 2):
            yield "#" + padded[start : start + 3], _PART_WEIGHT
