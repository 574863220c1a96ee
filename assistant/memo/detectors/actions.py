"""Whether what is to be done after an incident is owned, dated, and says what will be different."""

import re
from dataclasses import dataclass

from assistant.memo.detectors.figures_told import DAY
from assistant.memo.detectors.intentions import is_vague
from assistant.memo.detectors.owning import is_owned
from assistant.memo.detectors.told import blocks_of, numbers, sections_of, told, words_of
from assistant.memo.document import Document, Sentence, plain
from assistant.memo.gaps import gap_sentences
from assistant.memo.reading import Reading, Role
from assistant.memo.verdicts import Verdict
from assistant.memo.when import names_when

_EMPTY = re.compile(
    r"\W*(?:tbd|tba|todo|n/?a|none|open|unassigned|nobody|who|when|by when|later|asap|soon|"
    r"unclear|not set|no date|no owner|as soon as possible)?\W*",
    re.I,
)
_OWNER_COLUMN = re.compile(
    r"\b(?:owners?|who|owned by|responsib\w+|assignee|assigned|lead|team|driver|dri|person|by "
    r"whom|looked after|in charge|accountable)\b",
    re.I,
)
_DATE_COLUMN = re.compile(
    r"\b(?:due|when|date|by|deadline|until|target|done by|eta|finished)\b", re.I
)
_NOT_A_DATE = re.compile(r"\b(?:by whom|owned by|looked after by|raised by)\b", re.I)
_DATED = re.compile(
    r"\b(?:done|completed|finished|live|shipped|closed|in place)\b(?=\W*(?:$|since|\)|on\b))|"
    r"\b(?:within|in|after)\s(?:the\s)?(?:next\s)?(?:\d+|a|one|two|three|four|five|"
    r"six)\s(?:\w+\s)?(?:days?|weeks?|months?|sprints?|quarters?)\b|\b(?:before|from|with|by) "
    r"(?:the )?(?:next|november|spring|summer|autumn|winter|\w+ session|\w+ release|\w+ sale|\w+ "
    r"term|season|end of)\b|\bweek (?:of|\d)|\b(?:cw|kw|wk)\s?\d|\bsprint \d|\bq[1-4]\b|"
    r"\b\d{1,2}[./]\d{1,2}\b|\b(?:every|each) (?:day|week|month|quarter|year)\b.*\bfrom\b|"
    r"\b\d{4}-\d{2}\b|\bnext (?:sprint|week|month|quarter|release|on-call)\b",
    re.I,
)
_KINDS = re.compile(
    r"^\W*(?:detection|prevention|mitigation|process|communication|done|open)\W*$", re.I
)

_ANNOUNCED = re.compile(
    r"(?:what (?:changes|we (?:change|do|will (?:do|change)))|(?:two|three|four|five|six|some|the "
    r"following) (?:\w+ )?(?:things|changes|actions|repairs|tasks|measures))\b(?:\W+\w+){0,4}\W*$",
    re.I,
)
_MATTER = re.compile(r"\W*[A-Z][\w ]{1,24}:\s?\S")
_MOST_IN_MATTER = 5
_NOT_ACTIONS: tuple[Role, ...] = ("not_taken", "timeline", "factor", "impact", "went_well")


@dataclass(frozen=True, slots=True)
class _Action:
    sentences: tuple[Sentence, ...]
    what: str
    owned: bool
    dated: bool


def actions(reading: Reading) -> Verdict:
    """Whether there are actions, each with an owner and a date, and none a mere good intention."""
    found = _actions(reading)
    if not found:
        return Verdict("missing", (), "missing")
    faults = {
        "vague": [each for each in found if is_vague(each.what)],
        "no_owner": [each for each in found if not each.owned],
        "no_date": [each for each in found if not each.dated],
    }
    mostly_vague = 2 * len(faults["vague"]) >= len(found)
    fault = "vague" if mostly_vague else max(faults, key=lambda name: len(faults[name]))
    at_fault = faults[fault]
    if not at_fault:
        return Verdict("sound", numbers(each.sentences[0] for each in found))
    words = {"words": words_of(at_fault[0].what)}
    return Verdict("weak", numbers((each.sentences[0] for each in at_fault), 6), fault, words)


def _actions(reading: Reading) -> list[_Action]:
    document = reading.document
    found = told(reading, "action", unless_under=_NOT_ACTIONS)
    listed = _whole_lists(reading, found)
    if listed:
        return [_listed(document, block) for block in blocks_of(listed)]
    return [
        _told(document, [each]) for each in found if not _announces(each) and not _is_matter(each)
    ]


def _announces(sentence: Sentence) -> bool:
    """Whether it only says that actions follow, as "What changes is this" does."""
    return sentence.plain.endswith(":") or bool(_ANNOUNCED.match(sentence.plain))


def _is_matter(sentence: Sentence) -> bool:
    """Whether it is lines with a label and a word or two: "Severity: 1", "Owner: Dana"."""
    lines = [each for each in sentence.text.splitlines() if each.strip()]
    return len(sentence.plain.split()) <= _MOST_IN_MATTER * len(lines) and all(
        _MATTER.match(each) for each in lines
    )


def _whole_lists(reading: Reading, found: list[Sentence]) -> list[Sentence]:
    """All of a list in which something is an action, and of a table with owners and dates."""
    document = reading.document
    gaps = gap_sentences(document)
    at = {each.section for each in found if each.kind in ("item", "row")}
    kept_out = {s.number for role in _NOT_ACTIONS for s in sections_of(reading, role)}
    kept_out -= {each.number for each in sections_of(reading, "action")}
    return [
        each
        for each in document.sentences
        if each.kind in ("item", "row")
        and each.number not in gaps
        and (each.section in at or (each.section not in kept_out and _is_planned(document, each)))
    ]


def _is_planned(document: Document, row: Sentence) -> bool:
    """Whether it stands in a table with a column for the owner and one for the date."""
    header = _header(document, row) if row.kind == "row" else []
    return bool(_owner_columns(header) and _date_columns(header))


def _owner_columns(header: list[str]) -> list[int]:
    return [i for i, each in enumerate(header) if _OWNER_COLUMN.search(each)]


def _date_columns(header: list[str]) -> list[int]:
    owners = _owner_columns(header)
    return [
        i
        for i, each in enumerate(header)
        if i not in owners and _DATE_COLUMN.search(_NOT_A_DATE.sub("", each))
    ]


def _listed(document: Document, block: list[Sentence]) -> _Action:
    first = block[0]
    header = _header(document, first) if first.kind == "row" else []
    if not header:
        return _told(document, block)
    cells = _cells(document.text[first.start - 1 : document.blocks[first.block].end])
    who, when = _owner_columns(header), _date_columns(header)
    what = next((c for i, c in enumerate(cells) if i not in who + when and not _KINDS.match(c)), "")
    row = " · ".join(cells)
    return _Action(
        tuple(block),
        what,
        _filled(cells, who) if who else is_owned(document, first, row),
        _filled(cells, when) if when else _is_dated(row),
    )


def _told(document: Document, block: list[Sentence]) -> _Action:
    text = " ".join(each.plain for each in block)
    return _Action(
        tuple(block), block[0].plain, is_owned(document, block[0], text), _is_dated(text)
    )


def _is_dated(text: str) -> bool:
    return bool(names_when(text) or DAY.search(text) or _DATED.search(text))


def _filled(cells: list[str], columns: list[int]) -> bool:
    return any(i < len(cells) and not _EMPTY.fullmatch(cells[i]) for i in columns)


def _header(document: Document, row: Sentence) -> list[str]:
    """The cells of the header over a row."""
    for block in reversed(document.blocks[: row.block]):
        if block.kind == "header":
            return _cells(document.text[block.start : block.end].split("\n", 1)[0])
        if block.kind != "row":
            break
    return []


def _cells(line: str) -> list[str]:
    inner = line.strip().split("\n", 1)[0].strip().removeprefix("|").removesuffix("|")
    return [plain(each) for each in re.split(r"(?<!\\)\|", inner)]
