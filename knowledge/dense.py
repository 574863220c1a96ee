"""The dense index: unit vectors by passage id, cosine; only home of chromadb.

Chroma holds ids and vectors only, never text. A rebuilt index gets a new subfolder, because
Chroma keeps state for a path in its process even after opening it has failed.
"""

import contextlib
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from knowledge.derived import DerivedIndex, IndexDamaged, checksums
from knowledge.embedding import Vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

_COLLECTION = "passages"
_PREFIX = "chroma-"
_BATCH = 2000


class DenseIndex(DerivedIndex):
    """Passage ids by their vectors. One owner process; thread-safe but for open and close.

    Every method that touches the files raises IndexDamaged when they cannot be read.
    """

    def __init__(self, folder: Path, dimensions: int) -> None:
        super().__init__(folder)
        self._dimensions = dimensions
        self._client: Client | None = None
        self._collection: Collection | None = None

    def open(self) -> None:
        """Open the index in the folder, made if it is not there, and try it."""
        with _damage():
            self._folder.mkdir(parents=True, exist_ok=True)
            stamp = self.stamp
            if stamp.checksums:
                if checksums(self._folder, self._vector_files()) != stamp.checksums:
                    raise IndexDamaged("files of the dense index have changed")
                # Only an orderly close can say what the files hold next time.
                self.stamp = replace(stamp, checksums={})
            self._connect()
            self._probe()

    def close(self) -> None:
        """Let go of the files and note their checksums."""
        if self._disconnect() and (stamp := self.stamp).fingerprint:
            with contextlib.suppress(OSError):
                sums = checksums(self._folder, self._vector_files())
                self.stamp = replace(stamp, checksums=sums)

    def reset(self) -> None:
        """Delete everything and start anew; of files that go no checksums are noted."""
        self._disconnect()
        super().reset()

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Add vectors (len(ids) x dimensions); an id that exists is replaced."""
        for start in range(0, len(ids), _BATCH):
            end = start + _BATCH
            with _damage():
                self._opened().upsert(
                    ids=list(ids[start:end]), embeddings=vectors[start:end].astype(np.float32)
                )

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the ids that are there."""
        remaining = iter(ids)
        while batch := list(islice(remaining, _BATCH)):
            with _damage():
                self._opened().delete(ids=batch)

    def count(self) -> int:
        """How many vectors the index holds."""
        with _damage():
            return self._opened().count()

    def ids(self) -> set[str]:
        """All ids."""
        with _damage():
            return set(self._opened().get(include=[])["ids"])

    def query(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """The k (at least 1) nearest ids with their cosine, best first; `vector` is one row."""
        with _damage():
            found = self._opened().query(
                query_embeddings=vector, n_results=k, include=["distances"]
            )
            distances = found["distances"] or [[]]
            pairs = zip(found["ids"][0], distances[0], strict=True)
            return [(passage_id, 1.0 - float(distance)) for passage_id, distance in pairs]

    def _disconnect(self) -> bool:
        """Whether it was connected."""
        client, self._client, self._collection = self._client, None, None
        if client is not None:
            client.close()
        return client is not None

    def _connect(self) -> None:
        from chromadb import PersistentClient
        from chromadb.config import Settings

        existing = sorted(self._folder.glob(_PREFIX + "*"))
        path = existing[0] if existing else self._folder / f"{_PREFIX}{uuid.uuid4().hex[:8]}"
        settings = Settings(anonymized_telemetry=False)
        self._client = cast("Client", PersistentClient(path=str(path), settings=settings))
        self._collection = self._client.get_or_create_collection(
            _COLLECTION,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine"}},
        )

    def _probe(self) -> None:
        """One search and one vector: damage shows here and not in a person's search."""
        total = self.count()
        if total == 0:
            return
        vector = np.full((1, self._dimensions), self._dimensions**-0.5, dtype=np.float32)
        if not self.query(vector, 3):
            raise IndexDamaged("the dense index finds nothing")
        sample = self._opened().get(limit=3, include=["embeddings"])["embeddings"]
        if sample is None or len(sample) != min(3, total):
            raise IndexDamaged("the dense index has lost vectors")

    def _vector_files(self) -> list[Path]:
        return sorted(self._folder.glob(_PREFIX + "*/*/*.bin"))

    def _opened(self) -> "Collection":
        if self._collection is None:
            raise IndexDamaged("the dense index is not open")
        return self._collection


@contextlib.contextmanager
def _damage() -> Iterator[None]:
    """Turns Chroma's errors, and those of its files, into IndexDamaged."""
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, ValueError, RuntimeError, OSError, AttributeError, KeyError) as error:
        raise IndexDamaged(f"{type(error).__name__}: {error}") from error
