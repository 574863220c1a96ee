"""Home: what this is, one box to begin with, and the conversations so far."""

from datetime import UTC, datetime

import streamlit as st

from assistant.conversation import Conversation
from assistant.mentor import ModeName
from ui.components import notice
from ui.components.text import label
from ui.state import Desk
from ui.views import start

_CHOICES: dict[ModeName, str] = {"framing": "Frame a problem", "ask": "Ask the library"}
_MODES = {"framing": "Framing", "ask": "Asking"}
_RECENT = 12


def show(desk: Desk) -> None:
    """The first page. An address with a conversation in it leads to that conversation."""
    if conversation_id := st.query_params.get("c", ""):
        desk.go("talk", c=conversation_id)
    with st.container(key="narrow", gap="medium"):
        with st.container(key="hero"):
            st.markdown("# What is in front of you?", anchors=False)
            st.markdown(
                "Whetstone is a mentor for engineers who are growing into leaders: it helps you "
                "frame unclear problems, and answers from your organisation’s own frameworks and "
                "past decisions."
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
        start.begin_here(desk, mode or "framing")
        notice.without_model(desk.mentor.model_status)
        _recent(desk)


def _recent(desk: Desk) -> None:
    st.markdown("#### Your conversations", anchors=False)
    conversations = desk.mentor.conversations.recent(_RECENT)
    if not conversations:
        st.caption("None yet. The first one starts with the box above, and is kept here.")
    for conversation in conversations:
        _row(desk, conversation)


def _row(desk: Desk, conversation: Conversation) -> None:
    with st.container(
        key=f"row-{conversation.id}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        desk.link("talk", label(conversation.title), c=conversation.id)
        mode = _MODES.get(conversation.mode, conversation.mode)
        st.caption(f"{mode} · {ago(conversation.updated_at, datetime.now(UTC))}")


def ago(then: datetime, now: datetime) -> str:
    """How long ago that was, as a person would say it."""
    seconds = max(0, int((now - then).total_seconds()))
    for size, name in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if count := seconds // size:
            if size == 86_400 and count > 6:
                return f"{then:%d %B %Y}".lstrip("0")
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"
