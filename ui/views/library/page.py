"""A shelf, at `/library?shelf=Mine`, and a search on it with `&q=`.

A document has a page of its own: a link to the page that is open would not change the address.
"""

from typing import cast

import streamlit as st

from assistant.shelves import Shelf
from ui.components.facts import SHELF_NAMES
from ui.state import Desk
from ui.views.library import adding, listing, removing, searching, upkeep

_OF_DOCUMENTS = frozenset(("d", "p", "on", "found"))
_FOR = {
    "organisation": "What everybody may build on: frameworks, and memos with what became of them.",
    "mine": "Only you see these, and only your own conversations draw on them.",
}


def show(desk: Desk) -> None:
    """A shelf, with a search or filters as the address says. Raises KnowledgeError."""
    _forget_document()
    with st.container(key="narrow", gap="medium"):
        _shelf(desk)


def _forget_document() -> None:
    """After "back" from a document, which can lead to the shelf with the document's parameters.

    When a link leaves a page whose widgets are bound to the address, Streamlit puts an address
    with the link's parameters in place of theirs into the browser's history.
    """
    for name in _OF_DOCUMENTS & set(st.query_params):
        del st.query_params[name]


def _shelf(desk: Desk) -> None:
    st.markdown("## Library", anchors=False)
    with st.container(key="shelf-head", gap="xsmall"):
        chosen = st.segmented_control(
            "Shelf",
            list(SHELF_NAMES),
            default="organisation",
            required=True,
            format_func=lambda name: SHELF_NAMES[name],
            key="shelf",
            bind="query-params",
            label_visibility="collapsed",
        )
        shelf = cast("Shelf", chosen or "organisation")
        st.caption(_FOR[shelf])
    documents = desk.mentor.shelves.documents(shelf)
    removing.offer_undo(desk)
    if documents:
        asked = searching.box()
        if asked.words:
            searching.show(desk, shelf, asked, documents)
            return
    adding.show(desk, shelf, empty=not documents)
    if documents:
        listing.show(desk, shelf, documents)
        upkeep.show(desk, shelf, len(documents))
