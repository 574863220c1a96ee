"""The words with which a sentence of a memo without headings says what it is about."""

import re

_LABEL = re.compile(
    r"(?P<cell>[^·]{2,50}?) · (?=[^·]+$)|(?P<capitals>[A-Z][A-Z0-9 ,'’&/-]{3,60})[.:](?=\s|$)|"
    r"(?P<topic>[A-Z][\w'’-]*(?: [\w'’-]+)?)\.$|(?P<phrase>(?!(?:By|In|On|At|From|Until|"
    r"Under|Of|For the (?:next|last)|Within|Since|After|Before) )[A-Z][\w'’-]*,?(?: "
    r"[\w'’-]+){0,8}):(?=\s)"
)
_CLAUSE = re.compile(r"^(?:§ ?)?\d{1,2}(?:\.\d{1,2})+[.)]?\s+(?=\S)|^\(\d{1,2}\)\s+")
_KINDS = ("decision", "brief", "design")
"""Elsewhere a time or a step stands before the colon."""


def label_of(plain: str, kind: str) -> str:
    """Words in capitals or before a colon, or the first of two cells of a row; else empty."""
    match = _LABEL.match(unnumbered(plain)) if kind in _KINDS else None
    return next((words for words in match.groups() if words), "") if match else ""


def unnumbered(plain: str) -> str:
    """A sentence without the number of its clause: "4.2 Printed codes" is about printed codes."""
    return _CLAUSE.sub("", plain, count=1)
