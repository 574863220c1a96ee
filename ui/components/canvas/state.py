"""What the page keeps of a canvas while it is open: the part being edited, and the view."""

from dataclasses import dataclass, replace

import streamlit as st

from assistant.canvases import state_of_slot
from assistant.errors import Overtaken
from assistant.framing.canvas import Slot
from assistant.framing.edits import Edit
from ui.state import Desk

_EDITING, _HISTORY, _OPENED = "canvas_editing", "canvas_history", "canvas_opened"


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


def save(desk: Desk, now: Editing, *edits: Edit) -> None:
    """Keep what was edited. Overtaken, the editor stays open with its words, to be saved again."""
    with desk.attempt():
        try:
            if edits:
                desk.mentor.canvases.edit(now.case_id, *edits, seen=now.seen)
            close_editor()
        except Overtaken:
            slot = desk.mentor.canvases.page(now.case_id).canvas.slot(now.slot)
            st.session_state[_EDITING] = replace(now, seen=state_of_slot(slot))
            raise


def history_open() -> bool:
    """Whether the history stands in place of the canvas."""
    return bool(st.session_state.get(_HISTORY))


def turn_history(*, on: bool) -> None:
    """Show the history, or the canvas again."""
    st.session_state[_HISTORY] = on
