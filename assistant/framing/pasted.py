"""Reads the headings of a pasted ticket, design doc or thread into the slots of the canvas."""

import re
from collections.abc import Iterator

from assistant.sentences import split

_LINE = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|\*{2}|[-*•][ \t]+\*{2})?(?P<name>[A-Za-z][A-Za-z '’/-]{2,40}?)"
    r"(?:\*{2})?[ \t]*(?P<rest>:.*)?$"
)
_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (slot, re.compile(rf"^(?:{words})$", re.I))
    for slot, words in (
        ("non_scope", r"non-?goals?|out of scope|not in scope|exclusions?"),
        ("means_to", r"goals?|objectives?|purpose|why|motivation|business value|expected outcome"),
        (
            "problem",
            r"problem(?: statement)?|background|context|description|current (?:state|situation)"
            r"|symptoms?|impact|issue|actual(?: behaviou?r)?",
        ),
        ("goal", r"proposal|proposed (?:solution|change)|solution|summary|request|ask|title"),
        ("gap", r"metrics?|success (?:criteria|metrics?)|acceptance criteria|targets?|kpis?"),
        ("decider", r"decider|decision maker|approvers?|sponsor|owner|accountable"),
        ("affected", r"stakeholders?|affected(?: teams)?|users?|teams?|consumers|dependencies"),
        ("constraints", r"constraints?|deadline|due(?: date)?|requirements?|budget"),
        ("options", r"alternatives?(?: considered)?|options?"),
        ("assumptions", r"assumptions?|risks?(?: and assumptions)?|open questions?"),
        ("next_step", r"next steps?|actions?(?: items?)?|todo"),
    )
)
_THREAD = re.compile(r"^[ \t]*(?:\[?\d{1,2}:\d{2}\]?[ \t]*)?@?[\w.-]{2,20}:[ \t]+(\S.*)$", re.M)
_MIN_LINES = 4
_MIN_SECTIONS, _MIN_WORDS = 2, 25
_MAX_WORDS = 30


def sections(text: str) -> Iterator[tuple[str, str]]:
    """Slots with the first sentence under their heading; nothing for text without headings.

    Of a thread of messages only the first one, for no slot: what they say is read as prose.
    """
    found, said = list(_sections(text)), _THREAD.findall(text)
    if len(text.split()) >= _MIN_WORDS and len({slot for slot, _ in found}) >= _MIN_SECTIONS:
        yield from found
    elif len(said) >= _MIN_LINES:
        yield "", said[0].strip()


def is_heading(name: str) -> bool:
    """Whether the words before a colon are the heading of a section, and no speaker."""
    return bool(_slot(name))


def _sections(text: str) -> Iterator[tuple[str, str]]:
    lines = text.splitlines()
    for at, line in enumerate(lines):
        match = _LINE.match(line)
        slot = _slot(match.group("name").strip()) if match else ""
        if not match or not slot:
            continue
        rest = (match.group("rest") or "").strip(":* \t")
        if not rest:
            rest = next((other.strip() for other in lines[at + 1 :] if other.strip()), "")
        words = _first_sentence(rest)
        if words:
            yield slot, words


def _slot(name: str) -> str:
    return next((slot for slot, pattern in _HEADINGS if pattern.match(name)), "")


def _first_sentence(words: str) -> str:
    """The first sentence, without a bullet in front; nothing when it is too long to quote."""
    plain = re.sub(r"^(?:[-*•]|\d+[.)])\s+", "", words).strip("* ")
    spans = split(plain)
    sentence = spans[0].of(plain).rstrip(" .") if spans else ""
    return sentence if 0 < len(sentence.split()) <= _MAX_WORDS else ""
