"""Ways to begin a memo: an empty one of a kind, a pasted draft, a file, or a case."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assistant.errors import BadMessage
from assistant.memo.kinds import memo_kinds
from ui.components.text import label
from ui.memo_words import lowered
from ui.state import Desk
from ui.views.memo import address

FORMATS = ("md", "markdown", "docx", "txt", "html", "htm", "pdf")
MEGABYTES = 10
_GO, _KIND, _PASTED, _ROUND = "memo-go", "memo-kind-chosen", "memo-pasted", "memo-upload-round"
_CASES = 20


def go_on(desk: Desk) -> None:
    """Open the memo that was begun before the page was drawn."""
    if memo_id := st.session_state.pop(_GO, None):
        desk.go("memo", m=memo_id)


def show(desk: Desk, *, first: bool) -> None:
    """The kinds, what each is for, and what to begin from."""
    st.markdown("#### Begin your first memo" if first else "#### Begin another", anchors=False)
    kinds = memo_kinds()
    with st.container(key="memo-kinds", gap="xsmall"):
        kind = st.radio(
            "What do you write?",
            list(kinds),
            format_func=lambda name: kinds[name].label,
            captions=[each.purpose for each in kinds.values()],
            key=_KIND,
        ) or next(iter(kinds))
    with st.container(horizontal=True, gap="small", key="memo-begin"):
        st.button(
            f"Begin an empty {lowered(kinds[kind].label)}",
            key="memo-new",
            type="primary",
            icon=":material/edit_document:",
            on_click=_new,
            args=(desk, kind),
        )
    _paste(desk, kind)
    _upload(desk, kind)
    _cases(desk, kind)


def _new(desk: Desk, kind: str) -> None:
    with desk.attempt():
        st.session_state[_GO] = desk.mentor.memos.create(new_title(kind), kind).memo.id


def new_title(kind: str) -> str:
    """What a memo is called until it has a heading of its own."""
    return f"New {lowered(memo_kinds()[kind].label)}"


def _paste(desk: Desk, kind: str) -> None:
    with st.expander("Paste a draft", icon=":material/content_paste:", key="memo-paste"):
        st.text_area(
            "The draft",
            key=_PASTED,
            height=220,
            label_visibility="collapsed",
            placeholder="Markdown or plain text",
        )
        st.button(
            f"Begin a {lowered(memo_kinds()[kind].label)} with this text",
            key="memo-start-paste",
            type="primary",
            on_click=_begin_pasted,
            args=(desk, kind),
        )


def _begin_pasted(desk: Desk, kind: str) -> None:
    text = st.session_state.get(_PASTED) or ""
    with desk.attempt():
        if not text.strip():
            raise BadMessage("There is no draft yet.", next_step="Paste it into the field first.")
        page = desk.mentor.memos.create("", kind, text, origin="imported")
        st.session_state[_GO] = page.memo.id
        st.session_state.pop(_PASTED, None)


def _upload(desk: Desk, kind: str) -> None:
    with st.expander("Upload a file", icon=":material/upload_file:", key="memo-upload"):
        number = st.session_state.get(_ROUND, 0)
        file = st.file_uploader(
            "A Markdown, Word, text, HTML or PDF file",
            type=FORMATS,
            max_upload_size=MEGABYTES,
            key=f"memo-file-{number}",
        )
        if isinstance(file, UploadedFile):
            st.button(
                f"Begin a {lowered(memo_kinds()[kind].label)} with {label(file.name)}",
                key="memo-start-file",
                type="primary",
                on_click=_begin_file,
                args=(desk, kind, file),
            )


def _begin_file(desk: Desk, kind: str, file: UploadedFile) -> None:
    with desk.attempt():
        page = desk.mentor.memos.import_file(file.name, file.getvalue(), kind)
        address.keep_note(page.memo.id, page.note)
        st.session_state[_GO] = page.memo.id
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _cases(desk: Desk, kind: str) -> None:
    """Cases whose frame makes a draft."""
    cases = desk.mentor.cases.recent(_CASES)
    if not cases:
        return
    with st.expander("From a case", icon=":material/account_tree:", key="memo-from-case"):
        st.caption("Your own words go under the headings; what is missing stays a visible gap.")
        case = st.selectbox(
            "The case",
            cases,
            format_func=lambda each: each.title,
            key="memo-case",
        )
        st.button(
            f"Draft a {lowered(memo_kinds()[kind].label)} from it",
            key="memo-start-case",
            type="primary",
            on_click=begin_from_case,
            args=(desk, case.id if case else "", kind),
        )


def begin_from_case(desk: Desk, case_id: str, kind: str) -> None:
    """Draft a memo from a case; the page that follows opens it by `go_on`."""
    with desk.attempt():
        st.session_state[_GO] = desk.mentor.memos.from_case(case_id, kind).memo.id
