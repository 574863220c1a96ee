"""Which of the library's pages the address names.

`/library?shelf=mine` is a shelf and `&q=` a search on it; `?d=` is a document, `?p=` a passage in
its document. So every state of the pages has an address of its own.
"""

from typing import cast

import streamlit as st

from assistant.shelves import Shelf
from ui.components.facts import SHELF_NAMES
from ui.state import Desk
from ui.views.library import adding, listing, reading, removing, searching, upkeep
from ui.views.library.address import named

_FOR = {
    "organisation": "What everybody may build on: frameworks, and memos with what became of them.",
    "mine": "Only you see these, and only your own conversations draw on them.",
}


def show(desk: Desk) -> None:
    """A document, a passage in it, or a shelf. Raises KnowledgeError."""
    shelves = desk.mentor.shelves
    if passage_id := st.query_params.get("p", ""):
        shelf, document, place = shelves.passage(passage_id, named())
        reading.show(desk, shelf, document, place)
    elif document_id := st.query_params.get("d", ""):
        shelf, document = shelves.find(document_id, named())
        reading.show(desk, shelf, document)
    else:
        with st.container(key="narrow", gap="medium"):
            _shelf(desk)


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
