"""The turns of a conversation, one under the other."""

from collections.abc import Callable

import streamlit as st

from assistant.conversation import Conversation, Turn
from ui.components import branch, sources, why
from ui.components.sources import Standing
from ui.components.text import marked, replied, said, shown

_ENDED = {
    "stopped": "You stopped this reply here. What was said is kept.",
    "broken": "This reply was cut off when the program ended. Your words are kept: retry it.",
    "failed": "This reply could not be finished. Your words are kept: retry it.",
    "running": "This reply is being written by another program. Reload the page to see it.",
}


def author(turn: Turn, quotes: tuple[str, ...] = ()) -> None:
    """What the person said, with some words of it marked."""
    with st.container(key=f"author-{turn.id}"):
        speaker("You", turn.id)
        words = marked(turn.text, quotes).replace("\n", "  \n") if quotes else said(turn.text)
        st.markdown(words)


def coach(
    turn: Turn,
    conversation: Conversation,
    *,
    last: bool,
    retry: Callable[[str], None],
    standing: Standing,
    more: Callable[[], None] | None = None,
) -> None:
    """A finished reply, with its sources, its account and what can be done about it.

    `more` draws what else can be done about it in this mode.
    """
    with st.container(key=f"coach-{turn.id}"):
        speaker("Mentor", turn.id)
        if turn.text:
            with st.container(key=f"words-{turn.id}"):
                st.markdown(replied(turn.text))
        _notes(turn)
        sources.show(turn, standing)
        _tools(turn, conversation, last=last, retry=retry, more=more)


def speaker(name: str, turn_id: str) -> None:
    """The small line that says who speaks."""
    with st.container(key=f"speaker-{name.lower()}-{turn_id}"):
        st.markdown(name)


def _notes(turn: Turn) -> None:
    notes = [_ENDED[turn.status]] if turn.status in _ENDED else []
    if turn.degraded:
        notes.append(shown(turn.degraded))
    if notes:
        with st.container(key=f"notes-{turn.id}"):
            st.markdown(":material/info: " + " ".join(notes))


def _tools(
    turn: Turn,
    conversation: Conversation,
    *,
    last: bool,
    retry: Callable[[str], None],
    more: Callable[[], None] | None,
) -> None:
    """Why this, retry, and the pager between replies to the same words."""
    with st.container(key=f"tools-{turn.id}", horizontal=True, gap="small"):
        if turn.move:
            why.why_this(turn)
        if more is not None and turn.status == "complete":
            more()
        if (last or turn.status in ("stopped", "broken", "failed")) and turn.status != "running":
            st.button(
                "Retry",
                key=f"retry-{turn.id}",
                icon=":material/refresh:",
                type="tertiary",
                help="Write another reply to the same words; this one stays",
                on_click=retry,
                args=(turn.id,),
            )
        _pager(turn, conversation)


def _pager(turn: Turn, conversation: Conversation) -> None:
    parent = conversation.turn(turn.parent_id or "")
    others = branch.replies_to(conversation, parent) if parent else ()
    if len(others) < 2:
        return
    place = next(number for number, other in enumerate(others) if other.id == turn.id)
    for step, icon, name in ((-1, "chevron_left", "Earlier"), (1, "chevron_right", "Later")):
        target = place + step
        st.button(
            f"{name} reply" if step < 0 else f"{place + 1} of {len(others)}",
            key=f"pager-{step}-{turn.id}",
            icon=f":material/{icon}:",
            icon_position="left" if step < 0 else "right",
            type="tertiary",
            disabled=not 0 <= target < len(others),
            on_click=_turn_to,
            args=(others[target % len(others)].id,),
        )


def _turn_to(turn_id: str) -> None:
    st.query_params["t"] = turn_id
