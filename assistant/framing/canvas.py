"""The canvas: the frame of a case, as its author said it and edited it.

Nothing is stored here. A canvas is derived from the turns, whose observations quote the author,
and from the author's own edits on top. An edit wins: what is read later in a slot that the
author edited is offered as a suggestion and changes nothing by itself.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from assistant.conversation import Observation, Turn
from assistant.framing.edits import Edit, Written
from assistant.framing.gap import GapParts, parts
from assistant.framing.slots import NAMES, SLOTS, SlotName, SlotStatus

By = Literal["code", "model", "author"]
_LEVELS = frozenset({"level:1", "level:2", "level:3", "level:4"})


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
    read = tuple(_readings(path))
    ordered = sorted(edits, key=lambda edit: edit.at)
    slots = tuple(
        _slot(name, [r for r in read if r.slot == name], [e for e in ordered if e.slot == name])
        for name in NAMES
    )
    level = _level(path, ordered)
    return Canvas(tuple(_with_level(slot, level) for slot in slots), level)


@dataclass(frozen=True, slots=True)
class _Reading:
    slot: SlotName
    entry: Entry
    direct: bool
    """Whether it answers a question that the coach asked about this slot."""
    at: datetime


def _readings(path: Sequence[Turn]) -> Iterator[_Reading]:
    asked = ""
    for turn in path:
        if turn.role == "coach":
            asked = turn.slot
            continue
        for seen in turn.observations:
            name = seen.slot.rstrip("?")
            if name in SLOTS:
                yield _Reading(_named(name), _entry(seen, turn), asked == name, turn.created_at)


def _named(name: str) -> SlotName:
    return next(known for known in NAMES if known == name)


def _entry(seen: Observation, turn: Turn) -> Entry:
    is_gap = seen.slot.rstrip("?") == "gap"
    return Entry(
        seen.quote,
        by=seen.source,
        quote=seen.quote,
        turn_id=turn.id,
        firm=not seen.slot.endswith("?"),
        gap=parts(seen.quote) if is_gap else None,
    )


def _slot(name: SlotName, readings: Sequence[_Reading], edits: Sequence[Edit]) -> Slot:
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


def _with(slot: Slot, reading: _Reading) -> Slot:
    """The slot with what was read; an edited slot takes it as a suggestion only.

    Except where the author emptied the slot or called it weak and then answered the question
    about it: that is the author's own word as well.
    """
    entry, known = reading.entry, {entry.id for entry in (*slot.entries, *slot.suggested)}
    answers = reading.direct and entry.firm and slot.status != "firm"
    if slot.edited and not answers:
        return slot if entry.id in known else replace(slot, suggested=(*slot.suggested, entry))
    entries = slot.entries if entry.id in known else (*slot.entries, entry)
    firm = entry.firm or slot.status == "firm"
    main = slot.main
    if entry.firm and (reading.direct or slot.status != "firm"):
        main = entry.text
    return replace(
        slot, entries=entries, status="firm" if firm else "weak", main=main or entry.text
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
    found = [
        Level(int(seen.slot[-1]), seen.quote, turn.id, seen.source)
        for turn in path
        for seen in turn.observations
        if seen.slot in _LEVELS
    ]
    return max(found, key=lambda level: level.number, default=Level())


def _with_level(slot: Slot, level: Level) -> Slot:
    """The slot of the level shows the words that place it."""
    if slot.name != "level":
        return slot
    edited = level.by == "author"
    if not level.number:
        return Slot("level", edited=edited)
    entry = Entry(level.quote, level.by, level.quote * (not edited), level.turn_id)
    entries = (entry,) if level.quote else ()
    return Slot("level", "firm" if edited else "weak", entries, edited=edited, main=level.quote)
