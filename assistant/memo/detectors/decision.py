"""What is asked, who decides it by when, and why it cannot wait."""

import re
from collections.abc import Mapping, Sequence

from assistant.memo import people
from assistant.memo.dates import DATE, names_date
from assistant.memo.detectors.quoting import around
from assistant.memo.detectors.told import numbers, words_of
from assistant.memo.document import Sentence
from assistant.memo.figures import of_sentence
from assistant.memo.headings import title_section
from assistant.memo.reading import Reading
from assistant.memo.verdicts import SILENT, Detector, Verdict

_HEDGE = re.compile(
    r"\b(?:perhaps|maybe|possibly|might|some kind of|some sort of|something like|sort of|kind of|"
    r"wonder(?:ing|ed)?|curious|could be an idea|could be something|an idea to|if (?:people|"
    r"anyone|you|everybody) (?:feel|like|wish|agree)|at some (?:stage|point)|all things being "
    r"equal|would be (?:glad|nice|good|worth)|have some thoughts|be worth|worth (?:discussing|"
    r"thinking|considering|a thought|looking|exploring|a try)|(?:want|like|wish) to (?:consider|"
    r"think|explore|discuss)|lean(?:ing)? towards?|tend(?:ing)? (?:to|towards)|open to (?:the "
    r"idea|ideas|suggestions)|food for thought|in one form or another|what you feel|was thinking|"
    r"were thinking|see itself|could (?:perhaps|also|maybe)|not sure (?:whether|if)|we feel "
    r"that)\b",
    re.I,
)
_FLOATED = re.compile(
    r"\b(?:worth (?:discussing|thinking|considering|a thought|looking|exploring|a try|trying)|"
    r"idea to|think(?:ing)? about|consider\w*|wonder\w*|curious|thoughts on|lean(?:ing)? "
    r"towards?|could be (?:something|an idea|interesting|an option)|would be (?:glad|nice|"
    r"interesting|good) (?:if|to)|was thinking|were thinking|see itself|(?:might|may|could) "
    r"(?:want|like|wish|be willing|be open) to|should (?:perhaps|maybe|possibly)|(?:could|might|"
    r"may) (?:perhaps|maybe|possibly) \w+)\b",
    re.I,
)
_FIRM = re.compile(
    r"\b(?:approve|decide|we ask|i ask|we recommend|i recommend|we propose|i propose|please|yes "
    r"or (?:a )?no|sign|decided|accepted|rejected)\b",
    re.I,
)
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
    r"\b(?:we|i) also (?:ask|need|want|request|seek)\b|\b(?:decide|approve|agree|confirm) (?:as "
    r"well|also|too)\b|^and please\b|\b(?:in addition|moreover|additionally|besides|"
    r"furthermore),? (?:we|i) (?:ask|need|want|request)\b|^please also\b",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:(?:senior |upper |top |the )?(?:management|leadership)|leaders|stakeholders|the "
    r"(?:organi[sz]ation|company|business)|somebody|someone|everybody|everyone|people|(?:all "
    r")?those (?:in charge|responsible|concerned|involved)|to whom it may concern|whom it may "
    r"concern|the (?:responsible|relevant|right|appropriate) (?:people|persons?|parties|ones)|"
    r"the powers that be|all of us)\b",
    re.I,
)
_STATUS = re.compile(
    r"^\W*(?:\*\*)?status(?:\*\*)?:\W*(?:accepted|rejected|decided|approved|final|superseded|"
    r"withdrawn)",
    re.I | re.M,
)
_TAKEN = re.compile(
    r"\b(?:has|have|was|were|had) (?:been )?(?:decided|approved|accepted|rejected|turned down)\b|"
    r"\bdecided on\b",
    re.I,
)
_FIELD = re.compile(
    r"^(?:decider|approver|decision[-_ ]maker|decided[-_ ]by|accountable|to|"
    r"for)\s*:\s*(?P<who>\S.*)$",
    re.I | re.M,
)
_DATE_FIELD = re.compile(
    r"^(?:decide[-_ ]by|decision[-_ ](?:date|by|needed)|needed[-_ ]by|due|deadline)\s*:\s*\S",
    re.I | re.M,
)
_FOR = re.compile(r"\b(?:for|to)\b:? (?P<who>(?:the|our) .{3,60})$", re.I)
_DECIDED_BY = re.compile(
    r"^(?:to|for|decider|approver|decision[- ]maker|decision by|decided by|addressed to|"
    r"attention|for the attention of)\b:? (?P<who>\S.{2,60})$",
    re.I,
)
_DATED = re.compile(
    rf"\b(?:decision|decide|answer|needed|due|deadline|by|before|"
    rf"until)\b.{{0,30}}(?:{DATE.pattern})",
    re.I,
)
_GREETING = re.compile(
    r"(?:hi|hey|hello|dear)\s(?!all\b|team\b|every|folks|both|there|guys|colleagues|friends|"
    r"people|any)[A-Za-z][\w'’-]+(?: [\w'’-]+)?\s?[,!:.–-]?(?:\s|$)",
    re.I,
)
_BOLD_LINE = 7
_CROWD = re.compile(
    r"\b(?:(?:senior |upper |top |the )?(?:management|leadership)|leaders|stakeholders|everyone|"
    r"everybody|somebody|someone|people|all of us|the bodies concerned)\b(?=[^,.;:]{0,20}\b(?:to|"
    r"can|should|must|will)\b)",
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
    plain = [each for each in asks if not _hedged(each.plain)]
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
        return Verdict("weak", numbers([floated]), "hedged", {"words": _wavering(floated.plain)})
    where = f"in sentence {plain[0].number} of {len(reading.document.sentences)}"
    return Verdict("weak", numbers(plain, 2), "buried", {"where": where})


def _without(reading: Reading, asks: Sequence[Sentence]) -> Verdict:
    every = {each.number for each in reading.document.sentences}
    hedged = asks[0] if asks else _floated(reading, every)
    if hedged:
        return Verdict(
            "weak", numbers(asks or [hedged], 2), "hedged", {"words": _wavering(hedged.plain)}
        )
    return Verdict("missing", _under(reading, "ask"), "missing")


def _wavering(text: str) -> str:
    match = _HEDGE.search(text) or _FLOATED.search(text)
    return around(text, *match.span()) if match else words_of(text)


def _hedged(text: str) -> bool:
    found = _HEDGE.findall(text)
    return len(found) > 1 or bool(found and not _FIRM.search(text))


def _floated(reading: Reading, seen: set[int]) -> Sentence | None:
    """A sentence that only plays with the thought of asking, among the first or below an ask."""
    for sentence in reading.document.sentences:
        above = reading.sections.get(sentence.section, frozenset())
        if sentence.number not in seen or (above and "ask" not in above):
            continue
        if _FLOATED.search(sentence.plain) and _HEDGE.search(sentence.plain):
            return sentence
    return None


def _several(reading: Reading, asks: Sequence[Sentence]) -> Verdict | None:
    for sentence in asks:
        counted = _COUNTED.search(sentence.plain)
        if counted and re.search(r"\b(?:ask|need|request|want|take|make)\b", sentence.plain, re.I):
            return Verdict("weak", (sentence.number,), "several", {"count": counted.group("count")})
    added = [each for each in asks if _ADDED.search(each.plain)]
    if added and len(asks) > len(added):
        firm = [each for each in asks if _FIRM.search(each.plain) and each not in added]
        return Verdict(
            "weak", numbers([*firm[:1], *added], 4), "several", {"count": str(1 + len(added))}
        )
    items = [each for each in asks if each.kind == "item" and _ORDER.match(each.plain)]
    if len({each.block for each in items}) > 2 and "ask" in reading.sections.get(
        items[0].section, ()
    ):
        return Verdict("weak", numbers(items), "several", {"count": str(len(items))})
    return None


def decider(reading: Reading) -> Verdict:
    """Whether it says who decides, and by when."""
    found = [
        each
        for each in reading.of("decider")
        if people.deciding(each.plain) and not _only_vague(each.plain)
    ]
    fields = _matter(reading)
    elsewhere = bool(_FIELD.search(fields) or _titled(reading) or _greeted(reading))
    dated = any(_DATED.search(each.title) for each in reading.document.sections)
    if not found and not elsewhere:
        return _vague_or_missing(reading)
    if dated or reading.of("deadline") or _DATE_FIELD.search(fields) or _settled(reading, fields):
        return Verdict("sound", numbers(_best(found), 2))
    asked = [each for each in reading.of("ask") if not _hedged(each.plain)]
    if not asked:
        return SILENT
    return Verdict("weak", numbers(asked, 1), "no_date", {"words": words_of(asked[0].plain)})


def _only_vague(text: str) -> bool:
    """Whether the words on deciding name a crowd: "for the relevant people to decide"."""
    match = _VAGUE.search(text)
    return bool(
        match
        and re.match(
            r"[^.;]{0,20}\b(?:to|can|will|should|must|please)? ?(?:decide|approve|agree|choose)",
            text[match.end() :],
            re.I,
        )
    )


def _best(found: Sequence[Sentence]) -> Sequence[Sentence]:
    told = [
        each
        for each in found
        if re.search(r"\bdecid|\bapprov|\bask|\bsay\b|\bvote|\byes\b", each.plain, re.I)
    ]
    return told or found


def _vague_or_missing(reading: Reading) -> Verdict:
    for sentence in (*reading.of("ask"), *reading.first_screen(_FIRST_WORDS)):
        match = _CROWD.search(sentence.plain) or _VAGUE.search(sentence.plain)
        if match and _to_decide(sentence.plain, match):
            return Verdict("weak", (sentence.number,), "vague", {"words": match.group()})
    return Verdict("missing", _under(reading, "ask"), "missing")


def _to_decide(text: str, crowd: re.Match[str]) -> bool:
    """Whether the crowd is to decide, and is not only told of in the same sentence."""
    before, after = text[: crowd.start()], text[crowd.end() :]
    if re.search(r"\d\s$|\b(?:more|enough|some|two|three|four|five|six) $", before):
        return False
    return bool(
        re.match(
            r"[^,.;:]{0,20}\b(?:decid|approv|agree|sign|choos|align|say|vote|back|support)"
            r"\w*",
            after,
        )
        or re.search(
            r"(?:\b(?:decid|approv|sign|agree|call|decision|approval|yes|ask|need|want|lies|"
            r"rests)\w*\b[^,.;:]{0,25}|^\W*(?:for|to|decider|approver)\W*)$",
            before,
            re.I,
        )
    )


def _matter(reading: Reading) -> str:
    blocks = reading.document.blocks
    if blocks and blocks[0].kind == "matter":
        return reading.document.text[: blocks[0].end]
    return ""


def _titled(reading: Reading) -> bool:
    """Whether a title is addressed: "…: one page for the Operations Director"."""
    every = [each.title for each in reading.document.sections if each.level == _BOLD_LINE]
    if title_section(reading.document) >= 0:
        every.append(reading.document.title)
    matches = [_FOR.search(title) or _DECIDED_BY.search(title) for title in every]
    return any(match and people.deciding(match.group("who")) for match in matches)


def _greeted(reading: Reading) -> bool:
    """Whether it is a letter to one person, who is asked: "Hey Ana, can you …"."""
    first = reading.document.sentences[:1]
    return any(
        _GREETING.match(each.plain)
        and any(re.search(r"\byou(?:r|rs)?\b", ask.plain, re.I) for ask in reading.of("ask"))
        for each in first
    )


def _settled(reading: Reading, fields: str) -> bool:
    """Whether the decision has been taken, so that no day for it is to come."""
    if _STATUS.search(fields):
        return True
    first = reading.document.sentences[:6]
    return any(_STATUS.search(each.plain) for each in first) or any(
        _TAKEN.search(each.plain) for each in reading.of("ask", "decider")
    )


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
        return Verdict("missing", _under(reading, "context"), "missing")
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


def _under(reading: Reading, *roles: str) -> tuple[int, ...]:
    """The first sentence below a heading on any of these."""
    for section in reading.document.sections:
        if reading.sections.get(section.number, frozenset()) & set(roles):
            below = reading.document.of_section(section.number)
            if below:
                return (below[0].number,)
    return ()


TABLE: Mapping[str, Detector] = {"ask": ask, "decider": decider, "why_now": why_now}
