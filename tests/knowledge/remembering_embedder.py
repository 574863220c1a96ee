"""An encoder that remembers vectors on disk, as encoding the bundled corpus takes seconds."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.embedding import Embedder, Vectors


class RememberingEmbedder:
    """Asks the real encoder only for texts that it has not encoded before."""

    def __init__(self, real: Embedder, folder: Path) -> None:
        self._real = real
        self._file = folder / f"{real.name}.npz"
        self._vectors: dict[str, Vectors] = {}
        if self._file.is_file():
            with np.load(self._file) as stored:
                self._vectors = dict(zip(stored["keys"].tolist(), stored["rows"], strict=True))

    @property
    def name(self) -> str:
        return self._real.name

    @property
    def dimensions(self) -> int:
        return self._real.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        new = [at for at, key in enumerate(keys) if key not in self._vectors]
        if new:
            found = self._real.embed([texts[at] for at in new])
            self._vectors.update(zip((keys[at] for at in new), found, strict=True))
        return np.stack([self._vectors[key] for key in keys]).astype(np.float32)

    def keep(self) -> None:
        """Write what is known for the next run."""
        part = self._file.with_name("part.npz")
        np.savez(part, keys=np.array(list(self._vectors)), rows=np.stack([*self._vectors.values()]))
        part.replace(self._file)
