"""The port to the record: where documents and passages are kept.

The record lies in the SQL database, which a lower package must not import, so the library
takes anything of this shape. `assistant.storage.documents` is the one real implementation.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from knowledge.documents import Document, DocumentInfo
from knowledge.passages import Passage


class Record(Protocol):
    """Documents and passages of one shelf (the organisation's, or one person's)."""

    def documents(self) -> tuple[DocumentInfo, ...]:
        """All documents of the shelf, by title."""

    def document(self, document_id: str) -> Document | None:
        """One document with its text, or None."""

    def replace(self, document: Document, passages: Sequence[Passage]) -> None:
        """Keep the document and its passages in place of any earlier ones, in one transaction."""

    def remove(self, document_id: str) -> bool:
        """Remove the document and its passages; False when there was none."""

    def passages(self, passage_ids: Sequence[str]) -> dict[str, Passage]:
        """The passages with these ids, those that exist, by id."""

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """A document's passages in order."""

    def all_passages(self) -> Iterator[Passage]:
        """Every passage of the shelf, in a stable order, without loading all at once."""

    def fingerprint(self) -> str:
        """Changes whenever a passage is added or removed; equal for equal content."""
