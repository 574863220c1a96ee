"""Home: what this is, one box to begin with, the cases and the questions so far."""

from datetime import UTC, datetime

import streamlit as st

from assistant.canvases import CasePage
from assistant.mentor import ModeName
from ui.components import notice
from ui.components.ago import ago
from ui.components.text import label
from ui.framing_words import kind_line, settled
from ui.state import Desk
from ui.views import start
from ui.views.memo import listing as memo_list

_CHOICES: dict[ModeName, str] = {"framing": "Frame a problem", "ask": "Ask the library"}
_RECENT = 8
_MEMOS = 4
_EVERY = 200


def show(desk: Desk) -> None:
    """The first page. An address with a conversation in it leads to that conversation."""
    if conversation_id := st.query_params.get("c", ""):
        desk.go("talk", c=conversation_id)
    with st.container(key="narrow", gap="medium"):
        with st.container(key="hero"):
            st.markdown("# What is in front of you?", anchors=False)
            st.markdown(
                "Whetstone is a mentor for engineers who are growing into leaders: it helps you "
                "frame unclear problems, reviews the memos you write about them, and answers from "
                "your organisation’s own frameworks and past decisions."
            )
        mode = st.segmented_control(
            "What to do",
            list(_CHOICES),
            default="framing",
            required=True,
            format_func=lambda choice: _CHOICES[choice],
            key="mode",
            label_visibility="collapsed",
        )
        first = not desk.mentor.cases.recent(1)
        start.begin_here(desk, mode or "framing", ways=first or mode == "ask")
        notice.without_model(desk.mentor.model_status)
        _cases(desk)
        _memos(desk)
        _questions(desk)


def _cases(desk: Desk) -> None:
    st.markdown("#### Your cases", anchors=False)
    every = st.session_state.get("every-case", False)
    pages = desk.mentor.canvases.recent(_EVERY if every else _RECENT + 1)
    if not pages:
        st.caption("None yet. The first one starts with the box above, and is kept here.")
    for page in pages if every else pages[:_RECENT]:
        _case(desk, page)
    if len(pages) > _RECENT:
        st.toggle("Show all", key="every-case")


def _case(desk: Desk, page: CasePage) -> None:
    """A case: its title, its kind, what is settled, when it was worked on, and the way on."""
    with st.container(key=f"row-{page.case.id}", gap="xxsmall"):
        if page.conversation_id:
            desk.link("talk", label(page.case.title), c=page.conversation_id)
        else:
            st.markdown(label(page.case.title))
        when = ago(page.case.updated_at, datetime.now(UTC))
        st.caption(f"{kind_line(page)} · {when}  \n{settled(page.canvas)}")


def _memos(desk: Desk) -> None:
    memos = desk.mentor.memos.recent(_MEMOS)
    if not memos:
        return
    st.markdown("#### Your memos", anchors=False)
    for each in memos:
        memo_list.row(desk, each)
    desk.link("write", "All memos, or a new one", icon=":material/edit_document:")


def _questions(desk: Desk) -> None:
    asked = [c for c in desk.mentor.conversations.recent(_EVERY) if c.mode == "ask"]
    if not asked:
        return
    st.markdown("#### Your questions", anchors=False)
    for conversation in asked[:_RECENT]:
        with st.container(
            key=f"row-{conversation.id}", horizontal=True, vertical_alignment="center", gap="small"
        ):
            desk.link("talk", label(conversation.title), c=conversation.id)
            st.caption(ago(conversation.updated_at, datetime.now(UTC)))
