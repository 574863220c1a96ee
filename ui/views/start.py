"""Where a conversation starts: one box, and a few ways to begin."""

from collections.abc import Callable

import streamlit as st

from assistant.framing.kinds import kinds
from assistant.mentor import ModeName
from assistant.messages import MAX_CHARACTERS
from ui.components import box, notice
from ui.framing_words import GUESS
from ui.state import Desk

_GO, _KIND, _PASTED = "go", "kind", "pasted"
QUESTIONS = (
    "How do I decide whether a decision is reversible?",
    "Have we turned down a rewrite before, and why?",
    "How do I say no to a senior stakeholder?",
)
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


def begin_here(desk: Desk, mode: ModeName, *, ways: bool = True) -> None:
    """The box for a mode; the first words open the conversation's page.

    `ways`: also the kinds of case, pasting, and the starters, instead of a link to them.
    """
    if conversation_id := st.session_state.pop(_GO, None):
        desk.go("talk", c=conversation_id)

    def begin(words: str) -> None:
        kind = (st.session_state.get(_KIND) or "") if mode == "framing" and ways else ""
        conversation = desk.mentor.begin(mode, words, kind=kind)
        desk.mentor.say(conversation.id, words)
        st.session_state[_GO] = conversation.id

    kind = _kinds() if mode == "framing" and ways else ""
    with st.container(key="first"):
        box.message_box(_PLACEHOLDERS[mode], begin, height=72)
    if ways and mode == "framing":
        _paste(begin)
    if ways:
        _starters(mode, starters(mode, kind), begin)
    else:
        desk.link(
            "frame", "Begin with a kind of case, a pasted text or an example",
            icon=":material/more_horiz:",
        )  # fmt: skip
    box.focus(mode)


def starters(mode: ModeName, kind: str) -> tuple[str, ...]:
    """Ways to begin: of a kind of case, or one of each."""
    if mode == "ask":
        return QUESTIONS
    every = kinds()
    return every[kind].starters if kind in every else tuple(k.starters[0] for k in every.values())


def _kinds() -> str:
    """The kind of case, as far as the author wants to say it."""
    chosen = st.pills(
        "What kind of case is it?",
        ["", *kinds()],
        format_func=lambda name: kinds()[name].label if name else GUESS,
        default="",
        key=_KIND,
    )
    return chosen or ""


def _paste(begin: Callable[[str], None]) -> None:
    """A ticket, a document or a thread as the first message."""
    with (
        st.container(key="paste"),
        st.expander(
            "Paste a ticket, a design doc or a chat thread", icon=":material/content_paste:"
        ),
    ):
        st.text_area(
            "The text",
            key=_PASTED,
            height=200,
            label_visibility="collapsed",
            placeholder="Headings like Problem, Goals, Non-goals or Approvers go into the canvas",
        )
        st.button(
            "Start from this text", key="start-paste", type="primary",
            on_click=_begin_pasted, args=(begin,),
        )  # fmt: skip
        st.caption(f"At most {MAX_CHARACTERS:,} characters. It is kept as your first message.")


def _page(desk: Desk, mode: ModeName, title: str, text: str) -> None:
    with st.container(key="narrow", gap="medium"):
        with st.container(key="hero"):
            st.markdown(f"# {title}", anchors=False)
            st.markdown(text)
        begin_here(desk, mode)
        notice.without_model(desk.mentor.model_status)


def _starters(mode: ModeName, said: tuple[str, ...], begin: Callable[[str], None]) -> None:
    with st.container(key="starters", gap="xxsmall"):
        st.caption("Or begin with one of these")
        for number, words in enumerate(said):
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


def _begin_pasted(begin: Callable[[str], None]) -> None:
    words = st.session_state.get(_PASTED) or ""
    if box.attempt(lambda: begin(words)):
        st.session_state.pop(_PASTED, None)
