"""What fills the gaps of authored wordings: the author's verified words in the form that fits."""

from collections.abc import Iterator, Sequence

from assistant.conversation import Citation
from assistant.framing import patterns
from assistant.framing.canvas import Canvas, Slot
from assistant.framing.gap import merged
from assistant.framing.grammar import count_words, lowered, to_second_person
from assistant.framing.likeness import likeness
from assistant.framing.people import deciding, first_named, named, person
from assistant.framing.reading import clauses
from assistant.framing.slots import SLOTS
from assistant.framing.spans import frame_quote, short_quote
from assistant.framing.state import MAX_GAP_WORDS, State
from knowledge.passages import Hit

_FRAME_WORDS = 18
_STEP_WORDS = 24
_CLAIM_WORDS = 16
_LINE_WORDS = 20
_SHORT_LINE = 14
_SUMMARY_WORDS = 50
_MANY_SLOTS = 6
_PEOPLE = 3
_TELLING = {
    "non_scope": patterns.NON_SCOPE,
    "assumptions": patterns.ASSUMES,
    "gap": patterns.MEASURE,
    "problem": patterns.PAIN,
}
_ORDER = (
    "problem",
    "frames",
    "gap",
    "decider",
    "means_to",
    "affected",
    "options",
    "goal",
    "non_scope",
    "constraints",
    "assumptions",
    "evidence",
)
"""The lines of a summary, the weightiest first: what does not fit is on the canvas."""


def gaps_of(state: State, hits: Sequence[Hit], citations: Sequence[Citation]) -> dict[str, str]:
    """All gaps that can be filled, by name."""
    found = dict(_from_canvas(state))
    found |= _pains(state)
    if state.premise is not None:
        short = count_words(state.premise.claim) <= _CLAIM_WORDS
        found["claim"] = state.premise.claim if short else ""
        found |= {"part": state.premise.part, "whole": state.premise.whole}
    found["trouble"] = short_quote(state.canvas.words("problem"), _LINE_WORDS)
    found["summary"] = summary(state)
    if hits and citations:
        found["title"] = citations[0].document
        found["quote"] = f"{citations[0].quote} [{citations[0].marker}]"
        found["likeness"] = likeness(state, hits[0])
    return {name: words for name, words in found.items() if words}


def summary(state: State) -> str:
    """What stands, as a list in the author's words, and what is still open."""
    canvas = state.canvas
    names = [name for name in _ORDER if not (name == "problem" and _reframed(canvas))]
    filled = [canvas.slot(name) for name in names if canvas.slot(name).status != "empty"]
    limit = _LINE_WORDS if len(filled) <= _MANY_SLOTS else _SHORT_LINE
    lines: list[str] = []
    for slot in filled:
        words = _line(slot, limit)
        line = f"- {slot.short_label}: {words}"
        if (
            words
            and words not in "".join(lines)
            and count_words("\n".join((*lines, line))) <= _SUMMARY_WORDS
        ):
            lines.append(line)
    missing = missing_of(state)
    if lines and missing and not state.sound():
        lines.append(f"- Still open: {'; '.join(missing[:2])}")
    return "\n".join(lines)


def _reframed(canvas: Canvas) -> bool:
    """Whether the author took a frame other than the first: it says what the problem is now."""
    entries = canvas.slot("frames").entries
    return any(entry.chosen for entry in entries[1:])


def missing_of(state: State) -> list[str]:
    """What the frame lacks most, in words that follow "it leaves open"."""
    names = ("problem", "gap", "decider", "affected", "means_to", "options", "evidence")
    return [SLOTS[name].open_as for name in names if state.empty(name)]


def found_of(state: State) -> str:
    """What a pasted text holds, as a phrase."""
    filled = [slot.name for slot in state.canvas.filled() if slot.name != "level"]
    return joined([SLOTS[name].open_as for name in filled][:4])


def joined(parts: Sequence[str]) -> str:
    """The parts as a list within a sentence."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _from_canvas(state: State) -> Iterator[tuple[str, str]]:
    canvas = state.canvas
    if state.goal():
        yield "goal", to_second_person(state.goal())
    step = canvas.words("next_step")
    if state.firm("next_step") and count_words(step) <= _STEP_WORDS:
        yield "step", to_second_person(step)
    yield from _people(state)
    gap = merged([entry.gap for entry in canvas.slot("gap").entries if entry.gap])
    counted = state.premise is not None and gap.now.startswith(state.premise.whole)
    if gap.now and not gap.wanted and not counted:
        yield "now", lowered(gap.now)
    frames = canvas.slot("frames").entries
    if len(frames) > 1:
        yield "first", frame_quote(frames[0].text, _FRAME_WORDS)
        yield "second", frame_quote(frames[-1].text, _FRAME_WORDS)
    chosen = next((entry.text for entry in frames if entry.chosen), "")
    yield "chosen", frame_quote(chosen, _FRAME_WORDS)
    yield "missing", joined(missing_of(state)[:2])
    yield "found", found_of(state)
    yield "forgotten", state.forgotten()


def _people(state: State) -> Iterator[tuple[str, str]]:
    decider = deciding(state.canvas.words("decider"))
    if decider:
        yield "who", person(decider)
    affected = first_named(state.canvas.words("affected"))
    if affected and person(affected) != person(decider or "-"):
        yield "team", person(affected)
    if len(state.parties) > 1:
        yield "one", state.parties[0]
        yield "two", state.parties[1]


def _pains(state: State) -> dict[str, str]:
    short = [p for pain in state.pains if (p := short_quote(pain, MAX_GAP_WORDS))]
    return {"a": short[0], "b": short[1]} if len(short) > 1 else {}


def _line(slot: Slot, limit: int) -> str:
    """One line of a summary: names, the parts of a gap, or a clause that can stand alone."""
    if slot.name == "decider" and patterns.NOBODY.match(slot.main):
        return "nobody so far"
    if slot.name == "frames":
        words = frame_quote(slot.main, _FRAME_WORDS)
        return f"“{words}”" if words else ""
    if slot.name in {"decider", "affected"}:
        firm = [entry for entry in slot.entries if entry.firm and slot.name == "decider"]
        people = [person(name) for entry in firm or slot.entries for name in named(entry.text)]
        if people:
            return joined(_apart(people)[:_PEOPLE])
    gap = merged([entry.gap for entry in slot.entries if entry.gap])
    if slot.name == "gap" and gap.whole:
        now = f"“{lowered(gap.now)}” now, " if gap.now else ""
        return f"{now}“{lowered(gap.wanted)}” wanted{f' {gap.by_when}' if gap.by_when else ''}"
    words = slot.main
    if count_words(words) > limit:
        words = _telling(slot.name, words, limit)
    return f"“{words}”" if words else ""


def _apart(people: Sequence[str]) -> list[str]:
    """Each once; "support" and "the support team" are one."""
    kept: dict[str, str] = {}
    for each in people:
        key = each.removeprefix("the ").removesuffix(" team").removesuffix("s")
        kept[key] = max(kept.get(key, ""), each, key=len)
    return list(kept.values())


def _telling(name: str, words: str, limit: int) -> str:
    """The clause of the words that says what the slot is about."""
    parts = [part for part in clauses(words) if 2 < count_words(part) <= limit]
    pattern = _TELLING.get(name)
    told = next((part for part in parts if pattern and pattern.search(part)), "")
    whole = words if count_words(words) <= _LINE_WORDS else ""
    return told or short_quote(words, limit) or frame_quote(words, limit) or whole
