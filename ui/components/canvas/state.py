"""What the page keeps of a canvas while it is open: the part being edited, and the view."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from assistant.canvases import state_of_slot
from assistant.errors import MentorError, Overtaken
from assistant.framing.canvas import Slot
from assistant.framing.edits import Edit
from ui.state import Desk

_EDITING, _TOLD, _HISTORY, _OPENED = (
    "canvas_editing",
    "canvas_told",
    "canvas_history",
    "canvas_opened",
)


@dataclass(frozen=True, slots=True)
class Editing:
    """The one part that is open for editing."""

    case_id: str
    slot: str
    seen: str
    """What stood there when it was opened."""
    number: int
    """Counts the openings, so that no field keeps words of an earlier one."""


def editing(case_id: str) -> Editing | None:
    """The part of this case that is open, if one is."""
    now: Editing | None = st.session_state.get(_EDITING)
    return now if now is not None and now.case_id == case_id else None


def open_editor(case_id: str, slot: Slot) -> None:
    """Open one part; another that was open closes without a change."""
    number = st.session_state.get(_OPENED, 0) + 1
    st.session_state[_OPENED] = number
    st.session_state[_EDITING] = Editing(case_id, slot.name, state_of_slot(slot), number)


def close_editor() -> None:
    """Close it without a change."""
    st.session_state.pop(_EDITING, None)


def change(desk: Desk, case_id: str, *edits: Edit, seen: str = "") -> bool:
    """Make the author's change; what goes wrong is told on the page that follows."""
    return attempt(lambda: desk.mentor.canvases.edit(case_id, *edits, seen=seen))


def save(desk: Desk, now: Editing, *edits: Edit) -> None:
    """Keep what was edited. Overtaken, the editor stays open with its words, to be saved again."""
    if not edits or change(desk, now.case_id, *edits, seen=now.seen):
        close_editor()
    elif isinstance(st.session_state[_TOLD], Overtaken):
        slot = desk.mentor.canvases.page(now.case_id).canvas.slot(now.slot)
        st.session_state[_EDITING] = replace(now, seen=state_of_slot(slot))


def attempt(action: Callable[[], object]) -> bool:
    """Do what a button asks for; trouble is kept for the page that follows."""
    try:
        action()
    except MentorError as error:
        st.session_state[_TOLD] = error
        return False
    return True


def trouble() -> MentorError | None:
    """What went wrong, told once."""
    error: MentorError | None = st.session_state.pop(_TOLD, None)
    return error


def history_open() -> bool:
    """Whether the history stands in place of the canvas."""
    return bool(st.session_state.get(_HISTORY))


def turn_history(*, on: bool) -> None:
    """Show the history, or the canvas again."""
    st.session_state[_HISTORY] = on
