"""The token index: what the encoder sees of each passage in detail, by passage id.

That is its tokens and those of the questions that it answers, one by one, and the vectors of
them all.

It ranks what the other two find by late interaction, and is never searched as a whole, so a
plain table does; it lies in an SQLite file of its own, derived like the other indexes.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from knowledge.derived import DerivedIndex, IndexDamaged
from knowledge.embedding import Tokens

_FILE = "tokens.sqlite"
_BATCH = 500
_LENGTH = np.dtype("<u2")
_TABLE = """
CREATE TABLE IF NOT EXISTS tokens (
    id TEXT PRIMARY KEY, width INTEGER NOT NULL, rows BLOB NOT NULL, vectors BLOB NOT NULL,
    asked BLOB NOT NULL, lengths BLOB NOT NULL
)
"""
"""Its rows are longer than a page, so ids have a B-tree of their own: looking them up and
counting them then reads no blob (measured: five times as fast as without row ids)."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A passage in detail."""

    tokens: Tokens
    vectors: Tokens
    """Shape (1 + questions, dimensions): the passage's own, then those of the questions that it
    is known to answer; of unit length times TOKEN_SCALE."""
    asked: tuple[Tokens, ...] = ()
    """The tokens of each of those questions."""


class TokenIndex(DerivedIndex):
    """Details by passage id. One owner; the caller keeps threads apart.

    Every method that touches the file raises IndexDamaged when it cannot be read.
    """

    def __init__(self, folder: Path, dimensions: int) -> None:
        super().__init__(folder)
        self._dimensions = dimensions
        self._connection: sqlite3.Connection | None = None

    def open(self) -> None:
        """Open the index in the folder, made if it is not there, and try it."""
        with _damage():
            self._folder.mkdir(parents=True, exist_ok=True)
            # Autocommit: each change below is a transaction of its own. The file is derived, so
            # losing the last of them in a power cut costs an encoding and nothing else.
            connection = sqlite3.connect(
                self._folder / _FILE, check_same_thread=False, isolation_level=None
            )
            self._connection = connection
            try:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
                connection.execute(_TABLE)
                connection.execute(
                    "SELECT id, length(rows), length(vectors), length(asked) FROM tokens LIMIT 3"
                ).fetchall()
            except sqlite3.Error:
                self.close()
                raise

    def close(self) -> None:
        """Let go of the file."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()

    def add(self, ids: Sequence[str], details: Sequence[Detail]) -> None:
        """Keep details; an id that exists is replaced."""
        rows = [(name, *_blobs(each)) for name, each in zip(ids, details, strict=True)]
        with _damage(), self._transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO tokens VALUES (?, ?, ?, ?, ?, ?)", rows)

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the ids that are there."""
        with _damage(), self._transaction() as connection:
            connection.executemany("DELETE FROM tokens WHERE id = ?", ((name,) for name in ids))

    def count(self) -> int:
        """How many passages the index holds."""
        with _damage():
            found = self._opened().execute("SELECT count(*) FROM tokens").fetchone()
        return int(found[0])

    def ids(self) -> set[str]:
        """All ids."""
        with _damage():
            return {name for (name,) in self._opened().execute("SELECT id FROM tokens")}

    def details(self, ids: Iterable[str]) -> Mapping[str, Detail]:
        """The details of these passages, of those that are there."""
        found: dict[str, Detail] = {}
        remaining = iter(ids)
        while batch := list(islice(remaining, _BATCH)):
            marks = ",".join("?" * len(batch))
            query = f"SELECT * FROM tokens WHERE id IN ({marks})"  # noqa: S608
            with _damage():
                for name, width, rows, vectors, asked, lengths in self._opened().execute(
                    query, batch
                ):
                    found[name] = Detail(
                        _table(rows, width),
                        _table(vectors, self._dimensions),
                        _parts(_table(asked, width), lengths),
                    )
        return found

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self._opened()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            raise IndexDamaged("the token index is not open")
        return self._connection


def _blobs(detail: Detail) -> tuple[int, bytes, bytes, bytes, bytes]:
    """The columns of a detail, but for its id."""
    lengths = np.array([len(each) for each in detail.asked], dtype=_LENGTH)
    return (
        detail.tokens.shape[1],
        detail.tokens.tobytes(),
        detail.vectors.tobytes(),
        b"".join(each.tobytes() for each in detail.asked),
        lengths.tobytes(),
    )


def _parts(rows: Tokens, lengths: bytes) -> tuple[Tokens, ...]:
    """Rows cut into parts of these lengths."""
    ends = np.cumsum(np.frombuffer(lengths, dtype=_LENGTH))
    return tuple(np.split(rows, ends)[:-1])


def _table(raw: bytes, width: int) -> Tokens:
    flat = np.frombuffer(raw, dtype=np.int8)
    return flat.reshape(-1, width) if width else flat.reshape(0, 0)


@contextlib.contextmanager
def _damage() -> Iterator[None]:
    """Turns SQLite's errors, and those of its file, into IndexDamaged."""
    try:
        yield
    except (sqlite3.Error, OSError, ValueError) as error:
        raise IndexDamaged(f"{type(error).__name__}: {error}") from error
