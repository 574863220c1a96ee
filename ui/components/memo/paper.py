"""A memo as HTML to read: every sentence in a span of its own, marked by what is said about it.

The text is written from its Markdown tree with everything escaped. Only the tags below can come
out, without addresses: nothing in a memo can load, link or run anything.
"""

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from assistant.characters import visible
from assistant.memo.document import Document, parse
from assistant.memo.findings import SEVERITIES, Severity

LONGEST = 200_000
"""Characters. Longer texts are data rather than memos: they are kept, but neither reviewed nor
shown in full."""
_OPEN, _CLOSE = "⸢", "⸣"
"""Set around sentences before the text is parsed. Being punctuation, they leave emphasis as it
was; where a memo has them itself, it shows square brackets."""
_SIGNS = re.compile(f"{_OPEN}(?P<number>\\d+){_CLOSE}|{_CLOSE}{_OPEN}")
_TAG = re.compile(r"<(script|style)\b.*?(?:</\1[^<>]*>|$)|<!--.*?(?:-->|$)|</?[a-z!?][^<>]*>", re.S | re.I)  # fmt: skip  # noqa: E501
_NOT_IN_CLASSES = re.compile(r"[^a-z0-9]+")
_PLAIN = {"em": "em", "strong": "strong", "s": "s", "blockquote": "blockquote", "table": "table",
          "bullet_list": "ul", "list_item": "li"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """That something is said about a sentence."""

    hook: str
    severity: Severity | None = None
    """None for what needs no line under it: a strength, say."""
    missing: bool = False
    """Whether it says that something should stand here."""


Marks = Mapping[int, Sequence[Mark]]
"""By number of the sentence."""


def hook(name: str) -> str:
    """A name that can stand in a class of HTML, for an id of a finding."""
    return _NOT_IN_CLASSES.sub("-", name.lower()).strip("-") or "none"


def paper(document: Document, marks: Marks | None = None) -> str:
    """The memo as HTML."""
    tree = SyntaxTreeNode(_parser().parse(visible(_signed(document))))
    return _Writer(marks or {}).blocks(tree.children)


def beginning(text: str, longest: int = LONGEST) -> str:
    """What a page shows of a text: all of it, or whole lines up to so many characters."""
    if len(text) <= longest:
        return text
    return text[: text.rfind("\n", 0, longest) + 1 or longest]


def word_count(text: str) -> int:
    """The words of a memo's sentences; roughly, of a text too long to be a memo."""
    return parse(text).words if len(text) <= LONGEST else len(text.split())


@functools.cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def _signed(document: Document) -> str:
    """The text without front matter, with a sign at both ends of each sentence."""
    text = document.text.replace(_OPEN, "[").replace(_CLOSE, "]")
    pieces: list[str] = []
    done = max((block.end for block in document.blocks if block.kind == "matter"), default=0)
    for sentence in document.sentences:
        if sentence.start < done:
            continue
        pieces += [text[done : sentence.start], f"{_OPEN}{sentence.number}{_CLOSE}"]
        pieces += [text[sentence.start : sentence.end], _CLOSE + _OPEN]
        done = sentence.end
    return "".join([*pieces, text[done:]])


@dataclass
class _Writer:
    """Writes a parsed memo as HTML; remembers in which sentence it is."""

    marks: Marks
    now: int = 0
    reached: set[int] = field(default_factory=set)
    _block: Mapping[str, Callable[[SyntaxTreeNode], str]] = field(init=False)

    def __post_init__(self) -> None:
        self._block = {
            "paragraph": self._paragraph,
            "heading": self._heading,
            "fence": _code_block,
            "code_block": _code_block,
            "hr": lambda _: "<hr>",
            "html_block": self._html,
            "ordered_list": self._ordered,
            "thead": lambda node: f"<thead>{self._rows(node, 'th')}</thead>",
            "tbody": lambda node: f"<tbody>{self._rows(node, 'td')}</tbody>",
            "text": lambda node: self._words(node.content),
            "softbreak": lambda _: "\n",
            "hardbreak": lambda _: "<br>",
            "code_inline": self._code,
            "inline": lambda node: self.blocks(node.children),
            "link": lambda node: self.blocks(node.children),
        }

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> str:
        """All of them, one after the other; what has no place here leaves nothing."""
        return "".join(self._one(node) for node in nodes)

    def _one(self, node: SyntaxTreeNode) -> str:
        if node.type in _PLAIN:
            tag = _PLAIN[node.type]
            return f"<{tag}>{self.blocks(node.children)}</{tag}>"
        return self._block[node.type](node) if node.type in self._block else ""

    def _paragraph(self, node: SyntaxTreeNode) -> str:
        inner = self.blocks(node.children)
        return inner if node.hidden else f'<p dir="auto">{inner}</p>'

    def _html(self, node: SyntaxTreeNode) -> str:
        words = _TAG.sub("", node.content).strip()
        return f"<p>{self._words(words)}</p>" if words else ""

    def _heading(self, node: SyntaxTreeNode) -> str:
        return f'<{node.tag} dir="auto">{self.blocks(node.children)}</{node.tag}>'

    def _ordered(self, node: SyntaxTreeNode) -> str:
        return f'<ol start="{int(node.attrs.get("start", 1))}">{self.blocks(node.children)}</ol>'

    def _rows(self, node: SyntaxTreeNode, tag: str) -> str:
        rows = [
            "".join(f"<{tag}>{self.blocks(cell.children)}</{tag}>" for cell in row.children)
            for row in node.children
        ]
        return "".join(f"<tr>{row}</tr>" for row in rows)

    def _code(self, node: SyntaxTreeNode) -> str:
        return f"<code>{self._words(node.content)}</code>"

    def _words(self, words: str) -> str:
        """Words as they stand, each stretch in the span of its sentence."""
        out, done = "", 0
        for sign in _SIGNS.finditer(words):
            out += self._in_sentence(words[done : sign.start()])
            self.now = int(sign["number"] or 0)
            done = sign.end()
        return out + self._in_sentence(words[done:])

    def _in_sentence(self, words: str) -> str:
        if not self.now or not words:
            return escape(words)
        marks = self.marks.get(self.now, ())
        reach = ""
        if look := _look(marks):
            reach = f' data-f="{marks[0].hook}"'
            if self.now not in self.reached:
                reach += ' tabindex="0" role="button"'
                self.reached.add(self.now)
        names = " ".join(["s", *look, *(f"f-{mark.hook}" for mark in marks)])
        return f'<span class="{names}" data-s="{self.now}"{reach}>{escape(words)}</span>'


def _look(marks: Sequence[Mark]) -> list[str]:
    """The class of a sentence's gravest mark; none when nothing stands under it."""
    graves = [each for each in SEVERITIES if any(mark.severity == each for mark in marks)]
    if not graves:
        return []
    missing = all(mark.missing for mark in marks if mark.severity == graves[0])
    return ["gap" if missing else graves[0]]


def _code_block(node: SyntaxTreeNode) -> str:
    return f"<pre><code>{escape(_SIGNS.sub('', node.content))}</code></pre>"
