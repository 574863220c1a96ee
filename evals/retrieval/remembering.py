"""An encoder that remembers on disk, as encoding the bundled corpus takes half a minute."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.embedding import Embedder, Encoded, Vectors


class RememberingEmbedder:
    """Asks the real encoder only for texts that it has not encoded before."""

    def __init__(self, real: Embedder, folder: Path) -> None:
        self._real = real
        self._file = folder / f"{real.name}.npz"
        self._known: dict[str, Encoded] = {}
        if self._file.is_file():
            self._known = _read(self._file)

    @property
    def name(self) -> str:
        """The real one's."""
        return self._real.name

    @property
    def dimensions(self) -> int:
        """The real one's."""
        return self._real.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Encode texts."""
        return np.stack([each.vector for each in self.encode(texts)])

    def encode(self, texts: Sequence[str]) -> Sequence[Encoded]:
        """Encode texts with their tokens."""
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if new:
            self._known.update(zip(new, self._real.encode([*new.values()]), strict=True))
        return [self._known[key] for key in keys]

    def keep(self) -> None:
        """Write what is known for the next run."""
        part = self._file.with_name("part.npz")
        known = self._known
        np.savez(
            part,
            keys=np.array(list(known)),
            vectors=np.stack([each.vector for each in known.values()]),
            lengths=np.array([len(each.tokens) for each in known.values()]),
            tokens=np.concatenate([each.tokens for each in known.values()]),
        )
        part.replace(self._file)


def _read(path: Path) -> dict[str, Encoded]:
    with np.load(path) as stored:
        ends = np.cumsum(stored["lengths"])[:-1]
        tokens = np.split(stored["tokens"], ends)
        vectors = stored["vectors"]
        keys = stored["keys"].tolist()
    return {
        key: Encoded(vector, rows) for key, vector, rows in zip(keys, vectors, tokens, strict=True)
    }
