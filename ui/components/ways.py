"""What a person can do with a framing conversation beside answering: sum up, disagree, write."""

from collections.abc import Callable

import streamlit as st

from assistant.canvases import CasePage
from assistant.conversation import Turn
from assistant.framing.slots import SLOTS
from ui.components.canvas import tools
from ui.state import Desk

SUMMARISE = "Enough for now: summarise."
_DISAGREE = "That is not how I see it."
_SUMMED_UP = frozenset({"summarise", "condense", "close"})
_REASON = 1000
_OTHER_NAMES = {"assumptions": "Beliefs"}
"""Where the usual name would itself be read as something that the author says."""
Say = Callable[[str], None]


def out(desk: Desk, page: CasePage, last: Turn, say: Say) -> None:
    """The ways out of the conversation, under its last turn, once there is something to take."""
    if not page.canvas.filled():
        return
    with st.container(key="ways", horizontal=True, gap="small"):
        if last.move not in _SUMMED_UP:
            st.button(
                "Enough for now: summarise",
                key="summarise",
                icon=":material/summarize:",
                type="tertiary",
                on_click=say,
                args=(SUMMARISE,),
            )
        with st.popover(
            "Write the memo from here", icon=":material/edit_document:", type="tertiary", key="memo"
        ):
            st.markdown(
                "Writing memos here is not built yet. Until it is, your page makes a draft in "
                "Markdown: your own words under the headings a reader looks for, and what is not "
                "settled named at the end."
            )
            tools.download(desk, page, "Download the draft", key="download-draft")


def disagree(turn: Turn, say: Say, *, last: bool) -> None:
    """“I disagree with this” on a reply: said in the author's name, with a reason if they like."""
    with st.popover(
        "I disagree with this",
        icon=":material/thumb_down:",
        type="tertiary",
        key=f"disagree-{turn.id}",
    ):
        st.text_input(
            "Why? (optional)", key=f"reason-{turn.id}", max_chars=_REASON,
            placeholder="What is right instead",
        )  # fmt: skip
        st.button(
            "Say so",
            key=f"say-disagree-{turn.id}",
            type="primary",
            on_click=_say,
            args=(turn, say, last),
        )
        st.caption("It becomes your next message.")


def disagreement(turn: Turn, reason: str, *, last: bool) -> str:
    """The words in which an author disagrees with a reply."""
    names = {name: kind.short_label for name, kind in SLOTS.items()} | _OTHER_NAMES
    about = names.get(turn.slot, "")
    earlier = "That is not how I see what you said earlier"
    said = _DISAGREE if last else f"{earlier}, under “{about}”." if about else f"{earlier}."
    return f"{said} {reason.strip()}".strip()


def _say(turn: Turn, say: Say, last: bool) -> None:
    say(disagreement(turn, st.session_state.get(f"reason-{turn.id}") or "", last=last))
