"""What a person can do with a framing conversation beside answering: sum up, disagree, write."""

from collections.abc import Callable

import streamlit as st

from assistant.canvases import CasePage
from assistant.conversation import Turn
from assistant.framing.slots import SLOTS
from assistant.memo.kinds import memo_kinds
from ui.components.canvas import tools
from ui.components.text import label
from ui.state import Desk

SUMMARISE = "Enough for now: summarise."
_DISAGREE = "That is not how I see it."
_SUMMED_UP = frozenset({"summarise", "condense", "close"})
_REASON = 1000
_DRAFTED = "memo-drafted"
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
            _write(desk, page)


def _write(desk: Desk, page: CasePage) -> None:
    """The memos that were drafted from this case, and the way to draft another."""
    for memo in desk.mentor.memos.of_case(page.case.id):
        desk.link("memo", label(memo.title), icon=":material/article:", m=memo.id)
    kinds = memo_kinds()
    kind = st.pills(
        "What do you write?",
        list(kinds),
        default=next(iter(kinds)),
        required=True,
        format_func=lambda name: kinds[name].label,
        key="memo-kind-from-case",
    )
    st.caption(
        "Your own words go under the headings that a reader looks for. What is missing stays a "
        "visible gap; nothing is added."
    )
    st.button(
        "Draft it",
        key="draft-memo",
        type="primary",
        on_click=_draft,
        args=(desk, page.case.id, kind or next(iter(kinds))),
    )
    tools.download(desk, page, "Download the frame instead", key="download-draft")


def go_on(desk: Desk) -> None:
    """Open the memo that was drafted before the page was drawn."""
    if memo_id := st.session_state.pop(_DRAFTED, None):
        desk.go("memo", m=memo_id)


def _draft(desk: Desk, case_id: str, kind: str) -> None:
    with desk.attempt():
        st.session_state[_DRAFTED] = desk.mentor.memos.from_case(case_id, kind).memo.id


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
