"""The head of a memo's page: its title and kind, read or write, review, versions, the way out."""

import re
from datetime import UTC, datetime

import streamlit as st

from assistant.memo.document import parse
from assistant.memo.kinds import memo_kinds
from ui.components.ago import ago
from ui.components.memo.paper import beginning, word_count
from ui.components.text import label
from ui.memo_words import length
from ui.state import Desk
from ui.views.memo import address, discarding, reviewing, starting
from ui.views.memo.sight import Sight

_VIEW = "view"
_TITLE = 120
_VIEWS = {"read": "Read", "write": "Write"}
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def head(sight: Sight) -> str:
    """Title, kind and tools; returns how the memo is shown: "read" or "write"."""
    memo, page = sight.page.memo, sight.page
    with st.container(key="memo-head"):
        st.markdown(f"### {label(memo.title)}", anchors=False)
        version = f" · version {page.version.number}" if page.version else ""
        changed = " and changes since" if page.version and page.stale else ""
        words = length(word_count(page.text), sight.kind.words)
        when = ago(memo.updated_at, datetime.now(UTC))
        st.caption(f"{sight.kind.label} · {words}{version}{changed} · {when}")
        with st.container(
            key="memo-tools", horizontal=True, vertical_alignment="center", gap="small"
        ):
            view = _view(sight)
            _review(sight)
            _versions(sight)
            _export(sight)
            _describe(sight)
    return view


def _view(sight: Sight) -> str:
    written = bool(sight.page.text.strip()) and sight.page.version is not None
    chosen = st.segmented_control(
        "How to see the memo",
        list(_VIEWS),
        default=None if _VIEW in st.session_state else "read" if written else "write",
        required=True,
        format_func=lambda name: _VIEWS[name],
        key=_VIEW,
        bind="query-params",
        label_visibility="collapsed",
        on_change=address.turn_to,
        args=("",),
    )
    return chosen or "read"


def turn_to_writing() -> None:
    """Show the editor."""
    st.session_state[_VIEW] = "write"


def _review(sight: Sight) -> None:
    page = sight.page
    st.button(
        "Review again" if page.version else "Review",
        key="memo-review",
        type="primary" if page.stale or not page.version else "secondary",
        icon=":material/rate_review:",
        shortcut="Ctrl+Enter",
        disabled=sight.work is not None,
        help="Keeps the text as a version and says what to fix first",
        on_click=_begin,
        args=(sight.desk, sight.memo_id),
    )


def _begin(desk: Desk, memo_id: str) -> None:
    address.turn_to("")
    with desk.attempt():
        _name_by_heading(desk, memo_id)
    reviewing.begin(desk, memo_id)


def _name_by_heading(desk: Desk, memo_id: str) -> None:
    """A memo that was begun empty is called by its heading once it has one."""
    page = desk.mentor.memos.page(memo_id)
    heading = parse(beginning(page.text)).title
    if heading and page.memo.title == starting.new_title(page.memo.kind):
        desk.mentor.memos.rename(memo_id, heading[:_TITLE])


def _versions(sight: Sight) -> None:
    on = bool(address.version())
    st.button(
        "Back to the memo" if on else "Versions",
        key="memo-versions-tool",
        icon=":material/article:" if on else ":material/history:",
        type="tertiary",
        disabled=sight.page.version is None,
        help="What each version settled, and what changed",
        on_click=address.turn_to,
        args=("" if on else address.EVERY,),
    )


def _export(sight: Sight) -> None:
    memos, memo = sight.desk.mentor.memos, sight.page.memo
    with st.popover("Export", icon=":material/ios_share:", type="tertiary", key="memo-export"):
        name = file_name(memo.title)
        st.download_button(
            "Download as Markdown",
            lambda: memos.markdown(memo.id),
            f"{name}.md",
            "text/markdown",
            key="memo-markdown",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            "Download as DOCX",
            lambda: memos.docx(memo.id),
            f"{name}.docx",
            _WORD,
            key="memo-docx",
            icon=":material/download:",
            on_click="ignore",
        )
        st.caption("The memo alone, as it stands now, without what was said about it.")


def _describe(sight: Sight) -> None:
    memo, desk = sight.page.memo, sight.desk
    now = f"{memo.title} {memo.kind}"
    with (
        st.popover("Kind and title", icon=":material/tune:", type="tertiary", key="memo-describe"),
        st.form(key=f"memo-form-{now}", border=False),
    ):
        title = st.text_input("Title", memo.title, key=f"memo-title-{now}", max_chars=_TITLE)
        names = list(memo_kinds())
        kind = st.selectbox(
            "Kind of memo",
            names,
            index=names.index(memo.kind),
            format_func=lambda name: memo_kinds()[name].label,
            key=f"memo-kind-{now}",
        )
        st.caption("The kind decides what a review looks for. Review again after changing it.")
        with st.container(horizontal=True, gap="small"):
            save = st.form_submit_button("Save", type="primary", key="memo-describe-save")
            drop = st.form_submit_button(
                "Discard this memo", icon=":material/delete:", key="memo-discard"
            )
    if drop:
        discarding.discard(desk, memo)
        desk.go("write")
    if save:
        _save(desk, memo.id, title, kind)


def _save(desk: Desk, memo_id: str, title: str, kind: str) -> None:
    memo = desk.mentor.memos.page(memo_id).memo
    with desk.attempt():
        if title.strip() and title.strip() != memo.title:
            desk.mentor.memos.rename(memo_id, title.strip())
        if kind != memo.kind:
            desk.mentor.memos.set_kind(memo_id, kind)
    st.rerun()


def file_name(title: str) -> str:
    """A name for a file, made of the title."""
    return _NOT_IN_NAMES.sub("-", label(title).lower()).strip("-")[:60] or "memo"
