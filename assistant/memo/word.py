"""Writes a memo's Markdown as a Word document, with Word's own styles."""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Twips
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from assistant.characters import visible
from assistant.memo.word_styles import CODE, CODE_BLOCK, TABLE_HEADING, empty_document, new_list

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_BREAK = re.compile(r"<br\s*/?>", re.I)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_DEEPEST_STYLE, _DEEPEST_LEVEL = 3, 8
_INDENT = 360
_ALIGNED = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
_LINE = (
    f"<w:pBdr {nsdecls('w')}>"
    '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
)


def to_word(markdown: str, title: str, at: datetime | None = None) -> bytes:
    """A DOCX file of this Markdown; `title` and `at` go into its properties, no name does."""
    made = empty_document(visible(title), at)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tree = SyntaxTreeNode(parser.parse(markdown.replace("\r\n", "\n").replace("\r", "\n")))
    _Writer(made).blocks(tree.children, _Place())
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: in a quotation, or in an item of a list."""

    quoted: bool = False
    depth: int = -1
    """Of the list, from 0; -1 outside of any."""
    list_id: int = 0
    ordered: bool = False
    begins: bool = False
    """Whether this block opens the item, and so bears its bullet or number."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How words look."""

    bold: bool = False
    italic: bool = False
    struck: bool = False


class _Writer:
    def __init__(self, made: "Document") -> None:
        self._made = made
        self._write: Mapping[str, Callable[[SyntaxTreeNode, _Place], None]] = {
            "heading": lambda node, place: self._words(node, f"Heading {node.tag[1]}", place),
            "paragraph": lambda node, place: self._words(node, _style(place), place),
            "bullet_list": self._list,
            "ordered_list": self._list,
            "blockquote": lambda node, place: self.blocks(
                node.children, replace(place, quoted=True, begins=False)
            ),
            "fence": self._code,
            "code_block": self._code,
            "table": self._table,
            "hr": self._rule,
            "html_block": self._html,
        }

    def blocks(self, nodes: Sequence[SyntaxTreeNode], place: _Place) -> None:
        for number, node in enumerate(nodes):
            write = self._write.get(node.type)
            if write is not None:
                write(node, place if number == 0 else replace(place, begins=False))

    def _rule(self, _node: SyntaxTreeNode, _place: _Place) -> None:
        line = self._made.add_paragraph()
        line._p.get_or_add_pPr().append(parse_xml(_LINE))  # noqa: SLF001

    def _words(self, node: SyntaxTreeNode, style: str, place: _Place) -> None:
        paragraph = self._paragraph(style, place)
        _inline(paragraph, node.children, _Look())

    def _paragraph(self, style: str, place: _Place) -> "Paragraph":
        paragraph = self._made.add_paragraph(style=style)
        if place.depth < 0:
            return paragraph
        if place.begins:
            numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
            numbered.get_or_add_ilvl().val = min(place.depth, _DEEPEST_LEVEL)
            numbered.get_or_add_numId().val = place.list_id
        else:
            paragraph.paragraph_format.left_indent = Twips(_INDENT * (place.depth + 2))
        return paragraph

    def _list(self, node: SyntaxTreeNode, place: _Place) -> None:
        ordered, depth = node.type == "ordered_list", place.depth + 1
        same = place.depth >= 0 and ordered == place.ordered and not ordered
        start = int(node.attrs.get("start", 1))
        list_id = place.list_id if same else self._new_list(ordered, start, depth)
        for item in node.children:
            self.blocks(item.children, _Place(place.quoted, depth, list_id, ordered, begins=True))

    def _new_list(self, ordered: bool, start: int, depth: int) -> int:
        return new_list(self._made, ordered=ordered, start=start, level=min(depth, _DEEPEST_LEVEL))

    def _code(self, node: SyntaxTreeNode, place: _Place) -> None:
        paragraph = self._paragraph(CODE_BLOCK, place)
        paragraph.add_run(visible(node.content.rstrip("\n")))

    def _html(self, node: SyntaxTreeNode, place: _Place) -> None:
        """Tags are shown as they stand: what an author wrote is not lost in silence."""
        words = _COMMENT.sub("", node.content).strip()
        if words:
            self._paragraph(_style(place), place).add_run(visible(words))

    def _table(self, node: SyntaxTreeNode, _place: _Place) -> None:
        rows = [(part.type == "thead", row) for part in node.children for row in part.children]
        table = self._made.add_table(len(rows), len(rows[0][1].children), style="Table Grid")
        for (is_head, row), made in zip(rows, table.rows, strict=True):
            if is_head:
                made._tr.get_or_add_trPr().append(  # noqa: SLF001
                    parse_xml(f"<w:tblHeader {nsdecls('w')}/>")
                )
            for node_cell, cell in zip(row.children, made.cells, strict=True):
                _fill(cell, node_cell, is_head)
        self._made.add_paragraph()


def _fill(cell: "_Cell", node: SyntaxTreeNode, is_head: bool) -> None:
    paragraph = cell.paragraphs[0]
    if is_head:
        paragraph.style = TABLE_HEADING
    style = str(node.attrs.get("style", ""))
    paragraph.alignment = _ALIGNED.get(style.rpartition(":")[2].strip())
    _inline(paragraph, node.children, _Look())


def _style(place: _Place) -> str:
    if place.depth < 0 or not place.begins:
        return "Quote" if place.quoted else "Normal" if place.depth < 0 else "List Continue"
    name = "List Number" if place.ordered else "List Bullet"
    depth = min(place.depth + 1, _DEEPEST_STYLE)
    return name if depth == 1 else f"{name} {depth}"


def _inline(paragraph: "Paragraph", nodes: Sequence[SyntaxTreeNode], look: _Look) -> None:
    for node in nodes:
        match node.type:
            case "inline":
                _inline(paragraph, node.children, look)
            case "strong":
                _inline(paragraph, node.children, replace(look, bold=True))
            case "em":
                _inline(paragraph, node.children, replace(look, italic=True))
            case "s":
                _inline(paragraph, node.children, replace(look, struck=True))
            case "link":
                _inline(paragraph, node.children, look)
                _address(paragraph, str(node.attrs.get("href", "")), _text_of(node), look)
            case "image":
                alt = node.content or "picture"
                _run(paragraph, f"[{alt}]", look)
                _address(paragraph, str(node.attrs.get("src", "")), "", look)
            case _:
                _leaf(paragraph, node, look)


def _leaf(paragraph: "Paragraph", node: SyntaxTreeNode, look: _Look) -> None:
    if node.type == "code_inline":
        _run(paragraph, node.content, look).style = CODE
    elif node.type == "softbreak":
        _run(paragraph, " ", look)
    elif node.type == "hardbreak" or _BREAK.fullmatch(node.content):
        paragraph.add_run().add_break()
    else:
        _run(paragraph, _COMMENT.sub("", node.content), look)


def _run(paragraph: "Paragraph", words: str, look: _Look) -> "Run":
    run = paragraph.add_run(visible(words))
    run.bold, run.italic = look.bold or None, look.italic or None
    if look.struck:
        run.font.strike = True
    return run


def _address(paragraph: "Paragraph", address: str, shown: str, look: _Look) -> None:
    """A link's address behind its words, unless it is what they say or a place in this text."""
    bare = address.removeprefix("mailto:")
    if address and not address.startswith("#") and bare != shown:
        _run(paragraph, f" ({address})", look)


def _text_of(node: SyntaxTreeNode) -> str:
    return "".join(each.content for each in node.walk() if each.type in {"text", "code_inline"})
