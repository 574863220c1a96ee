"""One finding: what is weak, where, why it matters, a question, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Literal

import streamlit as st

from assistant.memo.document import plain
from assistant.memo.findings import Finding
from ui.components.memo.paper import hook
from ui.memo_words import SEVERITY

Look = Literal["first", "open", "closed"]
_REASON = 500


@dataclass(frozen=True, slots=True)
class Doing:
    """What a card can have done; None leaves the button away."""

    choose: Callable[[str], None]
    show: Callable[[str], None] | None = None
    waive: Callable[[str, str], None] | None = None
    help: Callable[[str], None] | None = None


def card(finding: Finding, label: str, look: Look, doing: Doing, note: str = "") -> None:
    """The finding. `label` names its criterion; `note` says how it came about, if it does."""
    name = hook(finding.id)
    with st.container(key=f"finding-{name}", gap="xxsmall"):
        st.html(_head(finding, note))
        st.button(
            label,
            key=f"choose-{name}",
            type="tertiary",
            help="Show it in the text" if look == "closed" else None,
            on_click=doing.choose,
            args=(finding.id,),
        )
        st.html(_said(finding, whole=look != "closed"))
        if look != "closed":
            _tools(finding, name, doing)


def _head(finding: Finding, note: str) -> str:
    more = f" · {escape(note)}" if note else ""
    return f'<p class="memo-grave {finding.severity}">{SEVERITY[finding.severity]}{more}</p>'


def _said(finding: Finding, *, whole: bool) -> str:
    """What the finding says, all of it or what is weak alone."""
    parts = [("weak", finding.weak)]
    if whole:
        parts += [("why", finding.why), ("question", finding.question)]
    quote = f"<blockquote>{escape(plain(finding.quote))}</blockquote>" if finding.quote else ""
    told = [f'<p class="{name}">{escape(words)}</p>' for name, words in parts if words]
    told.insert(1, quote if whole else "")
    return f'<div class="memo-said {finding.severity}">{"".join(told)}</div>'


def _tools(finding: Finding, name: str, doing: Doing) -> None:
    with st.container(key=f"tools-{name}", horizontal=True, gap="small"):
        if doing.show is not None and finding.sentences:
            words = "Show where it belongs" if finding.missing else "Show in text"
            _tool(words, "my_location", f"show-{name}", doing.show, finding.id)
        if doing.help is not None and finding.sentences and not finding.missing:
            _tool("Help me with this sentence", "edit_note", f"help-{name}", doing.help, finding.id)
        if doing.waive is not None:
            _waive(finding, name, doing.waive)


def _waive(finding: Finding, name: str, waive: Callable[[str, str], None]) -> None:
    """Leaving a finding be takes a reason, which is kept with it."""
    with st.popover("Leave it", icon=":material/do_not_disturb_on:", type="tertiary",
                    key=f"leave-{name}"):  # fmt: skip
        st.text_input("Why it can stay as it is", key=f"reason-{name}", max_chars=_REASON)
        st.caption("The reason is kept with the finding. You can take it up again at any time.")
        st.button(
            "Leave it with this reason",
            key=f"waive-{name}",
            type="primary",
            on_click=lambda: waive(finding.id, st.session_state.get(f"reason-{name}") or ""),
        )


def _tool(words: str, icon: str, key: str, action: Callable[[str], None], finding_id: str) -> None:
    st.button(
        words,
        key=key,
        icon=f":material/{icon}:",
        type="tertiary",
        on_click=action,
        args=(finding_id,),
    )
