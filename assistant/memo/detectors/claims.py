"""Whether claims have something to check them by, numbers agree, and success can be seen."""

import re
from collections.abc import Mapping, Sequence

from assistant.memo.detectors.agreement import numbers_agree
from assistant.memo.detectors.figures_told import measures
from assistant.memo.detectors.judging import judged, unquoted
from assistant.memo.detectors.told import numbers, words_of
from assistant.memo.document import Sentence
from assistant.memo.figures import of_sentence
from assistant.memo.reading import Reading, Role
from assistant.memo.verdicts import SILENT, Detector, Verdict

_STRONG = re.compile(
    r"\b(?:vastly|hugely|massively|enormous(?:ly)?|tremendous(?:ly)?|immense(?:ly)?|drastic(?:ally)?|dramatic(?:ally)?|"
    r"staggering(?:ly)?|alarming(?:ly)?|shocking(?:ly)?|ridiculous(?:ly)?|endless(?:ly)?|countless|untold|innumerable|"
    r"astronomical(?:ly)?|exponentially|skyrocket\w*|a (?:huge|massive|vast|large|great|shocking|frightening) (?:number|"
    r"amount|share|part|portion|majority|deal)|the (?:vast|overwhelming|great) majority|most of (?:its|their|our|the) "
    r"(?:days?|time|week|hours|money|budget)|a fortune|in droves|forever|like nothing else|way too (?:many|much)|"
    r"far too (?:many|often)|everybody knows|everyone knows|as is well known|it is well known|everyone agrees|"
    r"everybody agrees|as everyone|needless to say|nobody (?:uses|likes|wants|reads|trusts)|everyone (?:hates|wants|loves)|"
    r"everybody (?:hates|wants|loves|wastes)|always (?:fails?|breaks?|late|wrong|happens?)|constantly|all the time|"
    r"tons of|loads of|heaps of|by far the|beyond (?:measure|doubt|question)|undoubtedly|without (?:a )?doubt|"
    r"unquestionably|world-class|best-in-class|state of the art|proven|studies show|research shows|"
    r"industry standard|best practice|(?:the )?(?:gold|industry) standard|revolutioni[sz]\w*|unprecedented|"
    r"orders? of magnitude|completely (?:broken|unusable|overloaded)|crushing|overwhelm(?:ing|ed)|"
    r"day and night|through the roof|out of control|most (?:people|customers|users|teams|engineers) (?:agree|think|want))\b",
    re.I,
)
_SOURCED = re.compile(
    r"\[\^?\d+\]|https?://|\]\(|\baccording to\b|\bsource\b|\([^)]*\b(?:19|20)\d\d\b[^)]*\)|\b(?:survey|report|register|"
    r"log|dashboard|telemetry|audit|study|benchmark)\b",
    re.I,
)
_VOICES: tuple[Role, ...] = ("dissent", "risk", "mitigation", "reopen", "went_well")


def evidence(reading: Reading) -> Verdict:
    """Whether what is claimed strongly comes with a number or a source."""
    kept = judged(reading)
    for sentence in kept:
        match = _STRONG.search(unquoted(sentence.plain))
        if match and not _backed(reading, sentence) and not _voice(reading, sentence):
            return Verdict("weak", (sentence.number,), "unsupported", {"words": words_of(_clause(sentence, match))})
    shown = [each for each in kept if "evidence" in reading.roles.get(each.number, ()) and re.search(r"\d", each.plain)]
    sourced = [each for each in shown if _SOURCED.search(each.plain)]
    return Verdict("sound", numbers(sourced or shown, 2)) if shown else SILENT


def _clause(sentence: Sentence, match: re.Match[str]) -> str:
    """The words around a claim, verbatim, from where its clause begins."""
    text = sentence.plain
    start = max(text.rfind(mark, 0, match.start()) for mark in (", ", "; ", ": "))
    start = start + 2 if start >= 0 and match.end() - start < 90 else max(start + 2 if start >= 0 else 0, 0)
    words = text[start:].split()
    return " ".join(words) if words else match.group()


def _backed(reading: Reading, sentence: Sentence) -> bool:
    if next(of_sentence(sentence), None) is not None or _SOURCED.search(sentence.plain):
        return True
    if re.search(r"\d", sentence.plain) and measures(sentence.plain):
        return True
    after = [
        each
        for each in reading.document.sentences
        if each.block == sentence.block and each.number == sentence.number + 1
    ]
    return any(re.search(r"\b(?:that is|namely|in all|in figures|on average)\b", each.plain, re.I)
               and next(of_sentence(each), None) for each in after)


def _voice(reading: Reading, sentence: Sentence) -> bool:
    """Whether it tells what somebody else holds, or what may come."""
    above = reading.sections.get(sentence.section, frozenset())
    return bool(above & set(_VOICES)) or sentence.kind == "quote"


def success(reading: Reading) -> Verdict:
    """Whether it says by which value of which measure one would see that it worked."""
    found = _told(reading)
    if not found:
        return Verdict("missing", (), "missing")
    measured = [each for each in found if _has_value(each)]
    if measured:
        return Verdict("sound", numbers(measured, 2))
    return Verdict("weak", numbers(found, 2), "undefined", {"words": words_of(found[0].plain)})


def _told(reading: Reading) -> Sequence[Sentence]:
    found = reading.of("success")
    headed = [each for each in found if "success" in reading.sections.get(each.section, ())]
    if headed or reading.kind != "design":
        return headed or found
    return found or [each for each in reading.of("goal") if _has_value(each)]


def _has_value(sentence: Sentence) -> bool:
    if next(of_sentence(sentence), None) is not None or measures(sentence.plain):
        return True
    return bool(re.search(r"\b(?:no|none|zero|nobody|halved?|doubled?|every|each|all)\b[^.]{3,80}\b(?:lost|more|within|"
                          r"by|before|without|is|are|has|have|month|week|year|quarter)\b", sentence.plain, re.I))


TABLE: Mapping[str, Detector] = {
    "evidence": evidence,
    "numbers_agree": numbers_agree,
    "success": success,
}
