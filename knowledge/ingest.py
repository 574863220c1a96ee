"""Takes files into a shelf: idempotent by content hash, one result a file, past bad files."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from knowledge.chunking import chunk
from knowledge.documents import Document, DocumentInfo, Kind
from knowledge.errors import DocumentRefused
from knowledge.indexes import Indexes
from knowledge.loading.markdown import MAX_BYTES, load
from knowledge.passages import Passage
from knowledge.record import Record
from knowledge.sources import SourceFile, document_id, find

_log = logging.getLogger(__name__)

Status = Literal["added", "replaced", "unchanged", "refused"]
IngestProgress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the last file's source."""

_PASSAGES_AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file."""

    path: str
    status: Status
    reason: str = ""
    """For a refused file: why, and what to do."""
    passages: int = 0
    document_id: str = ""


def bundled_corpus() -> Path:
    """The folder of the documents that come with the product."""
    return Path(__file__).parent / "corpus"


class Ingestion:
    """One run over some paths. The caller holds the shelf's writer lock."""

    def __init__(
        self,
        record: Record,
        indexes: Indexes,
        *,
        kind: Kind | None = None,
        progress: IngestProgress | None = None,
    ) -> None:
        self._record, self._indexes = record, indexes
        self._kind, self._progress = kind, progress
        self._known: dict[str, DocumentInfo] = {}
        self._waiting: list[tuple[Document, tuple[Passage, ...]]] = []
        self._changed = False

    def run(self, paths: Sequence[Path]) -> tuple[FileResult, ...]:
        """Take every file in. Raises LibraryUnavailable, and what the record raises."""
        self._known = {info.id: info for info in self._record.documents()}
        files = list(find(paths))
        results = []
        for done, file in enumerate(files, 1):
            results.append(self._take(file))
            if self._progress is not None:
                self._progress(done, len(files), file.source)
        self._flush()
        if self._changed:
            self._indexes.settle(self._record)
        return tuple(results)

    def _take(self, file: SourceFile) -> FileResult:
        if file.reason:
            return FileResult(str(file.path), "refused", file.reason)
        name = document_id(file.source)
        try:
            raw = _read(file.path)
            earlier = self._known.get(name)
            if earlier is not None and self._same(earlier, raw):
                return FileResult(str(file.path), "unchanged", document_id=name)
            document = load(raw, document_id=name, source=file.source, kind=self._kind)
        except DocumentRefused as refusal:
            return FileResult(str(file.path), "refused", refusal.one_line())
        passages = chunk(document)
        self._queue(document, passages)
        status: Status = "added" if earlier is None else "replaced"
        return FileResult(str(file.path), status, "", len(passages), name)

    def _same(self, earlier: DocumentInfo, raw: bytes) -> bool:
        unchanged = earlier.content_hash == hashlib.sha256(raw).hexdigest()
        return unchanged and self._kind in (None, earlier.kind)

    def _queue(self, document: Document, passages: tuple[Passage, ...]) -> None:
        # A document that is still waiting must be in the record before it is replaced.
        if any(waiting.info.id == document.info.id for waiting, _ in self._waiting):
            self._flush()
        self._known[document.info.id] = document.info
        self._waiting.append((document, passages))
        if sum(len(waiting) for _, waiting in self._waiting) >= _PASSAGES_AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        """Record first, then the indexes; the stamps say "unsettled" until the run ends."""
        if not self._waiting:
            return
        if not self._changed:
            self._indexes.unsettle()
            self._changed = True
        added: list[Passage] = []
        removed: list[str] = []
        for document, passages in self._waiting:
            earlier = {old.id for old in self._record.passages_of(document.info.id)}
            self._record.replace(document, passages)
            added.extend(new for new in passages if new.id not in earlier)
            removed.extend(sorted(earlier - {new.id for new in passages}))
        self._indexes.change(added, removed)
        _log.info("ingested documents=%d passages=%d", len(self._waiting), len(added))
        self._waiting = []


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DocumentRefused(
            f"{path.name} cannot be read ({error.strerror}).",
            next_step="Check its permissions and try again.",
        ) from error
