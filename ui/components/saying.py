"""The author's words as quotes that lead to the turn in which they were said."""

import streamlit as st

from assistant.canvases import CasePage
from ui.components import look
from ui.components.text import label

SAID = "q"
"""The address's part that names the turn a quote leads to."""
_LED = "quote_led"


def quote(page: CasePage, words: str, turn_id: str, *, key: str) -> None:
    """The words; a click leads to where they were said, also in another conversation."""
    link(page, f"“{label(words)}”", turn_id, key=key)


def link(page: CasePage, name: str, turn_id: str, *, key: str) -> None:
    """A way to one of the author's turns."""
    st.button(
        name,
        key=f"quote-{key}",
        type="tertiary",
        help="Show where you said this",
        on_click=_lead,
        args=(page, turn_id),
    )


def quotes_from(page: CasePage, turn_id: str) -> tuple[str, ...]:
    """What of a turn stands on the canvas."""
    entries = (entry for slot in page.canvas.slots for entry in slot.entries)
    said = page.said_in()
    found = {entry.quote or entry.text for entry in entries if said.get(entry.id) == turn_id}
    return tuple(sorted(found, key=len, reverse=True))


def bring_into_view(turn_id: str) -> None:
    """Scroll to the turn that the address names, once for each click."""
    look.run(look.SHOW_SAID, key=f"said-{turn_id}-{st.session_state.get(_LED, 0)}")


def _lead(page: CasePage, turn_id: str) -> None:
    turn = next((each for each in page.path if each.id == turn_id), None)
    if turn is None:
        return
    st.session_state["face"] = "talk"
    st.session_state[_LED] = st.session_state.get(_LED, 0) + 1
    st.query_params["c"] = turn.conversation_id
    st.query_params[SAID] = turn_id
    for other in ("t", "p", "s"):
        st.query_params.pop(other, None)
