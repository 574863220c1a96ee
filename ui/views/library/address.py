"""The parts of the library's addresses that lead on from one page to the next."""

import streamlit as st

from assistant.shelves import Shelf
from ui.state import Desk


def at(shelf: Shelf) -> dict[str, str]:
    """Says which shelf a document stands on, where that is not the organisation's."""
    return {"on": shelf} if shelf == "mine" else {}


def named() -> Shelf | None:
    """The shelf that the address of a document names, if any."""
    return "mine" if st.query_params.get("on") == "mine" else None


def open_() -> dict[str, str]:
    """The search that a document was opened from, so that one can go back to it."""
    words = st.query_params.get("q", "")
    return {"q": words} if words else {}


def back(desk: Desk, shelf: Shelf) -> None:
    """Back to the search, or to the shelf."""
    kept = open_() | ({"shelf": "Mine"} if shelf == "mine" else {})
    name = "Back to what was found" if "q" in kept else "All documents"
    desk.link("library", name, icon=":material/arrow_back:", **kept)
