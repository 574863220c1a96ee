"""What a review says beside its findings: strengths, level, readers, precedents, prose."""

from html import escape

import streamlit as st

from assistant.levels import LEVELS
from assistant.memo.document import plain
from assistant.memo.findings import LintWarning, MemoLevel, Precedent, Reader, Readers, Strength
from ui.components.memo.paper import hook
from ui.components.text import label
from ui.memo_words import READERS, counted, lowered
from ui.state import Desk

_LISTED = 60


def strengths(said: tuple[Strength, ...]) -> None:
    """What is sound, each with its sentence; nothing when nothing is."""
    if not said:
        return
    with st.container(key="memo-strengths", gap="xsmall"):
        _title("What holds")
        for each in said:
            with st.container(key=f"finding-{strength_hook(each)}"):
                st.html(
                    f'<div class="memo-said"><p>{escape(each.said)}</p>{quoted(each.quote)}</div>'
                )


def strength_hook(strength: Strength) -> str:
    """The name that joins a strength with its sentences."""
    return hook(f"holds-{strength.criterion}")


def level(found: MemoLevel) -> None:
    """The level of impact that the memo argues at, and what the next one would need."""
    with st.container(key="memo-level", gap="xxsmall"):
        _title("How far it reaches")
        kind = LEVELS[found.number]
        head = (
            f"Level {found.number} of 4: {kind.name}" if found.number else "Not shown by the text"
        )
        needs = found.next_needs
        if 0 < found.number < max(LEVELS):
            needs = f"For the next level: {lowered(needs)}"
        more = f"<p>{escape(needs)}</p>" if needs else ""
        st.html(
            f'<div class="memo-said"><p class="weak">{escape(head)}</p>'
            f"{quoted(found.quote)}{more}</div>"
        )


def readers(found: Readers | None) -> None:
    """What a reader in a hurry and one who reads it all take away, side by side."""
    if found is None:
        return
    with st.container(key="memo-readers", gap="xsmall"):
        _title("Two readers")
        both = _reader(found.executive) + _reader(found.deep)
        apart = f'<p class="apart">{escape(found.disagree)}</p>' if found.disagree else ""
        st.html(f'<div class="memo-readers">{both}</div>{apart}')


def precedents(desk: Desk, found: tuple[Precedent, ...]) -> None:
    """Past memos that faced the same, each open at its passage with a click."""
    if not found:
        return
    with st.container(key="memo-precedents", gap="xsmall"):
        _title("It was faced before")
        for number, each in enumerate(found):
            with st.container(key=f"row-precedent-{number}", gap="xxsmall"):
                desk.link("document", label(each.document), p=each.passage_id)
                facts = " · ".join(filter(None, (each.status, each.dated)))
                about = f'<p class="facts">{escape(facts)}</p>' if facts else ""
                st.html(
                    f'<div class="memo-said">{about}<p>{escape(each.said)}</p>'
                    f"{quoted(each.quote)}</div>"
                )


def prose(warnings: tuple[LintWarning, ...]) -> None:
    """Weaknesses of the prose, folded away."""
    if not warnings:
        return
    with st.expander(f"Prose: {counted(len(warnings), 'remark')}", key="memo-prose"):
        rows = "".join(
            f"<li>{escape(each.said)} <q>{escape(plain(each.quote))}</q></li>"
            for each in warnings[:_LISTED]
        )
        more = len(warnings) - _LISTED
        rest = f'<p class="facts">And {counted(more, "more", "more")}.</p>' if more > 0 else ""
        st.html(f'<div class="memo-said"><ul>{rows}</ul>{rest}</div>')


def quoted(words: str) -> str:
    """Words of the memo as a quotation; nothing when there are none."""
    return f'<blockquote dir="auto">{escape(plain(words))}</blockquote>' if words else ""


def _reader(reader: Reader) -> str:
    takes = "".join(f"<li>{escape(plain(quote))}</li>" for quote in reader.quotes)
    asks = "".join(f"<li>{escape(words)}</li>" for words in reader.asks)
    return (
        f'<section><p class="weak">{escape(READERS.get(reader.name, reader.name))}</p>'
        + (f'<p class="facts">Takes away</p><ul class="quotes">{takes}</ul>' if takes else "")
        + (f'<p class="facts">Asks</p><ul>{asks}</ul>' if asks else "")
        + "</section>"
    )


def _title(words: str) -> None:
    st.html(f'<h4 class="memo-title">{escape(words)}</h4>')
