"""The parts of a memo's address: `/memo?m=<memo>&f=<finding>&v=<version>`.

Beside them, the little that the session keeps of the page.
"""

import streamlit as st

MEMO, FINDING, VERSION = "m", "f", "v"
EVERY = "all"
"""In the place of a version: the list of them."""
FACE = "memo-shown"
"""Where the session keeps which of document and findings a narrow screen shows."""
_LED, _NOTE = "memo-led", "memo-note"


def chosen() -> str:
    """The id of the finding that is chosen; empty when none is."""
    return st.query_params.get(FINDING, "")


def choose(finding_id: str) -> None:
    """Choose a finding, and bring it and its sentences into view."""
    st.query_params[FINDING] = finding_id
    st.query_params.pop(VERSION, None)
    st.session_state[_LED] = led() + 1
    st.session_state[FACE] = "findings"


def show(finding_id: str) -> None:
    """The same, on a narrow screen with the document before it."""
    choose(finding_id)
    st.session_state[FACE] = "document"


def led() -> int:
    """Counts how often a finding was chosen in this session, so that each time leads there."""
    return int(st.session_state.get(_LED, 0))


def version() -> str:
    """The version whose changes are looked at, or EVERY; empty for the memo itself."""
    return st.query_params.get(VERSION, "")


def turn_to(version: str) -> None:
    """Look at a version, at the list of them, or at the memo again."""
    if version:
        st.query_params[VERSION] = version
        st.query_params.pop(FINDING, None)
    else:
        st.query_params.pop(VERSION, None)


def keep_note(memo_id: str, note: str) -> None:
    """Remember what was left out of a file, to be told on the memo's page."""
    st.session_state[_NOTE] = (memo_id, note)


def note(memo_id: str) -> str:
    """What was left out of the file that this memo came from, in this session."""
    kept, words = st.session_state.get(_NOTE, ("", ""))
    return str(words) if kept == memo_id else ""
