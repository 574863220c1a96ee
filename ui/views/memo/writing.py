"""The memo while it is written: a plain editor that keeps what is typed by itself."""

from collections.abc import Callable, Sequence

import streamlit as st

from assistant.errors import MentorError, Overtaken
from ui.components import notice
from ui.components.memo import scripts
from ui.components.memo.paper import word_count
from ui.components.memo.saved import characters, saved_mark, text_sum
from ui.memo_words import counted
from ui.state import Desk

_SELECTION = "memo-selection"
_PLACEHOLDER = (
    "Write here, in Markdown: # for the title, ## for a section, - for a list. It is kept as you "
    "type."
)


def show(
    desk: Desk, memo_id: str, text: str, state: str, help_with: Callable[[int, int], None]
) -> None:
    """The editor on the text that is kept; `state` is the one to save on.

    `help_with` is called with the first and last character of a selection.
    """
    key = text_key(memo_id)
    if key not in st.session_state:
        put(memo_id, text, state)
    with st.container(key=f"memo-text-{memo_id}"):
        st.text_area(
            "The memo",
            key=key,
            height=600,
            label_visibility="collapsed",
            placeholder=_PLACEHOLDER,
            on_change=_save,
            args=(desk, memo_id),
        )
    words = str(st.session_state.get(key) or "")
    trouble: MentorError | None = st.session_state.get(_trouble_key(memo_id))
    count = counted(word_count(words), "word")
    said = f"{count} · {'Saved' if trouble is None else 'Not saved'}"
    kept = str(st.session_state.get(_kept_key(memo_id)) or "")
    with st.container(key="memo-under", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(saved_mark(memo_id, kept, said, failed=trouble is not None))
        _selection(memo_id, help_with)
    if trouble is not None:
        _not_saved(desk, memo_id, trouble)
    scripts.run("editing", key="memo-editing")


def _selection(memo_id: str, help_with: Callable[[int, int], None]) -> None:
    """A button for what is selected; the script writes the place of it into the field."""
    st.text_input(
        "Selection", key=_SELECTION, on_change="ignore", label_visibility="collapsed", width=1
    )
    st.button(
        "Help me with the selection",
        key="memo-help-selection",
        icon=":material/edit_note:",
        type="tertiary",
        help="Select a sentence or a paragraph first: one change to it is proposed",
        on_click=_help,
        args=(memo_id, help_with),
    )


def _help(memo_id: str, help_with: Callable[[int, int], None]) -> None:
    text = str(st.session_state.get(text_key(memo_id)) or "")
    first, _, last = str(st.session_state.get(_SELECTION) or "").partition(" ")
    if first.isdigit() and last.isdigit():
        help_with(characters(text, int(first)), characters(text, int(last)))


def text_key(memo_id: str) -> str:
    """Where the session keeps what stands in the editor."""
    return f"memo-words-{memo_id}"


def put(memo_id: str, text: str, state: str) -> None:
    """Have the editor show this text, of that state, from now on."""
    st.session_state[text_key(memo_id)] = text
    _kept(memo_id, text, state)
    st.session_state.pop(_trouble_key(memo_id), None)


def places(spans: Sequence[tuple[str, int, int]]) -> str:
    """HTML that tells the script where in the editor the sentences of a finding stand."""
    return "".join(
        f'<i class="memo-place" data-f="{hook}" data-start="{start}" data-end="{end}"></i>'
        for hook, start, end in spans
    )


def _save(desk: Desk, memo_id: str) -> None:
    """Keep what is typed. What cannot be kept stays in the editor, and why is told."""
    words = str(st.session_state.get(text_key(memo_id)) or "")
    seen = str(st.session_state.get(_seen_key(memo_id)) or "")
    try:
        _kept(memo_id, words, desk.mentor.memos.save(memo_id, words, seen=seen))
        st.session_state.pop(_trouble_key(memo_id), None)
    except MentorError as error:
        st.session_state[_trouble_key(memo_id)] = error


def _kept(memo_id: str, text: str, state: str) -> None:
    """Remember what the record has."""
    st.session_state[_seen_key(memo_id)] = state
    st.session_state[_kept_key(memo_id)] = text_sum(text)


def _not_saved(desk: Desk, memo_id: str, trouble: MentorError) -> None:
    notice.say(trouble.message, trouble.next_step, "Your words are still in the editor.")
    if not isinstance(trouble, Overtaken):
        return
    with st.container(key="memo-overtaken", horizontal=True, gap="small"):
        st.button("Keep these words", key="keep-mine", on_click=_keep, args=(desk, memo_id))
        st.button("Take the other text", key="take-other", on_click=_take, args=(desk, memo_id))
    with st.expander("Your words, to copy"):
        st.code(st.session_state.get(text_key(memo_id)) or "", None, wrap_lines=True, height=200)


def _keep(desk: Desk, memo_id: str) -> None:
    st.session_state[_seen_key(memo_id)] = desk.mentor.memos.page(memo_id).state
    _save(desk, memo_id)


def _take(desk: Desk, memo_id: str) -> None:
    page = desk.mentor.memos.page(memo_id)
    put(memo_id, page.text, page.state)


def _seen_key(memo_id: str) -> str:
    return f"memo-seen-{memo_id}"


def _trouble_key(memo_id: str) -> str:
    return f"memo-unsaved-{memo_id}"


def _kept_key(memo_id: str) -> str:
    return f"memo-kept-{memo_id}"
