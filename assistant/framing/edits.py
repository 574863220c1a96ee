"""What an author does to the canvas by hand: pure data, and its form in JSON.

Storage keeps the JSON form; `canvas.canvas_of` applies edits in the order of their time.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from assistant.errors import BadMessage
from assistant.framing.slots import NAMES, SlotName, SlotStatus

Action = Literal["set", "clear", "mark", "add", "remove", "choose", "level"]
_MAX_CHARACTERS = 2_000
MAX_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as the author wrote it on the page."""

    text: str
    test: str = ""
    """Of an assumption: what would show that it is wrong."""
    chosen: bool = False
    """Of a frame."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one slot.

    set: the entries become `entries`. clear: nothing stands there. mark: the status becomes
    `status`. add: `entries` come after what is there. remove: the entry or
    suggestion `entry_id` goes.
    choose: of the frames, `entry_id` is the chosen one. level: the author places the case at
    `level` (0: takes it back to "not enough said yet"), with the reason in `entries` if any.
    """

    slot: SlotName
    action: Action
    at: datetime
    entries: tuple[Written, ...] = ()
    entry_id: str = ""
    status: SlotStatus | None = None
    level: int = 0


def to_json(edit: Edit) -> dict[str, Any]:
    """The edit as plain JSON values."""
    return {**asdict(edit), "at": edit.at.isoformat(), "entries": [asdict(e) for e in edit.entries]}


def from_json(data: Mapping[str, Any]) -> Edit:
    """The edit that `to_json` gave. Raises BadMessage when it is not one."""
    try:
        edit = Edit(
            slot=data["slot"],
            action=data["action"],
            at=datetime.fromisoformat(data["at"]),
            entries=tuple(
                Written(str(e["text"]), str(e.get("test", "")), bool(e.get("chosen", False)))
                for e in data.get("entries", ())
            ),
            entry_id=str(data.get("entry_id") or ""),
            status=data.get("status"),
            level=int(data.get("level") or 0),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _refused("it is not complete") from error
    problem = _trouble(edit)
    if problem:
        raise _refused(problem)
    return edit if edit.at.tzinfo else replace(edit, at=edit.at.replace(tzinfo=UTC))


def _trouble(edit: Edit) -> str:
    """What is wrong with an edit, or nothing."""
    if edit.slot not in NAMES or edit.action not in get_args(Action):
        return "it names no slot or action of the canvas"
    if (edit.action == "level") is not (edit.slot == "level"):
        return "the level is placed by its own action"
    if edit.status not in (None, *get_args(SlotStatus)) or not 0 <= edit.level <= 4:
        return "its status or level is out of range"
    if any(not e.text.strip() or len(e.text) > _MAX_CHARACTERS for e in edit.entries):
        return f"an entry is empty or longer than {_MAX_CHARACTERS:,} characters"
    return f"there are more than {MAX_ENTRIES} entries" if len(edit.entries) > MAX_ENTRIES else ""


def _refused(problem: str) -> BadMessage:
    return BadMessage(
        f"The change of the canvas cannot be taken: {problem}.",
        next_step="Nothing was changed. Correct it and try again.",
    )
