"""The canvas as a page of Markdown that one would send to a director."""

from collections.abc import Iterable, Iterator

from assistant.framing.canvas import Canvas, Entry, Slot
from assistant.framing.level import LEVELS
from assistant.framing.slots import SLOTS, SlotName

_SECTIONS: tuple[tuple[str, tuple[SlotName, ...]], ...] = (
    ("The problem", ("problem",)),
    ("How big it is", ("gap",)),
    ("What it is for", ("means_to",)),
    ("Who decides, and who lives with it", ("decider", "affected")),
    ("How to see it", ("frames",)),
    ("What could be done", ("goal", "options")),
    ("What is fixed, and what is left out", ("constraints", "non_scope")),
    ("What has to be true", ("assumptions", "evidence")),
    ("What happens next", ("next_step",)),
)
_ALONE = frozenset({"problem", "gap", "means_to", "next_step", "frames"})
_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#|!"})


def to_markdown(canvas: Canvas, title: str) -> str:
    """The page: what stands in the author's words, what is not settled, and how far it reaches."""
    lines = [f"# {_safe(title)}", ""]
    lead = _lead(canvas)
    if lead:
        lines += [lead, ""]
    for heading, names in _SECTIONS:
        body = [line for name in names for line in _slot(canvas.slot(name))]
        if body:
            lines += [f"## {heading}", "", *body, ""]
    lines += ["## How far it reaches", "", *_reach(canvas), ""]
    missing = [SLOTS[s.name].open_as for s in canvas.slots if _open(s)]
    if missing:
        lines += ["## Not settled yet", "", *(f"- Not settled: {words}." for words in missing), ""]
    return "\n".join(lines).strip() + "\n"


def _open(slot: Slot) -> bool:
    return slot.status == "empty" and slot.name != "level"


def _lead(canvas: Canvas) -> str:
    """What is asked of the reader, in one or two sentences, as far as it is known."""
    goal, decider = canvas.slot("goal"), canvas.slot("decider")
    parts = []
    if goal.main:
        parts.append(f"The proposal on the table: {_said(goal.main)}.")
    if decider.main:
        parts.append(f"The decision lies with: {_said(decider.main)}.")
    return " ".join(parts)


def _slot(slot: Slot) -> Iterator[str]:
    if slot.status == "empty":
        return
    weak = "" if slot.status == "firm" else " *(not firm yet)*"
    entries = _ordered(slot)
    prefix = "" if slot.name in _ALONE else f"**{slot.label}:** "
    if len(entries) == 1:
        yield f"{prefix}{_entry(entries[0], slot)}{weak}"
    else:
        if prefix or weak:
            yield f"{prefix.strip()}{weak}".strip()
            yield ""
        yield from (f"- {_entry(entry, slot)}" for entry in entries)
    yield from _parts(slot, entries)
    yield ""


def _ordered(slot: Slot) -> list[Entry]:
    """The words that count first; the others in the order in which they were said."""
    return sorted(slot.entries, key=lambda entry: entry.text != slot.main)


def _entry(entry: Entry, slot: Slot) -> str:
    words = _said(entry.text)
    if entry.test:
        words += f". Test: {_said(entry.test)}"
    if slot.name == "frames" and entry.chosen:
        words += " — **the frame we chose**"
    return words


def _parts(slot: Slot, entries: Iterable[Entry]) -> Iterator[str]:
    gap = next((e.gap for e in entries if e.gap is not None and e.gap.wanted), None)
    if slot.name != "gap" or gap is None:
        return
    named = (("Now", gap.now), ("Wanted", gap.wanted), ("By when", gap.by_when))
    yield ""
    yield "| " + " | ".join(name for name, _ in named) + " |"
    yield "|---|---|---|"
    yield "| " + " | ".join(_safe(words) or "not settled" for _, words in named) + " |"


def _reach(canvas: Canvas) -> Iterator[str]:
    level, kind = canvas.level, LEVELS[canvas.level.number]
    if not level.number:
        yield f"Not settled: {kind.means[0].lower()}{kind.means[1:]} {kind.next_needs}"
        return
    yield f"Level {level.number} of 4, {kind.name}: {kind.means[0].lower()}{kind.means[1:]}"
    if level.quote:
        yield ""
        yield f"> {_safe(level.quote)}"
    if level.number < max(LEVELS):
        following = LEVELS[level.number + 1].name
        needs = kind.next_needs
        yield ""
        yield f"The next level, {following}, would need: {needs[0].lower()}{needs[1:]}"


def _said(words: str) -> str:
    """The author's words as a quotation within a sentence."""
    return f"“{_safe(words.rstrip(' .'))}”"


def _safe(words: str) -> str:
    """Words on one line, with nothing in them that Markdown would act on."""
    return " ".join(words.split()).translate(_MARKDOWN)
