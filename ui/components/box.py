"""The message box: it sends on Enter, and gives the words back when they cannot be taken."""

from collections.abc import Callable

import streamlit as st

from assistant.errors import MentorError
from knowledge.errors import KnowledgeError
from ui.components import look, notice

BOX = "box"
_TROUBLE = "box_trouble"
_SENDING = "sending"
_BACK = "Your words are in the box again."


def message_box(
    placeholder: str, send: Callable[[str], None], *, height: int | None = None
) -> None:
    """Show the box; `send` runs before the page is drawn again."""
    if told := st.session_state.pop(_TROUBLE, None):
        notice.say(*told)
    st.chat_input(
        placeholder,
        key=BOX,
        on_submit=_submit,
        args=(send,),
        height="content" if height is None else height,
    )


def focus(place: str) -> None:
    """Put the cursor into the box when a page opens."""
    look.run(look.FOCUS_BOX, key=f"focus-{place}")


def attempt(action: Callable[[], object]) -> bool:
    """Do what a button asks for; trouble is shown at the box on the page that follows."""
    try:
        action()
    except (MentorError, KnowledgeError) as error:
        st.session_state[_TROUBLE] = (error.message, error.next_step)
        return False
    return True


def _submit(send: Callable[[str], None]) -> None:
    words = st.session_state[BOX] or ""
    st.session_state[_SENDING] = words
    if not attempt(lambda: send(words)):
        st.session_state[BOX] = words
        st.session_state[_TROUBLE] += (_BACK,) if words.strip() else ()
    st.session_state.pop(_SENDING, None)
