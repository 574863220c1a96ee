"""A document's text, open at a passage with the cited words marked."""

import streamlit as st

from knowledge.documents import Document, DocumentInfo
from knowledge.passages import Passage
from ui.components import look
from ui.components.facts import short_facts
from ui.components.parts import Part
from ui.components.text import label, marked, shown
from ui.headings import within


def show(
    document: Document, part: Part, place: Passage | None = None, quotes: tuple[str, ...] = ()
) -> None:
    """A part of the document; with a place, that passage highlighted and brought into view."""
    with st.container(key="document"):
        if place is None:
            st.markdown(shown(_without_title(document, part.start, part.end)))
            return
        if before := _without_title(document, part.start, place.start).strip():
            st.markdown(shown(before))
        with st.container(key="passage"):
            st.markdown(marked(document.text[place.start : place.end], quotes))
        if after := document.text[place.end : part.end].strip():
            st.markdown(shown(after))
    look.run(look.SHOW_PASSAGE, key=f"show-{place.id}")


def heading(info: DocumentInfo, place: Passage | None = None) -> None:
    """Title, what is known of the document, and where in it the passage stands."""
    st.markdown(f"#### {label(info.title)}", anchors=False)
    path = label(within(info.title, place.heading)) if place else ""
    where = f"  \n:material/subdirectory_arrow_right: {path}" if path else ""
    st.caption(short_facts(info) + where)


def _without_title(document: Document, start: int, end: int) -> str:
    """The text from start to end, without the title at its beginning: the page has shown it."""
    text = document.text[start:end]
    if start == 0:
        first, _, rest = text.lstrip().partition("\n")
        if first.startswith("# ") and first[2:].strip() == document.info.title.strip():
            return rest
    return text
