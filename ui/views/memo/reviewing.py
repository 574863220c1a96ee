"""Reviewing in the background: begun here, looked at while it runs, and found again afterwards."""

import time

import streamlit as st

from assistant.memo.findings import Review
from ui.components.text import shown
from ui.state import Desk
from ui.works import Work

_LOOK_EVERY_S = 0.4
NAME = "review"


def begin(desk: Desk, memo_id: str) -> None:
    """Review the text that is kept, unless a review of this memo runs already."""
    memos = desk.mentor.memos

    def task(work: Work) -> None:
        def tell(review: Review) -> None:
            work.note(review=review)

        memos.review(memo_id, stop=work.stopping, progress=tell)

    desk.begin_on(memo_id, Work(NAME, task))


def running(desk: Desk, memo_id: str) -> Work | None:
    """The review that runs."""
    work = desk.work_on(memo_id)
    return work if work is not None and work.name == NAME and work.now().running else None


def show(desk: Desk, memo_id: str) -> None:
    """How far the review is; what went wrong with the last one."""
    work = desk.work_on(memo_id)
    if work is None or work.name != NAME:
        return
    if work.now().running:
        _running(work, drawn=work.now().review is not None)
        return
    if trouble := work.now().trouble:
        st.warning(
            f"{shown(trouble)} Your text is kept, and so is the review before.",
            icon=":material/info:",
        )
    desk.put_away_on(memo_id)


@st.fragment(run_every=_LOOK_EVERY_S)
def _running(work: Work, *, drawn: bool) -> None:
    now = work.now()
    if not now.running or (now.review is not None and not drawn):
        st.rerun()
    seconds = int(time.monotonic() - work.started)
    doing = "These are the first findings; the model is looking for more" if drawn else "Reading"
    with st.container(
        key="memo-reviewing", horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.caption(
            "Stopping." if work.stopping() else f"{doing} · {seconds} s. You can go on writing."
        )
        st.button(
            "Stop",
            key="memo-stop",
            icon=":material/stop_circle:",
            type="tertiary",
            disabled=work.stopping(),
            help="End the review; what was found until now is kept",
            on_click=work.stop,
        )
