"""Where a conversation starts: one box, and a few ways to begin."""

from collections.abc import Callable

import streamlit as st

from assistant.mentor import ModeName
from ui.components import box, notice
from ui.state import Desk

_GO = "go"
STARTERS: dict[ModeName, tuple[str, ...]] = {
    "framing": (
        "I want to move all teams to one build system, but nobody reports to me.",
        "My director asked me to “fix reliability” and I do not know where to start.",
        "Two teams disagree about who owns the billing API, and it is slowing us down.",
    ),
    "ask": (
        "How do I decide whether a decision is reversible?",
        "Have we turned down a rewrite before, and why?",
        "How do I say no to a senior stakeholder?",
    ),
}
_PLACEHOLDERS: dict[ModeName, str] = {
    "framing": "What is in front of you?",
    "ask": "What do you want to know?",
}


def frame(desk: Desk) -> None:
    """Start framing a problem."""
    _page(
        desk,
        "framing",
        "Frame a problem",
        "Say what is in front of you, in your own words. The mentor gives back what it heard and "
        "asks one question at a time, until the problem is one that others can act on.",
    )


def ask(desk: Desk) -> None:
    """Start asking the library."""
    _page(
        desk,
        "ask",
        "Ask the library",
        "A plain question is answered from your organisation’s frameworks and past memos, with "
        "the passages that say so, or with “nothing in the library answers this”.",
    )


def begin_here(desk: Desk, mode: ModeName) -> None:
    """The box and the starters for a mode; the first words open the conversation's page."""
    if conversation_id := st.session_state.pop(_GO, None):
        desk.go("talk", c=conversation_id)

    def begin(words: str) -> None:
        conversation = desk.mentor.begin(mode, words)
        desk.mentor.say(conversation.id, words)
        st.session_state[_GO] = conversation.id

    with st.container(key="first"):
        box.message_box(_PLACEHOLDERS[mode], begin, height=72)
    _starters(mode, begin)
    box.focus(mode)


def _page(desk: Desk, mode: ModeName, title: str, text: str) -> None:
    with st.container(key="narrow", gap="medium"):
        with st.container(key="hero"):
            st.markdown(f"# {title}", anchors=False)
            st.markdown(text)
        begin_here(desk, mode)
        notice.without_model(desk.mentor.model_status)


def _starters(mode: ModeName, begin: Callable[[str], None]) -> None:
    with st.container(key="starters", gap="xxsmall"):
        st.caption("Or begin with one of these")
        for number, words in enumerate(STARTERS[mode]):
            st.button(
                words,
                key=f"starter-{mode}-{number}",
                icon=":material/north_east:",
                type="tertiary",
                on_click=_begin_with,
                args=(begin, words),
            )


def _begin_with(begin: Callable[[str], None], words: str) -> None:
    box.attempt(lambda: begin(words))
