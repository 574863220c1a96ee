"""Takes a gap apart: how much it is now, how much is wanted, and by when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBER = (
    r"(?:[$€£]\s?)?\d[\d.,]*(?:\s?(?:%|k\b|m\b|x\b))?|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|ninety|half|zero|none|once|twice|a(?=\s(?:day|week|month|minute|hour)\b))\b"
)
_AFTER = (
    r"(?:\s(?:percent|per cent|of \d+|seconds?|minutes?|mins?|hours?|days?|weeks?|months?|"
    r"quarters?|sprints?|times|euros?|dollars?|people|engineers?|tickets?|incidents?"
    r"|pages?|services?|teams?|"
    r"customers?|deploys?|releases?|points?|deals?|requests?))*(?:\s(?:a|per|each"
    r"|every)\s(?:[a-z]+\s)?"
    r"(?:day|week|month|quarter|year|sprint|release|change|ticket|person|team))?"
)
_QUANTITY = rf"(?<!every\s)(?<!each\s)(?<!per\s)(?:{_NUMBER}){_AFTER}"
_MONTH = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"summer|autumn|fall|winter|spring|christmas|easter|q[1-4]|h[12]|monday|tuesday|wednesday|"
    r"thursday|friday"
)
_BY_WHEN = re.compile(
    rf"\b(?P<it>(?:by|before|until|in|within|till)\s(?:the\s)?(?:end of\s|start of\s|middle of\s|"
    rf"beginning of\s|mid-?)?(?:the\s|next\s|this\s|early\s|late\s)?"
    rf"(?:(?:{_MONTH})\b(?:\s\d{{4}})?|year(?:'s|’s)? end|(?:year|quarter|month|half|week|sprint)"
    rf"\b|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTH})\b|\d+ (?:weeks|months|days)|"
    r"(?:two|three|four|five|six|nine|twelve) (?:weeks|months|days)))",
    re.I,
)
_THIS = re.compile(
    r"\b(?P<it>(?:this|next)\s(?:week|month|quarter|half|year|sprint|summer))\b", re.I
)
_GREW = re.compile(
    rf"\b(?:went|gone|grew|rose|increased|climbed|jumped|fell|dropped"
    rf"|slipped)\b[^.;]{{0,20}}\bfrom\s"
    rf".{{1,40}}?\bto\s(?P<it>{_QUANTITY})",
    re.I,
)
_WANTED = (
    re.compile(rf"{_QUANTITY}\s(?:down\s|up\s)?to\s(?:under\s|about\s)?(?P<it>{_QUANTITY})", re.I),
    re.compile(rf"\bfrom\s.{{1,60}}?\bto\s(?:under\s|below\s|about\s)?(?P<it>{_QUANTITY})", re.I),
    re.compile(
        rf"\b(?:down|up|cut|reduce[ds]?|bring|get)\b[^.;]{{0,40}}?\bto\s"
        rf"(?:under\s|about\s|at most\s)?(?P<it>{_QUANTITY})",
        re.I,
    ),
    re.compile(
        rf"\b(?:(?:should|would|could|must|has to|needs to|need to|want it to|want them to)\s(?:be|"
        rf"take|cost|stay|become)|want(?:ed)?|like|target(?: is| of)?|goal is|instead of"
        rf"|under|below|"
        rf"at most|less than|fewer than|no more than|within)\s(?:it\s|them\s|that\s|all\s)?"
        rf"(?:to be\s)?(?:under\s|about\s|at most\s|below\s|around\s|maximum\s|max\s)?"
        rf"(?P<it>{_QUANTITY})",
        re.I,
    ),
    re.compile(rf"(?P<it>{_QUANTITY})\sis what it (?:should|could|has to|must) be", re.I),
)
_NOW = (
    re.compile(
        rf"\bfrom\s(?:about\s|around\s)?(?P<it>{_QUANTITY})(?=\s(?:today|now|down|to|it))?", re.I
    ),
    re.compile(
        rf"(?P<it>{_QUANTITY})(?:\s[a-z-]+){{0,4}}\s(?:today|now|currently|at the moment|right "
        r"now)",
        re.I,
    ),
    re.compile(
        rf"\b(?:today|now|currently|at the moment|right now)\b[^.;]{{0,40}}?(?P<it>{_QUANTITY})",
        re.I,
    ),
    re.compile(
        rf"\b(?:takes?|took|costs?|is|are|have|has|lost|lose|wait|waits|spend|spends|get"
        rf"|gets|paged)"
        rf"\s(?:[a-z]+\s){{0,3}}?(?P<it>{_QUANTITY})",
        re.I,
    ),
)
_WITH_UNIT = re.compile(rf"(?P<it>(?:{_NUMBER})(?=\s[a-z]|\s?%){_AFTER})(?<=[a-z%])", re.I)
_ANY = re.compile(rf"(?P<it>{_QUANTITY})", re.I)


@dataclass(frozen=True, slots=True)
class GapParts:
    """The parts of a gap, each a run of the author's words or empty."""

    measure: str = ""
    """The words as a whole, when they hold a number."""
    now: str = ""
    wanted: str = ""
    by_when: str = ""

    @property
    def whole(self) -> bool:
        """Whether there is a now and a wanted, or a wanted with a date."""
        return bool(self.wanted and (self.now or self.by_when))


def parts(words: str) -> GapParts:
    """The parts that can be told from the words alone; each stands in them verbatim."""
    grown = _GREW.search(words)
    if grown:
        return GapParts(words, now=grown.group("it"))
    by_when, rest = _taken((_BY_WHEN, _THIS), words)
    wanted, left = _taken(_WANTED, rest)
    now, left = _taken(_NOW, left)
    if not now:
        now, left = _taken((_ANY,) if wanted else (_WITH_UNIT,), left)
    measure = words if now or wanted or _ANY.search(rest) else ""
    return GapParts(measure, now, wanted, by_when)


def merged(found: Sequence[GapParts]) -> GapParts:
    """The gap of several statements: one that says all, else a now and a wanted of one unit."""
    whole = next((each for each in reversed(found) if each.now and each.wanted), None)
    if whole is not None:
        return whole
    aim = next((each for each in reversed(found) if each.wanted), None)
    first = next((each for each in found if each.now), GapParts())
    if aim is None:
        return first
    same = _unit(aim.wanted) and _unit(aim.wanted) == _unit(first.now)
    return GapParts(aim.measure, first.now if same else "", aim.wanted, aim.by_when)


def _unit(quantity: str) -> str:
    """The last word of a quantity, in the singular; nothing for a bare number."""
    last = quantity.rsplit(maxsplit=1)[-1].lower() if quantity else ""
    return last.rstrip("s") if last.isalpha() and len(quantity.split()) > 1 else ""


def _taken(patterns: tuple[re.Pattern[str], ...], words: str) -> tuple[str, str]:
    """The first match and the words with a gap in its place."""
    for pattern in patterns:
        match = pattern.search(words)
        if match:
            start, end = match.span("it")
            found = match.group("it")
            return found.strip(" ,."), f"{words[:start]}{'·' * (end - start)}{words[end:]}"
    return "", words
