"""What a design has to hold: goals and what it leaves out, how it comes out and goes back."""

import re
from collections.abc import Mapping

from assistant.memo.detectors.figures_told import measures
from assistant.memo.detectors.told import missing_unless, numbers, sections_of, told, words_of
from assistant.memo.document import Sentence
from assistant.memo.reading import Reading, Role
from assistant.memo.verdicts import SILENT, Detector, Verdict

_STAGES = re.compile(
    r"\b(?:then|afterwards|after that|next|later|followed by|gradual\w*|pilots?|canary|canaries|"
    r"shadow\w*|phases?|phased|waves?|staged?|stages|step by step|stepwise|in steps|one by one|"
    r"(?:one|two|three|a few|\d+) \w+ (?:at a time|a (?:day|week))|at a time|(?P<unit>[a-z]+) by "
    r"(?P=unit)|(?:week|day|month|sprint|stage|step|round) (?:\d|one|two)|behind (?:a|the) "
    r"(?:\w+ )?(?:flag|switch|toggle)|feature flag|beta|early adopters|dark launch|"
    r"blue[- /]green|ramp\w*|batch\w*|the (?:rest|others|remaining)|remaining|(?:start|begin)\w* "
    r"(?:with|on|in)|\w+ by \w+, (?:the )?\w+est first|(?:before|until) (?:it|they|we|"
    r"the)? ?(?:goes?|reach\w*|moves?)|first (?:the|in|on|to|for|with|only|a|one|two|three|we|"
    r"internal|staging|our|some|\d+)(?! (?:week|day|month|quarter|release|sprint)\b)|first,)\b|"
    r"\d\s?(?:%|percent|per cent)|\b(?:a |one )?(?:tenth|tenths|half|third|quarter|percent) of\b",
    re.I,
)
_AT_ONCE = re.compile(
    r"\b(?:(?:all|every) (?:of )?(?:the |our )?(?:\d+ )?(?:employees?|customers?|users?|tenants?|"
    r"stores?|shops?|clients?|teams?|people|staff|devices?|sensors?|wards?|schools?|sites?|"
    r"regions?|venues?|brokers?|accounts?|partners?|members?|offices?|branches|machines|hosts?|"
    r"clusters?|depots?|services|systems|applications|apps)|(?:the|our) (?:whole|entire) "
    r"(?:company|fleet|organi[sz]ation|group|"
    r"country|network|house)|(?:everybody|everyone) (?:\w+s|will|has)|all at once|at once|in one "
    r"(?:go|step|night|release|swoop|day)|big[- ]bang|overnight|in a single (?:step|release|"
    r"deploy\w*|night|weekend|cut-?over)|everywhere|same (?:day|time|night|moment)|"
    r"simultaneously|with(?:in)? one release|(?:for|to|on|at|in|by) (?:all|every|everybody|"
    r"everyone|the (?:whole|entire|full))\b(?:(?: of)?(?: (?:the|our))? [\w-]+){0,2}|all (?:of "
    r")?(?:the |our )?[\w-]+ (?:get|switch|move|receive|change)\b|(?:everybody|everyone) (?:gets|"
    r"switches|moves|receives|is switched))",
    re.I,
)
_THRESHOLD = re.compile(
    r"\b(?:more|less|fewer|higher|lower|longer|greater|worse|later|slower|larger) than\b|[<>≥≤]|"
    r"\b(?:above|below|over|under|beyond|exceed\w*|pass(?:es)?|drops?|falls?|rises?|grows?|"
    r"climbs?|reach\w*|within|at least|at most|by (?:more|over)|in a row|consecutive|per "
    r"(?:minute|hour|day)|an? (?:minute|hour|day|week)|twice|doubles?|triples?|out of|in every|"
    r"percent|ms|seconds?|minutes?|failed|errors?|misses|stay\w*|goes up|goes down)\b|%",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:if|when(?:ever)?|once|as soon as|should|unless|in case|in the event|after|"
    r"on)\b(?P<what>[^.;]{3,200})",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:problems?|issues?|trouble|troubles|difficult\w*|anything|something|things|needed|"
    r"necessary|required|badly|wrong|unexpected|unhappy|not (?:work|go|run|be) (?:well|out|as)|"
    r"work out|go well|unsatisf\w*|satisf\w*|complain\w*|worse|unstable|need be|doubt|emergency|"
    r"the worst|too (?:many|much|high|slow|bad|often)|serious|severe|bad|poor\w*|trial|time "
    r"comes|not (?:good|happy|okay|ok|acceptable)|unacceptable|(?:look|feel|seem)s? (?:right|"
    r"wrong|odd|strange|off|good|fine|healthy)|struggl\w*|suffers?|anomal\w*|"
    r"feel\w*)\b",
    re.I,
)
_AFTER = re.compile(r"^(?:after (?:that|this)|afterwards|then|later|next)\b,?", re.I)
_CALLED_SO = re.compile(r"\W*roll(?:ing)?[- ]?back\b", re.I)
_CONCRETE_WORDS = 3
_STEPS = 3
"""Items of a list that make stages of a rollout, whatever their words."""
_ACT = re.compile(
    r"\b(?:we|it|the (?:\w+ ){1,3}?(?:turns?|switch\w*|reverts?|rolls?|stops?|goes|restores?)|"
    r"they) (?:turn|switch|revert|roll|stop|go|will|can|restore|undo|pull)\w*\b.*",
    re.I,
)
_PROMISED = re.compile(
    r"^\W*(?:\w+\W+){0,4}?(?:test|tested|tests)\b(?: \w+){0,3}? (?:thoroughly|properly|carefully|"
    r"well|"
    r"extensively|enough|a lot|everything)\b(?: (?:before|first|it)\b[^,;]{0,40})?\W*$",
    re.I,
)
"""A promise to test that does not say how."""
_NOTHING_OPEN = re.compile(r"\W*(?:none|nothing)\b", re.I)
_NOT_ROLLBACK: tuple[Role, ...] = ("option", "downside", "rollout", "risk", "reversibility")
_ELSEWHERE: tuple[Role, ...] = ("risk", "rollback", "reversibility", "downside", "option")


def goals(reading: Reading) -> Verdict:
    """Whether it says what it is to reach."""
    return missing_unless(told(reading, "goal", unless_under=("non_goal", "option", "risk")))


def non_goals(reading: Reading) -> Verdict:
    """Whether it says what it leaves out on purpose."""
    kept_apart: tuple[Role, ...] = ("option", "do_nothing", "risk", "downside", "reversibility")
    return missing_unless(told(reading, "non_goal", unless_under=kept_apart))


def rollout(reading: Reading) -> Verdict:
    """Whether it comes out in stages, or for everybody at once."""
    found = told(reading, "rollout", unless_under=_ELSEWHERE)
    if not found:
        return Verdict("missing", (), "missing")
    staged = [each for each in found if _STAGES.search(_unled(each, found[0]))]
    if staged or len([each for each in found if each.kind in ("item", "row")]) >= _STEPS:
        return Verdict("sound", numbers(staged or found))
    for each in found:
        match = _AT_ONCE.search(each.plain)
        if match:
            words = words_of(match.group())
            return Verdict("weak", (each.number,), "at_once", {"words": words})
    return SILENT


def _unled(sentence: Sentence, first: Sentence) -> str:
    """What is said first of a rollout follows no earlier stage: "After that we switch all"."""
    return _AFTER.sub("", sentence.plain) if sentence is first else sentence.plain


def rollback(reading: Reading) -> Verdict:
    """Whether it says at which measured sign one goes back."""
    found = told(reading, "rollback", unless_under=_NOT_ROLLBACK)
    found = found or [each for each in told(reading, "rollback") if _CALLED_SO.match(each.plain)]
    if not found:
        return Verdict("missing", (), "missing")
    triggers = [each for each in found if is_trigger(each)]
    if triggers:
        return Verdict("sound", numbers(triggers))
    vague = next((each for each in found if _CONDITION.search(each.plain)), found[0])
    return Verdict("weak", (vague.number,), "no_trigger", {"words": words_of(vague.plain)})


def is_trigger(sentence: Sentence) -> bool:
    """Whether somebody on duty could tell from it that the moment has come."""
    if measures(sentence.plain) and _THRESHOLD.search(sentence.plain):
        return _CONDITION.search(sentence.plain) is not None or _counts_as_sign(sentence.plain)
    return any(
        not _VAGUE.search(what) and len(_ACT.sub("", what).split()) >= _CONCRETE_WORDS
        for what in (match.group("what") for match in _CONDITION.finditer(sentence.plain))
        if re.match(r"\s(?!to\b)", what)
        and not re.match(r"\s(?:a |the )?(?:roll|revert|switch)", what, re.I)
    )


def _counts_as_sign(text: str) -> bool:
    """A sign without an if: "Three failed comparisons in a row stop the rollout"."""
    return bool(
        re.search(
            r"\b(?:stops?|triggers?|trigger is|ends?|reverts?|mean|sets? off|goes? back|"
            r"switch\w*|returns?|turns?|restor\w*|rolls?)\b",
            text,
            re.I,
        )
    )


def failure_modes(reading: Reading) -> Verdict:
    """Whether it says what happens when a part of it fails.

    That the proposal mentions one such case in passing is not enough.
    """
    found = told(reading, "failure_mode", unless_under=(*_ELSEWHERE, "proposal", "ask"))
    passing = told(reading, "failure_mode", unless_under=_ELSEWHERE)
    return missing_unless(found or (passing if len(passing) > 1 else []))


def test_plan(reading: Reading) -> Verdict:
    """Whether it says how it is tried before anybody depends on it."""
    kept_apart: tuple[Role, ...] = ("option", "risk", "evidence", "why_now", "context")
    found = told(reading, "test_plan", unless_under=kept_apart)
    return missing_unless([each for each in found if not _PROMISED.search(each.plain)])


def unresolved(reading: Reading) -> Verdict:
    """Whether it says what is still open, be it that nothing is."""
    found = told(reading, "unresolved", unless_under=("option", "risk", "next_step"))
    if not found:
        headed = {each.number for each in sections_of(reading, "unresolved")}
        said = [each for each in reading.document.sentences if each.section in headed]
        found = [each for each in said if _NOTHING_OPEN.match(each.plain)]
    return missing_unless(found)


TABLE: Mapping[str, Detector] = {
    "goals": goals,
    "non_goals": non_goals,
    "rollout": rollout,
    "rollback": rollback,
    "failure_modes": failure_modes,
    "test_plan": test_plan,
    "unresolved": unresolved,
}
