"""The versions of a canvas, each with what changed and by what, and the way back to one.

Nothing is stored for them either: a version is the canvas after the first so many messages and
changes, so an old one is as true as the newest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.cases import CanvasChange, standing
from assistant.conversation import Turn
from assistant.framing.canvas import Canvas, Entry, Slot, canvas_of
from assistant.framing.edits import MAX_ENTRIES, Edit, Written, from_json

By = Literal["message", "edit", "undo", "restore"]


@dataclass(frozen=True, slots=True)
class SlotChange:
    """One slot before and after a step."""

    before: Slot
    after: Slot

    @property
    def added(self) -> tuple[Entry, ...]:
        """What came to stand there."""
        known = {entry.id for entry in self.before.entries}
        return tuple(entry for entry in self.after.entries if entry.id not in known)

    @property
    def gone(self) -> tuple[Entry, ...]:
        """What no longer stands there."""
        known = {entry.id for entry in self.after.entries}
        return tuple(entry for entry in self.before.entries if entry.id not in known)


@dataclass(frozen=True, slots=True)
class Version:
    """The canvas after one step."""

    id: str
    """Of the author's turn or of the change that made it."""
    number: int
    at: datetime
    by: By
    """A message that was read, or what the author did on the page."""
    changed: tuple[SlotChange, ...]
    canvas: Canvas


def edits_in(changes: Sequence[CanvasChange]) -> tuple[Edit, ...]:
    """The edits that count. Raises BadMessage when one is malformed."""
    return tuple(from_json(edit) for change in standing(changes) for edit in change.edits)


def versions(path: Sequence[Turn], changes: Sequence[CanvasChange]) -> tuple[Version, ...]:
    """All versions, oldest first; a message that changed nothing makes none."""
    found: list[Version] = []
    before = canvas_of(())
    for id_, at, by in _steps(path, changes):
        so_far = [change for change in changes if change.at <= at]
        after = canvas_of([t for t in path if t.created_at <= at], edits_in(so_far))
        changed = differences(before, after)
        if changed or by != "message":
            found.append(Version(id_, len(found) + 1, at, by, changed, after))
        before = after
    return tuple(found)


def differences(before: Canvas, after: Canvas) -> tuple[SlotChange, ...]:
    """The slots that say something else, or are settled in another way."""
    pairs = zip(before.slots, after.slots, strict=True)
    return tuple(SlotChange(*pair) for pair in pairs if _says(pair[0]) != _says(pair[1]))


def restoring(now: Canvas, then: Canvas, at: datetime) -> tuple[Edit, ...]:
    """The edits that make the canvas say what it said then."""
    return tuple(edit for change in differences(now, then) for edit in _back(change, then, at))


def written(entries: Sequence[Entry]) -> tuple[Written, ...]:
    """Entries in the form of an edit."""
    kept = entries[:MAX_ENTRIES]
    return tuple(Written(entry.text, entry.test, entry.chosen) for entry in kept)


def _steps(
    path: Sequence[Turn], changes: Sequence[CanvasChange]
) -> Iterator[tuple[str, datetime, By]]:
    said = [(turn.created_at, turn.id, "message") for turn in path if turn.role == "author"]
    done = [(change.at, change.id, change.action) for change in changes]
    for at, id_, by in sorted([*said, *done]):
        yield id_, at, by  # type: ignore[misc]


def _says(slot: Slot) -> tuple[object, ...]:
    entries = tuple((entry.text, entry.test, entry.chosen) for entry in slot.entries)
    return slot.status, slot.main, entries


def _back(change: SlotChange, then: Canvas, at: datetime) -> Iterator[Edit]:
    slot = change.after
    if slot.name == "level":
        yield Edit("level", "level", at, written(slot.entries), level=then.level.number)
    elif not slot.entries:
        yield Edit(slot.name, "clear", at)
    else:
        first = sorted(slot.entries, key=lambda entry: entry.text != slot.main)
        yield Edit(slot.name, "set", at, written(first))
        if slot.status == "weak":
            yield Edit(slot.name, "mark", at, status="weak")
