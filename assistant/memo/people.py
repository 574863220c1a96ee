"""Who a sentence names: roles, teams, boards, handles and given names, as they stand."""

import re
from collections.abc import Iterator

from assistant.titles import ROLE, TEAM

_OFFICE = (
    r"(?:lead|leader|manager|director|engineer|officer|owner|head|chief|coordinator|chair|chairman|"
    r"chairwoman|chairperson|president|partner|analyst|architect|administrator|supervisor|clerk|"
    r"librarian|editor|designer|developer|scientist|operator|specialist|secretary|treasurer|planner|"
    r"buyer|controller|curator|principal|dean|foreman|superintendent|counsel|accountant|technician|"
    r"researcher|producer|nurse|doctor|pharmacist|teacher|warden|governor|trustee|sponsor|captain|"
    r"team|teams|group|board|committee|council|guild|crew|squad|desk|department|office|directorate|"
    r"panel|forum|guild's lead|member|assistant|programmer|tester|commander|champion|steward|"
    r"representative|consultant|scrum master|product owner|cto|ceo|cfo|coo|cio|ciso|cpo|vp|svp|evp)s?"
)
_PERSON = re.compile(
    rf"@[\w-]+|\b(?:(?:the|a|our|my|their|each|this)\s)?(?:[\w'’&-]+\s){{0,3}}?{_OFFICE}\b"
    rf"(?:\s(?:of|for)\s(?:the\s)?[\w&-]+)?|\b(?:head|chief|director|vp|vice president|manager|lead)"
    rf"\s(?:of|for)\s(?:the\s)?[\w&-]+",
    re.I,
)
_ACTING_NAME = re.compile(
    r"(?:^|[.;:,–—(]\s?|\band |\bthen )(?!(?:The|This|That|These|Those|It|Its|Each|Every\w*|Nothing|Nobody|"
    r"Something|Next|First|Then|There|What|When|Where|Which|Who|How|If|As|On|In|At|By|For|From|With|We|You|"
    r"They|Once|After|Before|Until|Our|All|Some|No|Not|And|But|Or|Please|Who|Step|Review|Access|Analysis|"
    r"Is|Has|Was|Does|Status|Process|Business|Work|Training)\b)"
    r"(?P<name>[A-Z][a-zà-ÿ]+(?:\s[A-Z][a-zà-ÿ'-]+)?)\s(?:will|shall|has to|is to|and [A-Z]\w+|"
    r"[a-z]{2,}(?<!s)s)\b(?!\s(?:to be|be)\b)"
)
_LABELLED = re.compile(
    r"\b(?:owner|owned by|responsible|assignee|assigned to|lead|who|driver|by|looked after by|DRI)\s?"
    r"[:=]\s?(?P<name>[\w@][\w.@-]*(?:\s[\w-]+){0,4})|[(\[](?P<bare>@?[A-Z][a-zà-ÿ]+)[)\]]",
    re.I,
)
_NOBODY = re.compile(r"^(?:who\??|tbd|tba|none|nobody|open|n/?a|to be|unknown|[-–?])", re.I)
_BOUND = re.compile(
    r"\b(?:for|of|to|with|from|in|at|about|on|over|among|against|without|like|than|into|between)\s$", re.I
)
_I = re.compile(r"(?<![\w'])I (?:will|shall|'ll|\w+)\b|\bI'll\b")


def named(text: str) -> str:
    """The first person, role or team that a text names, verbatim; empty when there is none."""
    return next((match for _, match in _all(text)), "")


def acting(text: str) -> str:
    """Who is named as doing something, not only as its object: "the buyer", "@oncall", "Priya"."""
    labelled = _LABELLED.search(text)
    if labelled:
        name = labelled.group("name") or labelled.group("bare")
        if name and not _NOBODY.match(name):
            return name
    for start, words in _all(text):
        if not _BOUND.search(text[:start]):
            return words
    alone = _I.search(text)
    return alone.group() if alone else ""


def _all(text: str) -> Iterator[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for pattern in (_PERSON, ROLE, TEAM):
        found.extend((match.start(), match.group()) for match in pattern.finditer(text))
    found.extend((match.start("name"), match.group("name")) for match in _ACTING_NAME.finditer(text))
    yield from sorted(found, key=lambda each: each[0])
