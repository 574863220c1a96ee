"""Changing what is known of a document, and putting another file in its place."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import streamlit as st

from assistant.shelves import Shelf
from knowledge.documents import Details, DocumentInfo, Kind
from knowledge.ingest import FileResult
from knowledge.sources import Upload
from ui.components.facts import KINDS, STATUSES
from ui.components.text import label
from ui.state import Desk
from ui.views.library.adding import FORMATS, MEGABYTES, outcome

FIELDS = ("title", "kind", "status", "dated", "superseded_by", "owner", "origin")
_FILE, _RESULT = "replacement", "replacement_result"


@st.dialog("Edit details", icon=":material/edit:")
def details(desk: Desk, shelf: Shelf, info: DocumentInfo) -> None:
    """A form with everything that can be said of it; what is said here wins over the file."""
    with st.form("details", border=False, enter_to_submit=False):
        _fields(info, [each.title for each in desk.mentor.shelves.documents(shelf)])
        st.caption("What you say here stays when the file is added again.")
        saved = st.form_submit_button(
            "Save", type="primary", key="save-details", on_click=_save, args=(desk, shelf, info)
        )
    if saved:
        st.rerun()


def _save(desk: Desk, shelf: Shelf, info: DocumentInfo) -> None:
    with desk.attempt():
        said = {name: st.session_state.get(f"edit-{name}") for name in FIELDS}
        desk.mentor.shelves.writable(shelf).describe(info.id, changes(info, said))


def _fields(info: DocumentInfo, titles: Sequence[str]) -> None:
    st.text_input("Title", info.title, max_chars=200, key="edit-title")
    st.segmented_control(
        "Kind",
        list(KINDS),
        default=info.kind,
        required=True,
        format_func=lambda name: KINDS[cast("Kind", name)],
        key="edit-kind",
    )
    statuses = ["", *STATUSES, *([info.status] if info.status not in ("", *STATUSES) else [])]
    with st.container(horizontal=True, gap="small"):
        st.selectbox(
            "Status",
            statuses,
            index=statuses.index(info.status),
            format_func=lambda name: label(name).capitalize() if name else "None",
            key="edit-status",
            width=180,
        )
        st.date_input("Date", info.dated, format="YYYY-MM-DD", key="edit-dated", width=180)
    others = [each for each in titles if each != info.title]
    known = [info.superseded_by] if info.superseded_by and info.superseded_by not in others else []
    options = [*known, *others]
    st.selectbox(
        "Superseded by",
        options,
        index=options.index(info.superseded_by) if info.superseded_by else None,
        placeholder="Nothing: it still holds",
        accept_new_options=True,
        key="edit-superseded_by",
    )
    st.text_input("Owner (a role or a team)", info.owner, max_chars=120, key="edit-owner")
    st.text_input(
        "Where it came from (shown as text)", info.origin, max_chars=200, key="edit-origin"
    )


def changes(info: DocumentInfo, said: Mapping[str, Any]) -> Details:
    """Only what differs from what is known, so that the rest still follows the file.

    An empty title and an empty date change nothing, as a document keeps both.
    """
    given: dict[str, Any] = {name: "" if said[name] is None else said[name] for name in FIELDS}
    changed = {name: value for name, value in given.items() if value != getattr(info, name)}
    kept = {name for name in ("title", "dated") if not str(changed.get(name) or "").strip()}
    return Details(**{name: value for name, value in changed.items() if name not in kept})


@st.dialog("Replace this document", icon=":material/upload_file:")
def replace(desk: Desk, shelf: Shelf, info: DocumentInfo) -> None:
    """Another file in its place: the address stays, and citations of what has not changed."""
    st.markdown(
        f"The new file takes the place of **{label(info.title)}**: its text goes, what you said "
        "of it stays. Citations open again where the passage has not changed."
    )
    st.file_uploader(
        "The new file",
        type=[each for each in FORMATS if each != "zip"],
        max_upload_size=MEGABYTES,
        key=_FILE,
    )
    if st.button(
        "Replace", key="replace-now", type="primary", on_click=_replace, args=(desk, shelf, info)
    ):
        if st.session_state.get(_FILE) is not None:
            st.rerun()
        st.caption("Choose a file first.")


def _replace(desk: Desk, shelf: Shelf, info: DocumentInfo) -> None:
    file = st.session_state.get(_FILE)
    if file is None:
        return
    with desk.attempt():
        library = desk.mentor.shelves.writable(shelf)
        result = library.replace(info.id, Upload(file.name, file.getvalue()))
        st.session_state[_RESULT] = result


def tell_result() -> None:
    """On the document's page, once: what became of the file that was to take its place."""
    result: FileResult | None = st.session_state.pop(_RESULT, None)
    if result is None:
        return
    if result.status == "refused":
        st.warning(f"Nothing was changed. {label(result.reason)}", icon=":material/info:")
    else:
        said = outcome(result)
        st.info(f"The file {said}" if result.status == "replaced" else said.capitalize())
