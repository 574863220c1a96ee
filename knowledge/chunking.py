"""Cuts a document into passages: by headings, then blocks, then sentences.

A section is what stands between two headings. Its blocks (paragraph, list, table, code, quote)
are packed into passages of about the target size, evenly, so that no scrap is left at the end;
a block that is too large is cut at items or lines, then sentences, then words. Every passage is
an exact span of the document's text; only white space and heading lines belong to none.
"""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.documents import Document
from knowledge.passages import Passage
from knowledge.structure import Section, Span, sections

HEADING_SEPARATOR = " › "

# From coarse to fine: where an oversized block may be cut (the end of each match).
_CUTS = (
    re.compile(r"\n[ \t]*\n+"),
    re.compile(r"\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])"),
    re.compile(r"\n+"),
    re.compile(r"(?<=[.!?…])[\"')\]”’]*\s+"),
    re.compile(r"(?<=[;:,])\s+"),
    re.compile(r"\s+"),
)
_LONGEST_WORD = 400
_TOKENS_A_WORD = 1.3
_CHARACTERS_A_TOKEN = 6


def estimate_tokens(text: str) -> int:
    """A cheap estimate of an encoder's tokens, by words and, for long words, by characters."""
    return math.ceil(max(_TOKENS_A_WORD * len(text.split()), len(text) / _CHARACTERS_A_TOKEN))


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large passages get, in tokens."""

    target: int = 200
    whole: int = 240
    """A block up to this size is never cut."""


def chunk(
    document: Document,
    *,
    sizes: Sizes | None = None,
    count: Callable[[str], int] = estimate_tokens,
) -> tuple[Passage, ...]:
    """The passages of a document, in order; ids follow from document, heading, text and `asked`."""
    cutter = _Cutter(document.text, sizes or Sizes(), count)
    seen: Counter[str] = Counter()
    passages: list[Passage] = []
    for section in sections(document.text):
        heading = _heading(document.info.title, section)
        asked = document.asked.get(section.path[-1], ()) if section.path else ()
        for start, end in cutter.spans(section):
            text = document.text[start:end]
            key = _key(document.info.id, heading, text, asked)
            passages.append(
                Passage(
                    id=f"{key}-{seen[key]}" if seen[key] else key,
                    document_id=document.info.id,
                    ordinal=len(passages),
                    heading=heading,
                    start=start,
                    end=end,
                    text=text,
                    asked=tuple(asked),
                )
            )
            seen[key] += 1
    return tuple(passages)


def asked_of(passages: Iterable[Passage]) -> dict[str, tuple[str, ...]]:
    """What `Document.asked` was, from a document's passages, to cut it anew."""
    return {passage.heading.rsplit(HEADING_SEPARATOR, 1)[-1]: passage.asked for passage in passages}


def _heading(title: str, section: Section) -> str:
    path = section.path[1:] if section.path[:1] == (title,) else section.path
    return HEADING_SEPARATOR.join((title, *path))


def _key(document_id: str, heading: str, text: str, asked: Sequence[str]) -> str:
    joined = "\x00".join((document_id, heading, text, *asked))
    return "p" + hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:20]


class _Cutter:
    def __init__(self, text: str, sizes: Sizes, count: Callable[[str], int]) -> None:
        self._text, self._sizes, self._count = text, sizes, count

    def spans(self, section: Section) -> Iterator[Span]:
        pieces = [piece for block in section.blocks for piece in self._fitting(block, 0)]
        for group in self._packed(pieces):
            span = self._stripped(group[0][0], group[-1][1])
            if span[0] < span[1]:
                yield span

    def _size(self, span: Span) -> int:
        return self._count(self._text[span[0] : span[1]])

    def _fitting(self, span: Span, level: int) -> Iterator[Span]:
        """The span whole if it fits, else its parts, cut as coarsely as possible."""
        if self._size(span) <= self._sizes.whole:
            yield span
        elif level == len(_CUTS):
            yield from self._by_length(span)
        else:
            parts = self._cut(span, level)
            fitting = [piece for part in parts for piece in self._fitting(part, level + 1)]
            for group in self._packed(fitting):
                yield (group[0][0], group[-1][1])

    def _cut(self, span: Span, level: int) -> list[Span]:
        found = _CUTS[level].finditer(self._text, *span)
        ends = [span[0], *(match.end() for match in found), span[1]]
        return [(start, end) for start, end in pairwise(ends) if start < end]

    def _by_length(self, span: Span) -> Iterator[Span]:
        for start in range(span[0], span[1], _LONGEST_WORD):
            yield (start, min(start + _LONGEST_WORD, span[1]))

    def _packed(self, pieces: Sequence[Span]) -> Iterator[list[Span]]:
        """Neighbours joined into groups of roughly equal size near the target."""
        sizes = [self._size(piece) for piece in pieces]
        total = sum(sizes)
        if not total:
            return
        aim = total / max(1, round(total / self._sizes.target))
        group: list[Span] = []
        filled = 0
        for piece, size in zip(pieces, sizes, strict=True):
            too_large = filled + size > self._sizes.whole
            if group and (too_large or filled + size / 2 > aim):
                yield group
                group, filled = [], 0
            group.append(piece)
            filled += size
        yield group

    def _stripped(self, start: int, end: int) -> Span:
        text = self._text[start:end]
        lead = len(text) - len(text.lstrip())
        # Indentation of the first line is kept: it carries meaning in code and lists.
        lead = text.rfind("\n", 0, lead) + 1 if lead < len(text) else lead
        return (start + lead, start + len(text.rstrip()))
