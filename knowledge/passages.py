"""Passages: chunks of a document with a stable id and their exact place."""

from dataclasses import dataclass

from knowledge.documents import DocumentInfo


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` equals the document's text from `start` to `end` (characters)."""

    id: str
    document_id: str
    ordinal: int
    heading: str
    """The path of headings above it, joined with " › "."""
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query."""

    passage: Passage
    document: DocumentInfo
    score: float
    """Relevance in 0..1, comparable with the floor; not a probability."""
    dense_rank: int | None = None
    """1-based rank in the dense index's answer, or None when it did not find it."""
    lexical_rank: int | None = None
