"""The canvas as a page of Markdown that one would send to a director.

Not a list of slots: what the problem is comes first, then how big it is, what it is for, who
decides and lives with it, what could be done and what has to be true. All in the author's words,
the words that settle a thing before those that only touch it; what is missing is said.
"""

from collections.abc import Iterator

from assistant.framing.canvas import Canvas, Entry, Slot
from assistant.framing.gap import GapParts, merged
from assistant.framing.people import deciding, person
from assistant.framing.slots import SLOTS, SlotName
from assistant.levels import LEVELS

_SECTIONS: tuple[tuple[str, tuple[SlotName, ...]], ...] = (
    ("What it is for", ("means_to",)),
    ("Who decides, and who lives with it", ("decider", "affected")),
    ("What could be done", ("goal", "options", "non_scope", "constraints")),
    ("What has to be true", ("assumptions", "evidence")),
    ("What happens next", ("next_step",)),
)
_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#|!"})


def to_markdown(canvas: Canvas, title: str) -> str:
    """The page: what stands, what is not settled, and how far it reaches."""
    blocks = [f"# {_safe(title)}", *_lead(canvas), *_problem(canvas), *_gap(canvas)]
    for heading, names in _SECTIONS:
        body = [block for name in names for block in _slot(canvas.slot(name))]
        blocks += [f"## {heading}", *body] if body else []
    blocks += ["## How far it reaches", *_reach(canvas)]
    missing = "\n".join(f"- Not settled: {words}." for words in _missing(canvas))
    blocks += ["## Not settled yet", missing] if missing else []
    return "\n\n".join(blocks) + "\n"


def _lead(canvas: Canvas) -> Iterator[str]:
    """What is asked of the reader, in a sentence or two, as far as it is known."""
    goal, decider = canvas.words("goal"), deciding(canvas.words("decider"))
    asked = f"The plan on the table: {_said(goal)}. " if goal else ""
    if decider:
        asked += f"It is for {_safe(person(decider))} to decide."
    if asked:
        yield asked.strip()


def _problem(canvas: Canvas) -> Iterator[str]:
    """The frame that was chosen, else the problem; then what else was said of it."""
    frames, problem = canvas.slot("frames"), canvas.slot("problem")
    chosen = next((entry for entry in frames.entries if entry.chosen), None)
    if chosen is None and problem.status == "empty":
        return
    yield "## The problem"
    if chosen is not None:
        yield f"{_said(chosen.text)} — this is how we see it."
        others = [_said(entry.text) for entry in frames.entries if not entry.chosen]
        if others:
            yield f"Another way to see it: {'; '.join(others)}."
    shown = {entry.text for entry in frames.entries} if chosen is not None else set()
    left = [entry for entry in telling(problem) if entry.text not in shown]
    if left:
        yield _listed(left) + _mark(problem)


def _gap(canvas: Canvas) -> Iterator[str]:
    slot = canvas.slot("gap")
    if slot.status == "empty":
        return
    parts = merged([entry.gap for entry in slot.entries if entry.gap])
    yield "## How big it is"
    yield _listed(telling(slot)[:1]) + _mark(slot)
    if parts.wanted:
        yield _table(parts)


def _table(parts: GapParts) -> str:
    cells = (parts.now, parts.wanted, parts.by_when)
    shown = " | ".join(_safe(cell) or "not settled" for cell in cells)
    return f"| Now | Wanted | By when |\n|---|---|---|\n| {shown} |"


def _slot(slot: Slot) -> Iterator[str]:
    """The entries that tell something, under the slot's name on such a page."""
    entries = telling(slot)
    if not entries:
        return
    stands_as = SLOTS[slot.name].stands_as
    name = f"**{stands_as}:** " if stands_as else ""
    if len(entries) == 1:
        yield f"{name}{_entry(entries[0])}{_mark(slot)}"
        return
    yield f"{name.strip()}{_mark(slot)}".strip() or _entry(entries[0])
    yield "\n".join(f"- {_entry(entry)}" for entry in (entries if name else entries[1:]))


def telling(slot: Slot) -> list[Entry]:
    """What counts first; with anything firm, words that only touch the slot are left out."""
    firm = [entry for entry in slot.entries if entry.firm or entry.by == "author"]
    return sorted(firm or slot.entries, key=lambda entry: entry.text != slot.main)


def _listed(entries: list[Entry]) -> str:
    if len(entries) == 1:
        return _entry(entries[0])
    return "\n".join(f"- {_entry(entry)}" for entry in entries)


def _entry(entry: Entry) -> str:
    return _said(entry.text) + (f" To test it: {_said(entry.test)}." if entry.test else "")


def _mark(slot: Slot) -> str:
    return "" if slot.status == "firm" else " *(not firm yet)*"


def _missing(canvas: Canvas) -> Iterator[str]:
    for slot in canvas.slots:
        if slot.status == "empty" and slot.name != "level":
            yield SLOTS[slot.name].open_as
    gap = canvas.slot("gap")
    if gap.status != "empty":
        parts = merged([entry.gap for entry in gap.entries if entry.gap])
        if parts.now and not parts.wanted:
            yield "how much would be good enough"
        elif parts.wanted and not parts.by_when:
            yield "by when"


def _reach(canvas: Canvas) -> Iterator[str]:
    level, kind = canvas.level, LEVELS[canvas.level.number]
    if not level.number:
        yield f"Not settled: {_small(kind.means)} {kind.next_needs}"
        return
    yield f"Level {level.number} of 4, {kind.name}: {_small(kind.means)}"
    if level.quote:
        yield f"> {_safe(level.quote)}"
    if level.number < max(LEVELS):
        following = LEVELS[level.number + 1].name
        yield f"The next level, {following}, would need: {_small(kind.next_needs)}"


def _small(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _said(words: str) -> str:
    """The author's words as a quotation within a sentence."""
    return f"“{_safe(words.rstrip(' .'))}”"


def _safe(words: str) -> str:
    """Words on one line, with nothing in them that Markdown would act on."""
    return " ".join(words.split()).translate(_MARKDOWN)
