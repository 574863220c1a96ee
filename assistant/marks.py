"""Reads the Markdown links and HTML tags that a text begins with, while it may be unfinished."""

import re

WAIT = -2
"""The answer while more text is needed."""
_FAIL = -1
TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
_TARGET = re.compile(r"""\s*(?:<[^<>\n]*>|\S*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*""")
_NAMES = (
    "a abbr acronym address animate applet area article aside audio b base basefont bdi bdo big "
    "blink blockquote body br button canvas caption center circle cite code col colgroup command "
    "datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font "
    "footer foreignobject form frame frameset g h1 h2 h3 h4 h5 h6 head header hr html i iframe "
    "image img input ins isindex kbd keygen label layer legend li link listing main map mark "
    "marquee math menu meta meter nav nobr noembed noframes noscript object ol optgroup option "
    "output p param path picture plaintext portal pre progress q rect rp rt ruby s samp script "
    "search section select slot small source span strike strong style sub summary sup svg table "
    "tbody td template textarea tfoot th thead time title tr track tt u ul use var video wbr "
    "xml xmp xss"
)
_TAG_NAMES = frozenset(_NAMES.split())
_LABEL_BOUND, _TARGET_BOUND, _TAG_BOUND, _BARE_BOUND = 200, 600, 300, 40


def is_tag(tag: re.Match[str]) -> bool:
    """Whether a match of TAG is an HTML tag rather than a comparison or a type (List<T>)."""
    attributes = tag.group(2)
    early = attributes[:_BARE_BOUND]
    bare = len(attributes) < _BARE_BOUND and attributes.strip() in ("", "/")
    short = tag.end() - tag.start() <= _TAG_BOUND
    return short and tag.group(1).lower() in _TAG_NAMES and (bare or "=" in early)


def may_become_tag(rest: str) -> bool:
    """Whether the unfinished `rest`, which begins with `<`, may still become a tag."""
    if len(rest) >= _TAG_BOUND or "<" in rest[1:]:
        return False
    start = re.match(r"</?([a-zA-Z][a-zA-Z0-9-]*)(\s[^=]*)?$", rest)
    if start is None or start.group(2) is None:
        return True
    return start.group(1).lower() in _TAG_NAMES and len(start.group(2)) < _BARE_BOUND


def linked(rest: str, final: bool) -> tuple[str, int, str]:
    """The bracketed label that `rest` begins with, where its link ends, and the kind of link.

    The kind is "(", "[" or ":" for the character after the label when a link may follow, or
    empty. The end is WAIT while it cannot be told.
    """
    close = _matching(rest, "[]", _LABEL_BOUND, final)
    if close < 0:
        return "", close, ""
    label, after = rest[: close + 1], rest[close + 1 :]
    if not after and not final:
        return label, WAIT, ""
    if after[:1] == ":":
        return label, close + 2, ":"
    if after[:1] not in ("(", "["):
        return label, close + 1, ""
    end = _matching(after, "()" if after[0] == "(" else "[]", _TARGET_BOUND, final)
    if end == WAIT:
        return label, WAIT, ""
    if end == _FAIL or (after[0] == "(" and not _TARGET.fullmatch(after[1:end])):
        return label, close + 1, ""
    return label, close + 2 + end, after[0]


def _matching(text: str, pair: str, bound: int, final: bool) -> int:
    """Where the bracket that `text` begins with is closed, _FAIL or WAIT."""
    depth = 0
    escaped = False
    for at, char in enumerate(text[:bound]):
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == "\n" and text[at : at + 2] == "\n\n":
            return _FAIL
        elif char == pair[0]:
            depth += 1
        elif char == pair[1]:
            depth -= 1
            if depth == 0:
                return at
    return _FAIL if len(text) >= bound or final else WAIT
