"""Whether each risk has somebody who watches it and something that is done about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.memo import people
from assistant.memo.detectors.told import words_of
from assistant.memo.document import Sentence
from assistant.memo.option_tables import cells
from assistant.memo.reading import Reading, Role
from assistant.memo.verdicts import SILENT, Verdict

_OWNER = re.compile(
    r"\b(?:owner|owned|who|responsible|watch\w*|looked after|assignee|lead|accountable|in charge|"
    r"by whom)\b",
    re.I,
)
_ANSWER = re.compile(
    r"\b(?:mitigat\w*|answer|(?:what )?we (?:do|will)|response|measures?|counter\w*|action|plan|"
    r"remedy|about it|how we|precaution|treatment|safeguard|prevention|handling)\b",
    re.I,
)
_EMPTY = re.compile(
    r"^\W*(?:tbd|tba|none|n/?a|open|unknown|nobody|we (?:shall|will|'ll) see|to be (?:seen|"
    r"decided|defined|determined|confirmed|clarified)|unlikely|accepted|would be \w+|hope\w*|we "
    r"hope.*|not likely|wait and see|see|low|medium|high|-|–|—|\?)?\W*$",
    re.I,
)
_DONE = re.compile(
    r"\b(?:mitigat\w*|to (?:limit|reduce|avoid|prevent|be safe|guard|contain|cover|soften|"
    r"counter)|safeguard\w*|precaution\w*|keeps?|kept|checks?|checked|tests?|tested|testing|"
    r"watch(?:es|ed)?|monitors?|monitored|limits?|limited|caps?|capped|holds?|drops?|dropped|"
    r"compares?|compared|rehears\w+|verif\w+|reviews?|reviewed|trains?|trained|starts?|stops?|"
    r"runs?|adds?|added|uses?|sets?|gets? a|spare|second|backup|back-up|copy|copies|falls? back|"
    r"fallback|carries|rides?|offers?|alerts?|alarms?|measures?|measured|escrow|contract\w*|"
    r"insur\w*|replac\w+|moves?|moved|blocks?|throttl\w+|switch(?:es|ed)?|turns?|roll\w*|"
    r"reserv\w+|hires?|pays?|buys?|bought|adjust\w*|plan\w*|we (?:will|do|shall|have|must|can)|"
    r"budget\w*|freez\w+|pilot\w*|document\w*|signs?|agree\w*|ask\w*|reports?|takes?|meets?|"
    r"gives?|writes?|splits?|sends?|brief\w*|restor\w+|duplicat\w+|encrypt\w*|remind\w*|"
    r"appoint\w*|lends?|stays?|so (?:the|we|that)|which is why|therefore)\b",
    re.I,
)
_IDLE = re.compile(
    r"\b(?:is|are) (?:well )?aware\b|\bhas (?:pointed|noted|seen)\b|\bpointed (?:this|it) out\b|"
    r"\bworr(?:y|ies|ied)\b|\bas \w+ \w+ \w+ has seen\b|\bhas seen (?:before|this)\b|\bhopes?\b|"
    r"\bunlikely\b|\bto be seen\b|\bwould be unlucky\b",
    re.I,
)
_EXPLICIT = re.compile(
    r"\b(?:risks?|dangers?|worr(?:y|ies)|fears?)\b[^.]{0,30}\b(?:is|are|that|of|lies?)\b|"
    r"\brisks?:|\bwhat worries\b|\b(?:could|can|may|might) go wrong\b",
    re.I,
)
_ABSENT = re.compile(r"\b(?:no|without) (?:particular |real )?(?:risks?|dangers?)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One risk, with all that is said of it."""

    sentences: tuple[Sentence, ...]
    owner: bool
    answer: bool

    @property
    def words(self) -> str:
        return words_of(re.split(r"\s·\s", self.sentences[0].plain)[0])


def risks(reading: Reading) -> Verdict:
    """Whether it names what could go wrong, who watches that, and what is done about it."""
    entries = _entries(reading)
    if not entries:
        told = reading.of("risk")
        if any(reading.document.sentence(each.number).words > 3 for each in told):
            return SILENT
        return Verdict("missing", (), "missing")
    if not reading.under("risk") and not any(each.answer or each.owner for each in entries):
        return SILENT
    unanswered = [each for each in entries if not each.answer]
    unowned = [each for each in entries if not each.owner]
    if len(unanswered) * 2 > len(entries):
        return _weak(unanswered, "no_mitigation")
    if len(unowned) * 2 > len(entries):
        return _weak(unowned, "no_owner")
    return Verdict("sound", tuple(each.sentences[0].number for each in entries[:2]))


def _weak(entries: Sequence[_Entry], fault: str) -> Verdict:
    pointed = [sentence.number for each in entries[:3] for sentence in each.sentences]
    return Verdict("weak", tuple(pointed[:4]), fault, {"words": entries[0].words})


def _entries(reading: Reading) -> list[_Entry]:
    headed = {section.number for section in reading.under("risk")}
    told = [each for each in reading.of("risk", "mitigation") if each.section in headed]
    if not told:
        told = _with_answers(reading, _free(reading))
    told = [each for each in told if not _ABSENT.search(each.plain)] or told
    columns = _columns(reading, told)
    blocks: dict[int, list[Sentence]] = {}
    for each in told:
        blocks.setdefault(each.block, []).append(each)
    return [_entry(each, columns) for each in _merged(blocks)]


def _free(reading: Reading) -> list[Sentence]:
    """Risks that no heading announces, told as such: "The main risk is that …"."""
    other: set[Role] = {"option", "do_nothing", "dissent", "why_now", "criteria", "evidence"}
    return [
        each
        for each in reading.of("risk")
        if _EXPLICIT.search(each.plain) and not reading.roles.get(each.number, frozenset()) & other
    ]


def _with_answers(reading: Reading, told: Sequence[Sentence]) -> list[Sentence]:
    """The risks that stand free, each with the sentence behind it that answers it."""
    wanted = {each.number for each in told} | {
        each.number + 1
        for each in told
        if each.number < len(reading.document.sentences)
        and reading.document.sentence(each.number + 1).block == each.block
    }
    return [each for each in reading.document.sentences if each.number in wanted]


def _merged(blocks: dict[int, list[Sentence]]) -> list[list[Sentence]]:
    """A paragraph that only opens a list is no risk of its own."""
    every = list(blocks.values())
    return [
        each for each in every if not (len(every) > 1 and each[-1].plain.endswith(":"))
    ] or every


def _columns(reading: Reading, told: Sequence[Sentence]) -> tuple[int, int]:
    """Which columns of a table of risks hold the owner and the answer; -1 for none."""
    first = next((each for each in told if each.kind == "row"), None)
    if first is None:
        return -1, -1
    headers = [each for each in reading.document.blocks[: first.block] if each.kind == "header"]
    names = cells(reading.document.text[headers[-1].start : headers[-1].end]) if headers else []
    owner = next(
        (
            index
            for index, name in enumerate(names)
            if index and _OWNER.search(name) and not _ANSWER.search(name)
        ),
        -1,
    )
    answer = next(
        (
            index
            for index, name in enumerate(names)
            if index and index != owner and _ANSWER.search(name)
        ),
        -1,
    )
    return owner, answer


def _entry(told: Sequence[Sentence], columns: tuple[int, int]) -> _Entry:
    text = " ".join(each.plain for each in told)
    owner, answer = columns
    if told[0].kind == "row" and max(columns) > 0:
        shown = cells(told[0].text)
        held = _cell(shown, owner) if owner > 0 else people.acting(text)
        done = _cell(shown, answer) if answer > 0 else "done"
        return _Entry(
            tuple(told),
            not _EMPTY.match(held),
            not _EMPTY.match(done) and not _IDLE.search(done),
        )
    return _Entry(tuple(told), bool(people.acting(text)), _answered(told))


def _answered(told: Sequence[Sentence]) -> bool:
    """Whether more is said than the risk itself, and that more is a deed."""
    clauses = [part for each in told for part in re.split(r"[;:,]\s|\s[–—·]\s", each.plain)]
    behind = [part for part in clauses[1:] if not _IDLE.search(part)]
    if any(_DONE.search(part) for part in behind):
        return True
    return bool(
        re.search(
            r"\b(?:mitigat\w*|to (?:limit|reduce|avoid|prevent|guard)|safeguard|precaution)\b",
            told[0].plain,
            re.I,
        )
    )


def _cell(shown: Sequence[str], index: int) -> str:
    return shown[index] if index < len(shown) else ""
