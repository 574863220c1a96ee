"""The parts of the library's addresses that lead on from one page to the next."""

import streamlit as st

from assistant.shelves import Shelf
from ui.state import Desk

_SEARCH = "found"
"""Not `q`: Streamlit takes the parameters of another page's widgets out of an address."""


def at(shelf: Shelf) -> dict[str, str]:
    """Says which shelf a document stands on, where that is not the organisation's."""
    return {"on": shelf} if shelf == "mine" else {}


def named() -> Shelf | None:
    """The shelf that the address of a document names, if any."""
    return "mine" if st.query_params.get("on") == "mine" else None


def from_search(words: str) -> dict[str, str]:
    """Says which search a document is opened from."""
    return {_SEARCH: words} if words else {}


def open_() -> dict[str, str]:
    """The search that a document was opened from, so that one can go back to it."""
    return from_search(st.query_params.get(_SEARCH, ""))


def turn_to(**query: str) -> None:
    """Another address of the page that is open, for a button: its links leave the old one up."""
    st.query_params.from_dict(query)


def back(desk: Desk, shelf: Shelf) -> None:
    """Back to the search, or to the shelf."""
    words = st.query_params.get(_SEARCH, "")
    kept = ({"q": words} if words else {}) | ({"shelf": "Mine"} if shelf == "mine" else {})
    name = "Back to what was found" if words else "All documents"
    desk.link("library", name, icon=":material/arrow_back:", **kept)
