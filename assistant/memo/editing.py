"""The change of a selection that code can make honestly: order, length, form, and gaps."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.memo import gaps
from assistant.memo.document import Sentence
from assistant.memo.findings import Finding
from assistant.memo.own_words import capital
from assistant.memo.selection import Selection
from assistant.memo.tightening import cut_filler, main_first, plain_ask, split_long

Wish = Literal["", "shorter", "list", "split", "ask"]
_MISSING_HERE: Mapping[str, str] = {
    "no_owner": gaps.WHO,
    "no_date": gaps.WHEN,
    "no_times": "[when?]",
    "no_number": "[how much?]",
    "no_cost": "[how much?]",
    "undefined": "[how much?]",
    "no_trigger": "[at which value?]",
    "unsupported": "[source?]",
    "no_reason": "[why?]",
}
"""By fault: what stands in the place of what only the author knows."""
_TELLS_TOO_LITTLE = frozenset(
    {"hidden", "no_mitigation", "elsewhere", "single", "lopsided", "unranked", "vague"}
)
"""Faults of sentences that need another one beside them."""
_ASKS = re.compile(
    r"\b(?:(?:we|i)\s+(?:\w+\s+)?(?:ask|propose|recommend|request|suggest)\b|please\s+(?:decide|"
    r"approve|confirm|agree)|(?:should|to)\s+(?:decide|approve)\b|needs? (?:a decision|approval))",
    re.I,
)
_CONNECTED = re.compile(
    r"^(?:so|therefore|hence|thus|consequently|as a result|for (?:this|these|that) reasons?|"
    r"because of (?:this|that|all this)|that is why|this is why|finally),?\s+",
    re.I,
)
_POINTS_BACK = re.compile(r"\b(?:this|it|they|them|these|those|such|he|she)\b", re.I)
_LEANS = re.compile(r"^(?:this|that|it|they|these|those|he|she|its|their|both|otherwise)\b", re.I)
"""A sentence that begins so stays behind the one it is about."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_ORDINAL = re.compile(
    r"^(?P<which>first|second|third|fourth|fifth|sixth|last|final)(?:ly)?,\s+", re.I
)
_NUMBERED = re.compile(r"\s*[,;]?\s*(?:and\s+)?\((?:\d|[a-h]|i{1,3}|iv)\)\s+")
_AND = re.compile(r"^(?:and|or)\s+", re.I)
_LEAST_ITEMS, _EARLY = 3, 8
_WISHES: Sequence[tuple[Wish, re.Pattern[str]]] = (
    ("list", re.compile(r"\b(?:list|bullets?|points|items)\b", re.I)),
    ("split", re.compile(r"\b(?:split|break|two sentences|separate)\b", re.I)),
    ("ask", re.compile(r"\b(?:ask|direct|decision|hedg\w+|clear ask|conclusion|first)\b", re.I)),
    ("shorter", re.compile(r"\b(?:short\w*|concise|tight\w*|cut|trim|simpl\w+|crisp\w*)\b", re.I)),
)


@dataclass(frozen=True, slots=True)
class Edited:
    """What code proposes; `after` is the text as it stood when nothing is."""

    after: str
    reason: str


def edited(selection: Selection, finding: Finding | None, wish: str) -> Edited:
    """The change for a finding; else for a wish; else whatever makes the words easier to read."""
    if finding is not None:
        mended = _mended(selection, finding)
        if mended.after != selection.text:
            return mended
        return Edited(
            selection.text, f"Only you can mend this, as it needs what you know: {finding.question}"
        )
    wanted = wish_of(wish)
    if wanted in {"ask", "list"}:
        granted = _ask_first(selection, ()) if wanted == "ask" else _as_list(selection)
        if granted.after != selection.text:
            return granted
    return _easier(selection, wanted)


def wish_of(words: str) -> Wish:
    """What a wish in free words asks for, as far as code can grant it."""
    return next((name for name, pattern in _WISHES if pattern.search(words)), "")


def _mended(selection: Selection, finding: Finding) -> Edited:
    if finding.missing:
        return _with_question(selection, finding)
    if finding.criterion == "length":
        return _easier(selection, "shorter")
    if finding.criterion in {"ask", "takeaway"}:
        return _ask_first(selection, finding.sentences)
    hole = _MISSING_HERE.get(finding.fault)
    if finding.criterion == "decider" and finding.fault == "vague":
        hole = gaps.WHO
    if hole is None and finding.fault in _TELLS_TOO_LITTLE:
        return _with_question(selection, finding)
    if hole is None:
        return Edited(selection.text, "")
    meant = [each for each in selection.sentences if each.number in finding.sentences]
    wordings = {each.number: _with_hole(each, hole) for each in meant or selection.sentences[-1:]}
    return Edited(
        selection.with_these(wordings),
        f"{hole} marks what is missing: {finding.question}",
    )


def _with_question(selection: Selection, finding: Finding) -> Edited:
    """A line where the missing thing belongs."""
    if selection.sentences[-1].kind == "row":
        return Edited(selection.text, "")
    after = f"{selection.text} {gaps.within(finding.question)}"
    reason = "Only you know this. The line marks where it belongs and counts as missing until then."
    return Edited(after, reason)


def _with_hole(sentence: Sentence, hole: str) -> str:
    text = sentence.text
    if hole in text:
        return text
    found = re.search(r"\s*\|?\s*$" if sentence.kind == "row" else r"[.!?…]*[\"'”’»)*_]*$", text)
    at = found.start() if found else len(text)
    return f"{text[:at]} {hole}{text[at:]}"


def _ask_first(selection: Selection, numbers: Sequence[int]) -> Edited:
    """The ask without its hedges, and in front of what leads up to it."""
    asks = [each for each in selection.sentences if each.number in numbers] or [
        each for each in selection.sentences if _ASKS.search(each.plain)
    ]
    if not asks:
        asks = [
            each
            for each in selection.sentences
            if plain_ask(each.text, also_maybe=True) != each.text
        ][:1]
    if not asks:
        return Edited(selection.text, "")
    said = {each.number: plain_ask(cut_filler(each.text), also_maybe=True) for each in asks}
    plain = selection.with_these(said)
    moved = _moved(selection, asks[0], said[asks[0].number]) if len(asks) == 1 else ""
    if moved:
        return Edited(moved, "What you ask for comes first, and the reasons after it.")
    return Edited(plain, "What you ask for is said without hedges.")


def _moved(selection: Selection, ask: Sentence, said: str) -> str:
    """The selection with the ask in front; empty where it leans on what it follows."""
    if not selection.in_one_paragraph or ask == selection.sentences[0]:
        return ""
    free = capital(_CONNECTED.sub("", said))
    if _LEANS.match(free) or _POINTS_BACK.search(" ".join(free.split()[:_EARLY])):
        return ""
    at = selection.sentences.index(ask)
    after = selection.sentences[at + 1 :]
    leaning = list(itertools.takewhile(lambda each: _LEANS.match(each.plain), after))
    rest = [*selection.sentences[:at], *after[len(leaning) :]]
    return " ".join([free, *(each.text for each in (*leaning, *rest))])


def _as_list(selection: Selection) -> Edited:
    """Things in a row as a list, when the selection is made of them."""
    nothing = Edited(selection.text, "")
    if not selection.in_one_paragraph:
        return nothing
    lead, items, sign = _counted(selection) or _enumerated(selection) or ("", [], "")
    if len(items) < _LEAST_ITEMS:
        return nothing
    lines = "\n".join(
        f"{number}. {item}" if sign == "1" else f"- {item}" for number, item in enumerate(items, 1)
    )
    after = f"{lead}\n\n{lines}" if lead else lines
    start, block = selection.start, selection.document.blocks[selection.sentences[0].block]
    if not lead and selection.document.text[block.start : start].strip():
        after = f"\n\n{after}"
    after += "" if selection.ends_its_block else "\n\n"
    return Edited(after, f"{len(items)} things in a row read faster as a list.")


def _counted(selection: Selection) -> tuple[str, list[str], str] | None:
    """Sentences that begin with first, second, third."""
    lead: list[str] = []
    items: list[str] = []
    for sentence in selection.sentences:
        found = _ORDINAL.match(sentence.text)
        expected = _ORDINALS[min(len(items), len(_ORDINALS) - 1)]
        if found and found["which"].lower() in {expected, "last", "final"}:
            items.append(capital(sentence.text[found.end() :]))
        elif items:
            items[-1] += f" {sentence.text}"
        else:
            lead.append(sentence.text)
    return (" ".join(lead), items, "1") if len(items) >= _LEAST_ITEMS else None


def _enumerated(selection: Selection) -> tuple[str, list[str], str] | None:
    """One sentence with a colon and things between semicolons, or with (1), (2), (3)."""
    text = selection.text
    if len(selection.sentences) > 1:
        return None
    numbered = _NUMBERED.split(text)
    if len(numbered) > _LEAST_ITEMS:
        lead, items = numbered[0].rstrip(" ,;"), numbered[1:]
        lead = lead if lead.endswith(":") or not lead else f"{lead}:"
        return lead, [item.strip(" ,;") for item in items], "1"
    lead, colon, rest = text.partition(": ")
    parts = rest.split("; ")
    if colon and len(parts) >= _LEAST_ITEMS:
        return f"{lead}:", [_AND.sub("", part).strip() for part in parts], "-"
    return None


def _easier(selection: Selection, wanted: Wish) -> Edited:
    """Shorter, split, and with the main clause in front."""
    done: list[str] = []
    steps = (
        ("words that say nothing are cut", cut_filler),
        ("the proposal is said as one", plain_ask),
        ("the main clause comes first", main_first),
        ("long sentences are split", split_long),
    )
    chosen = steps[3:] if wanted == "split" else steps
    wordings = {each.number: each.text for each in selection.sentences if each.kind != "row"}
    for said, step in chosen:
        changed = {number: step(text) for number, text in wordings.items()}
        if changed != wordings:
            done.append(said)
            wordings = changed
    after = selection.with_these(wordings)
    if not done:
        as_list = _as_list(selection)
        if as_list.after != selection.text:
            return as_list
        return Edited(after, "There is nothing that could be said shorter without changing it.")
    return Edited(after, f"{capital('; '.join(done))}. Nothing else is changed.")
