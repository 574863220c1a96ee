"""Whether real options are weighed, doing nothing among them, and by which criteria."""

import re
from collections.abc import Iterator, Mapping

from assistant.memo.detectors.fairness import own_of, same_criteria, straw_man, without_name
from assistant.memo.detectors.told import numbers, words_of
from assistant.memo.reading import Option, Reading
from assistant.memo.verdicts import SILENT, Detector, Verdict

_TURNED_DOWN = re.compile(
    r"\b(?:we|i) (?:(?:do|did|would|can|will|could|does)(?: not|n't)|cannot|can't) (?:choose|"
    r"recommend|propose|prefer|pick|want|take|pursue|support|advise)(?: (?:it|this|that))?|"
    r"\b(?:was|were|is|are)? ?(?:rejected|discarded|turned down|ruled out|not (?:chosen|"
    r"recommended|selected))\b|\badvise against(?: it| this)?|\brank (?:it|this) \w+|\bput (?:it|"
    r"this) (?:second|third|last)\b|\bnot (?:chosen|for us|recommended)\b",
    re.I,
)
_POSITIVE_NO = re.compile(
    r"\bno (?:new|risks?|extra|changes?|work|set-?up|costs?|need|additional|effort|training|"
    r"disruption|migration|licen[cs]e|downtime|harm)\b(?: \w+){0,2}|\bnot only\b|\bcannot be "
    r"beaten\b|\bno one (?:has to|needs)\b|\b(?:without|less|fewer) (?:any |new |extra "
    r")?(?:changes?|work|training|effort|code|risk|disruption)\b",
    re.I,
)
_AGAINST = re.compile(
    r"\b(?:because|but|however|although|though|yet|unless|despite|cannot|can't|could not|not|n't|"
    r"never|nobody|no|none|nothing|too(?= \w)|lacks?|lacking|miss(?:es|ing)?|fails?|worse|slower|"
    r"dearer|costlier|longer|harder|expensive|later|late|risk\w*|loses?|losing|lost|without|"
    r"against|object\w*|still|goes on|go on|instead|again|even so|twice|double|triple|times as "
    r"(?:much|long)|more than|would (?:mean|leave|tie|bind|break|lose|delay|force|require|have "
    r"to)|requires?|needs? (?:a|an|more|at|to)|depends? on|stays? the same|drawback|price|"
    r"weak\w*|young|immature|heavy|complex\w*|overkill|wrong|unsuitable|insufficient|short of|"
    r"failures?|stops|prefer\w*|r[au]ns? out|rules? (?:\w+ )?out|holds|doubles|ties|locks?|"
    r"lock-?in|forbid\w*|refus\w*|exceed\w*|delay\w*|since|as (?:it|we|they|the|that|this|he|no)|"
    r"burden\w*|manual|errors?|stale|outage|slow|large|many)\b|n't\b",
    re.I,
)
_ALWAYS_GOOD = re.compile(
    r"\b(?:since|as|because) (?:\w+ ){0,6}?(?:keep|know|easy|simple|familiar)\b", re.I
)
_RATIONALE = re.compile(
    r"^(?:the )?(?:reasons?|reasoning|rationale|why (?:we|this|a\b|b\b|c\b|not|option|the)|"
    r"justification|recommendation|comparison|assessment|discussion|evaluation|our choice|"
    r"decision|outcome|verdict|conclusion)\b",
    re.I,
)
_RANKED = re.compile(
    r"\b(?:in (?:this|that|the following) order|in order\b(?! to)|in order of|most important|"
    r"weightiest|first of all|above all|outranks?|outweighs?|takes? precedence|comes? (?:first|"
    r"before|second)|goes? before|before (?:cost|money|price|speed)|counts? (?:twice|double|most|"
    r"more)|counted twice|double weight|decisive|weight(?:s|ed|ing)?|priorit\w+|ranked|rank\w*|"
    r"matters? most|main|foremost|must[- ]have|nice[- ]to[- ]have|then|second\w*|only third|"
    r"tie-?break\w*|first|before anything|after that|last|lastly|weigh\w*|only then|"
    r"\d+ ?%|descending|knock-?out|above|ahead of|trumps?|more important|"
    r"wins?)\b",
    re.I,
)


def options(reading: Reading) -> Verdict:
    """Whether at least two ways are weighed, and each that is not taken has its reason."""
    found = reading.options
    if not found or (len(found) == 1 and reading.kind == "design" and found[0].chosen):
        return _none(reading)
    if len(found) == 1 and reading.kind != "design":
        return Verdict(
            "weak", found[0].sentences[:2], "single", {"option": words_of(found[0].name)}
        )
    unreasoned = _unreasoned(reading)
    if unreasoned:
        words = {"option": words_of(unreasoned.name)}
        return Verdict("weak", own_of(reading, unreasoned), "no_reason", words)
    weighed = [each for each in found if not each.does_nothing] or list(found)
    return Verdict("sound", tuple(each.sentences[0] for each in weighed[:3]))


def _none(reading: Reading) -> Verdict:
    headed = reading.under("option")
    if reading.kind == "design" and headed:
        title = words_of(reading.document.title) or "this design"
        return Verdict("missing", (), "single", {"option": title})
    if reading.of("option") and not headed:
        return SILENT
    return Verdict("missing", (), "missing")


def _unreasoned(reading: Reading) -> Option | None:
    """An option that is not taken and of which nothing is said against it."""
    if not any(each.chosen for each in reading.options) and reading.kind != "design":
        return None
    if _reasons_elsewhere(reading):
        return None
    asks = {each.number for each in reading.of("ask")} - set(_told_of_options(reading))
    for option in reading.options:
        if option.chosen or option.does_nothing:
            continue
        told = [
            reading.document.sentence(number).plain
            for number in option.sentences
            if number not in asks
        ]
        own = [without_name(text, option.name) for text in told]
        if own and not any(_speaks_against(text) for text in own):
            return option
    return None


def _told_of_options(reading: Reading) -> Iterator[int]:
    """The sentences of the options themselves, in which "we advise against it" counts."""
    for option in reading.options:
        yield from own_of(reading, option)


def _speaks_against(text: str) -> bool:
    for pattern in (_TURNED_DOWN, _POSITIVE_NO, _ALWAYS_GOOD):
        text = pattern.sub(" ", text)
    return bool(_AGAINST.search(text))


def _reasons_elsewhere(reading: Reading) -> bool:
    for section in reading.document.sections:
        if _RATIONALE.match(section.title):
            told = reading.document.of_section(section.number)
            if any(
                re.search(r"\b(?:because|since|as|than|would have)\b", each.plain, re.I)
                for each in told
            ):
                return True
    return False


def do_nothing(reading: Reading) -> Verdict:
    """Whether leaving things as they are is weighed too."""
    found = [each for each in reading.options if each.does_nothing]
    if found:
        return Verdict("sound", found[0].sentences[:2])
    told = reading.of("do_nothing")
    if told:
        return Verdict("sound", numbers(told, 2))
    if options(reading).fault in ("missing", "single"):
        return SILENT
    where = reading.options[0].sentences[:1] if reading.options else ()
    return Verdict("missing", where, "missing")


def criteria(reading: Reading) -> Verdict:
    """Whether it says by what the options are judged, and what counts most."""
    found = list(reading.of("criteria"))
    if not found:
        return SILENT if _table_of_options(reading) else Verdict("missing", (), "missing")
    headings = " ".join(each.title for each in reading.under("criteria"))
    if _RANKED.search(headings) or any(_RANKED.search(each.plain) for each in found):
        return Verdict("sound", numbers(found, 3))
    if len(found) == 1 and not re.search(r",|\band\b", found[0].plain):
        return Verdict("sound", numbers(found))
    return Verdict("weak", numbers(found), "unranked", {"words": words_of(found[0].plain)})


def _table_of_options(reading: Reading) -> bool:
    """Whether the columns of a table are criteria, although nothing names them so."""
    return any(
        reading.document.sentence(each.sentences[0]).kind == "row" for each in reading.options
    )


TABLE: Mapping[str, Detector] = {
    "options": options,
    "do_nothing": do_nothing,
    "straw_man": straw_man,
    "criteria": criteria,
    "same_criteria": same_criteria,
}
