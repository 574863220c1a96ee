"""The library: its documents, a search over them, and one document to read."""

import streamlit as st

from knowledge.documents import DocumentInfo
from knowledge.library import Library
from ui.components import passage
from ui.components.text import label, shown
from ui.state import Desk

_HITS = 8


def show(desk: Desk) -> None:
    """A document (`?d=`), a passage in it (`?p=`), or the list. Raises KnowledgeError."""
    library = desk.mentor.library
    if passage_id := st.query_params.get("p", ""):
        with st.container(key="narrow"):
            _back(desk)
            document, place = library.passage(passage_id)
            passage.heading(document.info, place)
            passage.show(document, place, ())
    elif document_id := st.query_params.get("d", ""):
        with st.container(key="narrow"):
            _back(desk)
            document = library.document(document_id)
            passage.heading(document.info)
            with st.container(key="document"):
                st.markdown(shown(document.text))
    else:
        with st.container(key="narrow", gap="medium"):
            _list(desk, library)


def _back(desk: Desk) -> None:
    desk.link("library", "All documents", icon=":material/arrow_back:")


def _list(desk: Desk, library: Library) -> None:
    st.markdown("## Library", anchors=False)
    documents = library.documents()
    if not documents:
        st.markdown(
            "There are no documents yet. In a terminal, `mentor knowledge ingest FOLDER` takes a "
            "folder of Markdown files into the library."
        )
        return
    words = st.text_input(
        "Search the library",
        key="search",
        type="search",
        icon=":material/search:",
        placeholder="Search what the documents say",
        label_visibility="collapsed",
    )
    if words and words.strip():
        _hits(desk, library, words)
    else:
        _documents(desk, documents)


def _hits(desk: Desk, library: Library, words: str) -> None:
    hits = library.search(words, _HITS)
    if not hits:
        st.markdown("Nothing in the library is close to that. Try other words, or fewer.")
    with st.container(key="hits", gap="medium"):
        for hit in hits:
            with st.container(key=f"row-{hit.passage.id}", gap="xxsmall"):
                desk.link("library", label(hit.document.title), p=hit.passage.id)
                st.caption(f"{label(hit.passage.heading)} · {passage.facts(hit.document)}")
                st.markdown(_beginning(hit.passage.text))


def _documents(desk: Desk, documents: tuple[DocumentInfo, ...]) -> None:
    part = st.text_input(
        "Filter by title",
        key="filter",
        icon=":material/filter_list:",
        placeholder="Filter by title, kind or status",
        label_visibility="collapsed",
    )
    wanted = (part or "").strip().lower()
    chosen = [info for info in documents if wanted in _searchable(info)]
    st.caption(f"{len(chosen)} of {len(documents)} documents")
    if not chosen:
        st.markdown("No title, kind or status contains that.")
    for info in chosen:
        with st.container(key=f"row-{info.id}", gap=None):
            desk.link("library", label(info.title), d=info.id)
            st.caption(passage.facts(info))


def _searchable(info: DocumentInfo) -> str:
    return f"{info.title} {passage.facts(info)}".lower()


def _beginning(text: str, characters: int = 240) -> str:
    line = label(text)
    return line if len(line) <= characters else line[:characters].rsplit(" ", 1)[0] + " …"
