"""What headings and the bold words that lead a paragraph say that follows them."""

import functools
import re
from collections.abc import Mapping

from assistant.memo import (
    role_patterns_claims,
    role_patterns_decision,
    role_patterns_design,
    role_patterns_incident,
    role_patterns_sharing,
    role_patterns_stakes,
)
from assistant.memo.document import Document
from assistant.memo.gaps import open_sections
from assistant.memo.reading import Role

_Patterns = Mapping[Role, re.Pattern[str]]
_WEIGHED = (role_patterns_decision, role_patterns_stakes, role_patterns_claims)
_FAMILIES = {
    "decision": _WEIGHED,
    "brief": _WEIGHED,
    "design": (*_WEIGHED, role_patterns_design),
    "postmortem": (role_patterns_incident,),
    "knowledge": (role_patterns_sharing,),
}
_GENERAL: tuple[Role, ...] = ("evidence", "context")
_LEAD = re.compile(
    r"\s*(?:(?:\*\*|__)(?P<bold>[^*_\n]{2,60}?)[.:?!]?(?:\*\*|__)[.:?!]?|"
    r"[*_](?P<slanted>[^*_\n]{2,50}?)[.:?!]?[*_][.:?!]?|(?P<label>[A-Z][\w'-]*(?: "
    r"[\w'-]+){0,2}):)(?=\s)"
)
_QUESTION = re.compile(r"\W*(?P<words>[A-Z][^.!?:\n]{5,70})\?(?=\s)")
_ALONE = re.compile(r"\W*(?P<words>[A-Z][^.!?:\n]{1,40})\s*")
_BEFORE_LIST = 8
_WORDS_ALONE = 4
"""So many words a line before a list may have that announces it without a colon."""
_NUMBERED = re.compile(
    r"^(?:\d+(?:\.\d+)*|[A-Za-z]|[IVX]+)[.):]\s+|^(?:section|step|part) \d+\W+|"
    r"^\d+(?:\.\d+)*\s+(?=(?-i:[A-Z]))",
    re.I,
)
_ASKING = re.compile(r"(?:how|what|by (?:what|which))\b", re.I)
_BOTH = re.compile(r"\band\b|[&,/+]", re.I)
"""“What we judge the options by” is about criteria, “Four options, two tests” about both."""
_READINGS: tuple[tuple[frozenset[Role], frozenset[Role]], ...] = (
    (frozenset(("why_now", "option")), frozenset(("do_nothing", "context", "evidence"))),
    (frozenset(("do_nothing",)), frozenset(("context",))),
    (frozenset(("reopen",)), frozenset(("why_now", "next_step", "deadline"))),
    (frozenset(("dissent", "downside", "risk")), frozenset(("option", "why_now"))),
    (
        frozenset(("goal", "non_goal", "rollout", "rollback", "test_plan")),
        frozenset(("ask", "success", "why_now", "proposal", "criteria")),
    ),
    (frozenset(("success",)), frozenset(("ask", "why_now", "criteria", "context"))),
    (frozenset(("next_step", "option", "criteria", "decider")), frozenset(("ask", "context"))),
    (frozenset(("ask",)), frozenset(("proposal", "why_now"))),
    (frozenset(("non_goal",)), frozenset(("option", "do_nothing"))),
)
"""Where a heading announces any of the first, it does not announce any of the second."""


@functools.cache
def patterns(kind: str) -> _Patterns:
    """What sentences of a memo of this kind may do, by their words."""
    return _merged(kind, "PATTERNS")


def announced(title: str, kind: str) -> frozenset[Role]:
    """What a heading says that its section is about."""
    words = _NUMBERED.sub("", title).strip(" :.-–—?*")
    if not words:
        return frozenset()
    found = {role for role, pattern in _headings(kind).items() if pattern.search(words)}
    if {"criteria", "option"} <= found and not _BOTH.search(words):
        found.discard("option" if _ASKING.match(words) else "criteria")
    return frozenset(found - _doubtful(found))


def lead_of(text: str) -> str:
    """The words in bold, in italics or before a colon with which a block begins; or empty."""
    match = _LEAD.match(text)
    return next((words for words in match.groups() if words), "") if match else ""


@functools.cache
def topics(kind: str) -> _Patterns:
    """What the first sentence of a paragraph says that all of it is about."""
    found: dict[Role, re.Pattern[str]] = {}
    for family in _FAMILIES[kind]:
        found.update(getattr(family, "TOPICS", {}))
    return found


def opened(first: str, rest: str, kind: str) -> frozenset[Role]:
    """What the first sentence of a paragraph announces, as a question or as its topic.

    Only of kinds that tell what topics they have.
    """
    if not topics(kind):
        return frozenset()
    question = _QUESTION.match(f"{first} ") if rest.strip() else None
    if question:
        return announced(question.group("words"), kind)
    return frozenset(role for role, pattern in topics(kind).items() if pattern.search(first))


def before_list(last: str, *, alone: bool, kind: str) -> frozenset[Role]:
    """What the line right before a list says of its items; `alone`: it is all of its paragraph."""
    if not topics(kind):
        return frozenset()
    words = last.rstrip()
    if words.endswith(":") and len(words.split()) <= _BEFORE_LIST:
        return announced(words, kind)
    short = _ALONE.fullmatch(words) if alone and len(words.split()) <= _WORDS_ALONE else None
    return announced(short.group("words"), kind) if short else frozenset()


def title_section(document: Document) -> int:
    """The number of the section that the memo's own title opens; -1 when it has none."""
    headed = [each for each in document.sections if each.title]
    highest = min((each.level for each in headed), default=0)
    top = [each for each in headed if each.level == highest]
    alone = len(top) == 1 and top[0] is headed[0] and (highest == 1 or len(headed) > 1)
    if alone and (highest == 1 or not announced(top[0].title, "decision")):
        return top[0].number
    return -1


def effective(document: Document, kind: str) -> dict[int, frozenset[Role]]:
    """What each section is about: what its heading says, else what the one above it says.

    One that holds an open question says nothing yet.
    """
    title = title_section(document)
    unsaid = {title, *open_sections(document)}
    found: dict[int, frozenset[Role]] = {}
    stack: list[tuple[int, frozenset[Role]]] = []
    for section in document.sections:
        own = announced(section.title, kind) if section.number not in unsaid else frozenset[Role]()
        while stack and stack[-1][0] >= section.level:
            stack.pop()
        above = stack[-1][1] if stack else frozenset[Role]()
        found[section.number] = own or above
        if section.title:
            stack.append((section.level, found[section.number]))
    return found


def own(document: Document, kind: str) -> dict[int, frozenset[Role]]:
    """What the headings themselves say, by section; the memo's title says nothing."""
    title = title_section(document)
    said = {each.number: announced(each.title, kind) for each in document.sections}
    return {number: roles for number, roles in said.items() if roles and number != title}


@functools.cache
def _headings(kind: str) -> _Patterns:
    return _merged(kind, "HEADINGS")


def _merged(kind: str, table: str) -> _Patterns:
    found: dict[Role, re.Pattern[str]] = {}
    for family in _FAMILIES[kind]:
        found.update(getattr(family, table))
    general = getattr(role_patterns_claims, table)
    return {**{role: general[role] for role in _GENERAL}, **found}


def _doubtful(found: set[Role]) -> set[Role]:
    """What is dropped where a heading could be read in two ways."""
    return {role for some, dropped in _READINGS if found & some for role in dropped}
