"""A reply while it is being written: this only looks on; the job goes on without the page."""

import time
from collections.abc import Callable

import streamlit as st

from assistant.errors import MentorError
from assistant.jobs import LiveReply, Snapshot
from ui.components.text import replied, shown
from ui.components.turns import speaker

_LOOK_EVERY_S = 0.5
_SETTLING = "settling"
_SETTLE_WITHIN_S = 60.0


def follow(live: LiveReply, stop: Callable[[], None]) -> None:
    """Show the words as they come, then draw the page again with the kept reply."""
    with st.container(key=f"coach-{live.turn_id}"):
        speaker("Mentor", live.turn_id)
        with st.container(key=f"words-{live.turn_id}"):
            words = st.empty()
        with st.container(key=f"tools-{live.turn_id}", horizontal=True, gap="small"):
            st.button(
                "Stop",
                key=f"stop-{live.turn_id}",
                icon=":material/stop_circle:",
                type="tertiary",
                help="End this reply; what was said is kept",
                on_click=stop,
            )
            activity = st.empty()
    for now in live.watch(_LOOK_EVERY_S):
        if now.text:
            words.markdown(replied(now.text))
            activity.empty()
        else:
            activity.caption(_doing(now, live))
    st.session_state[_SETTLING] = live
    st.rerun()


def settle(conversation_id: str) -> None:
    """After a reply is shown, wait for what still belongs to it, and draw the canvas again."""
    live = st.session_state.get(_SETTLING)
    if live is None or live.conversation_id != conversation_id:
        return
    breath = st.empty()
    end = time.monotonic() + _SETTLE_WITHIN_S
    while time.monotonic() < end:
        try:
            live.wait(_LOOK_EVERY_S)
        except TimeoutError:
            breath.empty()  # lets the page answer a click while it waits
            continue
        except MentorError:
            break
        break
    st.session_state.pop(_SETTLING, None)
    st.rerun()


def _doing(now: Snapshot, live: LiveReply) -> str:
    return f"{shown(now.activity)} · {time.monotonic() - live.started:.0f} s"
