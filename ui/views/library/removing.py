"""Removing a document, and putting it back."""

from dataclasses import dataclass

import streamlit as st

from assistant.shelves import Shelf
from knowledge.documents import Details, Document
from knowledge.passages import Passage
from ui.components import notice
from ui.components.facts import SHELF_NAMES
from ui.components.text import label
from ui.state import Desk

_REMOVED = "removed_document"


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that was removed, kept in the session so that it can be put back."""

    shelf: Shelf
    document: Document
    passages: tuple[Passage, ...]
    by_hand: Details


@st.dialog("Remove this document?", icon=":material/delete:")
def confirm(desk: Desk, shelf: Shelf, document: Document) -> None:
    """Ask first, then remove and go to the shelf."""
    st.markdown(f"**{label(document.info.title)}**")
    st.markdown(
        "No search and no new answer will find it. Answers that cite it keep the words they "
        "quoted, but their source no longer opens. You can undo this until you close this tab."
    )
    with st.container(horizontal=True, gap="small"):
        if st.button(
            "Remove it",
            key="remove-now",
            type="primary",
            on_click=_remove,
            args=(desk, shelf, document),
        ):
            desk.go("library", **({"shelf": SHELF_NAMES[shelf]} if shelf == "mine" else {}))
        if st.button("Keep it", key="remove-not"):
            st.rerun()


def was_removed(document_id: str) -> bool:
    """Whether it is the document that was removed last and can be put back."""
    removed: Removed | None = st.session_state.get(_REMOVED)
    return removed is not None and removed.document.info.id == document_id


def offer_undo(desk: Desk) -> None:
    """On the shelf: what was removed last, and the way to put it back."""
    if error := desk.trouble():
        notice.trouble(error)
    removed: Removed | None = st.session_state.get(_REMOVED)
    if removed is None:
        return
    with st.container(key="undo", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key="undo-what", width="stretch"):
            st.markdown(
                f"Removed: {label(removed.document.info.title)}  \n:small[:gray[Undo puts its text "
                "and what was known of it back, and its citations open again. It can be done "
                "until you close this tab.]]"
            )
        st.button(
            "Undo",
            key="undo-remove",
            icon=":material/undo:",
            type="tertiary",
            on_click=_put_back,
            args=(desk, removed),
        )
        st.button(
            "Dismiss",
            key="dismiss-undo",
            icon=":material/close:",
            type="tertiary",
            on_click=_forget,
            help="It stays removed and can no longer be put back",
        )


def _remove(desk: Desk, shelf: Shelf, document: Document) -> None:
    with desk.attempt():
        library = desk.mentor.shelves.writable(shelf)
        name = document.info.id
        removed = Removed(shelf, document, library.passages_of(name), library.by_hand(name))
        library.remove(name)
        st.session_state[_REMOVED] = removed


def _put_back(desk: Desk, removed: Removed) -> None:
    with desk.attempt():
        library = desk.mentor.shelves.writable(removed.shelf)
        library.put_back(removed.document, removed.passages, removed.by_hand)
        _forget()


def _forget() -> None:
    st.session_state.pop(_REMOVED, None)
