"""The canvas: the frame of a case, as its author said it and edited it.

Nothing is stored here. A canvas is derived from the turns, whose observations quote the author,
and from the author's own edits on top. An edit wins: what is read later in a slot that the
author edited is offered as a suggestion and changes nothing by itself.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.conversation import Turn
from assistant.framing.edits import Edit, Written
from assistant.framing.gap import GapParts, parts
from assistant.framing.readings import Reading, chosen_frame, levels, readings, tests_by_turn
from assistant.framing.slots import NAMES, SLOTS, SlotName, SlotStatus

By = Literal["code", "model", "author"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that stands in a slot."""

    text: str
    """The author's words as the page shows them."""
    by: By = "code"
    """Who put it there: code or a model that read a message, or the author who edited."""
    quote: str = ""
    """Verbatim in the turn; empty when the author wrote it on the page."""
    turn_id: str = ""
    firm: bool = True
    """Whether these words settle the slot."""
    test: str = ""
    """Of an assumption: what would show that it is wrong."""
    chosen: bool = False
    """Of a frame: whether the author chose it."""
    gap: GapParts | None = None

    @property
    def id(self) -> str:
        """Stable as long as the words are: the key by which an edit means this entry."""
        return hashlib.sha256(" ".join(self.text.lower().split()).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of the canvas."""

    name: SlotName
    status: SlotStatus = "empty"
    entries: tuple[Entry, ...] = ()
    """Oldest first."""
    suggested: tuple[Entry, ...] = ()
    """Read after the author edited the slot; shown as an offer, never part of it."""
    edited: bool = False
    main: str = ""
    """The words that count: a direct answer, else the first firm entry, else the first."""

    @property
    def label(self) -> str:
        """The heading on the page."""
        return SLOTS[self.name].label

    @property
    def short_label(self) -> str:
        """The name in a summary."""
        return SLOTS[self.name].short_label

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words of all entries."""
        return tuple(entry.text for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Level:
    """How far the case reaches: 1 task, 2 system, 3 organisation, 4 market; 0: not said yet."""

    number: int = 0
    quote: str = ""
    """The author's words that place it."""
    turn_id: str = ""
    by: By = "code"


@dataclass(frozen=True, slots=True)
class Canvas:
    """All slots in order, and the level of impact."""

    slots: tuple[Slot, ...]
    level: Level = field(default=Level())

    def slot(self, name: str) -> Slot:
        """The slot of that name. Raises KeyError."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        raise KeyError(name)

    def words(self, name: str) -> str:
        """The author's words that count for a slot, or nothing."""
        return self.slot(name).main

    def filled(self) -> tuple[Slot, ...]:
        """The slots that are not empty."""
        return tuple(slot for slot in self.slots if slot.status != "empty")


def canvas_of(path: Sequence[Turn], edits: Sequence[Edit] = ()) -> Canvas:
    """The canvas after a path of turns, with the author's edits on top; reads nothing else."""
    read = readings(path)
    ordered = sorted(edits, key=lambda edit: edit.at)
    slots = tuple(
        _slot(name, [r for r in read if r.slot == name], [e for e in ordered if e.slot == name])
        for name in NAMES
    )
    level = _level(path, ordered)
    by_name = {slot.name: slot for slot in slots}
    by_name["frames"] = _two_frames(by_name["frames"], by_name["problem"], path)
    by_name["assumptions"] = _tested(by_name["assumptions"], path)
    by_name["level"] = _level_slot(level)
    return Canvas(tuple(by_name.values()), level)


def _entry(reading: Reading) -> Entry:
    return Entry(
        reading.quote,
        by=reading.by,
        quote=reading.quote,
        turn_id=reading.turn_id,
        firm=reading.firm,
        gap=parts(reading.quote) if reading.slot == "gap" else None,
    )


def _slot(name: SlotName, readings: Sequence[Reading], edits: Sequence[Edit]) -> Slot:
    slot = Slot(name)
    left = list(readings)
    for edit in edits:
        earlier = [reading for reading in left if reading.at <= edit.at]
        left = [reading for reading in left if reading.at > edit.at]
        for reading in earlier:
            slot = _with(slot, reading)
        slot = _edited(slot, edit)
    for reading in left:
        slot = _with(slot, reading)
    return slot


def _with(slot: Slot, reading: Reading) -> Slot:
    """The slot with what was read; an edited slot takes it as a suggestion only.

    Except where the author emptied the slot or called it weak and then answered the question
    about it: that is the author's own word as well.
    """
    entry, standing = _entry(reading), {entry.id for entry in slot.entries}
    offered = {entry.id for entry in slot.suggested}
    answers = reading.direct and entry.firm and slot.status != "firm"
    if slot.edited and not answers:
        known = entry.id in standing | offered
        return slot if known else replace(slot, suggested=(*slot.suggested, entry))
    entries = slot.entries if entry.id in standing else (*slot.entries, entry)
    firm = entry.firm or slot.status == "firm"
    main = slot.main
    if entry.firm and (reading.direct or slot.status != "firm"):
        main = entry.text
    return replace(
        slot,
        entries=entries,
        status="firm" if firm else "weak",
        main=main or entry.text,
        suggested=tuple(offer for offer in slot.suggested if offer.id != entry.id),
    )


def _edited(slot: Slot, edit: Edit) -> Slot:
    entries, status = slot.entries, slot.status
    written = tuple(map(_written, edit.entries))
    match edit.action:
        case "set" | "level":
            entries, status = written, "firm"
        case "add":
            known = {entry.id for entry in entries}
            entries = (*entries, *(entry for entry in written if entry.id not in known))
            status = "firm"
        case "clear":
            entries = ()
        case "remove":
            entries = tuple(entry for entry in entries if entry.id != edit.entry_id)
            left = tuple(entry for entry in slot.suggested if entry.id != edit.entry_id)
            slot = replace(slot, suggested=left)
        case "choose":
            entries = tuple(replace(e, chosen=e.id == edit.entry_id) for e in entries)
        case "mark":
            status = edit.status or status
    return _after_edit(slot, entries, status)


def _after_edit(slot: Slot, entries: tuple[Entry, ...], status: SlotStatus) -> Slot:
    standing = {entry.id for entry in entries}
    kept = slot.main if any(entry.text == slot.main for entry in entries) else ""
    chosen = next((entry.text for entry in entries if entry.chosen), "")
    return replace(
        slot,
        entries=entries,
        status="empty" if not entries else "weak" if status == "empty" else status,
        edited=True,
        main=chosen or kept or (entries[0].text if entries else ""),
        suggested=tuple(entry for entry in slot.suggested if entry.id not in standing),
    )


def _written(written: Written) -> Entry:
    words, test = " ".join(written.text.split()), " ".join(written.test.split())
    gap = parts(words)
    return Entry(
        words, "author", test=test, chosen=written.chosen, gap=gap if gap.measure else None
    )


def _level(path: Sequence[Turn], edits: Sequence[Edit]) -> Level:
    """The author's word, else the furthest reach that the author's words show."""
    placed = [edit for edit in edits if edit.action == "level"]
    if placed:
        last = placed[-1]
        return Level(last.level, last.entries[0].text if last.entries else "", by="author")
    found = [Level(*each) for each in levels(path)]
    return max(found, key=lambda level: level.number, default=Level())


def _level_slot(level: Level) -> Slot:
    """The slot of the level shows the words that place it."""
    edited = level.by == "author"
    if not level.number:
        return Slot("level", edited=edited)
    entry = Entry(level.quote, level.by, level.quote * (not edited), level.turn_id)
    entries = (entry,) if level.quote else ()
    return Slot("level", "firm" if edited else "weak", entries, edited=edited, main=level.quote)


def _two_frames(frames: Slot, problem: Slot, path: Sequence[Turn]) -> Slot:
    """The frames with the author's first way to see it in front, and the chosen one marked."""
    if frames.edited or not frames.entries:
        return frames
    first = next((entry for entry in problem.entries if entry.text == problem.main), None)
    entries = tuple(replace(entry, firm=False) for entry in frames.entries)
    if first is not None and first.id not in {entry.id for entry in entries}:
        entries = (replace(first, firm=False), *entries)
    choice = chosen_frame(path)
    if len(entries) < 2 or not choice:
        return replace(frames, entries=entries, status="weak", main=entries[-1].text)
    at = 0 if choice == "first" else len(entries) - 1
    entries = tuple(replace(e, chosen=n == at, firm=n == at) for n, e in enumerate(entries))
    return replace(frames, entries=entries, status="firm", main=entries[at].text)


def _tested(slot: Slot, path: Sequence[Turn]) -> Slot:
    """The assumptions, each with the test that was named in the same turn; firm with one."""
    if slot.edited:
        return slot
    tests = tests_by_turn(path)
    entries = tuple(
        entry if entry.test else replace(entry, test=tests.get(entry.turn_id, ""))
        for entry in slot.entries
    )
    return replace(slot, entries=entries)
