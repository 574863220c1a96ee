"""Asks for what new documents do not say of themselves: one small form at a time, to be skipped."""

from typing import Any, cast

import streamlit as st

from assistant.shelves import Shelf
from knowledge.documents import Details, DocumentInfo, Kind
from ui.components.facts import KINDS, STATUSES
from ui.components.text import label
from ui.state import Desk
from ui.works import Work

_WHY = (
    "The file does not say this. It decides what the mentor trusts (a newer memo before an older "
    "one, an accepted one before a rejected one), and it stands beside every citation."
)


def show(desk: Desk, shelf: Shelf, work: Work) -> None:
    """The first document with gaps that has not been asked about; nothing when there is none."""
    open_ = _open(desk, shelf, work)
    if not open_:
        return
    info = open_[0]
    with st.form(f"ask-{info.id}", enter_to_submit=False):
        st.markdown(f"**What is “{label(info.title)}”?**")
        st.caption(_WHY if len(open_) == 1 else f"{_WHY} {len(open_)} documents have gaps.")
        given = _fields(info)
        all_of_them = len(open_) > 1 and st.checkbox(
            f"Say the same of the other {len(open_) - 1}, where their files leave it open",
            key=f"ask-all-{info.id}",
        )
        with st.container(horizontal=True, gap="small"):
            save = st.form_submit_button("Save", type="primary", key=f"ask-save-{info.id}")
            skip = st.form_submit_button("Skip", key=f"ask-skip-{info.id}")
            skip_all = len(open_) > 1 and st.form_submit_button(
                "Skip all", key=f"ask-none-{info.id}"
            )
    if save:
        _save(desk, shelf, open_ if all_of_them else open_[:1], given)
    if save or skip or skip_all:
        done = open_ if all_of_them or skip_all else open_[:1]
        work.settled.update(each.id for each in done)
        st.rerun()


def _open(desk: Desk, shelf: Shelf, work: Work) -> list[DocumentInfo]:
    if not desk.mentor.shelves.may_edit(shelf):
        return []
    new = [each.document_id for each in work.now().results if each.status in ("added", "replaced")]
    known = {info.id: info for info in desk.mentor.shelves.documents(shelf)}
    asked = [known[name] for name in dict.fromkeys(new) if name in known]
    return [info for info in asked if info.id not in work.settled and gaps(info)]


def _fields(info: DocumentInfo) -> dict[str, Any]:
    missing = gaps(info)
    given: dict[str, Any] = {}
    with st.container(horizontal=True, gap="small", key=f"ask-fields-{info.id}"):
        if "kind" in missing:
            given["kind"] = st.selectbox(
                "Kind",
                list(KINDS),
                index=None,
                format_func=lambda kind: KINDS[cast("Kind", kind)],
                placeholder="Not sure",
                key=f"ask-kind-{info.id}",
                width=180,
            )
        if "status" in missing or "kind" in missing:
            given["status"] = st.selectbox(
                "Status",
                STATUSES,
                index=None,
                format_func=str.capitalize,
                placeholder="None",
                key=f"ask-status-{info.id}",
                width=180,
            )
        if "dated" in missing:
            given["dated"] = st.date_input(
                "Date", None, format="YYYY-MM-DD", key=f"ask-dated-{info.id}", width=180
            )
        if "owner" in missing:
            given["owner"] = st.text_input(
                "Owner (a role or a team)", key=f"ask-owner-{info.id}", max_chars=120
            )
    return {name: value or None for name, value in given.items()}


def _save(desk: Desk, shelf: Shelf, documents: list[DocumentInfo], given: dict[str, Any]) -> None:
    library = desk.mentor.shelves.writable(shelf)
    for info in documents:
        missing = {*gaps(info), *(("status",) if not info.status else ())}
        said = {name: value for name, value in given.items() if name in missing and value}
        if said:
            library.describe(info.id, Details(**said))


def gaps(info: DocumentInfo) -> tuple[str, ...]:
    """What should be known of a document and is not: names of fields of Details."""
    wanted = {
        "kind": info.kind == "other",
        "dated": info.dated is None,
        "status": info.kind == "memo" and not info.status,
        "owner": not info.owner,
    }
    return tuple(name for name, missing in wanted.items() if missing)
