"""Whether a timeline tells times, and begins before the incident and not with it."""

import re

from assistant.memo.detectors.figures_told import CLOCK, days, timed, told_as_earlier
from assistant.memo.detectors.told import blocks_of, numbers, told, words_of
from assistant.memo.document import Sentence
from assistant.memo.reading import Reading, Role
from assistant.memo.verdicts import Verdict

_ABOUT_TIMES = re.compile(
    r"\b(?:times?|clocks?) (?:is|are|in|given)\b|\b(?:utc|cet|cest|gmt)\b.{0,12}$", re.I
)
_LEADING_UP = re.compile(
    r"\b(?:deploy\w*|releas\w*|rolled? out|rolls out|chang(?:ed|es|ing)|(?:a|the|this) change|"
    r"migrat\w*|upgrad\w*|updat\w*|merg\w*|config\w*|install\w*|maintenance|patch\w*|renam\w*|"
    r"delet\w*|remov\w*|enabl\w*|disabl\w*|expir\w*|introduc\w*|add(?:s|ed)|replac\w*|rotat\w*|"
    r"switch(?:es|ed)? (?:to|on|over|from)|mov(?:es|ed)|renew\w*|announc\w*|warning|scheduled|"
    r"approv\w*|review\w*|marked|connected|joins?|joined|bought|moves|new version|goes live|went "
    r"live|import\w*|campaign|(?:job|run|batch|import|sale|session|maintenance) (?:starts?|"
    r"begins?|began|started)|fill\w*|full|% of)\b",
    re.I,
)
_ONSET = re.compile(
    r"\b(?:no longer|(?:stops|stopped) \w+ing|turns? red|last (?:reading|message|value|event|"
    r"order|record)|fail\w*|errors?|down|outage|unavailable|slow\w*|tim(?:e|es|ed|ing)[- ]?outs?|"
    r"timed out|crash\w*|stop(?:s|ped)? (?:respond|work|accept|answer|deliver|send|print|"
    r"load)\w*|cannot|could not|unable|wrong|complain\w*|refus\w*|reject\w*|lost|lose|loses|"
    r"dropp?(?:s|ed)?|spik\w*|climb\w*|degrad\w*|broken|missing|5\d\d|incident|unreachable|"
    r"hang\w*|hung|freez\w*|froze|blank|empty|double|twice|stuck|delayed|incorrect|corrupt\w*|"
    r"dies|died|went dark|goes dark|nothing|jumps?|jumped|(?:did|does|would|do) "
    r"not (?:turn|open|start|work|move|load|print|respond|close|answer|run|come|go|arrive)|(?:half|"
    r"twice) (?:of )?what|nose to tail)\b",
    re.I,
)
_NOTICED = re.compile(
    r"\b(?:alerts?|alarms?|paged|pages (?:the|on)|pager|reports?|reported|notic\w*|tickets?|"
    r"complain\w*|phon\w*|rings|rang|telephon\w*|calls? (?:from|to|the|support|us|in)|called|"
    r"discover\w*|detect\w*|escalat\w*|fires|fired|asks|asked|first (?:call|mail|message|"
    r"customer)|customers? (?:write|wrote|tell|told)|opens? an incident)\b",
    re.I,
)
_ENOUGH_TIMED = 0.5
_STORY = 4
"""A timeline told as a story has at least so many sentences in its only paragraph."""
_FEW_WORDS = 5


def timeline(reading: Reading) -> Verdict:
    """Whether there is a timeline of times that starts with what led up to the incident."""
    found = told(reading, "timeline", unless_under=("impact", "action", "detection", "factor"))
    listed = [each for each in found if each.kind in ("item", "row")]
    blocks = blocks_of(listed if len(listed) > 1 else found)
    if len(blocks) == 1 and len(blocks[0]) >= _STORY:
        blocks = [[each] for each in blocks[0]]
    entries = [each for each in blocks if not _ABOUT_TIMES.search(_said(each))]
    if not entries:
        return Verdict("missing", (), "missing")
    at = [each for each in entries if timed(_said(each))]
    if len(at) < _ENOUGH_TIMED * len(entries):
        bare = next(each for each in entries if not timed(_said(each)))
        words = words_of(bare[0].plain)
        return Verdict("weak", (bare[0].number,), "no_times", {"words": words})
    if _starts_late(reading, at):
        first = at[0][0]
        return Verdict("weak", (first.number,), "starts_late", {"words": words_of(first.plain)})
    return Verdict("sound", numbers(each[0] for each in at))


def _starts_late(reading: Reading, entries: list[list[Sentence]]) -> bool:
    first = _beginning(entries[0])
    whole = _said(entries[0]) if entries[0][0].kind in ("item", "row") else first
    if told_as_earlier(first) or _LEADING_UP.search(whole) or _is_earlier_day(reading, entries):
        return False
    if _ONSET.search(first) or _NOTICED.search(first):
        return True
    begun = _begun(reading)
    return bool(begun) and begun == _clock(first)


def _is_earlier_day(reading: Reading, entries: list[list[Sentence]]) -> bool:
    """Whether the first entry is of a day before that of the incident, as far as that is told."""
    first = days(_said(entries[0]))
    if not first:
        return False
    told_days = set[str]().union(*(days(each.plain) for each in _impact(reading)))
    later = set[str]().union(*(days(_said(each)) for each in entries[1:]))
    return bool(told_days & later) and not first & told_days


def _begun(reading: Reading) -> str:
    """The time from which the impact is told: "from 10:22 to 11:56"."""
    for sentence in _impact(reading):
        match = CLOCK.search(sentence.plain)
        if match:
            return _clock(match.group())
    return ""


def _impact(reading: Reading) -> list[Sentence]:
    own: tuple[Role, ...] = ("timeline",)
    return told(reading, "impact", unless_under=own)


def _clock(text: str) -> str:
    match = CLOCK.search(text)
    return match.group().lower().replace("h", ":").lstrip("0") if match else ""


def _beginning(block: list[Sentence]) -> str:
    """Its first sentence, and the next one when the first is hardly more than the time."""
    return _said(block[:2] if block[0].words < _FEW_WORDS else block[:1])


def _said(block: list[Sentence]) -> str:
    return " ".join(each.plain for each in block)
