"""“Help me with this sentence”: one change, proposed as a diff with its reason, taken or left."""

import time
from html import escape

import streamlit as st

from assistant.memo.helping import Proposal
from ui.components.memo.changes import changed
from ui.components.text import shown
from ui.state import Desk
from ui.views.memo import address, writing
from ui.views.memo.sight import Sight
from ui.works import Work

_LOOK_EVERY_S = 0.4
_WISH = 300
_WISHED = "memo-wish"


def begin(sight: Sight, start: int, end: int, wish: str = "", finding_id: str = "") -> None:
    """Have a change proposed for what lies between two characters of the working text."""
    memos, memo_id = sight.desk.mentor.memos, sight.memo_id
    st.session_state[address.FACE] = "document"

    def task(work: Work) -> None:
        proposal = memos.help(memo_id, start, end, wish, finding_id=finding_id)
        work.note(proposal=proposal, doing=finding_id)

    _put_away(sight.desk, memo_id)
    sight.desk.begin_on(_name(memo_id), Work("help", task))


def begin_for(sight: Sight, finding_id: str) -> None:
    """Have a change proposed for the sentences of a finding."""
    if place := sight.place_of(finding_id):
        begin(sight, *place, finding_id=finding_id)


def show(sight: Sight) -> None:
    """The proposal while it is made, and when it is there."""
    work = sight.desk.work_on(_name(sight.memo_id))
    if work is None:
        return
    now = work.now()
    with st.container(key="memo-proposal", gap="xsmall"):
        if now.running:
            _running(work)
        elif now.proposal is None:
            st.warning(shown(now.trouble), icon=":material/info:")
            _close(sight, "Close")
        else:
            _proposal(sight, now.proposal, finding_id=now.doing)


@st.fragment(run_every=_LOOK_EVERY_S)
def _running(work: Work) -> None:
    if not work.now().running:
        st.rerun()
    seconds = int(time.monotonic() - work.started)
    st.caption(f"Looking for one change to these words · {seconds} s. You can go on writing.")


def _proposal(sight: Sight, proposal: Proposal, finding_id: str) -> None:
    st.html(
        '<h4 class="memo-title">One change to these words</h4>'
        f'<div class="memo-paper memo-changes"><p>{_diff(proposal)}</p></div>'
        f'<p class="memo-standing">{escape(proposal.reason)}</p>'
    )
    if proposal.degraded:
        st.caption(shown(proposal.degraded))
    st.text_input(
        "What should be different? (optional)", key=_WISHED, max_chars=_WISH,
        placeholder="Shorter, or with the date first",
    )  # fmt: skip
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if proposal.changes:
            st.button(
                "Take it",
                key="memo-accept",
                type="primary",
                icon=":material/check:",
                on_click=_accept,
                args=(sight, proposal),
            )
        st.button(
            "Try again",
            key="memo-again",
            icon=":material/refresh:",
            on_click=lambda: begin(
                sight, proposal.start, proposal.end, _wished(), finding_id=finding_id
            ),
        )
        _close(sight, "Leave mine" if proposal.changes else "Close")


def _wished() -> str:
    return str(st.session_state.get(_WISHED) or "")


def _diff(proposal: Proposal) -> str:
    return changed(proposal.differences) if proposal.changes else escape(proposal.before)


def _accept(sight: Sight, proposal: Proposal) -> None:
    desk, memo_id = sight.desk, sight.memo_id
    with desk.attempt():
        seen = desk.mentor.memos.page(memo_id).state
        desk.mentor.memos.accept(memo_id, proposal, seen=seen)
        page = desk.mentor.memos.page(memo_id)
        writing.put(memo_id, page.text, page.state)
        _put_away(desk, memo_id)


def _close(sight: Sight, words: str) -> None:
    st.button(
        words,
        key="memo-decline",
        type="tertiary",
        on_click=_put_away,
        args=(sight.desk, sight.memo_id),
    )


def _put_away(desk: Desk, memo_id: str) -> None:
    desk.put_away_on(_name(memo_id))


def _name(memo_id: str) -> str:
    return f"{memo_id} help"
