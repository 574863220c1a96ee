"""Passages: chunks of a document with a stable id and their exact place."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge.documents import DocumentInfo, Kind


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
    asked: tuple[str, ...] = ()
    """Questions and situations that it answers, in the words of those who have them; searched and
    never shown as the document's own text."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents a search looks at; an empty field does not restrict."""

    kinds: frozenset[Kind] = frozenset()
    statuses: frozenset[str] = frozenset()
    document_ids: frozenset[str] = frozenset()
    dated_from: date | None = None
    dated_to: date | None = None
    """Both inclusive; with either, documents without a date are left out."""

    def admits(self, info: DocumentInfo) -> bool:
        """Whether a document passes."""
        if self.dated_from or self.dated_to:
            early = self.dated_from or date.min
            late = self.dated_to or date.max
            if info.dated is None or not early <= info.dated <= late:
                return False
        return (
            (not self.kinds or info.kind in self.kinds)
            and (not self.statuses or info.status in self.statuses)
            and (not self.document_ids or info.id in self.document_ids)
        )


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
    cosine: float | None = None
    """Of question and passage in meaning, -1..1."""
    support: float | None = None
    """The share of the question's telling words that stand in the passage, 0..1."""
    above_floor: bool = True
    """False only where a search was asked to show what the mentor would not use."""

    @property
    def found_by(self) -> tuple[Literal["dense", "lexical"], ...]:
        """Which of the two indexes found it."""
        ranks: tuple[tuple[Literal["dense", "lexical"], int | None], ...] = (
            ("dense", self.dense_rank),
            ("lexical", self.lexical_rank),
        )
        return tuple(name for name, rank in ranks if rank is not None)
