"""What is asked, and why it cannot wait."""

import re
from collections.abc import Mapping, Sequence

from assistant.memo.dates import names_date
from assistant.memo.detectors.deciding import decider
from assistant.memo.detectors.hedging import FIRM, FLOATED, HEDGE, hedged, wavering
from assistant.memo.detectors.quoting import first_under
from assistant.memo.detectors.told import numbers, words_of
from assistant.memo.document import Sentence
from assistant.memo.figures import of_sentence
from assistant.memo.reading import Reading
from assistant.memo.verdicts import SILENT, Detector, Verdict

_ORDER = re.compile(
    r"(?:please )?(?:approve|fund|sign|allow|grant|hire|buy|lease|confirm|decide|agree|accept|"
    r"choose|endorse|authori[sz]e|release|adopt|let|give|extend|renew|stop|close|start)\b",
    re.I,
)
_COUNTED = re.compile(
    r"\b(?P<count>two|three|four|five|six|[2-9]) (?:separate |different |distinct |independent "
    r")?(?:decisions|approvals|requests|asks|questions to decide)\b",
    re.I,
)
_ADDED = re.compile(
    r"^also,? (?:i|we) (?:need|ask|want)\b|\b(?:is|are) also (?:asked|invited|requested|"
    r"sought)\b|^(?:approve|decide|agree|confirm|fund|sign|grant)\b[^.]*(?:\b(?:too|as well|"
    r"also)\W*$|\b(?:moreover|furthermore)\b)|\bis sought, (?:further|moreover|also)\b|\b(?:we|"
    r"i) also (?:ask|need|want|request|seek)\b|\b(?:decide|approve|agree|confirm) (?:as well|"
    r"also|too)\b|^and please\b|\b(?:in addition|moreover|additionally|besides|furthermore),? "
    r"(?:we|i) (?:ask|need|want|request)\b|^please also\b",
    re.I,
)
_FIRST_WORDS = 150
_COSTS = re.compile(
    r"\b(?:ends?|stops?|expires?|lapses?|runs? out|renews?|retires?|unsupported|lose[sd]?|lost|"
    r"leave|fined?|penalt\w+|deadline|overflow\w*|churn|cancel\w*|urgent|doubl\w+|tripl\w+|"
    r"unrecoverable|closes?|breach\w*|violat\w+|unsafe|incidents?|outages?|complain\w*|harder|"
    r"hurt\w*|block\w*|overload\w*|fail\w*|break\w*|cost\w*|wast\w+|bill|dearer|raises?|goes up|"
    r"more expensive|too late|repeat\w*|regulator|audit)\b",
    re.I,
)
_IDLE = re.compile(
    r"\b(?:good (?:time|moment)|as good a time|topic|come up|off the list|for (?:a while|some "
    r"time)|keep up|time has come|others?|better time|modern|tidier|tidy|nicer|neater|elegant|"
    r"would welcome|usual|newer|trend|everyone else|long overdue|would be good|never been)\b",
    re.I,
)
_HURTS = re.compile(
    r"\b(?:cost|costs|fail\w*|break\w*|broken|los[et]\w*|late|wait\w*|slow\w*|pain\w*|wast\w+|"
    r"miss\w*|error\w*|too (?:long|slow|often|many|much)|complain\w*)\b",
    re.I,
).search
_PROPOSED = frozenset(
    (
        "ask",
        "option",
        "do_nothing",
        "success",
        "downside",
        "reversibility",
        "risk",
        "reopen",
        "next_step",
        "dissent",
        "criteria",
    )
)


def ask(reading: Reading) -> Verdict:
    """Whether it asks for one thing, plainly, where the reader begins."""
    asks = list(reading.of("ask"))
    plain = [each for each in asks if not hedged(each.plain)]
    if not plain:
        return _without(reading, asks)
    several = _several(reading, plain)
    if several:
        return several
    seen = {each.number for each in reading.first_screen(_FIRST_WORDS)}
    early = [each for each in plain if each.number in seen]
    if early:
        return Verdict("sound", numbers(early, 2))
    floated = _floated(reading, seen)
    if floated:
        return Verdict("weak", numbers([floated]), "hedged", {"words": wavering(floated.plain)})
    where = f"in sentence {plain[0].number} of {len(reading.document.sentences)}"
    return Verdict("weak", numbers(plain, 2), "buried", {"where": where})


def _without(reading: Reading, asks: Sequence[Sentence]) -> Verdict:
    every = {each.number for each in reading.document.sentences}
    hedged = asks[0] if asks else _floated(reading, every)
    if hedged:
        return Verdict(
            "weak", numbers(asks or [hedged], 2), "hedged", {"words": wavering(hedged.plain)}
        )
    return Verdict("missing", first_under(reading, "ask"), "missing")


def _floated(reading: Reading, seen: set[int]) -> Sentence | None:
    """A sentence that only plays with the thought of asking, among the first or below an ask."""
    for sentence in reading.document.sentences:
        above = reading.sections.get(sentence.section, frozenset())
        if sentence.number not in seen or (above and "ask" not in above):
            continue
        if FLOATED.search(sentence.plain) and HEDGE.search(sentence.plain):
            return sentence
    return None


def _several(reading: Reading, asks: Sequence[Sentence]) -> Verdict | None:
    for sentence in asks:
        counted = _COUNTED.search(sentence.plain)
        if counted and re.search(r"\b(?:ask|need|request|want|take|make)\b", sentence.plain, re.I):
            return Verdict("weak", (sentence.number,), "several", {"count": counted.group("count")})
    added = [each for each in asks if _ADDED.search(each.plain)]
    if added and len(asks) > len(added):
        firm = [each for each in asks if FIRM.search(each.plain) and each not in added]
        return Verdict(
            "weak", numbers([*firm[:1], *added], 4), "several", {"count": str(1 + len(added))}
        )
    items = [each for each in asks if each.kind == "item" and _ORDER.match(each.plain)]
    if len({each.block for each in items}) > 2 and "ask" in reading.sections.get(
        items[0].section, ()
    ):
        return Verdict("weak", numbers(items), "several", {"count": str(len(items))})
    return None


def why_now(reading: Reading) -> Verdict:
    """Whether it says what waiting costs."""
    asks = {each.number for each in reading.of("ask")}
    headed = {each.number for each in reading.under("why_now")}
    found = [
        each for each in reading.of("why_now") if each.number not in asks or each.section in headed
    ]
    if not found:
        if any(_presses(reading, each) for each in reading.document.sentences):
            return SILENT
        return Verdict("missing", first_under(reading, "context"), "missing")
    idle = any(_IDLE.search(each.plain) for each in found)
    told = [each for each in found if (_heavy(each) if idle else _costly(each))]
    if told:
        return Verdict("sound", numbers(sorted(told, key=lambda each: not _measured(each)), 2))
    return Verdict("weak", numbers(found, 2), "no_cost", {"words": words_of(found[0].plain)})


def _presses(reading: Reading, sentence: Sentence) -> bool:
    """Whether it tells of a loss or of a day, and of nothing that the memo proposes."""
    above = reading.sections.get(sentence.section, frozenset())
    roles = reading.roles.get(sentence.number, frozenset())
    if roles & _PROPOSED or above - {"context", "evidence", "why_now"}:
        return False
    return bool(
        _COSTS.search(sentence.plain)
        and (_measured(sentence) or names_date(sentence.plain) or _HURTS(sentence.plain))
    )


def _costly(sentence: Sentence) -> bool:
    if _measured(sentence) or _COSTS.search(sentence.plain):
        return True
    return names_date(sentence.plain) and not _IDLE.search(sentence.plain)


def _heavy(sentence: Sentence) -> bool:
    """Whether it names a loss beside idle words: money, a share, a day, something that ends."""
    units = {each.unit for each in of_sentence(sentence)}
    return bool(
        units & {"eur", "usd", "gbp", "chf", "%"}
        or _COSTS.search(sentence.plain)
        or (names_date(sentence.plain) and not _IDLE.search(sentence.plain))
    )


def _measured(sentence: Sentence) -> bool:
    return bool(of_sentence(sentence))


TABLE: Mapping[str, Detector] = {"ask": ask, "decider": decider, "why_now": why_now}
