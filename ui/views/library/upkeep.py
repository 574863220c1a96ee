"""At the foot of a shelf: building the search index anew."""

import streamlit as st

from assistant.shelves import Shelf
from ui.components.text import shown
from ui.intake import REBUILDING, rebuilding
from ui.state import Desk
from ui.works import Work

_LOOK_EVERY_S = 0.5


def show(desk: Desk, shelf: Shelf, documents: int) -> None:
    """The upkeep of a shelf that has documents, for those who may write it."""
    if not desk.mentor.shelves.may_edit(shelf):
        return
    work = desk.work(shelf)
    rebuilds = work is not None and work.name == REBUILDING
    with st.expander("Upkeep", icon=":material/build:", key=f"upkeep-{shelf}", expanded=rebuilds):
        st.markdown(
            "The search index is made from the documents and is checked at every start. If a "
            "search fails or misses what is there, build it anew: no document is touched."
        )
        if work is not None and rebuilds and work.now().running:
            _running(work)
        else:
            if work is not None and rebuilds:
                _ended(work)
            st.button(
                "Rebuild the search index",
                key="rebuild",
                icon=":material/refresh:",
                disabled=work is not None and work.now().running,
                on_click=_rebuild,
                args=(desk, shelf),
            )


def _rebuild(desk: Desk, shelf: Shelf) -> None:
    with desk.attempt():
        library = desk.mentor.shelves.writable(shelf)
        desk.begin(shelf, rebuilding(library))


@st.fragment(run_every=_LOOK_EVERY_S)
def _running(work: Work) -> None:
    now = work.now()
    if not now.running:
        st.rerun()
    share = now.done / now.total if now.total else 0.0
    st.progress(
        min(share, 1.0), f"{now.done:,} of {now.total:,} passages" if now.total else "Begun"
    )


def _ended(work: Work) -> None:
    now = work.now()
    if now.trouble:
        st.warning(shown(now.trouble), icon=":material/info:")
    else:
        st.markdown(f":material/check: Built anew from {now.done:,} passages.")
