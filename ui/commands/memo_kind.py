"""Which kind of memo a text is when nobody said so: front matter, then names, then headings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from assistant.memo import headings
from assistant.memo.document import Document, parse

Ground = Literal["front matter", "file name", "title", "headings", "words", "length", "nothing"]
USUAL = "decision"
_ONE_PAGE = 430
"""Words up to which a memo for a decision is taken as a brief."""
_READ = 60_000
"""Characters that are looked at."""
_LEAST = 2
"""Headings of a kind that it takes to tell."""
_NAMES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])", re.I)
    for name, words in {
        "postmortem": r"post[ _-]?mortems?|incidents?|outages?|retrospectives?|rca",
        "design": r"design(?:[ _-]?docs?)?|designs|rfcs?|tech(?:nical)?[ _-]?specs?|keps?",
        "brief": r"briefs?|briefing|(?:one|1)[ _-]?page(?:rs?)?",
        "knowledge": r"knowledge(?:[ _-]?(?:sharing|base))?|how[ _-]?tos?|tils?|guides?|"
        r"learnings|lessons?|brown[ _-]?bags?|blog[ _-]?posts?",
        "decision": r"decisions?(?:[ _-]?(?:memo|record)s?)?|adrs?",
    }.items()
}
"""Words that name a kind."""
_DESIGN_PARTS = frozenset(
    ("goal", "non_goal", "rollout", "rollback", "failure_mode", "test_plan", "unresolved")
)
_LEAST_OF_DESIGN = 3
"""Parts that only designs have, by their headings."""
_DESIGN_HEADING = re.compile(r"(?:architecture|implementation|technical|components?|api)\b", re.I)

_CLOCK, _CLOCKS = re.compile(r"\b\d{1,2}[:.]\d\d\b(?! ?%)"), 5
_READER, _READERS = re.compile(r"\byour?\b", re.I), 4


@dataclass(frozen=True, slots=True)
class Guess:
    """A kind, and what it was told by."""

    kind: str
    by: Ground


def guessed(text: str, path: str = "") -> Guess:
    """The most likely kind; a decision memo when nothing tells."""
    document = parse(text[:_READ])
    for by, told in _tellers(document, path):
        kind = _named(told)
        if kind:
            return Guess(kind, by)
    return _by_headings(document)


def _tellers(document: Document, path: str) -> Iterator[tuple[Ground, str]]:
    """What names a kind outright, the surest first."""
    first = document.blocks[0] if document.blocks else None
    if first is not None and first.kind == "matter":
        matter = document.text[first.start : first.end]
        for line in re.findall(
            r"^(?:kind|type|template|category)[ \t]*:(.*)$", matter, re.M | re.I
        ):
            yield "front matter", line
    if path:
        yield "file name", PurePath(path).stem
        yield "file name", PurePath(path).parent.name
    # "Design: …", "RFC 12": a title tells by how it begins, not by what it is about.
    begun = re.match(r"[\w-]+(?: [\w-]+)?", document.title)
    if begun:
        yield "title", begun.group()


def _named(words: str) -> str:
    """The one kind that words name; empty when they name none, or several."""
    found = [name for name, pattern in _NAMES.items() if pattern.search(words)]
    return found[0] if len(found) == 1 else ""


def _by_headings(document: Document) -> Guess:
    """By how many headings announce a part of such a memo; a design has all parts of a decision."""
    told = {
        name: [roles - {"context"} for roles in headings.own(document, name).values()]
        for name in ("postmortem", "design", "decision", "knowledge")
    }
    scores = {name: sum(map(bool, parts)) for name, parts in told.items()}
    of_design = {role for parts in told["design"] for role in parts & _DESIGN_PARTS}
    named = sum(bool(_DESIGN_HEADING.match(each.title)) for each in document.sections)
    if len(of_design) + named < _LEAST_OF_DESIGN:
        scores["design"] = 0
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < _LEAST:
        return _by_words(document)
    if best == USUAL and document.words <= _ONE_PAGE:
        return Guess("brief", "headings")
    return Guess(best, "headings")


def _by_words(document: Document) -> Guess:
    """An incident is told by the clock, and a post speaks to its reader."""
    if len(_CLOCK.findall(document.text)) >= _CLOCKS:
        return Guess("postmortem", "words")
    if len(_READER.findall(document.text)) >= _READERS:
        return Guess("knowledge", "words")
    if document.words <= _ONE_PAGE:
        return Guess("brief", "length")
    return Guess(USUAL, "nothing")
