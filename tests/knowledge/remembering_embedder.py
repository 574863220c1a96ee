"""An encoder that remembers on disk, as encoding the bundled corpus takes seconds."""

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.embedding import Embedder, Encoded, Vectors


class RememberingEmbedder:
    """Asks the real encoder only for texts that it has not encoded before."""

    def __init__(self, real: Embedder, folder: Path) -> None:
        self._real = real
        self._file = folder / f"{real.name}.pickle"
        self._known: dict[str, Encoded] = {}
        if self._file.is_file():
            self._known = pickle.loads(self._file.read_bytes())

    @property
    def name(self) -> str:
        return self._real.name

    @property
    def dimensions(self) -> int:
        return self._real.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.stack([each.vector for each in self.encode(texts)])

    def encode(self, texts: Sequence[str]) -> Sequence[Encoded]:
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        new = [at for at, key in enumerate(keys) if key not in self._known]
        if new:
            found = self._real.encode([texts[at] for at in new])
            self._known.update(zip((keys[at] for at in new), found, strict=True))
        return [self._known[key] for key in keys]

    def keep(self) -> None:
        """Write what is known for the next run."""
        part = self._file.with_name("part.pickle")
        part.write_bytes(pickle.dumps(self._known))
        part.replace(self._file)
