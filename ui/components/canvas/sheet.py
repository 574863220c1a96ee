"""The whole canvas: its head, its parts, how far it reaches, and the way out."""

import streamlit as st

from assistant.canvases import CasePage
from ui.components import look, notice
from ui.components.canvas import history, level, part, state, tools
from ui.components.canvas.editor import editor
from ui.framing_words import settled
from ui.state import Desk


def show(desk: Desk, page: CasePage) -> None:
    """The canvas of a case in its author's words, quietly; every part can be changed in place."""
    with st.container(key="canvas"):
        with st.container(key="canvas-head", gap="xxsmall"):
            st.markdown("#### Your frame", anchors=False)
            tools.kind(desk, page)
            if page.canvas.filled():
                st.caption(settled(page.canvas))
            else:
                st.caption("It fills with your own words as you talk. Nothing is added to them.")
            tools.bar(desk, page)
        if error := desk.trouble():
            notice.say(error.message, error.next_step)
        if state.history_open():
            history.show(desk, page)
            return
        _parts(desk, page)
        level.show(desk, page)


def _parts(desk: Desk, page: CasePage) -> None:
    fresh, said_in = page.fresh(), page.said_in()
    now = state.editing(page.case.id)
    for slot in page.canvas.slots:
        if slot.name == "level":
            continue
        if now is not None and now.slot == slot.name:
            editor(desk, now, slot)
        else:
            part.show(desk, page, slot, said_in, fresh=slot.name in fresh)
    if now is not None:
        look.run(look.EDITOR, key=f"editor-{now.number}")
