"""A pasted thread of messages: which lines are the author's, and what others say in theirs.

What others say is context: who they are, what hurts them and how much of it, always with the
speaker named and never settled. A plan, a way to go or a step is the author's alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import titles
from assistant.framing.pasted import is_heading

_SAID = re.compile(
    r"^[ \t]*(?:[-*•][ \t]+)?(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?[ \t]*)?"
    r"(?P<who>@?[A-Za-z][\w.-]*(?:[ \t][\w.&-]+){0,3})[ \t]*:[ \t]+(?P<said>\S.*)$"
)
_QUOTED = re.compile(r"^[ \t]*>[ \t>]*(?P<said>\S.*)$")
_ME = re.compile(r"^@?(?:me|i|myself)$", re.I)
_TITLE = re.compile(
    rf"^@?(?:{titles.ROLE.pattern}|pm|po|em|qa|ux|sre|dev|ops|lead|tech lead|"
    r"eng(?:ineering)? lead|"
    r"eng|engineer|developer|designer|support|sales|finance|legal|security|on-?call|customer|"
    r"manager|stakeholder|colleague|team ?mate)s?(?:\s?\d)?$",
    re.I,
)
_ENOUGH_NAMED, _ENOUGH_TITLED = 4, 2


@dataclass(frozen=True, slots=True)
class Thread:
    """A message, told apart by speaker."""

    own: str
    """The author's words, each a run of the message; a blank line stands where others speak."""
    others: tuple[str, ...] = ()
    """The lines of others, each with its speaker in front where one is named."""


def thread_of(text: str) -> Thread:
    """The lines of a thread by speaker; a text that is no thread is the author's own."""
    lines = text.splitlines()
    threaded = _is_thread(lines)
    own: list[str] = []
    others: list[str] = []
    for line in lines:
        said = _spoken(line) if threaded else None
        if _QUOTED.match(line):
            others.append(line.strip(" \t>"))
        elif said and not _ME.match(said.group("who")):
            others.append(line.strip())
        else:
            own.append(said.group("said") if said else line)
            continue
        own.append("")
    return Thread("\n".join(own), tuple(others)) if threaded or others else Thread(text)


def _is_thread(lines: list[str]) -> bool:
    who = [said.group("who") for line in lines if (said := _spoken(line))]
    titled = any(_ME.match(name) or _TITLE.match(name) for name in who)
    return len(who) >= (_ENOUGH_TITLED if titled else _ENOUGH_NAMED)


def _spoken(line: str) -> re.Match[str] | None:
    said = _SAID.match(line)
    return None if said is None or is_heading(said.group("who")) else said


def upto(line: str, clause: str) -> Iterator[str]:
    """The line from its speaker to the end of the clause; nothing when that is no run of it."""
    at = line.find(clause)
    if at >= 0:
        yield line[: at + len(clause)]
