"""The port to the record: where documents and passages are kept.

The record lies in the SQL database, which a lower package must not import, so the library
takes anything of this shape. `assistant.storage.documents` is the one real implementation.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from knowledge.documents import Details, Document, DocumentInfo
from knowledge.passages import Passage


class Record(Protocol):
    """Documents and passages of one shelf (the organisation's, or one person's)."""

    def documents(self) -> tuple[DocumentInfo, ...]:
        """All documents of the shelf, by title."""

    def document(self, document_id: str) -> Document | None:
        """One document with its text, or None."""

    def infos(self, document_ids: Sequence[str]) -> dict[str, DocumentInfo]:
        """What is known of these documents, those that exist, by id; without their texts."""

    def by_hand(self, document_id: str) -> Details:
        """What a person has said of a document; nothing when there is none."""

    def replace(
        self, document: Document, passages: Sequence[Passage], by_hand: Details | None = None
    ) -> None:
        """Keep the document and its passages in place of any earlier ones, in one transaction.

        `by_hand` is kept with it; None leaves what was said of the earlier one.
        """

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
