"""Who a sentence names: roles, teams, boards, handles and given names, as they stand."""

import re
from collections.abc import Iterator

from assistant.memo.labels import unnumbered
from assistant.titles import ROLE, TEAM

_OFFICE = (
    r"(?:lead|leader|manager|director|engineer|officer|owner|head|chief|coordinator|chair|"
    r"chairman|chairwoman|chairperson|president|partner|analyst|architect|administrator|"
    r"supervisor|clerk|librarian|designer|developer|scientist|specialist|secretary|treasurer|"
    r"(?:managing|chief) editor|fleet operator|duty operator|(?:event|city|capacity) planner|"
    r"buyer|curator|dean|foreman|superintendent|counsel|accountant|technician|researcher|"
    r"producer|nurse|doctor|pharmacist|teacher|warden|governor|trustee|sponsor|captain|team|"
    r"teams|group|board|committee|council|guild|crew|squad|department|directorate|panel|"
    r"programmer|tester|commander|champion|steward|representative|consultant|scrum master|"
    r"product owner|em|tpm|commissioner|publisher|editor-in-chief|editors?|minister|registrar|"
    r"inspector|rector|principal|headmaster|mayor|executive|controller|provost|bursar|ombudsman|"
    r"cabinet|jury|assembly|members|partners|shareholders|cto|ceo|cfo|coo|cio|ciso|cpo|vp|svp|"
    r"evp)s?"
)
_FUNCTION = (
    r"(?:we|i|they|you|it|he|she|that|this|these|which|who|what|for|of|to|with|from|in|at|about|"
    r"on|and|or|but|by|is|are|was|were|be|been|has|have|had|will|would|shall|should|can|could|"
    r"may|might|must|the|a|an|our|my|their|your|its|one|two|three|four|five|six|ten|some|any|no|"
    r"not|as|than|if|when|while|because|so|then|do|does|did|more|please|ask|asks|need|needs|let|"
    r"lets|tell|tells|give|gives|approve|\d+)"
)
_PERSON = re.compile(
    rf"@[\w-]+|\b(?:(?:the|a|our|my|their|each|"
    rf"this)\s)?(?:(?!{_FUNCTION}\b)[\w'’&-]+\s){{0,3}}?{_OFFICE}\b(?:\s(?:of|"
    rf"for)\s(?:the\s)?[\w&-]+)?|\b(?:head|chief|director|vp|vice president|manager|lead)\s(?:of|"
    rf"for)\s(?:the\s)?[\w&-]+",
    re.I,
)
_ACTING_NAME = re.compile(
    r"(?:^|[.;:,–—(]\s?|\band |\bthen )(?!(?:The|This|That|These|Those|It|Its|Each|Every\w*|"
    r"Nothing|Nobody|Something|Next|First|Then|There|What|When|Where|Which|Who|How|If|As|On|In|"
    r"At|By|For|From|With|We|You|They|Once|After|Before|Until|Our|All|Some|No|Not|And|But|Or|"
    r"Please|Who|Step|Review|Access|Analysis|Is|Has|Was|Does|Status|Process|Business|Work|"
    r"Training)\b)(?P<name>[A-Z][a-zà-ÿ]+(?:\s[A-Z][a-zà-ÿ'-]+)?)\s(?:will|shall|has to|is to|"
    r"and [A-Z]\w+|[a-z]{2,}(?<!s)s)\b(?!\s(?:to be|be)\b)"
)
_LABELLED = re.compile(
    r"\b(?:owner|owned by|responsible|assignee|assigned to|lead|who|driver|by|looked after by|"
    r"DRI)\s?[:=]\s?(?P<name>[\w@][\w.@-]*(?:\s[\w-]+){0,4})|[(\[](?P<bare>@?[A-Z][a-zà-ÿ]+)[)\]]",
    re.I,
)
_NOBODY = re.compile(r"^(?:who\??|tbd|tba|none|nobody|open|n/?a|to be|unknown|[-–?])", re.I)
_BOUND = re.compile(
    r"\b(?:for|of|to|with|from|in|at|about|on|over|among|against|without|like|than|into|"
    r"between)\s$",
    re.I,
)
_AUTHOR = re.compile(
    r"^\W*from\b[^.;·|]*|\b(?:from|author|written by|prepared by|owner)\s?:[^·|;.]*", re.I
)
_SO_MANY = re.compile(
    r"^(?:a|an|one|two|three|four|five|six|\d+|another|more|of|for)\s|\b(?:a|an|one|two|three|"
    r"four|five|six|eight|ten|\d+|another|more|of|by our|for our)\s$",
    re.I,
)
_I = re.compile(r"(?<![\w'])I (?:will|shall|'ll|\w+)\b|\bI'll\b")


def named(text: str) -> str:
    """The first person, role or team that a text names, verbatim; empty when there is none."""
    return next((match for _, match in _all(text)), "")


def deciding(text: str) -> str:
    """The first that a text names other than as its author or as so many people; or empty."""
    kept = _AUTHOR.sub(lambda match: " " * len(match.group()), unnumbered(text))
    for start, words in _all(kept):
        if not _SO_MANY.search(kept[:start]) and not _SO_MANY.match(words):
            return words
    return ""


def acting(text: str) -> str:
    """Who is named as doing something, not only as its object: "the buyer", "@oncall", "Priya"."""
    labelled = _LABELLED.search(text)
    if labelled:
        name = labelled.group("name") or labelled.group("bare")
        if name and not _NOBODY.match(name):
            return name
    told = unnumbered(text)
    for start, words in _all(told):
        if not _BOUND.search(told[:start]):
            return words
    alone = _I.search(told)
    return alone.group() if alone else ""


def _all(text: str) -> Iterator[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for pattern in (_PERSON, ROLE, TEAM):
        found.extend((match.start(), match.group()) for match in pattern.finditer(text))
    found.extend(
        (match.start("name"), match.group("name")) for match in _ACTING_NAME.finditer(text)
    )
    yield from sorted(found, key=lambda each: each[0])
