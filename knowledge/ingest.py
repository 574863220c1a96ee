"""Takes files into a shelf: idempotent by content hash, one result a file, past bad files."""

import hashlib
import logging
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from knowledge.chunking import asked_of, chunk
from knowledge.documents import Details, Document, DocumentInfo
from knowledge.errors import DocumentRefused
from knowledge.indexes import Indexes
from knowledge.loading.details import applied, cleaned, merged
from knowledge.loading.loaded import document
from knowledge.loading.sandbox import Sandbox
from knowledge.passages import Passage
from knowledge.record import Record
from knowledge.sources import SourceFile, document_id

_log = logging.getLogger(__name__)

Status = Literal["added", "replaced", "unchanged", "refused"]
IngestProgress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the last file's source; a zip's documents count."""

_PASSAGES_AT_ONCE = 512
_IN_ARCHIVE = " › "


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file."""

    path: str
    status: Status
    reason: str = ""
    """For a refused file: why, and what to do."""
    passages: int = 0
    document_id: str = ""
    note: str = ""
    """What was left out of a file that was taken."""
    title: str = ""


def bundled_corpus() -> Path:
    """The folder of the documents that come with the product."""
    return Path(__file__).parent / "corpus"


class Ingestion:
    """One run over some files. The caller holds the shelf's writer lock."""

    def __init__(
        self,
        record: Record,
        indexes: Indexes,
        sandbox: Sandbox,
        *,
        details: Details,
        by_hand: bool,
        progress: IngestProgress | None = None,
    ) -> None:
        """`by_hand`: the details are kept as a person's words on these very documents."""
        self._record, self._indexes, self._sandbox = record, indexes, sandbox
        self._details, self._by_hand = cleaned(details), by_hand
        self._progress = progress
        self._known: dict[str, DocumentInfo] = {}
        self._waiting: list[tuple[Document, tuple[Passage, ...], Details | None]] = []
        self._changed = False
        self._agree = True

    def run(self, files: Iterable[SourceFile]) -> tuple[FileResult, ...]:
        """Take every file in. Raises LibraryUnavailable, and what the record raises.

        Whatever ends a run early, what was taken until then is in the record and the indexes.
        """
        self._known = {info.id: info for info in self._record.documents()}
        results: list[FileResult] = []
        left = deque(files)
        try:
            while left:
                file = left.popleft()
                try:
                    if file.is_archive and not file.reason:
                        left.extendleft(reversed(self._members(file)))
                        continue
                    results.append(self._take(file))
                except DocumentRefused as refusal:
                    results.append(FileResult(file.path, "refused", refusal.one_line()))
                if self._progress is not None:
                    self._progress(len(results), len(results) + len(left), file.source)
        finally:
            self._finish()
        return tuple(results)

    def describe(self, document: Document, said: Details) -> DocumentInfo:
        """Change what is known of a document that is in the record; kept as said by hand."""
        by_hand = merged(self._record.by_hand(document.info.id), cleaned(said))
        changed = Document(applied(document.info, by_hand), document.text)
        if changed.info.title == document.info.title:
            passages = self._record.passages_of(document.info.id)
            self._record.replace(changed, passages, by_hand)
        else:
            asked = asked_of(self._record.passages_of(changed.info.id))
            self._waiting.append((changed, chunk(replace(changed, asked=asked)), by_hand))
            self._finish()
        return changed.info

    def put_back(self, document: Document, passages: tuple[Passage, ...], by_hand: Details) -> None:
        """Take a document in as it is, with what was said of it by hand."""
        self._queue(document, passages, by_hand)
        self._finish()

    def _members(self, archive: SourceFile) -> list[SourceFile]:
        """The documents of a zip, as if it had been unpacked where it lies."""
        folder = archive.source.rpartition("/")[0]
        return [
            SourceFile(
                archive.path + _IN_ARCHIVE + member.path,
                f"{folder}/{member.path}" if folder else member.path,
                content=member.content,
                reason=member.reason,
            )
            for member in self._sandbox.unpack(archive.read(), archive.source)
        ]

    def _take(self, file: SourceFile) -> FileResult:
        if file.reason:
            return FileResult(file.path, "refused", file.reason)
        source = file.stands_for or file.source
        name = document_id(source)
        raw = file.read()
        said = self._said(name)
        earlier = self._known.get(name)
        if earlier is not None and _is_same(earlier, raw, said):
            return FileResult(file.path, "unchanged", document_id=name, title=earlier.title)
        loaded = self._sandbox.load(raw, file.source)
        taken = document(loaded, raw, document_id=name, source=source, said=said)
        passages = chunk(taken)
        self._queue(taken, passages, said if self._by_hand else None)
        return FileResult(
            file.path,
            "added" if earlier is None else "replaced",
            passages=len(passages),
            document_id=name,
            note=loaded.note,
            title=taken.info.title,
        )

    def _said(self, name: str) -> Details:
        """What people say of a document: now, and by hand of an earlier version.

        Details of a whole run (`--kind memo`) give way to a person's on one document; those
        that come with an upload are themselves a person's, and newer.
        """
        if name not in self._known:
            return self._details
        by_hand = self._record.by_hand(name)
        below, above = (by_hand, self._details) if self._by_hand else (self._details, by_hand)
        return merged(below, above)

    def _queue(
        self, taken: Document, passages: tuple[Passage, ...], by_hand: Details | None
    ) -> None:
        # A document that is still waiting must be in the record before it is replaced.
        if any(waiting.info.id == taken.info.id for waiting, _, _ in self._waiting):
            self._flush()
        self._known[taken.info.id] = taken.info
        self._waiting.append((taken, passages, by_hand))
        if sum(len(waiting) for _, waiting, _ in self._waiting) >= _PASSAGES_AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        """Record first, then the indexes; the stamps say "unsettled" until the run ends."""
        batch, self._waiting = self._waiting, []
        if not batch:
            return
        if not self._changed:
            self._indexes.unsettle()
        # Until the indexes have followed, the stamps must not be settled.
        self._changed, self._agree = True, False
        added: list[Passage] = []
        removed: list[Passage] = []
        try:
            for taken, passages, by_hand in batch:
                earlier = {old.id: old for old in self._record.passages_of(taken.info.id)}
                self._record.replace(taken, passages, by_hand)
                added.extend(new for new in passages if new.id not in earlier)
                kept = {new.id for new in passages}
                removed.extend(old for name, old in earlier.items() if name not in kept)
        finally:
            self._indexes.change(added, removed)
            self._agree = True
        _log.info("ingested documents=%d passages=%d", len(batch), len(added))

    def _finish(self) -> None:
        try:
            if self._agree:
                self._flush()
        finally:
            if self._changed and self._agree:
                self._indexes.settle(self._record)


def _is_same(earlier: DocumentInfo, raw: bytes, said: Details) -> bool:
    """Whether taking these bytes would change nothing."""
    unchanged = earlier.content_hash == hashlib.sha256(raw).hexdigest()
    return unchanged and applied(earlier, said) == earlier
