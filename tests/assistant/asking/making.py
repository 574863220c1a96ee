"""Hits and answers for tests of the library mode."""

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date

from assistant.conversation import Citation, Turn
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit, Passage
from tests.assistant.turns import coach


def info(
    title: str, year: int | None = None, status: str = "accepted", superseded_by: str = ""
) -> DocumentInfo:
    dated = date(year, 6, 16) if year else None
    name = title.lower().replace(" ", "-")
    return DocumentInfo(name, title, "memo", f"memos/{name}.md", "0", status, dated, superseded_by)


def hit(document: DocumentInfo, text: str, heading: str = "Decision", score: float = 0.9) -> Hit:
    passage = Passage(
        f"{document.id}-{heading}-{len(text)}",
        document.id,
        0,
        f"{document.title} › {heading}",
        0,
        len(text),
        text,
    )
    return Hit(passage, document, score)


def cited(found: Hit, quote: str = "", marker: int = 1) -> Citation:
    passage = found.passage
    return Citation(
        marker,
        passage.id,
        passage.document_id,
        found.document.title,
        passage.heading,
        quote or passage.text,
    )


def answer(*titles: str) -> Turn:
    """An answer that cites these documents."""
    citations = tuple(
        cited(hit(info(title), "Words."), marker=number) for number, title in enumerate(titles, 1)
    )
    return dataclasses.replace(coach("…", "answer"), citations=citations)


@dataclasses.dataclass(frozen=True)
class FakeShelf:
    """A library that answers as it is told."""

    rest_of: Callable[[Hit], tuple[Hit, ...]]
    documents: Callable[[], Sequence[DocumentInfo]]
    titles: tuple[str, ...] = ()

    def nearest(self, query: str) -> tuple[str, ...]:
        return self.titles

    def sample(self) -> tuple[str, ...]:
        return self.titles

    def is_open(self) -> bool:
        return True

    def closeness(self, query: str, texts: Sequence[str]) -> Sequence[float]:
        return [0.0] * len(texts)

    def named(self, document_id: str) -> Sequence[DocumentInfo]:
        return [info for info in self.documents() if info.id == document_id]

    def replaced(self) -> Sequence[DocumentInfo]:
        return [info for info in self.documents() if info.superseded_by]
