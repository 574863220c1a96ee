"""One conversation, at `/talk?c=<conversation>`: the turns, and beside them canvas or passage.

`&p=<passage>` opens a passage and `&t=<turn>` chooses a branch, so that every state of the page
has an address of its own.
"""

import streamlit as st

from assistant.conversation import Conversation, Turn
from assistant.errors import NotFound
from assistant.jobs import LiveReply
from ui.components import box, branch, canvas, notice, panel, reply, turns
from ui.components.sources import Standing
from ui.components.text import label
from ui.state import Desk

_MODES = {"framing": "Framing a problem", "ask": "Asking the library"}
_PLACEHOLDERS = {"framing": "Answer, or say more", "ask": "Ask something else"}


def show(desk: Desk) -> None:
    """The conversation that the address names. Raises NotFound."""
    conversation_id = st.query_params.get("c", "")
    if not conversation_id:
        raise NotFound("The address names no conversation.")
    live = desk.mentor.running(conversation_id)
    conversation = desk.mentor.conversations.get(conversation_id)
    path = branch.shown_path(conversation, st.query_params.get("t", ""))
    standing = _standing(desk, conversation, path)
    beside = conversation.mode == "framing" or "p" in st.query_params
    with st.container(key="page"), st.container(key="desk" if beside else "single"):
        with st.container(key="talk"):
            _heading(desk, conversation)
            place = _turns(desk, conversation, path, live, standing)
        if beside:
            with st.container(key="side"):
                _beside(desk, conversation, path, standing)
    _box(desk, conversation, path)
    if live is not None and place is not None:
        with place:
            reply.follow(live, lambda: desk.mentor.stop(conversation_id))
    reply.settle(conversation_id)


def _heading(desk: Desk, conversation: Conversation) -> None:
    st.markdown(f"### {label(conversation.title)}", anchors=False)
    mode = _MODES.get(conversation.mode, conversation.mode)
    status = desk.mentor.model_status
    st.caption(mode if status.ready else f"{mode} · {notice.model_line(status)}")


def _turns(
    desk: Desk,
    conversation: Conversation,
    path: tuple[Turn, ...],
    live: LiveReply | None,
    standing: Standing,
) -> "st.delta_generator.DeltaGenerator | None":
    """Draw the turns; returns the place of the reply that is being written, if it is on here."""

    def retry(turn_id: str) -> None:
        if box.attempt(lambda: desk.mentor.retry(conversation.id, turn_id)):
            _show_latest()

    place = None
    for turn in path:
        if turn.role == "author":
            turns.author(turn)
        elif live is not None and turn.id == live.turn_id:
            place = st.container()
        else:
            turns.coach(turn, conversation, last=turn is path[-1], retry=retry, standing=standing)
    return place


def _beside(
    desk: Desk, conversation: Conversation, path: tuple[Turn, ...], standing: Standing
) -> None:
    passage_id = st.query_params.get("p", "")
    if not passage_id:
        canvas.show(desk.mentor.canvas(conversation.id))
        return
    with st.container(key="panel"):
        panel.show(desk, path, passage_id, standing)


def _standing(desk: Desk, conversation: Conversation, path: tuple[Turn, ...]) -> Standing:
    """What is known of the documents that are cited, and which citations were reported."""
    cited = {citation.document_id for turn in path for citation in turn.citations}
    if not cited:
        return Standing()
    known = desk.mentor.shelves.infos(sorted(cited))
    return Standing(known, desk.mentor.reports(conversation.id))


def _box(desk: Desk, conversation: Conversation, path: tuple[Turn, ...]) -> None:
    leaf = path[-1].id if path else None

    def send(words: str) -> None:
        desk.mentor.say(conversation.id, words, after=leaf)
        _show_latest()

    box.message_box(_PLACEHOLDERS.get(conversation.mode, "Your message"), send)
    box.focus(conversation.id)


def _show_latest() -> None:
    st.query_params.pop("t", None)
