"""Whether two current sources say different things on the same point: decided by code.

Two sentences disagree when they are about the same thing (they share their content words and
the telling words of the question) and give another figure in the same unit, another day, or
another role for it. Sentences that name different times are about different times.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.asked import tells_a_story
from assistant.conversation import Citation
from assistant.quotable import Source, sentences
from assistant.support import Reading, read
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit

_SAME_SUBJECT, _SHARED = 0.6, 3
"""The share of content words, of the sentence that has fewer, that both must have; and how many
that must be, figures and units left out."""
_ON_THE_POINT = 0.5
"""The share of the question's content words that each sentence must have."""
_GONE = frozenset({"superseded", "rejected"})
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAY = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})(?: ((?:19|20)\d\d))?", re.I)
_PERIOD = re.compile(rf"\b(?:(?:{_MONTH})\b|(?:19|20)\d\d\b|q[1-4]\b)", re.I)
_ROLE = re.compile(
    r"\b(?:head of \w+|director of [A-Z]\w+(?: [A-Z]\w+)?|vp \w+|c[tfe]o|"
    r"(?:engineering|product) manager(?: of \w+)?|(?:staff|principal) engineer(?: of \w+)?)",
    re.I,
)
_WHEN = re.compile(r"\b(when|what date|which day|since when|by when|deadline)\b", re.I)
_WHO = re.compile(r"\b(who|whose|owner|decider)\b", re.I)
_FIGURE = re.compile(
    r"\b(how (many|much|long|often|big|large|fast)|what is the|limit|costs?)\b", re.I
)


def other_word(question: str, cited: Citation, hits: Sequence[Hit]) -> Source | None:
    """The sentence of another current document that says otherwise than what is cited.

    None when the cited document is no longer current itself, or nothing contradicts it.
    """
    infos = {hit.document.id: hit.document for hit in hits}
    info = infos.get(cited.document_id)
    if info is None or not _current(info) or tells_a_story(cited.heading):
        return None
    others = (
        source
        for hit in hits
        if hit.document.id != info.id and _current(hit.document)
        if not tells_a_story(hit.passage.heading)
        for source in sentences(hit)
    )
    return _first_against(question, cited.quote, others)


def _first_against(question: str, quote: str, others: Iterable[Source]) -> Source | None:
    asked, said = read(question), read(quote)
    for source in others:
        found = read(source.quote)
        if (
            min(_share(_content(asked), each.words) for each in (said, found)) >= _ON_THE_POINT
            and _same_subject(said, found)
            and _differ(question, quote, source.quote)
        ):
            return source
    return None


def _current(info: DocumentInfo) -> bool:
    return not info.superseded_by and info.status not in _GONE


def _same_subject(said: Reading, found: Reading) -> bool:
    mine, theirs = _content(said), _content(found)
    fewer = min(mine, theirs, key=len)
    return len(mine & theirs) >= _SHARED and _share(fewer, mine & theirs) >= _SAME_SUBJECT


def _content(reading: Reading) -> frozenset[str]:
    """The content words, without figures and their units."""
    units = {unit for _, unit in reading.measures}
    return frozenset(stem for stem in reading.stems if not stem[0].isdigit() and stem not in units)


def _share(wanted: frozenset[str], there: frozenset[str]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 0.0


def _differ(question: str, one: str, other: str) -> bool:
    if _WHEN.search(question):
        return _apart(_days(one), _days(other))
    if _WHO.search(question):
        return _apart(_roles(one), _roles(other))
    if not _FIGURE.search(question) or _apart(_periods(one), _periods(other)):
        return False
    return _figures_apart(read(one), read(other))


def _figures_apart(one: Reading, other: Reading) -> bool:
    """Whether there is a unit in which both give figures, and no figure in common."""
    mine, theirs = _by_unit(one), _by_unit(other)
    shared = mine.keys() & theirs.keys()
    return any(_apart(mine[unit], theirs[unit]) for unit in shared)


def _by_unit(reading: Reading) -> dict[str, set[str]]:
    units: dict[str, set[str]] = {}
    for number, unit in reading.measures:
        units.setdefault(unit, set()).add(number)
    percents = {number for number in reading.numbers if number.endswith("%")}
    if percents:
        units["%"] = percents
    return units


def _apart(one: set[str], other: set[str]) -> bool:
    return bool(one and other and not one & other)


def _days(text: str) -> set[str]:
    return {" ".join(filter(None, match.groups())).lower() for match in _DAY.finditer(text)}


def _periods(text: str) -> set[str]:
    return {match.group().lower() for match in _PERIOD.finditer(text)}


def _roles(text: str) -> set[str]:
    return {match.group().lower() for match in _ROLE.finditer(text)}
