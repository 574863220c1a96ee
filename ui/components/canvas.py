"""The canvas beside a framing conversation: what the author has established so far."""

import streamlit as st

from assistant.framing.canvas import Canvas, Slot
from assistant.framing.slots import SlotStatus
from ui.components.text import said

_SIGNS: dict[SlotStatus, tuple[str, str]] = {
    "firm": (":material/check_circle:", ""),
    "weak": (":material/contrast:", " · not yet firm"),
    "empty": (":material/circle:", ""),
}


def show(canvas: Canvas) -> None:
    """All slots with the author's own words, quietly."""
    with st.container(key="canvas"):
        st.markdown("#### Your frame")
        filled, total = len(canvas.filled()), len(canvas.slots)
        st.caption(
            f"{filled} of {total} parts have words of yours in them."
            if filled
            else "It fills with your own words as you talk. Nothing is added to them."
        )
        for slot in canvas.slots:
            _slot(slot)


def _slot(slot: Slot) -> None:
    sign, note = _SIGNS[slot.status]
    with st.container(key=f"slot-{slot.status}-{slot.name}"):
        name = slot.label if slot.status == "empty" else f"**{slot.label}**"
        st.markdown(f"{sign} {name}{note}")
        for quote in slot.quotes[-2:]:
            st.markdown("\n".join(f"> {line}" for line in said(quote).splitlines()))
