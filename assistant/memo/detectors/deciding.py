"""Who decides, and by when."""

import re
from collections.abc import Sequence

from assistant.memo import people
from assistant.memo.dates import DATE
from assistant.memo.detectors.hedging import hedged
from assistant.memo.detectors.quoting import first_under
from assistant.memo.detectors.told import numbers, words_of
from assistant.memo.document import Sentence
from assistant.memo.headings import title_section
from assistant.memo.reading import Reading
from assistant.memo.verdicts import SILENT, Verdict

_VAGUE = re.compile(
    r"\b(?:(?:senior |upper |top |the )?(?:management|leadership)|leaders|stakeholders|the "
    r"(?:organi[sz]ation|company|business)|somebody|someone|everybody|everyone|people|(?:all "
    r")?those (?:in charge|responsible|concerned|involved)|to whom it may concern|whom it may "
    r"concern|the (?:responsible|relevant|right|appropriate) (?:people|persons?|parties|ones)|"
    r"(?:the )?(?:bodies|parties|persons|units|departments|functions) (?:concerned|involved|"
    r"responsible|in question)|the powers that be|all of us)\b",
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
_FIRST_WORDS = 150
_CROWD = re.compile(
    r"\b(?:(?:senior |upper |top |the )?(?:management|leadership)|leaders|stakeholders|everyone|"
    r"everybody|somebody|someone|people|all of us|the bodies concerned)\b(?=[^,.;:]{0,20}\b(?:to|"
    r"can|should|must|will)\b)",
    re.I,
)


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
    asked = [each for each in reading.of("ask") if not hedged(each.plain)]
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
    return Verdict("missing", first_under(reading, "ask"), "missing")


def _to_decide(text: str, crowd: re.Match[str]) -> bool:
    """Whether the crowd is to decide, and is not only told of in the same sentence."""
    before, after = text[: crowd.start()], text[crowd.end() :]
    if re.search(r"\d\s$|\b(?:more|enough|some|two|three|four|five|six) $", before):
        return False
    return bool(
        re.match(
            r"[^,.;:]{0,20}\b(?:decid|approv|agree|sign|choos|align|say|vote|back|support)\w*",
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
