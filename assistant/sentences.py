"""Sentences of prose and Markdown, as character spans of the text they stand in."""

import re
from dataclasses import dataclass
from itertools import pairwise

_BLOCK = re.compile(r"\n(?=[ \t]*(?:\n|[-*+•] |#{1,6} |>|\||`{3}|~{3}|\d{1,3}[.)] ))")
_ONE_LINE = re.compile(r"(?m)^[ \t]*(?:#{1,6} |\|).*$")
_STOP = re.compile(
    r"(?:[.!?…]+[\"'”’»)\]*_`]*(?:[ ]?\[\d{1,3}(?:, ?\d{1,3})*\])*(?=\s))|[。！？][”’」』）]*"
)
CLOSING = re.compile(r"[.!?…]+[\"'”’»)*_]*$")
"""What closes a sentence: its stop, and the marks behind it."""
_ABBREVIATIONS = (
    "e.g. i.e. vs. cf. dr. mr. mrs. ms. prof. st. approx. resp. fig. figs. eq. sec. ch. pp. ca. "
    "incl. excl. viz. al."
)
_NEVER_LAST = frozenset(_ABBREVIATIONS.split())
_SOMETIMES_LAST = re.compile(
    r"(?:\b(?:etc|inc|ltd|co|corp|jr|sr|est|min|max|avg|dept|no)|\b(?:[a-z]\.)+[a-z])\.$", re.I
)
_LABEL = re.compile(r"^[\s>*+\-•#]*(?:\d{1,3}|[a-zA-Z])\.$")
_QUOTED = re.compile(r"[.!?…][\"'”’»)\]*_`]+$")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of this span."""
        return text[self.start : self.end]


def split(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order; together they hold every character that is not a space.

    Blank lines, list items, headings, table rows and quotations end a sentence; a plain line
    break does not. A citation marker after the stop belongs to the sentence before it.
    """
    spans: list[Span] = []
    for start, end in _blocks(text):
        spans.extend(_sentences(text, start, end))
    return tuple(spans)


def ends_sentence(text: str) -> bool:
    """Whether `text` ends where a sentence does, as far as that can be told without more text."""
    if not re.search(r"[.!?…。！？][\"'”’»)\]*_`]*$", text):
        return False
    word = re.split(r"\s", text)[-1].lstrip("([\"'“‘*_")
    return not (_LABEL.match(text) or word.lower() in _NEVER_LAST or _SOMETIMES_LAST.search(word))


def _blocks(text: str) -> list[tuple[int, int]]:
    cuts = {match.end() for match in _BLOCK.finditer(text)}
    for match in _ONE_LINE.finditer(text):
        cuts.update((match.start(), match.end()))
    edges = sorted({0, len(text), *cuts})
    return list(pairwise(edges))


def _sentences(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    begin = start
    is_row = text[start:end].lstrip().startswith("|")
    for match in () if is_row else _STOP.finditer(text, start, end):
        if _is_end(text[begin : match.end()], match.group(), text[match.end() : end]):
            spans.append(_trimmed(text, begin, match.end()))
            begin = match.end()
    spans.append(_trimmed(text, begin, end))
    return [span for span in spans if span.start < span.end]


def _is_end(so_far: str, stop: str, rest: str) -> bool:
    following = rest.lstrip()[:1]
    word = re.split(r"\s", so_far)[-1].lstrip("([\"'“‘*_")
    if _LABEL.match(so_far) or word.lower() in _NEVER_LAST:
        return False
    goes_on = following.islower()
    if word.lower() == "no.":
        return not following.isdigit()
    if _SOMETIMES_LAST.search(word):
        return following.isupper()
    if stop.startswith(("...", "…")) or _QUOTED.search(stop):
        return not goes_on
    return True


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
