"""Whether claims have something to check them by, numbers agree, and success can be seen."""

import re
from collections.abc import Mapping, Sequence

from assistant.memo.detectors.agreement import numbers_agree
from assistant.memo.detectors.figures_told import measures
from assistant.memo.detectors.judging import judged, unquoted
from assistant.memo.detectors.quoting import around
from assistant.memo.detectors.told import numbers, words_of
from assistant.memo.document import Sentence
from assistant.memo.figures import of_sentence
from assistant.memo.reading import Reading, Role
from assistant.memo.verdicts import SILENT, Detector, Verdict

_STRONG = re.compile(
    r"\b(?:vastly|hugely|massively|enormous(?:ly)?|tremendous(?:ly)?|immense(?:ly)?|"
    r"drastic(?:ally)?|dramatic(?:ally)?|staggering(?:ly)?|alarming(?:ly)?|shocking(?:ly)?|"
    r"ridiculous(?:ly)?|endless(?:ly)?|countless|untold|innumerable|astronomical(?:ly)?|"
    r"exponentially|skyrocket\w*|a (?:huge|massive|vast|large|great|shocking|frightening) "
    r"(?:number|amount|share|part|portion|majority)|the (?:vast|overwhelming|great) majority|"
    r"most of (?:its|their|our|the) (?:days?|time|week|hours|money|budget)|a fortune|in droves|"
    r"forever|like nothing else|way too (?:many|much)|far too (?:many|often)|(?:practically|"
    r"virtually) (?:all|every|always|never|no)|everyone (?:hates|wants|loves)|everybody (?:hates|"
    r"wants|loves|wastes)|always (?:fails?|breaks?|late|wrong|happens?)|constantly|all the time|"
    r"tons of|loads of|heaps of|by far the|beyond (?:measure|doubt|question)|undoubtedly|without "
    r"(?:a )?doubt|unquestionably|world-class|best-in-class|state of the art|proven|studies show|"
    r"research shows|industry standard|best practice|(?:the )?(?:gold|industry) standard|"
    r"revolutioni[sz]\w*|unprecedented|orders? of magnitude|completely (?:broken|unusable|"
    r"overloaded)|crushing|overwhelm(?:ing|ed)|day and night|through the roof|out of control|"
    r"most (?:people|customers|users|teams|engineers) (?:agree|think|want)|(?:the )?(?:obvious|"
    r"natural|clear|perfect|ideal) (?:choice|winner|solution|answer|candidate|fit)|no-?brainer|"
    r"(?:everyone|everybody|all of us|developers|people|teams|users|customers) (?:\w+ "
    r"){0,2}?(?:more productive|happier|happy|love it)|(?:will|would|can) (?:\w+ly )?(?:improve|"
    r"increase|boost|unlock|accelerate|transform|enhance|maximi[sz]e|drive) (?:\w+ "
    r"){0,2}?(?:quality|value|productivity|efficiency|velocity|collaboration|morale|experience|"
    r"innovation|growth|agility|reliability|performance|engagement|satisfaction|transparency|"
    r"alignment)|unlock(?:s|ing)? (?:\w+ )?(?:value|potential|synergies)|scales? "
    r"(?:automatically|infinitely|effortlessly|without limits?)|future-proof|game[- ]changer|"
    r"seamless(?:ly)?|pays? for itself|(?:cutting|bleeding)[- ]edge|an absolute \w+|"
    r"incredibl[ey]|save (?:us )?(?:a lot|lots|tons|so much) (?:of )?(?:time|money|work|effort)|"
    r"10x)\b",
    re.I,
)
_HEARSAY = re.compile(
    r"\b(?:everybody|everyone) (?:\w+ )*?(?:knows(?! (?:it|them|him|her|how|the)\b)|agrees|can "
    r"see|says)\b|\b(?:as|it) is (?:well|widely|generally) (?:known|agreed|accepted)\b|\bas "
    r"(?:everyone|everybody|anyone|anybody|any|all|we all|you all)\b[^,.;]{0,30}\b(?:knows?|"
    r"agrees?|tell you|can tell|confirm\w*|can see)\b|\bneedless to say\b|\bit goes without "
    r"saying\b|\b(?:clearly|obviously) (?:everyone|everybody|nobody|all)\b|\bno one (?:doubts|"
    r"disputes)\b",
    re.I,
)
_SOURCED = re.compile(
    r"\[\^?\d+\]|https?://|\]\(|\baccording to\b|\bsource\b|\([^)]*\b(?:19|20)\d\d\b[^)]*\)|"
    r"\b(?:survey|report|register|log|dashboard|telemetry|audit|study|benchmark)\b",
    re.I,
)
_HOLE = re.compile(r"\[[\w ]{2,20}\?\]")
_VOICES: tuple[Role, ...] = ("dissent", "risk", "mitigation", "reopen", "went_well")


def evidence(reading: Reading) -> Verdict:
    """Whether what is claimed strongly comes with a number or a source."""
    kept = judged(reading)
    for sentence in kept:
        text = _HOLE.sub(" ", unquoted(sentence.plain))
        hearsay, strong = _HEARSAY.search(text), _STRONG.search(text)
        match = hearsay or strong
        backed = _SOURCED.search(text) if hearsay else _backed(reading, sentence)
        if match and not backed and not _voice(reading, sentence):
            return Verdict(
                "weak",
                (sentence.number,),
                "unsupported",
                {"words": around(sentence.plain, match.start(), match.end())},
            )
    shown = [
        each
        for each in kept
        if "evidence" in reading.roles.get(each.number, ()) and re.search(r"\d", each.plain)
    ]
    sourced = [each for each in shown if _SOURCED.search(each.plain)]
    return Verdict("sound", numbers(sourced or shown, 2)) if shown else SILENT


def _backed(reading: Reading, sentence: Sentence) -> bool:
    if any(each.unit or re.search(r"\d", each.text) for each in of_sentence(sentence)):
        return True
    if _SOURCED.search(_HOLE.sub(" ", sentence.plain)):
        return True
    after = [
        each
        for each in reading.document.sentences
        if each.block == sentence.block and each.number == sentence.number + 1
    ]
    return any(
        re.search(r"\b(?:that is|namely|in all|in figures|on average)\b", each.plain, re.I)
        and of_sentence(each)
        for each in after
    )


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
    asks = {each.number for each in reading.of("ask")}
    every = reading.of("success")
    headed = [each for each in every if "success" in reading.sections.get(each.section, ())]
    found = [each for each in every if each.number not in asks]
    if headed or reading.kind != "design":
        return headed or found
    return found or [each for each in reading.of("goal") if _has_value(each)]


def _has_value(sentence: Sentence) -> bool:
    if bool(of_sentence(sentence)) or measures(sentence.plain):
        return True
    return bool(
        re.search(
            r"\b(?:no|none|zero|nobody|halved?|doubled?|every|each|all)\b[^.]{3,80}\b(?:lost|"
            r"more|within|by|before|without|is|are|has|have|month|week|year|quarter)\b",
            sentence.plain,
            re.I,
        )
    )


TABLE: Mapping[str, Detector] = {
    "evidence": evidence,
    "numbers_agree": numbers_agree,
    "success": success,
}
