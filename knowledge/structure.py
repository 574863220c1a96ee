"""The outline of a Markdown text: sections with their heading path and top-level blocks."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Span = tuple[int, int]
"""Start and end, in characters."""

_MARKUP = re.compile(r"[*_`]+|!?\[([^\]]*)\]\([^)]*\)")
_MAX_HEADING = 160
_MAX_PARSED = 500_000
"""Characters; a larger text is cut at blank lines only, as hostile nesting would take minutes."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading, up to the next heading of any level."""

    path: tuple[str, ...]
    blocks: tuple[Span, ...]
    """Neighbouring spans of whole lines that together hold every visible character."""


def sections(text: str) -> Iterator[Section]:
    """The sections of a normalised text in order; those without content are left out."""
    if len(text) > _MAX_PARSED:
        yield from _unparsed(text)
        return
    starts = _line_starts(text)
    path: list[tuple[int, str]] = []
    blocks: list[Span] = []
    line = 0
    for token, content in _top_level(text):
        first, last = token.map or (line, line)
        if first > line and text[starts[line] : starts[first]].strip():
            blocks.append((starts[line], starts[first]))
        line = last
        if token.type != "heading_open":
            blocks.append((starts[first], starts[last]))
            continue
        if blocks:
            yield Section(tuple(name for _, name in path if name), tuple(blocks))
            blocks = []
        level = int(token.tag[1:])
        path = [*(entry for entry in path if entry[0] < level), (level, _plain(content))]
    if text[starts[line] :].strip():
        blocks.append((starts[line], len(text)))
    if blocks:
        yield Section(tuple(name for _, name in path if name), tuple(blocks))


def _unparsed(text: str) -> Iterator[Section]:
    ends = [match.end() for match in re.finditer(r"\n[ \t]*\n", text)]
    blocks = tuple(pairwise([0, *ends, len(text)]))
    if text.strip():
        yield Section((), blocks)


def _top_level(text: str) -> Iterator[tuple["Token", str]]:
    """Each top-level block's opening token, and for headings their content."""
    tokens = _parser().parse(text)
    for index, token in enumerate(tokens):
        if token.level == 0 and token.map is not None and token.nesting >= 0:
            is_heading = token.type == "heading_open"
            yield token, tokens[index + 1].content if is_heading else ""


@functools.cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    # Only blocks are wanted; inline parsing would cost most of the time.
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _line_starts(text: str) -> list[int]:
    """Where each line starts; two more entries, for the end, as line ranges exclude theirs."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return [*starts, len(text), len(text)]


def _plain(heading: str) -> str:
    return " ".join(_MARKUP.sub(r"\1", heading).split())[:_MAX_HEADING]
