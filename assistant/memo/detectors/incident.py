"""What a post-mortem has to tell: impact, factors, what went well, how it was noticed."""

import re
from collections.abc import Mapping

from assistant.memo.detectors.actions import actions
from assistant.memo.detectors.blaming import blame
from assistant.memo.detectors.figures_told import counts, measures
from assistant.memo.detectors.hindsight import hindsight
from assistant.memo.detectors.judging import judged
from assistant.memo.detectors.timeline import timeline
from assistant.memo.detectors.told import (
    blocks_of,
    missing_unless,
    numbers,
    sections_of,
    told,
    words_of,
)
from assistant.memo.document import Sentence
from assistant.memo.reading import Reading, Role
from assistant.memo.verdicts import Detector, Verdict

_SINGLE = re.compile(
    r"\b(?:goes|went|comes|can be traced|was traced|is traced) (?:back |down )?to (?:one|a "
    r"single)\b|\bwhat caused (?:it|this|the \w+) was\b|\b(?:it|this|the (?:incident|outage|"
    r"fault|failure|problem)) (?:was caused by|happened because of|was due to|had one cause)\b|"
    r"\bin the end it was\b|\b(?:the|one|a|an?|only|our|its)\s(?:(?:true|real|actual|ultimate|"
    r"underlying|primary|main)\s)?(?:root|single|sole|only|"
    r"one)[- ](?:root[- ])?causes?\b(?:\s(?:was|is|of\b[^.]{1,80}\b(?:was|is)))?"
    r"|\broot cause\s?(?:was|is|:)|\b(?:there (?:was|is)|it had|this had) (?:only |just )?(?:one|"
    r"a single|a|exactly one) (?:root )?(?:cause|reason)\b|\bthe cause (?:was|is|of (?:the|this) "
    r"\w+ (?:was|is))\b|\b(?:caused|explained) (?:solely|only|entirely|purely|simply|by a single|"
    r"by one thing)\b"
    r"|\b(?:entirely|solely|purely|simply|all) (?:due to|because of|down to)\b|\bcomes? down to "
    r"one\b"
    r"|\bthat (?:is|was) (?:the (?:whole|entire|only|full|sole) )?(?:cause|reason|explanation)\b|"
    r"\bthe (?:whole|entire|full) (?:cause|reason|explanation)\b"
    r"|\b(?:the|its|our) (?:one|single|only) (?:true|real|actual) cause\b|\b(?:one|a single) "
    r"(?:thing|factor|mistake|fault|bug|change) (?:caused|was behind|"
    r"explains|is behind"
    r"|led to|was responsible)\b|\bthe (?:reason|culprit|explanation) (?:was|is)\b",
    re.I,
)
_NOT_SINGLE = re.compile(
    r"\b(?:no|not|never|nor|none|neither|without|nothing|n't|rather than|instead of|isn't|"
    r"wasn't)\b(?:\W+\w+){0,4}\W*$",
    re.I,
)
_SUMMED_UP = re.compile(r"\W*(?:what happened|summary|in short)\W*:", re.I)
_REPAIRED = re.compile(r"\W*(?:resolution|resolved|fix|solution|remedy|mitigation|repair)\b", re.I)
_NOTICED_BY = re.compile(
    r"\b(?:nobody|no one|we only|we) (?:had )?noticed\b[^.]{0,30}\b(?:until|when|after|only)\b|"
    r"\b(?:was|were) (?:first |only )?(?:noticed|spotted|discovered|detected) (?:only )?(?:by|"
    r"when)\b",
    re.I,
)
_REASON = re.compile(
    r"\b(?:because|due to|so that|was supposed to|were supposed to|had not been|hadn['’]t been)\b|"
    r"\bsince (?:the|our|nobody|it|there|we|its)\b",
    re.I,
)
_PAST = re.compile(r"\b(?:was|were|had|could not|lost|went|fell|saw|got|[a-z]{2,}ed)\b")
_SEVERAL = 3
_SHORT = 250
"""So many words has a report of an incident that is written like a mail."""
_TOLD_APART: frozenset[Role] = frozenset(
    ("detection", "action", "not_taken", "factor", "went_well")
)
_NOT_IMPACT: tuple[Role, ...] = (
    "timeline",
    "action",
    "not_taken",
    "factor",
    "detection",
    "went_well",
)


def impact(reading: Reading) -> Verdict:
    """Whether it says in numbers what the incident meant for people."""
    own = {each.number for each in sections_of(reading, "impact")}
    found = [
        each
        for each in told(reading, "impact", unless_under=_NOT_IMPACT)
        if each.section in own
        or "timeline" not in reading.roles.get(each.number, ())
        or _SUMMED_UP.match(each.plain)
        or _leads_in(reading, each)
    ]
    measured = [each for each in found if measures(each.plain)] or _at_the_start(reading)
    if measured:
        return Verdict("sound", numbers(each for each in measured if counts(each.plain)))
    if not found:
        return Verdict("missing", (), "missing")
    words = words_of(found[0].plain)
    return Verdict("weak", numbers(found), "no_number", {"words": words})


def _leads_in(reading: Reading, sentence: Sentence) -> bool:
    """Whether its paragraph begins with "What happened:", which sums up and lists no times."""
    block = [each for each in reading.document.sentences if each.block == sentence.block]
    return sentence.kind == "paragraph" and bool(_SUMMED_UP.match(block[0].plain))


def _at_the_start(reading: Reading) -> list[Sentence]:
    """What is told in numbers on the first screen, be it under "What happened"."""
    elsewhere: tuple[Role, ...] = ("action", "not_taken", "factor", "detection", "went_well")
    aside = {section.number for role in elsewhere for section in sections_of(reading, role)}
    story = {section.number for section in sections_of(reading, "timeline")}
    return [
        each
        for each in reading.first_screen()
        if each.kind == "paragraph"
        and each.section not in aside
        and not reading.roles.get(each.number, frozenset())
        & (
            _TOLD_APART
            if each.section in story or _leads_in(reading, each)
            else _TOLD_APART | {"timeline"}
        )
        and not _REPAIRED.match(each.plain)
        and _PAST.search(each.plain)
        and counts(each.plain)
    ]


def factors(reading: Reading) -> Verdict:
    """Whether it names the conditions that came together, and not one cause."""
    found = told(reading, "factor", unless_under=("action", "not_taken", "went_well", "timeline"))
    found = found or _reasons(reading)
    if not found:
        return Verdict("missing", (), "missing")
    sentence, words = _single(found)
    if sentence and _others(found, sentence) < 2:
        return Verdict("weak", (sentence.number,), "single", {"words": words})
    if len(found) == 1 and found[0].section in {s.number for s in sections_of(reading, "factor")}:
        alone = {"words": words_of(found[0].plain)}
        return Verdict("weak", (found[0].number,), "single", alone)
    return Verdict("sound", numbers(found))


def _reasons(reading: Reading) -> list[Sentence]:
    """Of a text without headings that say what is where: the sentences that give reasons."""
    if reading.sections or reading.document.words > _SHORT:
        return []
    elsewhere: frozenset[Role] = frozenset(("action", "not_taken", "detection", "went_well"))
    return [
        each
        for each in judged(reading)
        if _REASON.search(each.plain)
        and not reading.roles.get(each.number, frozenset()) & elsewhere
    ]


def _single(found: list[Sentence]) -> tuple[Sentence | None, str]:
    """The sentence that names one cause, with these words."""
    for each in found:
        match = _SINGLE.search(each.plain)
        if match and not _NOT_SINGLE.search(each.plain[: match.start()]):
            return each, words_of(each.plain[match.start() :])
    return None, ""


def _others(found: list[Sentence], single: Sentence) -> int:
    """How many further factors there are; what follows in its own paragraph explains the one."""
    rest = [each for each in found if each.block != single.block]
    return len(blocks_of(rest)) or (2 if len(found) > _SEVERAL else 0)


def went_well(reading: Reading) -> Verdict:
    """Whether it says what helped."""
    return missing_unless(
        told(reading, "went_well", unless_under=("action", "not_taken", "factor"))
    )


def detection(reading: Reading) -> Verdict:
    """Whether it says how the incident was noticed."""
    kept_apart: tuple[Role, ...] = ("action", "not_taken", "timeline")
    found = told(reading, "detection", unless_under=kept_apart)
    passing = told(reading, "detection", unless_under=("action", "not_taken"))
    return missing_unless(found or [each for each in passing if _told_how(each)])


def _told_how(sentence: Sentence) -> bool:
    """Whether a sentence of a story says plainly who noticed it; an entry of a list does not."""
    return sentence.kind == "paragraph" and bool(_NOTICED_BY.search(sentence.plain))


def not_taken(reading: Reading) -> Verdict:
    """Whether it says what is deliberately not done."""
    return missing_unless(told(reading, "not_taken", unless_under=("timeline", "impact")))


TABLE: Mapping[str, Detector] = {
    "impact": impact,
    "timeline": timeline,
    "hindsight": hindsight,
    "factors": factors,
    "blame": blame,
    "went_well": went_well,
    "detection": detection,
    "actions": actions,
    "not_taken": not_taken,
}
