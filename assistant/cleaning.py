"""Text made safe to show: Markdown for Streamlit, plain text for a terminal.

The Markdown is parsed and written again from its tree, with every character escaped that could
begin something. So images, HTML, links, reference definitions, drawn fences, LaTeX and
Streamlit's own directives are gone by construction, not by a pattern that may miss one.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from assistant.characters import visible

_ANSI = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])|\x9b[0-?]*[@-~]"
)
_TAG = re.compile(
    r"<(script|style)\b.*?(?:</\1[^<>]*>|$)|<!--.*?(?:-->|$)|</?[a-z][^<>]*>|<[?!][^<>]*>",
    re.S | re.I,
)
_ESCAPED = re.compile(
    r"(?P<code>(?:[a-z][a-z0-9+.-]*://|www\.)[^\s<>`|]*[^\s<>`|.,;:!?)'\"*_]|"
    r"[-.\w+]+@[-\w]+(?:\.[-\w]+)+|:(?:material[/_]\w+|[+-]1|[a-z_][\w+-]*):)|"
    r"(?P<marker>\[\d{1,3}(?:, ?\d{1,3})*\])(?P<after>[(:]?)|"
    r"(?P<sign>[\\`*_\[\]<>$~|]|&(?=#?\w+;)|:(?=[a-z:{\[])|!(?=\[))",
    re.I,
)
"""Addresses and shortcodes, which Streamlit finds even in escaped text but not in code; citation
markers; and the signs that can begin something."""
_LINE_START = re.compile(r"(?m)^( *)(?:([-+#=])|(\d{1,9})([.)])(?=\s|$))")
_MARKER = re.compile(r" ?\[\d{1,3}(?:, ?\d{1,3})*\]")
_WRAPPERS = {"em": "*", "strong": "**", "s": "~~"}

_Lines = list[str]


def clean_markdown(text: str, *, keep_markers: bool = True) -> str:
    """`text` as Markdown that is safe for `st.markdown`.

    Links become their text, addresses become code, images and tags vanish, fences lose their
    language. Citation markers stay as they are, or go when `keep_markers` is False.
    """
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tree = SyntaxTreeNode(parser.parse(visible(text.replace("\r\n", "\n"))))
    return "\n".join(_Writer(keep_markers).blocks(tree.children))


def plain(text: str) -> str:
    """`text` for a terminal: without escape sequences and control characters."""
    return visible(_ANSI.sub("", text.replace("\r\n", "\n")))


class _Writer:
    """Writes a parsed text as Markdown again."""

    def __init__(self, keep_markers: bool) -> None:
        self._keep_markers = keep_markers
        self._block: Mapping[str, Callable[[SyntaxTreeNode], _Lines]] = {
            "paragraph": lambda node: self._words(node).split("\n"),
            "heading": self._heading,
            "fence": _code_block,
            "code_block": _code_block,
            "hr": lambda _: ["---"],
            "html_block": self._html,
            "blockquote": lambda node: _behind("> ", "> ", self.blocks(node.children)),
            "bullet_list": lambda node: self._list(node, None),
            "ordered_list": lambda node: self._list(node, int(node.attrs.get("start", 1))),
            "table": self._table,
        }

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> _Lines:
        """Their lines, with a blank one between blocks; empty blocks leave nothing."""
        lines: _Lines = []
        for node in nodes:
            block = self._block[node.type](node) if node.type in self._block else []
            if any(block):
                lines += [*([""] if lines else []), *block]
        return lines

    def _words(self, node: SyntaxTreeNode) -> str:
        parts = _parts(node.children)
        lines = self._written(parts).split("\n")
        return "\n".join(line.strip() for line in lines if line.strip())

    def _heading(self, node: SyntaxTreeNode) -> _Lines:
        words = self._words(node).replace("\\\n", " ").replace("\n", " ")
        return [f"{'#' * int(node.tag[1])} {words}"] if words else []

    def _html(self, node: SyntaxTreeNode) -> _Lines:
        text = _TAG.sub("", node.content)
        lines = [" ".join(line.split()) for line in text.split("\n")]
        return [_escaped(line, keep_markers=self._keep_markers) for line in lines if line]

    def _list(self, node: SyntaxTreeNode, first: int | None) -> _Lines:
        lines: _Lines = []
        loose = any(child.type == "paragraph" and not child.hidden
                    for item in node.children for child in item.children)  # fmt: skip
        for number, item in enumerate(node.children, first or 0):
            sign = "- " if first is None else f"{number}. "
            content = self.blocks(item.children)
            if not loose:
                content = [line for line in content if line] if len(item.children) < 3 else content
            lines += [*([""] if loose and lines else []), *_behind(sign, " " * len(sign), content)]
        return lines

    def _table(self, node: SyntaxTreeNode) -> _Lines:
        rows = [row for part in node.children for row in part.children]
        lines = [f"| {' | '.join(map(self._cell, row.children))} |" for row in rows]
        return [lines[0], f"|{'---|' * len(rows[0].children)}", *lines[1:]] if rows else []

    def _cell(self, node: SyntaxTreeNode) -> str:
        words = self._words(node).replace("\n", " ")
        return re.sub(r"(?<!\\)\|", r"\\|", words)

    def _written(self, parts: Iterable[tuple[str, bool]]) -> str:
        out = ""
        for text, is_text in parts:
            if is_text:
                fresh = not out or out.endswith("\n")
                words = _escaped(text, keep_markers=self._keep_markers, line_start=fresh)
            else:
                words = text
            between = " " if out.endswith("`") and words.startswith("`") else ""
            out += between + words
        return out


def _parts(nodes: Sequence[SyntaxTreeNode]) -> list[tuple[str, bool]]:
    """Inline nodes as stretches of text (True) and of finished Markdown (False), texts joined."""
    parts: list[tuple[str, bool]] = []
    for node in nodes:
        for text, is_text in _inline(node):
            if is_text and parts and parts[-1][1]:
                parts[-1] = (parts[-1][0] + text, True)
            elif text:
                parts.append((text, is_text))
    return parts


def _inline(node: SyntaxTreeNode) -> list[tuple[str, bool]]:
    match node.type:
        case "text":
            return [(" ".join(re.split(r"[\n\t]", node.content)), True)]
        case "softbreak":
            return [("\n", True)]
        case "hardbreak":
            return [("\\\n", False)]
        case "code_inline":
            return [(_code(node.content), False)]
        case "inline" | "link":
            return _parts(node.children)
        case "em" | "strong" | "s":
            return _wrapped(_WRAPPERS[node.type], _parts(node.children))
    return []


def _wrapped(sign: str, inner: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    if not "".join(text for text, _ in inner).strip():
        return [(" ", True)] if inner else []
    first, is_text = inner[0]
    lead = first[: len(first) - len(first.lstrip())] if is_text else ""
    inner[0] = (first[len(lead) :], is_text)
    last, is_text = inner[-1]
    trail = last[len(last.rstrip()) :] if is_text else ""
    inner[-1] = (last.removesuffix(trail), is_text)
    outside = [(lead, True), (sign, False), *inner, (sign, False), (trail, True)]
    return [part for part in outside if part[0]]


def _escaped(text: str, *, keep_markers: bool, line_start: bool = True) -> str:
    if not keep_markers:
        text = _MARKER.sub("", text)
    written = _ESCAPED.sub(_escape, text)
    written = re.sub(r"(?<=[^\\]`)(?=`)", " ", written)
    head, tail = ("", written) if line_start else _first_line(written)
    return head + _LINE_START.sub(_escape_start, tail)


def _escape_start(match: re.Match[str]) -> str:
    return match[1] + (f"\\{match[2]}" if match[2] else f"{match[3]}\\{match[4]}")


def _first_line(text: str) -> tuple[str, str]:
    line, newline, rest = text.partition("\n")
    return line + newline, rest


def _escape(match: re.Match[str]) -> str:
    if match["code"]:
        return f"`{match['code']}`"
    if match["marker"]:
        return match["marker"] + (f"\\{match['after']}" if match["after"] else "")
    return f"\\{match['sign']}"


def _code(content: str) -> str:
    if not content.strip():
        return ""
    sign = "`" * (_longest_run(content) + 1)
    pad = " " if content[0] == "`" or content[-1] == "`" else ""
    return f"{sign}{pad}{content}{pad}{sign}"


def _code_block(node: SyntaxTreeNode) -> _Lines:
    sign = "`" * max(3, _longest_run(node.content) + 1)
    return [sign, *node.content.rstrip("\n").split("\n"), sign]


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)


def _behind(first: str, others: str, lines: _Lines) -> _Lines:
    written = [f"{others if at else first}{line}".rstrip() for at, line in enumerate(lines)]
    return written or [first.rstrip()]
