"""What of a passage can be quoted: whole sentences, and stretches of at most forty words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.conversation import Citation
from assistant.sentences import Span, split
from knowledge.passages import Hit

MAX_QUOTE = 40
"""Words of the longest quote."""
_ITEM = re.compile(r"^(?:[-*+•>]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_CLAUSE_END = re.compile(r"[;:,–—](?=\s)")
_NOT_PROSE = re.compile(r"#{1,6} |`{3}|~{3}|-{3}")
_TABLE = "|"


@dataclass(frozen=True, slots=True)
class Source:
    """A quotable stretch of a passage, verbatim."""

    hit: Hit
    quote: str

    def cited(self, marker: int) -> Citation:
        """The stretch as a citation."""
        return Citation(
            marker=marker,
            passage_id=self.hit.passage.id,
            document_id=self.hit.passage.document_id,
            document=self.hit.document.title,
            heading=self.hit.passage.heading,
            quote=self.quote,
        )


def context(hit: Hit) -> str:
    """What a sentence of the passage may take for said: title, headings and year."""
    dated = hit.document.dated.isoformat()[:4] if hit.document.dated else ""
    return f"{hit.document.title} {hit.passage.heading} {dated}"


def stretches(hit: Hit) -> Iterator[Source]:
    """All that can be quoted: sentences, parts of long ones, and short neighbours together."""
    text = hit.passage.text
    before: Span | None = None
    for span in _quotable(text):
        for part in _parts(text, span):
            yield Source(hit, part.of(text))
        if before and len(text[before.start : span.end].split()) <= MAX_QUOTE:
            yield Source(hit, text[before.start : span.end])
        before = span


def sentences(hit: Hit) -> list[Source]:
    """The sentences that can stand alone, long ones cut; where there are none, the first words."""
    text = hit.passage.text
    spans = [_parts(text, span)[0] for span in _quotable(text) if text[span.start] != _TABLE]
    quotes = [Source(hit, span.of(text)) for span in spans]
    if quotes or not text.strip():
        return quotes
    whole = _stripped(text, 0, len(text))
    short = len(whole.of(text).split()) <= MAX_QUOTE
    return [Source(hit, (whole if short else _first_words(text, whole)).of(text))]


def _quotable(text: str) -> list[Span]:
    spans: list[Span] = []
    for span in split(text):
        item = _ITEM.match(span.of(text))
        start = span.start + (item.end() if item else 0)
        if start < span.end and not _NOT_PROSE.match(text, start):
            spans.append(Span(start, span.end))
    return spans


def _parts(text: str, span: Span) -> list[Span]:
    """The sentence, or its runs of clauses of at most MAX_QUOTE words when it is longer."""
    if len(span.of(text).split()) <= MAX_QUOTE:
        return [span]
    cuts = [match.end() for match in _CLAUSE_END.finditer(text, span.start, span.end)]
    edges = [span.start, *cuts, span.end]
    runs = [
        _stripped(text, start, end)
        for at, start in enumerate(edges)
        for end in edges[at + 1 :]
        if len(text[start:end].split()) <= MAX_QUOTE
    ]
    return runs or [_first_words(text, span)]


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _first_words(text: str, span: Span) -> Span:
    ends = [match.end() for match in re.finditer(r"\S+", span.of(text))]
    return Span(span.start, span.start + ends[MAX_QUOTE - 1])
