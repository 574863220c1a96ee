"""One conversation, at `/talk?c=<conversation>`: the turns, and beside them canvas or passage.

`&p=<passage>` opens a passage, `&t=<turn>` chooses a branch, and `&q=<turn>` shows where words of
the canvas were said, so that every state of the page has an address of its own.
"""

import streamlit as st

from assistant.canvases import CasePage
from assistant.conversation import Conversation, Turn
from assistant.errors import NotFound
from assistant.jobs import LiveReply
from ui.components import box, branch, canvas, notice, panel, reply, saying, turns, ways
from ui.components.sources import Standing
from ui.components.text import label
from ui.state import Desk

_MODES = {"framing": "Framing a problem", "ask": "Asking the library"}
_PLACEHOLDERS = {"framing": "Answer, or say more", "ask": "Ask something else"}
_AGAIN = (
    "This conversation goes on with the same canvas. What has changed since, or what is still open?"
)


def show(desk: Desk) -> None:
    """The conversation that the address names. Raises NotFound."""
    ways.go_on(desk)
    conversation_id = st.query_params.get("c", "")
    if not conversation_id:
        raise NotFound("The address names no conversation.")
    live = desk.mentor.running(conversation_id)
    conversation = desk.mentor.conversations.get(conversation_id)
    path = branch.shown_path(conversation, st.query_params.get("t", ""))
    sight = _Sight(desk, conversation, path, _standing(desk, conversation, path), live)
    beside = sight.page is not None or "p" in st.query_params
    with st.container(key="page"):
        if sight.page is not None:
            _faces()
        with st.container(key="desk" if beside else "single"):
            with st.container(key="talk"):
                _heading(desk, conversation, sight.page)
                place = _turns(sight)
            if beside:
                with st.container(key="side"):
                    _beside(sight)
    _box(sight)
    if live is not None and place is not None:
        with place:
            reply.follow(live, lambda: desk.mentor.stop(conversation_id))
    reply.settle(conversation_id)


class _Sight:
    """What is on the page."""

    def __init__(
        self,
        desk: Desk,
        conversation: Conversation,
        path: tuple[Turn, ...],
        standing: Standing,
        live: LiveReply | None,
    ) -> None:
        self.desk = desk
        self.conversation = conversation
        self.path = path
        self.standing = standing
        self.live = live
        case_id = conversation.case_id if conversation.mode == "framing" else None
        self.page = desk.mentor.canvases.page(case_id) if case_id else None

    def say(self, words: str) -> None:
        """Send the person's words; what goes wrong is told at the box."""
        if box.attempt(lambda: self.send(words)):
            _show_latest()

    def send(self, words: str) -> None:
        """Send the person's words after the last turn on the page. Raises MentorError."""
        leaf = self.path[-1].id if self.path else None
        self.desk.mentor.say(self.conversation.id, words, after=leaf)

    def retry(self, turn_id: str) -> None:
        """Have another reply written."""
        if box.attempt(lambda: self.desk.mentor.retry(self.conversation.id, turn_id)):
            _show_latest()


def _faces() -> None:
    """On a narrow screen, which of talk and canvas is shown; a wide one shows both."""
    face = st.session_state.get("face") or "talk"
    with st.container(key=f"face-{face}"):
        st.segmented_control(
            "Show",
            ["talk", "frame"],
            format_func={"talk": "Talk", "frame": "Your frame"}.__getitem__,
            default="talk",
            required=True,
            key="face",
            label_visibility="collapsed",
        )


def _heading(desk: Desk, conversation: Conversation, page: CasePage | None) -> None:
    title = page.case.title if page is not None else conversation.title
    st.markdown(f"### {label(title)}", anchors=False)
    mode = _MODES.get(conversation.mode, conversation.mode)
    status = desk.mentor.model_status
    st.caption(mode if status.ready else f"{mode} · {notice.model_line(status)}")


def _turns(sight: _Sight) -> "st.delta_generator.DeltaGenerator | None":
    """Draw the turns; returns the place of the reply that is being written, if it is on here."""
    place = None
    for turn in sight.path:
        if turn.role == "author":
            _author(sight, turn)
        elif sight.live is not None and turn.id == sight.live.turn_id:
            place = st.container()
        else:
            _coach(sight, turn)
    last = sight.path[-1] if sight.path else None
    if sight.page is not None and last is None:
        st.markdown(_AGAIN)
    elif sight.page is not None and last is not None and last.status == "complete":
        ways.out(sight.desk, sight.page, last, sight.say)
    return place


def _author(sight: _Sight, turn: Turn) -> None:
    if sight.page is None or st.query_params.get(saying.SAID, "") != turn.id:
        turns.author(turn)
        return
    with st.container(key="said-here"):
        turns.author(turn, saying.quotes_from(sight.page, turn.id))
    saying.bring_into_view(turn.id)


def _coach(sight: _Sight, turn: Turn) -> None:
    last = turn is sight.path[-1]

    def more() -> None:
        ways.disagree(turn, sight.say, last=last)

    turns.coach(
        turn,
        sight.conversation,
        last=last,
        retry=sight.retry,
        standing=sight.standing,
        more=more if sight.page is not None and sight.live is None else None,
    )


def _beside(sight: _Sight) -> None:
    passage_id = st.query_params.get("p", "")
    if passage_id:
        with st.container(key="panel"):
            panel.show(sight.desk, sight.path, passage_id, sight.standing)
    elif sight.page is not None:
        canvas.show(sight.desk, sight.page)


def _standing(desk: Desk, conversation: Conversation, path: tuple[Turn, ...]) -> Standing:
    """What is known of the documents that are cited, and which citations were reported."""
    cited = {citation.document_id for turn in path for citation in turn.citations}
    if not cited:
        return Standing()
    known = desk.mentor.shelves.infos(sorted(cited))
    return Standing(known, desk.mentor.reports(conversation.id))


def _box(sight: _Sight) -> None:
    def send(words: str) -> None:
        sight.send(words)
        _show_latest()

    mode = sight.conversation.mode
    box.message_box(_PLACEHOLDERS.get(mode, "Your message"), send)
    box.focus(sight.conversation.id)


def _show_latest() -> None:
    st.query_params.pop("t", None)
    st.query_params.pop(saying.SAID, None)
