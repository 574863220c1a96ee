"""A memo as blocks, sections and numbered sentences, each with its exact place in the text.

The blocks cut the text without a gap, so that joining them gives it back character by
character; nothing is ever written from the parsed form alone.
"""

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.sentences import split

BlockKind = Literal[
    "matter", "heading", "paragraph", "item", "quote", "header", "row", "code", "other"
]
"""`matter` is front matter, `header` the first row of a table, `other` a rule, HTML or blank."""
_TOLD: frozenset[BlockKind] = frozenset(("paragraph", "item", "quote", "row"))
_LINE_END = re.compile(r"\r\n|\n|\r")
_MATTER = re.compile(r"---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.S)
_LEAD = re.compile(r"(?:\s|>|[-*+•](?=\s)|\d{1,9}[.)](?=\s)|\[[ xX]\](?=\s)|#{1,6}(?=\s|$)|\|)*")
_BOLD_LINE = re.compile(r"\s*(?:\*\*|__)(?P<words>[^*_\n]{2,80}?):?(?:\*\*|__):?\s*")
_LABEL_LINE = re.compile(r"\s*[^\W\d_][^\n:.!?|]{1,60}:\s*")
_MOST_IN_LABEL = 5
_MARKS = re.compile(
    r"!?\[(?P<label>[^\]\n]{0,400})\]\([^)\n]{0,2000}\)|(?P<sign>\*\*|__|~~|`+|(?<!\w)[*_]|[*_](?!\w))"
)
_DEEPEST = 7


@dataclass(frozen=True, slots=True)
class Block:
    """Characters `start` to `end`, up to where the next block begins."""

    number: int
    """Counts from 0."""
    kind: BlockKind
    start: int
    end: int
    section: int
    level: int = 0
    """Of a heading: 1 to 6, or 7 for a line that stands as one, in bold or with a colon."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that follows it up to the next heading of whatever level."""

    number: int
    """Counts from 0: the part before the first heading, which has none."""
    title: str
    level: int
    path: tuple[str, ...]
    """The titles above it and its own."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One numbered sentence, table row or list item; headings and code have none."""

    number: int
    """Counts from 1: the 7 of S7."""
    start: int
    end: int
    text: str
    """The characters as they stand."""
    plain: str
    """Its words without the marks of Markdown, on one line."""
    section: int
    block: int
    kind: BlockKind

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.plain.split())


@dataclass(frozen=True)
class Document:
    """A parsed memo."""

    text: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    @property
    def words(self) -> int:
        """How many words its sentences have."""
        return sum(sentence.words for sentence in self.sentences)

    @property
    def title(self) -> str:
        """The first heading of the highest level; empty when there is none."""
        headed = [section for section in self.sections if section.title]
        return min(headed, key=lambda section: section.level).title if headed else ""

    def sentence(self, number: int) -> Sentence:
        """The sentence with this number, from 1. Raises IndexError."""
        if number < 1:
            raise IndexError(number)
        return self.sentences[number - 1]

    def of_section(self, number: int) -> tuple[Sentence, ...]:
        """The sentences directly in a section."""
        return tuple(each for each in self.sentences if each.section == number)

    def at(self, offset: int) -> Sentence | None:
        """The sentence that holds a character of the text, or the last one before it."""
        index = bisect_right([each.start for each in self.sentences], offset)
        return self.sentences[index - 1] if index else None

    def joined(self) -> str:
        """The text, put together from its blocks."""
        return "".join(self.text[block.start : block.end] for block in self.blocks)


@functools.lru_cache(maxsize=64)
def parse(text: str) -> Document:
    """Read Markdown, or plain text. Never fails; an empty text has no blocks."""
    blocks, sections = _laid_out(text)
    return Document(text, blocks, sections, tuple(_sentences(text, blocks)))


def plain(text: str) -> str:
    """Words without the marks of Markdown, on one line: links become their text."""
    shown = _MARKS.sub(lambda match: match.group("label") or "", _LEAD.sub("", text, count=1))
    inner = re.sub(r"\n[ \t]*(?:>[ \t]?)+", "\n", shown)
    cells = re.sub(r"\s*\|\s*", " · ", inner).strip(" ·") if "|" in inner else inner
    return " ".join(re.sub(r"\\([\\`*_{}\[\]()#+.!|~<>-])", r"\1", cells).split())


@dataclass(frozen=True, slots=True)
class _Leaf:
    line: int
    kind: BlockKind
    level: int = 0


def _laid_out(text: str) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    matter = _MATTER.match(text)
    first = bisect_right(starts, matter.end()) - 1 if matter else 0
    leaves = [_Leaf(0, "matter")] if matter else []
    rest = text[matter.end() :] if matter else text
    leaves += [_Leaf(leaf.line + first, leaf.kind, leaf.level) for leaf in _leaves(rest)]
    if text and (not leaves or leaves[0].line > 0):
        leaves.insert(0, _Leaf(0, "other"))
    offsets = [*(starts[leaf.line] for leaf in leaves), len(text)]
    blocks: list[Block] = []
    sections = [Section(0, "", 0, (), 0, len(text))]
    for leaf, start, end in zip(leaves, offsets, offsets[1:], strict=False):
        kind, level = leaf.kind, leaf.level
        if kind == "paragraph" and _stands_as_heading(text[start:end]):
            kind, level = "heading", _DEEPEST
        if kind == "heading":
            _open(sections, plain(text[start:end]).strip(" #=-:"), level, start)
        blocks.append(Block(len(blocks), kind, start, end, len(sections) - 1, level))
    return tuple(blocks), tuple(sections)


def _stands_as_heading(paragraph: str) -> bool:
    """A line in bold, or a few words with a colon and nothing behind them."""
    if _BOLD_LINE.fullmatch(paragraph):
        return True
    return bool(_LABEL_LINE.fullmatch(paragraph)) and len(paragraph.split()) <= _MOST_IN_LABEL


def _open(sections: list[Section], title: str, level: int, start: int) -> None:
    last = sections[-1]
    sections[-1] = Section(last.number, last.title, last.level, last.path, last.start, start)
    above: list[str] = []
    bound = level
    for section in reversed(sections):
        if section.title and section.level < bound:
            above.append(section.title)
            bound = section.level
    path = (*reversed(above), title)
    sections.append(Section(len(sections), title, level, path, start, last.end))


def _leaves(text: str) -> list[_Leaf]:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found: dict[int, _Leaf] = {}
    inside: list[str] = []
    level = 0
    for token in parser.parse(text):
        if token.nesting == 1:
            inside.append(token.type)
        if token.type == "heading_open":
            level = int(token.tag[1])
        leaf = _leaf(token, inside, level)
        if leaf is not None:
            found[leaf.line] = leaf
        if token.nesting == -1:
            inside.pop()
    return [found[line] for line in sorted(found)]


def _leaf(token: Token, inside: list[str], level: int) -> _Leaf | None:
    if token.map is None:
        return None
    line = token.map[0]
    if token.type == "tr_open":
        return _Leaf(line, "header" if "thead_open" in inside else "row")
    if token.type in {"fence", "code_block"}:
        return _Leaf(line, "code")
    if token.type in {"html_block", "hr"}:
        return _Leaf(line, "other")
    if token.type != "inline" or "tr_open" in inside:
        return None
    if "heading_open" in inside:
        return _Leaf(line, "heading", level)
    if "list_item_open" in inside:
        return _Leaf(line, "item")
    return _Leaf(line, "quote" if "blockquote_open" in inside else "paragraph")


def _sentences(text: str, blocks: tuple[Block, ...]) -> Iterator[Sentence]:
    number = 0
    for block in blocks:
        if block.kind not in _TOLD:
            continue
        lead = _LEAD.match(text, block.start, block.end)
        start = lead.end() if lead else block.start
        spans = split(text[start : block.end])
        if block.kind == "row" and spans:
            spans = (type(spans[0])(spans[0].start, spans[-1].end),)
        for span in spans:
            words = plain(text[start + span.start : start + span.end])
            if not any(sign.isalnum() for sign in words):
                continue
            number += 1
            at, end = start + span.start, start + span.end
            yield Sentence(
                number, at, end, text[at:end], words, block.section, block.number, block.kind
            )
