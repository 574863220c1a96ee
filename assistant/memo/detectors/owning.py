"""Whether an action names the role or the team that does it."""

import re

from assistant import titles
from assistant.memo.document import Document, Sentence

_NOUN = (
    r"(?:teams?|leads?|engineers?|managers?|groups?|desk|guild|squad|owner|architect|"
    r"administrator|admin|analyst|operator|developer|planner|coordinator|director|head|office|"
    r"officer|crew|board|department|unit|specialist|technician|designer|tester|pharmacist|nurse|"
    r"supervisor|superintendent|scientist|committee|chapter|staff|clerk|maintainers?|dba|sre|"
    r"on-?call|secretary|"
    r"trainer|controller|steward|author|chair|partner|buyer|dispatcher|warden|partner manager)"
)
_NO_DATE_NAME = (
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Q[1-4])\w*)"
)
_OWNED = re.compile(
    r"(?i:\b(?:owners?|assignee|responsible|dri|who)\s?(?::|=|–|-|\bis\b)\s*[a-z@])"
    r"|(?i:\b(?:owned by|assigned to)\s[a-z@])|(?:^|[\s(/,:–—-])@[\w-]+"
    rf"|\b{_NOUN}\b(?![- ](?:page|rota|channel|calendar|process|meeting))"
    rf"|(?:\s-|[–—(:])\s?(?:me|myself)\b|^I (?:will )?[a-z]+\b|"
    rf"\s-\s{_NO_DATE_NAME}[A-Z][a-z]+(?=\s-\s|"
    rf",|$)|(?:->|→|=>)\s?{_NO_DATE_NAME}[A-Z@]|[(\[–—]\s?{_NO_DATE_NAME}[A-Z][\w&/ "
    rf"-]{{1,40}}(?:[,;)\]–—]|$)"
    r"|^(?:the\s)?[A-Z][a-z]+(?:\s(?:and|&)\s[A-Z][a-z]+)?\s(?:will|shall|to)\s[a-z]+"
    rf"|[,;]\s(?:the\s)?{_NO_DATE_NAME}[A-Z][a-z]+(?=[,.;)]|\sby\b|\suntil\b|$)"
    r"|\bby\s(?:the\s)?[A-Z][a-z]+\steam\b",
)
_NO_OWNER = re.compile(
    r"\b(?:owner|assignee|responsible)\s?:?\s*(?:tbd|tba|open|none|unassigned|nobody|\?|to be )"
    r"|\bno owner\b|\[who\?\]",
    re.I,
)
_VERB_AFTER_NAME = re.compile(
    r"^(?:the\s)?(?P<name>[A-Z][a-z]+)(?:\s(?:and|&)\s[A-Z][a-z]+)?\s(?P<verb>[a-z]+s)\s(?:a|an|"
    r"the|all|every|each|its|one|two|three|our|which|how|that)\b"
)
_NOUNS_NOT_NAMES = frozenset(
    "alerts tests checks pages requests retries logs errors jobs queries builds somebody someone "
    "everybody everyone nobody it this that".split()
)


def is_owned(document: Document, sentence: Sentence, text: str) -> bool:
    """Whether a role or a team is named in it, in the heading over it or in the line before it."""
    if _NO_OWNER.search(text):
        return False
    above = document.sections[sentence.section].title
    before = document.sentences[sentence.number - 2].plain if sentence.number > 1 else ""
    lead_in = before if before.endswith(":") else ""
    return any(_names_owner(each) for each in (text, lead_in)) or bool(
        titles.TEAM.search(above) or re.search(rf"\b{_NOUN}\b", above)
    )


def _names_owner(text: str) -> bool:
    named = _VERB_AFTER_NAME.match(text)
    if named and named.group("name").lower() not in _NOUNS_NOT_NAMES:
        return True
    return bool(_OWNED.search(text) or titles.ROLE.search(text) or _team(text))


def _team(text: str) -> bool:
    """A team that acts, and not customers or others to whom something is done."""
    match = titles.TEAM.search(text)
    return bool(match and re.search(r"team|folks|people|engineer|group|sre", match.group(), re.I))
