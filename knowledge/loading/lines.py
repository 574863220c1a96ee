"""Puts the lines of printed pages together again: paragraphs, lists and headings as Markdown."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_EDGE = 2
"""Lines at the top and at the bottom of a page where a running head may stand."""
_RUNNING = 0.6
"""The share of pages a running head stands on."""
_LARGER = 1.15
"""How much larger than the text a heading is at least."""
_LONGEST_HEADING = 120
_LEVELS = 3
_LOOSER = 1.35
"""A gap between paragraphs against the one between lines."""
_SHORT = 0.75
"""A line this much shorter than the longest ends its paragraph, if it ends a sentence."""

_PAGE_NUMBER = re.compile(r"(?:page|p\.|seite)?\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?", re.I)
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"[•◦▪‣●○■–*-]\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]|[a-z]\))\s+\S")
_HYPHENS = "-\u00ad\u2010"
_MARKS = ".,;:!?()\"'“”’"
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_LIKE_HEADING = re.compile(r"(#{1,6}\s|>|```|~~~)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is drawn."""

    text: str
    size: float
    """Of its largest letters, in points."""
    height: float
    """Above the foot of the page, in points."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, in reading order."""

    lines: tuple[Line, ...]


def to_markdown(pages: Sequence[Page]) -> str:
    """The text of all pages, without running heads and page numbers."""
    levels = _heading_levels([line for page in pages for line in page.lines])
    running = _running_heads(pages, levels)
    kept = [
        [line for at, line in enumerate(page.lines) if not _is_edge(page, at, running)]
        for page in pages
    ]
    kept = [lines for lines in kept if lines]
    words = Counter(_words(line.text for lines in kept for line in lines))
    blocks = (_joined(block, levels, words) for block in _blocks(kept, levels))
    return _spaced(list(blocks))


def _running_heads(pages: Sequence[Page], levels: dict[float, int]) -> set[str]:
    """What stands at the edges of most pages, with its digits left out; headings never do."""
    if len(pages) < 3:
        return set()
    seen: Counter[str] = Counter()
    for page in pages:
        edges = [*page.lines[:_EDGE], *page.lines[-_EDGE:]]
        seen.update({_DIGITS.sub("#", line.text) for line in edges if not _level(line, levels)})
    return {text for text, count in seen.items() if count >= max(3, _RUNNING * len(pages))}


def _is_edge(page: Page, at: int, running: set[str]) -> bool:
    if _EDGE <= at < len(page.lines) - _EDGE:
        return False
    text = page.lines[at].text
    first_or_last = at in (0, len(page.lines) - 1)
    return _DIGITS.sub("#", text) in running or (
        first_or_last and _PAGE_NUMBER.fullmatch(text) is not None
    )


def _heading_levels(lines: Sequence[Line]) -> dict[float, int]:
    """The level of each size that is a heading's: sizes clearly above that of the text."""
    by_size: Counter[float] = Counter()
    for line in lines:
        by_size[_rounded(line.size)] += len(line.text)
    if not by_size:
        return {}
    body = by_size.most_common(1)[0][0]
    larger = sorted((size for size in by_size if size >= _LARGER * body > 0), reverse=True)
    return {size: min(at, _LEVELS) for at, size in enumerate(larger, 1)}


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _level(line: Line, levels: dict[float, int]) -> int:
    return levels.get(_rounded(line.size), 0) if len(line.text) <= _LONGEST_HEADING else 0


def _blocks(pages: Sequence[Sequence[Line]], levels: dict[float, int]) -> Iterator[list[Line]]:
    """Lines that belong together; a paragraph may run over the end of a page."""
    block: list[Line] = []
    for lines in pages:
        longest = max(len(line.text) for line in lines)
        usual = _usual_gap(lines)
        for at, line in enumerate(lines):
            gap = lines[at - 1].height - line.height if at else None
            if block and _starts_anew(block[-1], line, gap, usual, longest, levels):
                yield block
                block = []
            block.append(line)
    if block:
        yield block


def _usual_gap(lines: Sequence[Line]) -> float:
    gaps = Counter(
        round(above.height - below.height, 0)
        for above, below in pairwise(lines)
        if above.height > below.height
    )
    return max((gap for gap, count in gaps.most_common(1)), default=0.0)


def _starts_anew(
    last: Line, line: Line, gap: float | None, usual: float, longest: int, levels: dict[float, int]
) -> bool:
    if _level(line, levels) or _level(last, levels):
        return _level(line, levels) != _level(last, levels) or _is_wide(gap, line.size)
    if _BULLET.match(line.text) or _NUMBERED.match(line.text):
        return True
    ended = _SENTENCE_END.search(last.text) is not None
    if gap is None:
        return ended and not line.text[:1].islower()
    if usual and not -0.5 <= gap <= _LOOSER * usual:
        return ended or not line.text[:1].islower()
    return ended and len(last.text) < _SHORT * longest


def _is_wide(gap: float | None, size: float) -> bool:
    return gap is None or not 0 <= gap <= 1.6 * size


def _joined(block: Sequence[Line], levels: dict[float, int], words: Counter[str]) -> str:
    text = "".join(_pieces([line.text for line in block], words))
    if level := _level(block[0], levels):
        return f"{'#' * level} {text}"
    if _BULLET.match(text):
        return "- " + _BULLET.sub("", text, count=1)
    return "\\" + text if _LIKE_HEADING.match(text) else text


def _pieces(lines: Sequence[str], words: Counter[str]) -> Iterator[str]:
    """The lines of a paragraph, each with what joins it to the next one.

    A word that was cut between two lines is made whole. Whether the hyphen belongs to it is
    seen from how it stands elsewhere in the text.
    """
    for line, following in pairwise(lines):
        begun = line.rsplit(maxsplit=1)[-1]
        if len(begun) < 2 or begun[-1] not in _HYPHENS or not following[:1].islower():
            yield line + " "
            continue
        start = begun[:-1].lower()
        rest = following.split(maxsplit=1)[0].rstrip(_MARKS).lower()
        belongs = words[f"{start}-{rest}"] > words[f"{start}{rest}"]
        yield line[:-1] + "-" if belongs else line[:-1]
    yield lines[-1]


def _words(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        for word in line.lower().split():
            yield word.strip(_MARKS)


def _spaced(blocks: Sequence[str]) -> str:
    """Blocks with a blank line between them, but none between the items of a list."""
    text = blocks[0] if blocks else ""
    for above, below in pairwise(blocks):
        tight = _is_item(above) and _is_item(below)
        text += ("\n" if tight else "\n\n") + below
    return text


def _is_item(block: str) -> bool:
    return block.startswith("- ") or _NUMBERED.match(block) is not None
