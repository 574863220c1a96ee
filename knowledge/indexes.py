"""The three derived indexes of one shelf, kept in step with the record.

The order of a change is: the stamps say "unsettled", the record changes, the indexes change, the
stamps take the record's new fingerprint. Wherever a kill falls, the next opening notices, and
mends only what differs: a passage's id follows from its content, so equal ids are equal entries.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from knowledge.dense import DenseIndex
from knowledge.derived import DerivedIndex, IndexDamaged, Stamp
from knowledge.embedding import TOKEN_SCALE, Embedder, Encoded
from knowledge.lexical import ANALYSER_NAME, LexicalIndex
from knowledge.passages import Passage
from knowledge.record import Record
from knowledge.token_index import Detail, TokenIndex

_log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with passages done and passages in all."""

_BATCH = 256
_ASKED = "#"


def entries(passage: Passage) -> dict[str, str]:
    """What the dense index holds of a passage: texts to encode by entry id.

    The passage itself, and each question that it is known to answer.
    """
    asked = {f"{passage.id}{_ASKED}{n}": line for n, line in enumerate(passage.asked, 1)}
    return {passage.id: embedding_text(passage), **asked}


def passage_of(entry: str) -> str:
    """The id of the passage that an entry of the dense index stands for."""
    return entry.partition(_ASKED)[0]


def embedding_text(passage: Passage) -> str:
    """What is encoded of a passage: where it stands, then what it says."""
    return f"{passage.heading}\n{passage.text}"


class Indexes:
    """The three indexes of a shelf. Thread-safe after `open`.

    Methods raise IndexDamaged when files cannot be read, LibraryUnavailable when the folder
    cannot be written or the encoder cannot run.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._embedder = embedder
        self.lock = threading.RLock()
        """Held while an index is changed or queried; never while encoding."""
        self.generation = 0
        """Grows with every change of the shelf."""
        self.dense = DenseIndex(folder / "dense", embedder.dimensions)
        self.tokens = TokenIndex(folder / "tokens", embedder.dimensions)
        self.lexical = LexicalIndex(folder / "lexical")

    def open(self) -> None:
        """Open them; a damaged one is emptied, for `mend` to fill."""
        for index, _ in self._made():
            try:
                index.open()
            except IndexDamaged as error:
                _log.warning("index damaged, emptied: %s", type(error.__cause__ or error).__name__)
                index.reset()

    def close(self) -> None:
        """Let go of the files."""
        with self.lock:
            for index, _ in self._made():
                index.close()

    def settled(self, record: Record) -> bool:
        """Whether all indexes hold exactly the record's passages."""
        fingerprint = record.fingerprint()
        for index, maker in self._made():
            stamp = index.stamp
            if (stamp.maker, stamp.fingerprint) != (maker, fingerprint):
                return False
            if stamp.count != index.count():
                return False
        return True

    def mend(self, record: Record, progress: Progress | None = None) -> None:
        """Make the indexes agree with the record, encoding only what is missing."""
        with self.lock:
            for index in (self.dense, self.tokens):
                if index.stamp.maker != self._embedder.name:
                    index.reset()
            self._unsettle()
            self.lexical.reset()
            for batch in _batches(record.all_passages(), 4 * _BATCH):
                self.lexical.change(batch)
            dense, tokens = self.dense.ids(), self.tokens.ids()
        wanted: set[str] = set()
        missing: set[str] = set()
        for passage in record.all_passages():
            parts = entries(passage).keys()
            wanted |= parts
            if passage.id not in tokens or not parts <= dense:
                missing.add(passage.id)
        with self.lock:
            self.dense.remove(sorted(dense - wanted))
            self.tokens.remove(sorted(tokens - wanted))
        done, total = 0, len(missing)
        for batch in _batches((p for p in record.all_passages() if p.id in missing), _BATCH):
            self._encode(batch)
            done += len(batch)
            if progress is not None:
                progress(done, total)
        self.settle(record)

    def clear(self) -> None:
        """Empty the indexes, for a rebuild from nothing."""
        with self.lock:
            for index, _ in self._made():
                index.reset()

    def unsettle(self) -> None:
        """Say that the record is about to change."""
        with self.lock:
            self._unsettle()

    def change(self, added: Sequence[Passage], removed: Sequence[Passage]) -> None:
        """Take passages in and out, after the record has."""
        gone = [passage.id for passage in removed]
        if added:
            self._encode(added)
        with self.lock:
            self.dense.remove(entry for passage in removed for entry in entries(passage))
            self.tokens.remove(gone)
            self.lexical.change(added, gone)

    def settle(self, record: Record) -> None:
        """Say that the indexes hold what the record holds."""
        fingerprint = record.fingerprint()
        with self.lock:
            self.generation += 1
            for index, maker in self._made():
                index.stamp = Stamp(maker, fingerprint, index.count())

    def _unsettle(self) -> None:
        self.generation += 1
        for index, maker in self._made():
            index.stamp = Stamp(maker)

    def _made(self) -> tuple[tuple[DerivedIndex, str], ...]:
        encoder = self._embedder.name
        return (self.dense, encoder), (self.tokens, encoder), (self.lexical, ANALYSER_NAME)

    def _encode(self, passages: Sequence[Passage]) -> None:
        parts = [entries(passage) for passage in passages]
        texts = [text for each in parts for text in each.values()]
        encoded = self._embedder.encode(texts)
        left = iter(encoded)
        details = [_detail([next(left) for _ in each]) for each in parts]
        with self.lock:
            self.dense.add(
                [entry for each in parts for entry in each],
                np.stack([each.vector for each in encoded]),
            )
            self.tokens.add([passage.id for passage in passages], details)


def _detail(encoded: Sequence[Encoded]) -> Detail:
    """Of a passage and the questions it answers, encoded in this order."""
    vectors = np.stack([each.vector for each in encoded])
    return Detail(
        tokens=encoded[0].tokens,
        vectors=np.rint(vectors * TOKEN_SCALE).astype(np.int8),
        asked=tuple(each.tokens for each in encoded[1:]),
    )


def _batches(passages: Iterable[Passage], size: int) -> Iterator[list[Passage]]:
    remaining = iter(passages)
    while batch := list(islice(remaining, size)):
        yield batch
