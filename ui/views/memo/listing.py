"""The page “Write”: the memos so far, and the ways to begin one."""

from datetime import UTC, datetime

import streamlit as st

from assistant.memo.kinds import memo_kinds
from assistant.memos import Memo, MemoPage
from ui.components import notice
from ui.components.ago import ago
from ui.components.memo import scripts
from ui.components.text import label
from ui.memo_words import STANDING_SHORT, counted
from ui.state import Desk
from ui.views.memo import discarding, starting

_FIRST, _EVERY = 12, 200


def show(desk: Desk) -> None:
    """The list, or for the first one only the ways to begin."""
    starting.go_on(desk)
    st.html(scripts.STYLES)
    memos = desk.mentor.memos.recent(_EVERY)
    with st.container(key="narrow", gap="medium"):
        with st.container(key="hero"):
            st.markdown("# Write", anchors=False)
            st.markdown(
                "A memo is how you lead without authority. Write it here, or paste a draft: the "
                "review points at the sentence that would stop your reader, names the one thing "
                "to fix first, and shows what your next version settled."
            )
        if error := desk.trouble():
            notice.say(error.message, error.next_step)
        discarding.offer_undo(desk)
        if memos:
            _list(desk, memos)
        starting.show(desk, first=not memos)


def _list(desk: Desk, memos: tuple[Memo, ...]) -> None:
    st.markdown("#### Your memos", anchors=False)
    every = st.session_state.get("every-memo", False)
    titles = {case.id: case.title for case in desk.mentor.cases.recent(_EVERY)}
    with st.container(key="memo-list", gap="xsmall"):
        for memo in memos if every else memos[:_FIRST]:
            row(desk, memo, titles.get(memo.case_id or "", ""))
    if len(memos) > _FIRST:
        st.toggle("Show all", key="every-memo")


def row(desk: Desk, memo: Memo, case: str = "") -> None:
    """A memo: its title, its kind, how it stands, what is open, and when it was worked on."""
    with st.container(key=f"row-memo-{memo.id}", gap="xxsmall"):
        desk.link("memo", label(memo.title), m=memo.id)
        parts = [memo_kinds()[memo.kind].label, ago(memo.updated_at, datetime.now(UTC))]
        if case:
            parts.append(f"from the case “{label(case)}”")
        stands = standing(desk.mentor.memos.page(memo.id))
        st.caption(f"{' · '.join(parts)}  \n{stands}")


def standing(page: MemoPage) -> str:
    """How a memo stands and how many findings are open; that it was not reviewed."""
    if page.review is None:
        return "Not reviewed yet" if page.text.strip() else "Nothing is written yet"
    count = sum(each.state in ("open", "regressed") for each in page.findings)
    found = f"{counted(count, 'finding')} open" if count else "no finding open"
    changed = ", and changed since the review" if page.stale else ""
    return f"{STANDING_SHORT[page.review.standing].capitalize()} · {found}{changed}"
