"""The port to an encoder of texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
"""Shape (texts, dimensions), unit length."""
Tokens = npt.NDArray[np.int8]
"""Shape (tokens, token dimensions): one row a token in the order of the text, its vector in the
company of the others, of unit length times TOKEN_SCALE."""
TOKEN_SCALE = 127.0


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as one vector, and token by token."""

    vector: Vectors
    """Shape (dimensions,)."""
    tokens: Tokens
    """Without rows where an encoder has no vectors of tokens."""


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """Identifies the encoder; an index built with another name is rebuilt."""

    @property
    def dimensions(self) -> int:
        """The length of a vector."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Encode texts. Raises LibraryUnavailable when the encoder cannot run."""

    def encode(self, texts: Sequence[str]) -> Sequence[Encoded]:
        """Encode texts with their tokens. Raises LibraryUnavailable."""


def without_tokens(vectors: Vectors) -> tuple[Encoded, ...]:
    """What an encoder gives that knows whole texts only."""
    none = np.zeros((0, 0), dtype=np.int8)
    return tuple(Encoded(vector, none) for vector in vectors)
