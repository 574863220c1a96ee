"""How far the case reaches: the level of impact, what places it there, and what the next needs."""

import streamlit as st

from assistant.canvases import CasePage
from assistant.framing.canvas import Slot
from assistant.levels import LEVELS
from ui.components import saying
from ui.components.canvas import state
from ui.components.canvas.editor import buttons
from ui.components.canvas.state import Editing
from ui.components.text import label
from ui.framing_words import level_line, next_level
from ui.state import Desk

_FIELD = 80


def show(desk: Desk, page: CasePage) -> None:
    """The level in words, with the quote that places it; the author can see it differently."""
    slot = page.canvas.slot("level")
    now = state.editing(page.case.id)
    with st.container(key="reach", gap="xxsmall"):
        st.markdown("**How far it reaches**")
        st.markdown(level_line(page.canvas.level))
        _because(page)
        st.caption(next_level(page.canvas.level))
        if now is not None and now.slot == "level":
            _editor(desk, now, slot)
            return
        st.button(
            "I see it differently",
            key="edit-level",
            icon=":material/edit:",
            type="tertiary",
            on_click=state.open_editor,
            args=(page.case.id, slot),
        )


def _because(page: CasePage) -> None:
    level, read = page.canvas.level, page.read_level()
    if level.quote and level.turn_id:
        saying.quote(page, level.quote, level.turn_id, key="level")
    elif level.quote:
        st.markdown(f"> {label(level.quote)}")
    if level.by != "author":
        return
    st.caption("You placed it here.")
    if read.number and read.number != level.number:
        st.caption(
            f"Your words had placed it at level {read.number}, {LEVELS[read.number].name}: "
            f"“{label(read.quote)}”"
        )


def _editor(desk: Desk, now: Editing, slot: Slot) -> None:
    with (
        st.container(key="editor-level", gap="xsmall"),
        st.form(key=f"form-{now.number}", border=False),
    ):
        st.selectbox(
            "The level as you see it",
            list(LEVELS),
            index=desk.mentor.canvases.page(now.case_id).canvas.level.number,
            format_func=_named,
            key=f"field-level-{now.number}",
        )
        st.text_area(
            "Why you see it so (optional; it is kept on the page)",
            key=f"field-words-{now.number}",
            height=_FIELD,
        )
        buttons(desk, now, slot)


def _named(number: int) -> str:
    return f"{number} · {LEVELS[number].name}" if number else "Not placed yet"
