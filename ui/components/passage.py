"""A document open at a passage, with the cited words marked."""

import streamlit as st

from knowledge.documents import Document, DocumentInfo
from knowledge.passages import Passage
from ui.components import look
from ui.components.text import label, marked, shown

_KINDS = {"framework": "Framework", "memo": "Memo", "other": "Document"}


def show(document: Document, passage: Passage, quotes: tuple[str, ...]) -> None:
    """The whole document, with the passage highlighted and brought into view."""
    with st.container(key="document"):
        if before := document.text[: passage.start].strip():
            st.markdown(shown(before))
        with st.container(key="passage"):
            st.markdown(marked(document.text[passage.start : passage.end], quotes))
        if after := document.text[passage.end :].strip():
            st.markdown(shown(after))
    look.run(look.SHOW_PASSAGE, key=f"show-{passage.id}")


def heading(info: DocumentInfo, place: Passage | None = None) -> None:
    """Title, what is known of the document, and where in it the passage stands."""
    st.markdown(f"#### {label(info.title)}", anchors=False)
    where = (
        f"  \n:material/subdirectory_arrow_right: {label(_within(info, place))}" if place else ""
    )
    st.caption(facts(info) + where)


def _within(info: DocumentInfo, place: Passage) -> str:
    """The heading path, without the title that stands above it."""
    return place.heading.removeprefix(f"{info.title} › ")


def facts(info: DocumentInfo) -> str:
    """Kind, status, date and what replaced it, in one line."""
    dated = f"{info.dated:%d %B %Y}".lstrip("0") if info.dated else ""
    replaced = f"superseded by {label(info.superseded_by)}" if info.superseded_by else ""
    parts = (_KINDS[info.kind], replaced or label(info.status) * bool(info.status), dated)
    return " · ".join(part for part in parts if part)
