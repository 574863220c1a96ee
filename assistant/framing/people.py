"""Roles and teams in the author's words, in a form that fits into a sentence."""

import re
from collections.abc import Iterable, Iterator

from assistant import titles
from assistant.framing import patterns
from assistant.framing.grammar import to_second_person

_DETERMINED = re.compile(
    r"^(?:the|a|an|my|our|their|his|her|your|every|each|all|other|another)\b", re.I
)
_TITLE = re.compile(
    r"^(?:vp|cto|ceo|cfo|cpo|coo|ciso|head|director|chief|manager|board|boss"
    r"|(?:[a-z]+ )?(?:team|lead|"
    r"manager|director|vp|owner|head|group|committee|board|squad|department|desk))\b",
    re.I,
)
_ACRONYMS = re.compile(r"^(?:vp|cto|ceo|cfo|cpo|coo|ciso|sre)s?\b", re.I)
_WANTS = re.compile(
    r"^(?P<who>(?:(?:the|my|our)\s)?(?!(?:both|each|two|i|we|they|he|she|it|nobody"
    r"|everyone|what|who|"
    r"this|that|there|customers|people)\b)[a-z]+(?:\s[a-z]+){0,2}?)\s"
    r"(?:wants?|needs?|waits?|says?|asks?|insists?|demands?)\b",
    re.I,
)
_REALLY = re.compile(
    r"\b(?:is really|really decides|but (?:i think )?(?:the|my|our)|in the end (?:it is)?"
    r"|must say|above)\b",
    re.I,
)


def person(span: str) -> str:
    """A role or a team as it stands inside a sentence: "My head of X" becomes "your head of X"."""
    said = to_second_person(" ".join(span.split()))
    first, _, rest = said.partition(" ")
    if not (first.isupper() and len(first) > 1) and not _ACRONYMS.match(first):
        said = f"{first.lower()} {rest}".strip()
    if not _DETERMINED.match(said) and _TITLE.match(said):
        said = f"the {said}"
    return said


def named(text: str) -> Iterator[str]:
    """All roles and teams in a text, in order, each once, verbatim."""
    found = [
        (match.start(), match.end(), match.group())
        for pattern in (titles.ROLE, titles.TEAM)
        for match in pattern.finditer(text)
    ]
    last, seen = -1, set()
    for start, end, words in sorted(found, key=lambda each: (each[0], -each[1])):
        if start < last:
            continue
        last = end
        key = person(words).lower()
        if key not in seen:
            seen.add(key)
            yield words


def wanting(clauses: Iterable[str]) -> tuple[str, ...]:
    """Who wants or says something, as it stands in a sentence; each once, in order."""
    found = (match.group("who") for clause in clauses if (match := _WANTS.match(clause)))
    return tuple(dict.fromkeys(map(person, found)))


def first_named(text: str) -> str:
    """The first role or team in a text, verbatim, or nothing."""
    return next(named(text), "")


def deciding(text: str) -> str:
    """Who decides according to an answer, verbatim: the one who really does, else the first.

    Nothing when nobody is named, or when the author says that nobody decides.
    """
    if patterns.NOBODY.match(text):
        return ""
    really = _REALLY.search(text)
    parts = (text[really.start() :], text[: really.start()], text) if really else (text,)
    roles = (match.group() for part in parts if (match := titles.ROLE.search(part)))
    return next(roles, first_named(text))
