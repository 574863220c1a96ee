"""Which kind of memo a text is when nobody said so: front matter, then names, then headings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from assistant.memo import headings
from assistant.memo.document import Document, parse

Ground = Literal["front matter", "file name", "title", "headings", "length", "nothing"]
USUAL = "decision"
_ONE_PAGE = 400
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
_DESIGN_HEADING = re.compile(r"(?:architecture|implementation|technical|components?|api)\b", re.I)


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
    of_design = sum(bool(parts & _DESIGN_PARTS) for parts in told["design"])
    of_design += sum(bool(_DESIGN_HEADING.match(each.title)) for each in document.sections)
    if of_design < _LEAST:
        scores["design"] = 0
    best = max(scores, key=lambda name: scores[name])
    by: Ground = "headings" if scores[best] >= _LEAST else "nothing"
    kind = best if by == "headings" else USUAL
    if kind == USUAL and document.words <= _ONE_PAGE:
        return Guess("brief", "headings" if by == "headings" else "length")
    return Guess(kind, by)
