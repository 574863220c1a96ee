"""Options that stand in a table: one to a row, or one to a column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.memo.document import Block, Document, Sentence, plain
from assistant.memo.reading import Role

_ROWS = re.compile(
    r"^(?:options?|alternatives?|ways?|choices?|variants?|approach(?:es)?|candidates?|suppliers?|"
    r"vendors?|tools?|solutions?|possibilit\w+|routes?|scenarios?|proposals?|what (?:we could|"
    r"to) do|paths?)\b",
    re.I,
)
_COLUMNS = re.compile(
    r"^(?:criteri\w+|measures?|questions?|aspects?|points?|what (?:matters|counts)|factors?|)$",
    re.I,
)
_NAMED = re.compile(
    r"^(?:option|alternative|plan|variant)\s\w+|^[A-D]\b|^do(?:ing)? nothing|^status quo", re.I
)
_CHOSEN = re.compile(r"\b(?:chosen|recommended|selected|preferred|our choice|proposed)\b", re.I)


@dataclass
class Found:
    """An option while it is being put together."""

    name: str
    own: list[Sentence] = field(default_factory=list)
    marked: bool = False


def rows(
    document: Document, kept: Sequence[Sentence], sections: Mapping[int, frozenset[Role]]
) -> list[Found]:
    """The options of the first table that holds some."""
    for header in document.blocks:
        if header.kind != "header":
            continue
        names = cells(document.text[header.start : header.end])
        own = _rows_of(document, header, kept)
        about = "option" in sections[header.section]
        if not names or not own:
            continue
        columns = _COLUMNS.match(names[0]) and (about or any(_NAMED.match(n) for n in names))
        if columns and (_NAMED.match(names[-1]) or not _row_names(own)):
            return [
                Found(name, list(own), bool(_CHOSEN.search(name))) for name in names[1:] if name
            ]
        if about or _ROWS.match(names[0]):
            return [_row(each) for each in own]
    return []


def cells(line: str) -> list[str]:
    """The cells of a table row, in plain words."""
    first = line.strip().splitlines()[0] if line.strip() else ""
    return [plain(cell).strip() for cell in first.strip().strip("|").split("|")]


def _rows_of(document: Document, header: Block, kept: Sequence[Sentence]) -> list[Sentence]:
    found: list[Sentence] = []
    for block in document.blocks[header.number + 1 :]:
        if block.kind != "row":
            break
        found.extend(each for each in kept if each.block == block.number)
    return found


def _row_names(own: Sequence[Sentence]) -> bool:
    return any(_NAMED.match(cells(each.text)[0]) for each in own)


def _row(sentence: Sentence) -> Found:
    shown = cells(sentence.text)
    marked = any(_CHOSEN.search(cell) and not re.match(r"not\b", cell, re.I) for cell in shown)
    return Found(shown[0], [sentence], marked)
