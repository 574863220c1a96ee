"""One document: what is known of it, its text, and beside it the outline of its passages."""

from itertools import groupby

import streamlit as st

from assistant.shelves import Shelf
from knowledge.documents import Document, DocumentInfo
from knowledge.passages import Passage
from ui.components import notice, passage, standing
from ui.components.excerpt import beginning
from ui.components.facts import short_facts
from ui.components.parts import Part, part_of, parts
from ui.components.text import label
from ui.state import Desk
from ui.views.library import editing, removing
from ui.views.library.address import at, back, named, open_, turn_to

_DEEPEST = 3


def show_document(desk: Desk) -> None:
    """The document at `/document?d=`, or open at the passage `?p=`. Raises KnowledgeError."""
    shelves = desk.mentor.shelves
    if passage_id := st.query_params.get("p", ""):
        shelf, document, place = shelves.passage(passage_id, named())
        _show(desk, shelf, document, place)
        return
    document_id = st.query_params.get("d", "")
    if removing.was_removed(document_id):
        with st.container(key="narrow", gap="medium"):
            desk.link("library", "All documents", icon=":material/arrow_back:")
            removing.offer_undo(desk)
        return
    shelf, document = shelves.find(document_id, named())
    _show(desk, shelf, document)


def _show(desk: Desk, shelf: Shelf, document: Document, place: Passage | None = None) -> None:
    found = parts(
        len(document.text), desk.mentor.shelves.library(shelf).passages_of(document.info.id)
    )
    with st.container(key="page"):
        if error := desk.trouble():
            notice.trouble(error)
        editing.tell_result()
        with st.container(key="reading"):
            with st.container(key="sheet-head", gap="small"):
                with st.container(key="back"):
                    back(desk, shelf)
                _head(shelf, document)
                lineage = standing.lineage_of(desk)
                standing.superseded(desk, document.info, lineage, turn_to)
                standing.replaces(document.info, lineage, turn_to)
                _tools(desk, shelf, document)
                part = _part(found, place)
                if place not in part.passages:
                    place = None
            with st.container(key="outline", gap=None):
                _outline(desk, shelf, document.info, part, place)
            with st.container(key="sheet"):
                passage.show(document, part, place)


def _head(shelf: Shelf, document: Document) -> None:
    info = document.info
    with st.container(key="sheet-title", gap="xxsmall"):
        st.markdown(f"## {label(info.title)}", anchors=False)
        where = "the organisation’s shelf" if shelf == "organisation" else "your own shelf"
        origin = f" · origin: {label(info.origin)}" if info.origin else ""
        st.caption(f"{short_facts(info)}  \nOn {where}, taken from {label(info.source)}{origin}")


def _tools(desk: Desk, shelf: Shelf, document: Document) -> None:
    may_edit = desk.mentor.shelves.may_edit(shelf)
    with st.container(key="tools-document", horizontal=True, gap="small"):
        if may_edit and _tool("Edit details", "edit"):
            editing.details(desk, shelf, document.info)
        if may_edit and _tool("Replace", "upload_file"):
            editing.replace(desk, shelf, document.info)
        name = document.info.source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        st.download_button(
            "Download as Markdown",
            document.text,
            f"{name or 'document'}.md",
            "text/markdown",
            key="download",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )
        if may_edit and _tool("Remove", "delete"):
            removing.confirm(desk, shelf, document)


def _tool(name: str, icon: str) -> bool:
    key = f"tool-{name.split(maxsplit=1)[0].lower()}"
    return st.button(name, key=key, icon=f":material/{icon}:", type="tertiary")


def _part(found: tuple[Part, ...], place: Passage | None) -> Part:
    """The part of a long document that is turned to: at first the one with the passage."""
    if len(found) == 1:
        return found[0]
    here = part_of(found, place) if place else 1
    number = st.pagination(len(found), default=here, key=f"part-{place.id if place else ''}")
    st.caption(f"Part {number} of {len(found)} of a long document")
    return found[min(number, len(found)) - 1]


def _outline(
    desk: Desk, shelf: Shelf, info: DocumentInfo, part: Part, place: Passage | None
) -> None:
    """The passages under their headings; each opens the document at its place."""
    with st.container(key="outline-title"):
        count = len(part.passages)
        st.markdown(f"Passages ({count})")
    for heading, under in groupby(part.passages, key=lambda each: each.heading):
        path = heading.split(" › ")
        depth = min(_DEEPEST, max(0, len(path) - 2 if path[0] == info.title else len(path) - 1))
        for number, each in enumerate(under):
            words = path[-1] if number == 0 else beginning(each.text, 5)
            here = "here" if place is not None and each.id == place.id else "there"
            with st.container(key=f"{here}-{depth + (number > 0)}-{each.id}"):
                st.button(
                    label(words),
                    key=f"to-{each.id}",
                    type="tertiary",
                    on_click=turn_to,
                    kwargs={"p": each.id, **at(shelf), **open_()},
                )
