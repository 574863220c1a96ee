"""The four levels of strategic impact: how far a case reaches, and what the next level needs.

The widest group that behaves differently afterwards gives the level. It says nothing about how
hard or how clever the work is, and it is never guessed: without words that name such a group
there is no level.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant import titles


@dataclass(frozen=True, slots=True)
class LevelKind:
    """One of the four levels."""

    name: str
    means: str
    next_needs: str
    """What the author would have to show for the next level up."""


LEVELS: Mapping[int, LevelKind] = {
    0: LevelKind(
        "not enough said yet",
        "Nothing so far says who behaves differently afterwards.",
        "Name the widest group of people who will do something differently.",
    ),
    1: LevelKind(
        "task",
        "One piece of work is done, and done well.",
        "A cause instead of one symptom, and a measure of the whole system that moves and stays.",
    ),
    2: LevelKind(
        "system",
        "A whole service or process works differently.",
        "Something that other teams can adopt without you: a decision, a default, a standard.",
    ),
    3: LevelKind(
        "organisation",
        "Several teams decide or work differently.",
        "A customer's problem in the customer's terms: revenue, a contract, a segment.",
    ),
    4: LevelKind(
        "market",
        "Customers, competitors or partners act differently.",
        "There is no higher one. What is left to show is that the market really moves.",
    ),
}
_TEAM = (
    r"(?:teams?|squads?|departments?|groups?|engineers|developers|people|"
    r"repos(?:itories)?|services)"
)
_MARKET = re.compile(
    r"\b(?:customers?|clients?|users|merchants|patients|partners?|competitors?|prospects?)\b[^.;]"
    r"{0,60}\b(?:leave|leaving|left|churn\w*|cancel\w*|buy|bought|sign\w*|renew\w*|switch\w*|pay|"
    r"paid|order\w*|complain\w*|wait\w*|lose|lost|trust\w*|could|would|can)\b|"
    r"\b(?:revenue|market share|churn|(?:lost|lose|losing|won|win)\s(?:\w+\s){0,2}(?:deals?|"
    r"customers?|contracts?|accounts?)|regulator\w*|new segment)\b",
    re.I,
)
_ORGANISATION = re.compile(
    rf"\b(?:all|every|most|other|several|many|across|between|both|two|three|four|five|six|seven|"
    rf"eight|nine|ten|twelve|\d+)\s(?:of\s)?(?:our|the|product|engineering|different|other)?\s?"
    rf"{_TEAM}\b|\b(?:company|organi[sz]ation|org|department|engineering)[- ]wide\b|"
    r"\b(?:whole|entire) (?:company|organi[sz]ation|department|engineering)\b|\bcross-functional\b|"
    r"\b[a-z]+ and (?:[a-z]+ ){1,3}would\b|\b(?:leadership|the company|everybody"
    r"|everyone) (?:would|will|could|has|wants?|needs?)\b",
    re.I,
)
_SYSTEM = re.compile(
    r"\b(?:pipeline|service|platform|system|monolith|database|cluster|suite|process|release train|"
    r"on-?call|architecture|infrastructure|api|codebase|billing|checkout|queue|event bus|rota)\b",
    re.I,
)
_TASK = re.compile(r"\b(?:ticket|bug|task|script|fix|feature|story|page|report)\b", re.I)
_ORDER = ((4, _MARKET), (3, _ORGANISATION), (2, _SYSTEM), (1, _TASK))


def level_in(clause: str) -> int:
    """The level that a clause about a result or a trouble shows; 0 when it shows none.

    A title is left out: a director of platform says nothing of a platform.
    """
    words = titles.ROLE.sub("·", clause)
    return next((number for number, pattern in _ORDER if pattern.search(words)), 0)
