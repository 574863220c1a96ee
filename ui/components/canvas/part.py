"""One part of the canvas: its name and status, the author's words, and what is offered for it."""

from collections.abc import Mapping
from datetime import UTC, datetime

import streamlit as st

from assistant.canvases import CasePage
from assistant.framing.canvas import Entry, Slot
from assistant.framing.edits import Edit, Written
from assistant.framing.slots import SlotStatus
from ui.components import saying
from ui.components.canvas import state
from ui.components.text import label
from ui.framing_words import STATUS
from ui.state import Desk

_SIGNS: Mapping[SlotStatus, str] = {
    "firm": ":material/check_circle:",
    "weak": ":material/contrast:",
    "empty": ":material/circle:",
}


def show(
    desk: Desk, page: CasePage, slot: Slot, said_in: Mapping[str, str], *, fresh: bool
) -> None:
    """A part as it stands; `fresh` when the author's last message has put something there."""
    mark = "fresh-" if fresh else ""
    with st.container(key=f"slot-{slot.status}-{mark}{slot.name}", gap="xxsmall"):
        _head(page, slot, fresh=fresh)
        for entry in slot.entries:
            _entry(desk, page, slot, entry, said_in.get(entry.id, ""))
        for entry in slot.suggested:
            _offer(desk, page, slot, entry)


def _head(page: CasePage, slot: Slot, *, fresh: bool) -> None:
    with st.container(
        key=f"part-head-{slot.name}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        name = slot.label if slot.status == "empty" else f"**{slot.label}**"
        notes = [STATUS[slot.status], *(["new"] if fresh else [])]
        st.markdown(f"{_SIGNS[slot.status]} {name} :small[:gray[·\u00a0{' · '.join(notes)}]]")
        st.button(
            "Write" if slot.status == "empty" else "Edit",
            key=f"edit-{slot.name}",
            icon=":material/edit:",
            type="tertiary",
            help=f"Change “{slot.label}” in your own words",
            on_click=state.open_editor,
            args=(page.case.id, slot),
        )


def _entry(desk: Desk, page: CasePage, slot: Slot, entry: Entry, turn_id: str) -> None:
    with st.container(key=f"entry-{slot.name}-{entry.id}", gap="xxsmall"):
        if turn_id:
            saying.quote(page, entry.text, turn_id, key=f"{slot.name}-{entry.id}")
        else:
            st.markdown(f"> {label(entry.text)}")
        for line in _about(entry):
            st.caption(line)
        if slot.name == "frames" and len(slot.entries) > 1 and not entry.chosen:
            st.button(
                "Choose this one",
                key=f"choose-{entry.id}",
                icon=":material/check:",
                type="tertiary",
                on_click=_choose,
                args=(desk, page.case.id, entry.id),
            )


def _about(entry: Entry) -> list[str]:
    """What is known of an entry beside its words."""
    lines = [f"Test: {label(entry.test)}"] if entry.test else []
    if entry.chosen:
        lines.append(":material/check: The one you chose")
    gap = entry.gap
    if gap is not None and gap.wanted:
        parts = {"Now": gap.now, "Wanted": gap.wanted, "By": gap.by_when.removeprefix("by ")}
        lines.append(
            " · ".join(
                f"{name}: {label(words) if words else 'open'}" for name, words in parts.items()
            )
        )
    return lines


def _offer(desk: Desk, page: CasePage, slot: Slot, entry: Entry) -> None:
    """Something said after the author edited the part: taken over only when they say so."""
    with st.container(key=f"offer-{slot.name}-{entry.id}", gap="xxsmall"):
        st.caption("You have said since, and it is not taken over:")
        saying.quote(page, entry.text, entry.turn_id, key=f"offer-{slot.name}-{entry.id}")
        with st.container(key=f"offered-{slot.name}-{entry.id}", horizontal=True, gap="small"):
            taken = Edit(slot.name, "add", datetime.now(UTC), (Written(entry.text),))
            left = Edit(slot.name, "remove", datetime.now(UTC), entry_id=entry.id)
            for name, icon, edit in (("Take over", "add", taken), ("Leave", "close", left)):
                st.button(
                    name,
                    key=f"{icon}-{slot.name}-{entry.id}",
                    icon=f":material/{icon}:",
                    type="tertiary",
                    on_click=_change,
                    args=(desk, page.case.id, edit),
                )


def _change(desk: Desk, case_id: str, edit: Edit) -> None:
    with desk.attempt():
        desk.mentor.canvases.edit(case_id, edit)


def _choose(desk: Desk, case_id: str, entry_id: str) -> None:
    _change(desk, case_id, Edit("frames", "choose", datetime.now(UTC), entry_id=entry_id))
