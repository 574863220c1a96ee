"""What the pages and the commands say about a canvas, in the same words."""

from collections.abc import Iterator, Sequence

from assistant.canvases import CasePage
from assistant.framing.canvas import Canvas, Level
from assistant.framing.history import By, SlotChange, Version
from assistant.framing.slots import SlotStatus
from assistant.levels import LEVELS

GUESS = "Let the coach guess"
STATUS: dict[SlotStatus, str] = {"empty": "empty", "weak": "weak", "firm": "firm"}
_BY: dict[By, str] = {
    "message": "From what you said",
    "edit": "Your change on the page",
    "undo": "You took a change back",
    "restore": "You went back to an earlier version",
}
_NAMED = 4


def settled(canvas: Canvas) -> str:
    """What stands and what is open, in one line, without counting anything."""
    firm = [slot.short_label.lower() for slot in canvas.slots if slot.status == "firm"]
    weak = [slot.short_label.lower() for slot in canvas.slots if slot.status == "weak"]
    said = [f"Settled: {_some(firm)}." if firm else "Nothing is settled yet."]
    if weak:
        said.append(f"Not firm yet: {_some(weak)}.")
    return " ".join(said)


def kind_line(page: CasePage) -> str:
    """The kind of case, and whether anybody said so."""
    if page.case.kind:
        return page.kind.label
    return f"{page.kind.label} (a guess)" if page.kind.name != "other" else "Kind not said"


def how(version: Version) -> str:
    """What made a version."""
    return _BY[version.by]


def steps(changed: Sequence[SlotChange]) -> Iterator[str]:
    """What changed, slot by slot; nothing changed is said too."""
    if not changed:
        yield "Nothing changed on the page."
    for change in changed:
        yield f"{change.after.label}: {'; '.join(_step(change))}"


def level_line(level: Level) -> str:
    """The level of impact in words."""
    kind = LEVELS[level.number]
    if not level.number:
        return f"Not placed yet. {kind.means}"
    return f"Level {level.number} of 4, {kind.name}. {kind.means}"


def next_level(level: Level) -> str:
    """What the next level would need; at the highest, what is left to show."""
    kind = LEVELS[level.number]
    if not level.number or level.number == max(LEVELS):
        return kind.next_needs
    needs = kind.next_needs[0].lower() + kind.next_needs[1:]
    return f"The next level, {LEVELS[level.number + 1].name}, would need: {needs}"


def _step(change: SlotChange) -> Iterator[str]:
    before, after = change.before, change.after
    if change.added:
        yield "added " + _quoted([entry.text for entry in change.added])
    if change.gone:
        yield "took out " + _quoted([entry.text for entry in change.gone])
    chosen = {entry.text for entry in after.entries if entry.chosen}
    newly = chosen - {entry.text for entry in before.entries if entry.chosen}
    if newly:
        yield "chose " + _quoted(sorted(newly))
    if before.status != after.status and after.status != "empty":
        yield f"now {STATUS[after.status]}"
    elif not change.added and not change.gone and not newly:
        yield "other words come first" if before.main != after.main else "details changed"


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)


def _some(names: Sequence[str]) -> str:
    left = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {left} more" if left > 0 else "")
