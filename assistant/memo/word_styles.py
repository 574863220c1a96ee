"""The empty Word document that a memo is written into: its styles, lists and properties."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

if TYPE_CHECKING:
    from docx.document import Document

CODE, CODE_BLOCK, TABLE_HEADING = "Code", "Code Block", "Table Heading"
"""The first two are names by which our own loader, and others, know code again."""
_MONOSPACED = "Consolas"
_SHADE = "F2F2F2"
_BULLETS, _NUMBERS = 90, 91
_SIGNS = ("•", "◦", "▪")
_LEVELS = 9
_INDENT, _HANGING = 720, 360
"""In twentieths of a point."""


def empty_document(title: str, at: datetime | None) -> "Document":
    """A document with the styles of a memo and nobody's name in it; `at` is when it was written."""
    made = docx.Document()
    _add_code_styles(made)
    heading = made.styles.add_style(TABLE_HEADING, WD_STYLE_TYPE.PARAGRAPH)
    heading.base_style = made.styles["Normal"]
    heading.font.bold = True
    _add_lists(made)
    said = made.core_properties
    said.title, said.author, said.last_modified_by, said.comments = title[:255], "", "", ""
    said.created = said.modified = (at or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None)
    return made


def new_list(made: "Document", *, ordered: bool, start: int = 1, level: int = 0) -> int:
    """The id of a list of its own, so that its numbers begin anew at that level, from 0."""
    numbering = made.part.numbering_part.element
    added = numbering.add_num(_NUMBERS if ordered else _BULLETS)
    if ordered:
        added.add_lvlOverride(ilvl=level).add_startOverride(start)
    return int(added.numId)


def shade(properties: object) -> None:
    """Give paragraph or run properties the background of code."""
    element = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_SHADE}"/>')
    properties.append(element)  # type: ignore[attr-defined]


def _add_code_styles(made: "Document") -> None:
    inline = made.styles.add_style(CODE, WD_STYLE_TYPE.CHARACTER)
    block = made.styles.add_style(CODE_BLOCK, WD_STYLE_TYPE.PARAGRAPH)
    block.base_style = made.styles["Normal"]
    shade(block.element.get_or_add_pPr())  # The schema has it before the spacing.
    block.paragraph_format.space_after = Pt(8)
    for style in (inline, block):
        style.font.name = _MONOSPACED
        style.font.size = Pt(9.5)
        fonts = style.element.rPr.find(qn("w:rFonts"))
        fonts.set(qn("w:cs"), _MONOSPACED)
    shade(inline.element.rPr)


def _add_lists(made: "Document") -> None:
    """Two outlines of nine levels each; the template's own have one level."""
    numbering = made.part.numbering_part.element
    for number, ordered in ((_NUMBERS, True), (_BULLETS, False)):
        levels = "".join(_level(depth, ordered) for depth in range(_LEVELS))
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            ),
        )


def _level(depth: int, ordered: bool) -> str:
    form = "decimal" if ordered else "bullet"
    text = f"%{depth + 1}." if ordered else _SIGNS[depth % len(_SIGNS)]
    left = _INDENT + depth * _HANGING
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{_HANGING}"/></w:pPr></w:lvl>'
    )
