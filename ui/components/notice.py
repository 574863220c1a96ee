"""What a person is told when something is missing or went wrong."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from assistant.errors import MentorError
from assistant.mentor import ModelStatus
from knowledge.errors import KnowledgeError
from ui.components.text import shown

Told = MentorError | KnowledgeError
_KEPT = "What you said before is kept."


def trouble(error: Told) -> None:
    """What happened, that nothing was lost, and the next step."""
    say(error.message, _KEPT, error.next_step or "Reload the page to try again.")


def say(*sentences: str) -> None:
    """A calm note in the page."""
    st.warning(" ".join(shown(part) for part in sentences if part), icon=":material/info:")


def not_found(error: Told, pages: Mapping[str, Any]) -> None:
    """The address names nothing of this person's."""
    with st.container(key="lost"):
        st.markdown("## There is nothing at this address")
        st.markdown(f"{shown(error.message)} It may have been removed, or the address is cut off.")
        st.page_link(pages["home"], label="Go home", icon=":material/arrow_back:")
        st.page_link(pages["library"], label="Open the library", icon=":material/menu_book:")


def unexpected() -> None:
    """Something that nobody foresaw; the details are in the log, not on the page."""
    st.warning(
        "Something went wrong on this page. What was sent before is kept. Reload the page; if it "
        "happens again, `mentor doctor` in a terminal says what is wrong.",
        icon=":material/info:",
    )
    if words := st.session_state.get("sending"):
        st.caption("Your last words, to copy:")
        st.code(words, language=None, wrap_lines=True)


def without_model(status: ModelStatus) -> None:
    """A visible sign that no model answers: what still works, and what to do about it."""
    if status.ready:
        return
    with st.container(key="status"):
        st.markdown("**Working without a model**")
        st.markdown(
            "Questions are answered with quotes from the library, and the mentor asks in words "
            "written beforehand. Everything you say is kept."
        )
        if status.detail:
            st.markdown(shown(status.detail))


def model_line(status: ModelStatus) -> str:
    """One line that names what answers."""
    return f"Answers come from {shown(status.name)}." if status.ready else "No model answers."
