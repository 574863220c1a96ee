"""Discarding a memo, and taking that back."""

import streamlit as st

from assistant.memos import Memo
from ui.components.text import label
from ui.state import Desk

_GONE = "memo-discarded"


def discard(desk: Desk, memo: Memo) -> None:
    """Put the memo away; the list offers it back."""
    with desk.attempt():
        desk.mentor.memos.discard(memo.id)
        st.session_state[_GONE] = (memo.id, memo.title)


def was_discarded(memo_id: str) -> bool:
    """Whether this session has just put it away."""
    return bool(st.session_state.get(_GONE, ("",))[0] == memo_id)


def offer_undo(desk: Desk) -> None:
    """What was discarded last, and the way back."""
    if _GONE not in st.session_state:
        return
    memo_id, title = st.session_state[_GONE]
    with st.container(key="memo-undo", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"Discarded: {label(title)}")
        st.button(
            "Undo",
            key="memo-undo-button",
            icon=":material/undo:",
            type="tertiary",
            on_click=_bring_back,
            args=(desk, memo_id),
        )


def _bring_back(desk: Desk, memo_id: str) -> None:
    with desk.attempt():
        desk.mentor.memos.bring_back(memo_id)
        st.session_state.pop(_GONE, None)
