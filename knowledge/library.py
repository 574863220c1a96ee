"""The library: one shelf of documents, searched and kept in step with the record."""

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from knowledge.candidates import Finder, Found
from knowledge.derived import IndexDamaged
from knowledge.documents import Details, Document, DocumentInfo, Kind
from knowledge.embedding import Embedder
from knowledge.errors import DocumentNotFound, LibraryUnavailable
from knowledge.indexes import Indexes, Progress
from knowledge.ingest import FileResult, Ingestion, IngestProgress
from knowledge.loading.sandbox import Sandbox
from knowledge.ownership import Ownership
from knowledge.passages import Filters, Hit, Passage
from knowledge.record import Record
from knowledge.relevance import weights_for
from knowledge.retrieval import Retriever
from knowledge.sources import Upload, find, given, in_place_of

_log = logging.getLogger(__name__)

_NOTHING = Details()


class Library:
    """One shelf in one folder, owned by this process while it is open. Thread-safe.

    The folder holds derived indexes only; all of it can be deleted and is built again from the
    record. A shelf of its own folder per tenant keeps tenants apart by structure.
    """

    def __init__(self, folder: Path, record: Record, embedder: Embedder) -> None:
        self._record, self._embedder = record, embedder
        self._ownership = Ownership(folder)
        self._indexes = Indexes(folder, embedder)
        self._finder = Finder(record, self._indexes, embedder)
        weights = weights_for(embedder.name)
        self._retriever = Retriever(record, self._indexes, self._finder, weights)
        self._writing = threading.RLock()
        self._is_open = False

    def open(self, progress: Progress | None = None) -> Self:
        """Take the folder and make the indexes agree with the record.

        `progress` hears of passages encoded when they do not. Raises LibraryBusy when another
        process has the folder, LibraryUnavailable when it or the encoder cannot be used.
        """
        with self._writing:
            if self._is_open:
                return self
            self._ownership.take()
            try:
                with _undamaged():
                    self._indexes.open()
                    if not self._indexes.settled(self._record):
                        self._indexes.mend(self._record, progress)
            except BaseException:
                self._let_go()
                raise
            self._is_open = True
            return self

    def close(self) -> None:
        """Let go of the folder; closing twice does nothing."""
        with self._writing:
            if self._is_open:
                self._is_open = False
                self._let_go()

    def __enter__(self) -> Self:
        return self.open()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def search(
        self,
        query: str | Sequence[str],
        k: int = 5,
        *,
        filters: Filters | None = None,
        per_document: int = 2,
        floor: bool = True,
    ) -> tuple[Hit, ...]:
        """The best k passages for a question; empty when nothing reaches the floor.

        `query` is the question, or several phrasings of it, the best known first. At most
        `per_document` passages of one document. Without `floor` what is too weak to answer from
        is given too, marked by `above_floor`. Raises LibraryUnavailable when an index or the
        encoder cannot be used.
        """
        phrasings = (query,) if isinstance(query, str) else tuple(query)
        with self._readable():
            return self._retriever.search(
                phrasings,
                k,
                filters=filters or Filters(),
                per_document=per_document,
                floor=floor,
            )

    def find(self, question: str) -> Found:
        """All that the indexes know of a question, unranked; for measuring the ranking.

        Raises LibraryUnavailable.
        """
        with self._readable():
            return self._finder.find(question, Filters())

    def closeness(self, query: str, texts: Sequence[str]) -> tuple[float, ...]:
        """The cosine of the query with each text, in -1..1, by the encoder alone.

        Raises LibraryUnavailable when the encoder cannot be used.
        """
        if not texts:
            return ()
        vectors = self._embedder.embed([query, *texts])
        return tuple(float(cosine) for cosine in vectors[1:] @ vectors[0])

    def ingest(
        self,
        paths: Path | Sequence[Path],
        *,
        kind: Kind | None = None,
        details: Details = _NOTHING,
        progress: IngestProgress | None = None,
    ) -> tuple[FileResult, ...]:
        """Take files, or all files of folders, into the shelf; one result a file, in order.

        A zip gives one result for each document in it. `details` (`kind` is short for one of
        them) win over what the files say, but not over what was said of a document by hand.
        Raises LibraryUnavailable.
        """
        named = [paths] if isinstance(paths, Path) else list(paths)
        said = replace(details, kind=kind or details.kind)
        with self._taking(said, by_hand=False, progress=progress) as ingestion:
            return ingestion.run(find(named))

    def take(
        self,
        uploads: Sequence[Upload],
        *,
        details: Details = _NOTHING,
        progress: IngestProgress | None = None,
    ) -> tuple[FileResult, ...]:
        """Take files in memory into the shelf, like `ingest`.

        `details` come from the person who uploads, so they are kept as said by hand, and win
        over what was said before. Raises LibraryUnavailable.
        """
        with self._taking(details, by_hand=True, progress=progress) as ingestion:
            return ingestion.run(given(uploads))

    def replace(self, document_id: str, file: Path | Upload) -> FileResult:
        """Put a file in a document's place: its id, source and what was said of it stay.

        Raises DocumentNotFound, LibraryUnavailable.
        """
        source = self.document(document_id).info.source
        with self._taking(_NOTHING, by_hand=False) as ingestion:
            return ingestion.run([in_place_of(source, file)])[0]

    def describe(self, document_id: str, details: Details) -> DocumentInfo:
        """Change what is known of a document; it stays so when the document is ingested again.

        Raises DocumentNotFound, LibraryUnavailable.
        """
        with self._taking(_NOTHING, by_hand=True) as ingestion:
            return ingestion.describe(self.document(document_id), details)

    def by_hand(self, document_id: str) -> Details:
        """What a person has said of a document; nothing when there is none."""
        return self._record.by_hand(document_id)

    def put_back(self, document: Document, passages: tuple[Passage, ...], by_hand: Details) -> None:
        """Take a document that was removed into the shelf again, as it was; citations open again.

        Raises LibraryUnavailable.
        """
        with self._taking(_NOTHING, by_hand=True) as ingestion:
            ingestion.put_back(document, passages, by_hand)

    def remove(self, document_id: str) -> None:
        """Remove a document everywhere. Raises DocumentNotFound."""
        with self._writing, self._readable():
            gone = self._record.passages_of(document_id)
            self._indexes.unsettle()
            if not self._record.remove(document_id):
                self._indexes.settle(self._record)
                raise _no_document(document_id)
            self._indexes.change((), gone)
            self._indexes.settle(self._record)

    def rebuild(self, progress: Progress | None = None) -> int:
        """Build the indexes anew from the record; the number of passages."""
        with self._writing, self._readable():
            self._indexes.clear()
            self._indexes.mend(self._record, progress)
            return self._indexes.lexical.count()

    def documents(self) -> tuple[DocumentInfo, ...]:
        """All documents, by title."""
        return self._record.documents()

    def document(self, document_id: str) -> Document:
        """One document with its text. Raises DocumentNotFound."""
        document = self._record.document(document_id)
        if document is None:
            raise _no_document(document_id)
        return document

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """A document's passages in order. Raises DocumentNotFound."""
        passages = self._record.passages_of(document_id)
        if not passages:
            self.document(document_id)
        return passages

    def passage(self, passage_id: str) -> tuple[Document, Passage]:
        """A passage and the document it stands in. Raises DocumentNotFound."""
        passage = self._record.passages([passage_id]).get(passage_id)
        if passage is None:
            raise DocumentNotFound(
                "The library has no such passage; its document may have been replaced.",
                next_step="Search again for the current text.",
            )
        return self.document(passage.document_id), passage

    @contextmanager
    def _taking(
        self, details: Details, *, by_hand: bool, progress: IngestProgress | None = None
    ) -> Iterator[Ingestion]:
        """One run of changes, under the writer's lock, with a process to parse in."""
        with self._writing, self._readable(), Sandbox() as sandbox:
            parts = (self._record, self._indexes, sandbox)
            yield Ingestion(*parts, details=details, by_hand=by_hand, progress=progress)

    @contextmanager
    def _readable(self) -> Iterator[None]:
        """While the indexes are used. Raises LibraryUnavailable for closed or damaged ones."""
        if not self._is_open:
            raise LibraryUnavailable("The library is not open.", next_step="Open it first.")
        with _undamaged():
            yield

    def _let_go(self) -> None:
        self._indexes.close()
        self._ownership.release()


def _no_document(document_id: str) -> DocumentNotFound:
    return DocumentNotFound(
        f"The library has no document {document_id[:80]!r}.",
        next_step="`mentor knowledge list` shows what it has.",
    )


@contextmanager
def _undamaged() -> Iterator[None]:
    """Says what a person can do about a damaged index."""
    try:
        yield
    except IndexDamaged as error:
        _log.warning("index damaged: %s", type(error.__cause__ or error).__name__)
        raise LibraryUnavailable(
            "The library's index cannot be read; your documents are safe in the record.",
            next_step="Run `mentor knowledge rebuild`, or start again: "
            "it mends itself at the start.",
        ) from error
