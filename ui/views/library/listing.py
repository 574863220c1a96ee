"""The documents of a shelf, a page at a time."""

from collections.abc import Sequence
from typing import cast

import streamlit as st

from assistant.shelves import Shelf
from knowledge.documents import DocumentInfo, Kind
from ui.components.facts import KINDS, short_facts
from ui.components.lineage import Lineage
from ui.components.text import label
from ui.state import Desk
from ui.views.library.address import at
from ui.views.library.choosing import ORDERS, AnyKind, Choice, chosen, kinds, statuses

_AT_ONCE = 50


def show(desk: Desk, shelf: Shelf, documents: Sequence[DocumentInfo]) -> None:
    """The documents with filters above; not for an empty shelf."""
    wanted = chosen(documents, _choice(documents))
    st.caption(f"{len(wanted)} of {len(documents)} documents")
    if not wanted:
        st.markdown("No document is like that. Clear a filter to see more.")
        return
    lineage = Lineage(documents)
    pages = -(-len(wanted) // _AT_ONCE)
    with st.container(key=f"rows-{shelf}", gap="small"):
        rows = st.container(key="list", gap="small")
        page = 1
        if pages > 1:
            page = min(pages, st.pagination(pages, key="page", bind="query-params"))
        with rows:
            for info in wanted[(page - 1) * _AT_ONCE : page * _AT_ONCE]:
                row(desk, shelf, info, lineage.successor(info))


def row(
    desk: Desk, shelf: Shelf, info: DocumentInfo, successor: DocumentInfo | None = None
) -> None:
    """One document: its title as a link, what is known of it, and what replaced it."""
    with st.container(key=f"row-{info.id}", gap=None):
        desk.link("document", label(info.title), d=info.id, **at(shelf))
        st.caption(short_facts(info))
        if successor is not None:
            with st.container(key=f"after-{info.id}"):
                desk.link(
                    "document",
                    f"Superseded by {label(successor.title)}",
                    icon=":material/subdirectory_arrow_right:",
                    d=successor.id,
                    **at(shelf),
                )
        elif info.superseded_by:
            st.caption(f"Superseded by {label(info.superseded_by)}, which is not on this shelf")


def _choice(documents: Sequence[DocumentInfo]) -> Choice:
    with st.container(key="filters", horizontal=True, gap="small"):
        part = st.text_input(
            "Filter by title, date or owner",
            key="find",
            bind="query-params",
            live=True,
            icon=":material/filter_list:",
            placeholder="Title, date or owner",
            label_visibility="collapsed",
        )
        kind, status = kind_and_status(documents)
        order = st.selectbox(
            "Order",
            list(ORDERS),
            format_func=lambda name: ORDERS[name],
            key="order",
            bind="query-params",
            label_visibility="collapsed",
            width=136,
        )
    return Choice((part or "").strip(), kind, status, order or "title")


def kind_and_status(documents: Sequence[DocumentInfo]) -> tuple[AnyKind, str]:
    """The two filters that the list and the search share."""
    kind = st.selectbox(
        "Kind",
        ["", *kinds(documents)],
        format_func=lambda name: f"{KINDS[cast('Kind', name)]}s" if name else "Any kind",
        key="kind",
        bind="query-params",
        label_visibility="collapsed",
        width=136,
    )
    status = st.selectbox(
        "Status",
        ["", *statuses(documents)],
        format_func=lambda name: label(name).capitalize() if name else "Any status",
        key="state",
        bind="query-params",
        label_visibility="collapsed",
        width=136,
    )
    return cast("AnyKind", kind or ""), status or ""
