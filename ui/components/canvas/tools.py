"""The head of a canvas: the kind of case, undo, history, and taking the page away."""

import re
from datetime import UTC, datetime

import streamlit as st

from assistant.canvases import CasePage
from assistant.framing.kinds import kinds
from ui.components.ago import ago
from ui.components.canvas import state
from ui.components.text import label
from ui.framing_words import GUESS, kind_line
from ui.state import Desk

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def kind(desk: Desk, page: CasePage) -> None:
    """The kind of case; a click shows it with the title, to be changed, and the conversations."""
    with (
        st.container(key="case-kind"),
        st.popover(kind_line(page), icon=":material/category:", type="tertiary", key="case"),
    ):
        _describe(desk, page)
        _conversations(desk, page)


def _describe(desk: Desk, page: CasePage) -> None:
    now = f"{page.case.title} {page.case.kind}"
    with st.form(key=f"case-form-{now}", border=False):
        title = st.text_input("Title of the case", page.case.title, key=f"case-title-{now}")
        names = ["", *kinds()]
        chosen = st.selectbox(
            "Kind of case",
            names,
            index=names.index(page.case.kind) if page.case.kind in names else 0,
            format_func=lambda name: kinds()[name].label if name else GUESS,
            key=f"case-kind-{now}",
        )
        st.caption("The kind decides what the mentor asks about first.")
        if st.form_submit_button("Save title and kind", type="primary", key="save-case"):
            with desk.attempt():
                desk.mentor.canvases.describe(page.case.id, title=title, kind=chosen)
            st.rerun()


def _conversations(desk: Desk, page: CasePage) -> None:
    """The other conversations about this case, and the way to begin another."""
    for each in desk.mentor.conversations.of_case(page.case.id):
        if each.mode == "framing" and each.id != st.query_params.get("c"):
            when = ago(each.updated_at, datetime.now(UTC))
            st.button(
                f"Go to the conversation of {when}",
                key=f"go-to-{each.id}",
                icon=":material/forum:",
                type="tertiary",
                on_click=_go_to,
                args=(each.id,),
            )
    st.button(
        "Begin another conversation about this case",
        key="begin-another",
        icon=":material/add_comment:",
        type="tertiary",
        on_click=_begin_another,
        args=(desk, page.case.id),
    )


def _begin_another(desk: Desk, case_id: str) -> None:
    with desk.attempt():
        _go_to(desk.mentor.begin_in(case_id).id)


def _go_to(conversation_id: str) -> None:
    state.turn_history(on=False)
    st.query_params.from_dict({"c": conversation_id})


def bar(desk: Desk, page: CasePage) -> None:
    """Undo, history, export."""
    with st.container(key="canvas-tools", horizontal=True, gap="small"):
        st.button(
            "Undo",
            key="undo-canvas",
            icon=":material/undo:",
            type="tertiary",
            disabled=not page.can_undo(),
            help="Take your last change on this page back",
            on_click=_undo,
            args=(desk, page.case.id),
        )
        on = state.history_open()
        st.button(
            "Back to the page" if on else "History",
            key="history-canvas",
            icon=":material/article:" if on else ":material/history:",
            type="tertiary",
            on_click=_turn,
            args=(not on,),
        )
        with st.popover("Export", icon=":material/ios_share:", type="tertiary", key="export"):
            download(desk, page, "Download as Markdown", key="download-page")
            st.caption("Or copy it with the button at the top right of the text.")
            with st.container(height=320, key="export-text"):
                st.code(desk.mentor.canvases.markdown(page.case.id), None, wrap_lines=True)


def download(desk: Desk, page: CasePage, name: str, *, key: str) -> None:
    """A button that saves the page as a file."""
    st.download_button(
        name,
        desk.mentor.canvases.markdown(page.case.id),
        file_name=f"{file_name(page.case.title)}.md",
        mime="text/markdown",
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )


def file_name(title: str) -> str:
    """A name for a file, made of the title."""
    return _NOT_IN_NAMES.sub("-", label(title).lower()).strip("-")[:60] or "frame"


def _undo(desk: Desk, case_id: str) -> None:
    with desk.attempt():
        desk.mentor.canvases.undo(case_id)


def _turn(on: bool) -> None:
    state.turn_history(on=on)
