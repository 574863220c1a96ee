"""A part of the canvas while its author edits it: one at a time, in place, by keyboard alone."""

from datetime import UTC, datetime

import streamlit as st

from assistant.framing.canvas import Entry, Slot
from assistant.framing.edits import Edit, Written
from assistant.framing.slots import SLOTS, SlotStatus
from ui.components.canvas import state
from ui.components.canvas.state import Editing
from ui.state import Desk

_STATUS: dict[SlotStatus, str] = {"firm": "Firm: this is settled", "weak": "Weak: not settled yet"}
_HEIGHT = 110


def editor(desk: Desk, now: Editing, slot: Slot) -> None:
    """The form for one part. Control-Enter saves, Escape cancels."""
    with (
        st.container(key=f"editor-{slot.name}", gap="xsmall"),
        st.form(key=f"form-{now.number}", border=False),
    ):
        st.markdown(f"**{slot.label}**")
        st.caption(f"Firm when: {SLOTS[slot.name].firm_when}")
        if slot.name == "assumptions":
            _beliefs(now, slot)
        else:
            st.text_area(
                "Your words, one point a line",
                "\n".join(entry.text for entry in slot.entries),
                key=_key(now, "words"),
                height=_HEIGHT,
                placeholder=SLOTS[slot.name].asks,
            )
        st.radio(
            "How settled it is",
            list(_STATUS),
            index=1 if slot.status == "weak" else 0,
            format_func=lambda status: _STATUS[status],
            key=_key(now, "status"),
            label_visibility="collapsed",
        )
        buttons(desk, now, slot)


def buttons(desk: Desk, now: Editing, slot: Slot) -> None:
    """Save and cancel, the last of a form."""
    with st.container(key="save-edit", horizontal=True, vertical_alignment="center", gap="small"):
        st.form_submit_button(
            "Save", key=f"save-{now.number}", type="primary", on_click=_save, args=(desk, now, slot)
        )
        with st.container(key="cancel-edit", width="content"):
            st.form_submit_button(
                "Cancel", key=f"cancel-{now.number}", type="tertiary", on_click=state.close_editor
            )
        st.caption("Escape cancels")


def _beliefs(now: Editing, slot: Slot) -> None:
    """A belief and its test, in two fields each, and one more for another."""
    for number, entry in enumerate((*slot.entries, Entry(""))):
        st.text_input("You take for granted", entry.text, key=_key(now, f"belief-{number}"))
        st.text_input(
            "What would show that it is wrong", entry.test, key=_key(now, f"test-{number}")
        )


def _save(desk: Desk, now: Editing, slot: Slot) -> None:
    state.save(desk, now, *_edits(now, slot))


def _edits(now: Editing, slot: Slot) -> list[Edit]:
    """What was changed in the form; nothing when nothing was."""
    at = datetime.now(UTC)
    if slot.name == "level":
        return _level(now, at)
    words = _written(now, slot)
    before = [(entry.text, entry.test) for entry in slot.entries]
    status: SlotStatus = "weak" if _field(now, "status") == "weak" else "firm"
    same = [(entry.text, entry.test) for entry in words] == before
    if same and (not words or status == slot.status):
        return []
    made = [] if same else [Edit(slot.name, "set" if words else "clear", at, words)]
    if words and (status == "weak" or same):
        made.append(Edit(slot.name, "mark", at, status=status))
    return made


def _level(now: Editing, at: datetime) -> list[Edit]:
    reason = str(_field(now, "words") or "").strip()
    entries = (Written(reason),) if reason else ()
    return [Edit("level", "level", at, entries, level=int(_field(now, "level") or 0))]


def _written(now: Editing, slot: Slot) -> tuple[Written, ...]:
    """The entries of the form, each with what stays known of it."""
    chosen = {entry.id for entry in slot.entries if entry.chosen}
    if slot.name == "assumptions":
        fields = range(len(slot.entries) + 1)
        pairs = [(_field(now, f"belief-{n}"), _field(now, f"test-{n}")) for n in fields]
        return tuple(Written(b.strip(), (t or "").strip()) for b, t in pairs if b and b.strip())
    lines = (" ".join(line.split()) for line in str(_field(now, "words") or "").splitlines())
    return tuple(Written(line, chosen=Entry(line).id in chosen) for line in lines if line)


def _field(now: Editing, name: str) -> "str | None":
    value: str | None = st.session_state.get(_key(now, name))
    return value


def _key(now: Editing, name: str) -> str:
    return f"field-{name}-{now.number}"
