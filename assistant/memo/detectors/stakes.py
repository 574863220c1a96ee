"""What it costs, what may go wrong, whether it can be undone, and what comes next."""

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.memo import people
from assistant.memo.dates import names_date
from assistant.memo.detectors.risking import risks
from assistant.memo.detectors.told import missing_unless, numbers, words_of
from assistant.memo.document import Sentence
from assistant.memo.figures import of_sentence
from assistant.memo.reading import Reading
from assistant.memo.role_patterns_stakes import ACKNOWLEDGED
from assistant.memo.verdicts import SILENT, Detector, Verdict

_FINAL_DEED = re.compile(
    r"\b(?:delet(?:e|es|ed|ing)|wip(?:e|es|ed|ing)|destroy(?:s|ed|ing)?|eras(?:e|es|ed|ing)|"
    r"shred(?:s|ded|ding)?|purg(?:e|es|ed|ing)|scrap(?:s|ped|ping)?|hand(?:s|ed)? back|hand(?:s|"
    r"ed)? over the (?:keys|licen[cs]e)|(?:are|is|be|we|get) (?:\w+ )?(?:sold|sell|demolished|"
    r"dissolved|dismantled|decommissioned|thrown away|disposed of)|demolish\w*|overwrit(?:e|es|"
    r"ten)|lay(?:s)? off|made redundant|terminat(?:e|es|ed)|give (?:it |them )?back (?:the|our)|"
    r"(?:welded|glued|melted|cut|torn) (?:on|down|up|open|shut|out)|(?:burn|melt|tear)(?:s|ed)? "
    r"(?:it |them )?down|let(?:s)? the (?:licen[cs]e|contract|domain)\w* (?:lapse|expire))\b",
    re.I,
)
_CANNOT = re.compile(r"\b(?:cannot|can['’]t|can no longer|never|not) be \w+", re.I)
_ROUTINE = re.compile(
    r"\b(?:(?:after|older than|every|each|within|once a) (?:\d+|\w+) (?:days?|weeks?|months?|"
    r"years?|hours?)|each night|nightly|personal|privacy|used for|daily|retention|cookie|"
    r"temporary|cache\w*|by mistake|accident\w*|could|might|(?-i:may)|soft[- ]delet\w*|if)\b",
    re.I,
)
_PLAN_NOT = frozenset(
    (
        "option",
        "do_nothing",
        "why_now",
        "context",
        "evidence",
        "dissent",
        "risk",
        "downside",
        "non_goal",
        "failure_mode",
        "test_plan",
        "criteria",
    )
)
_VAGUE_AGAIN = re.compile(
    r"\b(?:if (?:necessary|needed|need be|required|appropriate|things change|circumstances "
    r"change|anything changes|the situation changes|it does not work(?: out)?|problems (?:arise|"
    r"come up|occur)|there are problems|something changes)|should (?:the need|the need ever|a "
    r"need|problems?|anything|something|circumstances|things) \w+|when (?:necessary|needed|"
    r"appropriate|the time comes|the time is right)|as (?:needed|necessary|required|appropriate)|"
    r"keeps? an eye|anything of note|whenever (?:that|this|it) (?:seems|appears)|(?:seems?|"
    r"appears?) (?:sensible|right|wise|useful|advisable|expedient|fit)|remain attentive|turns up|"
    r"as the case may be|from time to time|at some (?:point|stage)|can always|in due course|one "
    r"day|sooner or later|later on|regularly|as developments|see how it goes|on an ongoing basis|"
    r"eventually|any time|at a later)\b",
    re.I,
)
_SIGN = re.compile(
    r"\b(?:if|when(?:ever)?|once|as soon as|should|unless|until|a|an|two|any|"
    r"no)\b(?P<what>[^.;]{8,200})",
    re.I,
)
_SOON = re.compile(
    r"\b(?:soon|shortly|in due course|next sprint|as soon as possible|asap|immediately|at once)\b",
    re.I,
)


def downside(reading: Reading) -> Verdict:
    """Whether it says what its own way costs."""
    found = list(reading.of("downside"))
    others = _of_others(reading)
    own = [each for each in found if each.number not in others]
    headed = {section.number for section in reading.under("downside")}
    best = [each for each in own if each.section in headed]
    if own:
        return Verdict("sound", numbers(best or own, 2))
    told = [each for each in found if each.section in headed]
    if told:
        return Verdict("weak", numbers(told, 2), "elsewhere", {"words": words_of(told[0].plain)})
    chosen = [each for each in reading.options if each.chosen]
    if any(
        re.search(
            r"\b(?:but|however|although|dearer|slower|costs? more)\b",
            reading.document.sentence(number).plain,
            re.I,
        )
        for each in chosen
        for number in each.sentences
    ):
        return SILENT
    return Verdict("missing", (), "missing")


def _of_others(reading: Reading) -> set[int]:
    """The sentences that are only about options that were not chosen."""
    if not any(not each.chosen for each in reading.options):
        return set()
    chosen = {number for each in reading.options if each.chosen for number in each.sentences}
    known = any(each.chosen for each in reading.options) or reading.kind == "design"
    if not known:
        return set()
    return {
        number for each in reading.options if not each.chosen for number in each.sentences
    } - chosen


def reversibility(reading: Reading) -> Verdict:
    """Whether it says how far the step can be undone."""
    others = _of_others(reading)
    told = [each for each in reading.of("reversibility") if each.number not in others]
    headed = {section.number for section in reading.under("reversibility")}
    free = [each for each in told if not _is_final(each.plain)]
    final = any(ACKNOWLEDGED.search(each.plain) for each in reading.document.sentences)
    if not final:
        hidden = [
            each
            for each in _plan(reading, others)
            if _is_final(each.plain) and (not free or each.section in headed)
        ]
        if hidden:
            match = _FINAL_DEED.search(hidden[0].plain)
            words = words_of(_clause(hidden[0].plain, match.start() if match else 0))
            return Verdict("weak", numbers(hidden, 2), "hidden", {"words": words})
    if told:
        return Verdict("sound", numbers(_headed_first(reading, told), 2))
    if reading.kind == "design" and reading.of("rollback"):
        return SILENT
    return Verdict("missing", (), "missing")


def _headed_first(reading: Reading, told: Sequence[Sentence]) -> list[Sentence]:
    headed = {section.number for section in reading.under("reversibility")}
    return [each for each in told if each.section in headed] or list(told)


def _is_final(text: str) -> bool:
    kept = _CANNOT.sub(" ", text)
    return bool(_FINAL_DEED.search(kept) and not _ROUTINE.search(text))


def _plan(reading: Reading, others: set[int]) -> Iterable[Sentence]:
    for sentence in reading.document.sentences:
        above = reading.sections.get(sentence.section, frozenset())
        roles = reading.roles.get(sentence.number, frozenset())
        if (
            sentence.number in others
            or sentence.kind == "quote"
            or above & _PLAN_NOT
            or roles & {"why_now", "dissent"}
        ):
            continue
        yield sentence


def _clause(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in (", ", "; ", ": "))
    return text[start + 2 :] if start >= 0 else text


def reopen(reading: Reading) -> Verdict:
    """Whether it says at which sign, or when, the decision is looked at again."""
    found = list(reading.of("reopen"))
    if not found:
        return Verdict("missing", (), "missing")
    clear = [each for each in found if _clear(each)]
    if clear:
        return Verdict("sound", numbers(clear, 2))
    vague = [each for each in found if _VAGUE_AGAIN.search(each.plain)] or found
    return Verdict("weak", numbers(vague, 1), "vague", {"words": words_of(vague[0].plain)})


def _clear(sentence: Sentence) -> bool:
    text = sentence.plain
    if bool(of_sentence(sentence)) or names_date(text):
        return True
    if _VAGUE_AGAIN.search(text):
        return False
    return any(len(match.group("what").split()) > 2 for match in _SIGN.finditer(text))


def dissent(reading: Reading) -> Verdict:
    """Whether it says who sees it differently."""
    return missing_unless(list(reading.of("dissent")))


def next_step(reading: Reading) -> Verdict:
    """Whether somebody does something by a day."""
    found = _steps(reading)
    if not found:
        return Verdict("missing", (), "missing")
    owned = [each for each in found if people.acting(each.plain)]
    dated = [each for each in found if names_date(each.plain)]
    both = [each for each in owned if each in dated]
    if both or _whole_block(found):
        return Verdict("sound", numbers(both or found, 2))
    if owned:
        return Verdict("weak", numbers(owned, 1), "no_date", {"words": words_of(owned[0].plain)})
    at_fault = dated or found
    return Verdict("weak", numbers(at_fault, 1), "no_owner", {"words": words_of(at_fault[0].plain)})


def _steps(reading: Reading) -> list[Sentence]:
    """What is to be done: below its heading, else by its words, else the last that is promised."""
    headed = {section.number for section in reading.under("next_step")}
    told = list(reading.of("next_step"))
    below = [each for each in told if each.section in headed]
    if below or told:
        return below or told
    free = [
        each
        for each in reading.document.sentences[-3:]
        if not reading.sections.get(each.section)
        and not reading.roles.get(each.number, frozenset())
        & {"ask", "success", "reopen", "why_now", "option", "do_nothing"}
        and (people.acting(each.plain) or _PASSIVE.search(each.plain))
        and (names_date(each.plain) or _DEED.search(each.plain))
    ]
    return free[-1:]


_PASSIVE = re.compile(
    r"\b(?:(?:is|are|has|have) to be|(?:will|must|should|shall) be|(?:is|are)) \w+(?:ed|en|t|n)\b",
    re.I,
)
_DEED = re.compile(
    r"\b(?:orders?|signs?|opens?|starts?|begins?|books?|sends?|writes?|sets? up|announces?|"
    r"prepares?|invites?|installs?|tells?|briefs?|switch(?:es)?|moves?|puts?|asks?|exports?|"
    r"brings?|ordered|signed|opened|booked|sent|will)\b",
    re.I,
)


def _whole_block(found: Sequence[Sentence]) -> bool:
    """Whether the owner and the day of one step stand in two sentences of a block."""
    blocks: dict[int, str] = {}
    for each in found:
        blocks[each.block] = f"{blocks.get(each.block, '')} {each.plain}"
    return any(
        people.acting(text) and names_date(text) and len(text.split()) < 45
        for text in blocks.values()
    )


TABLE: Mapping[str, Detector] = {
    "downside": downside,
    "reversibility": reversibility,
    "risks": risks,
    "reopen": reopen,
    "next_step": next_step,
    "dissent": dissent,
}
