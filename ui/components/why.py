"""“Why this?”: how one reply came about, in plain words."""

import streamlit as st

from assistant.conversation import Turn
from ui.components.text import shown

_MOVES = {
    "answer": "Answered from the library",
    "nothing_found": "Said that the library does not answer this",
    "welcome": "Said what can be asked",
}
_GUARD = {
    "questions": "a second question",
    "words": "words beyond the limit",
    "markers": "citation markers that name no passage",
    "images": "images",
    "html": "HTML",
    "links": "links to elsewhere",
    "unsupported_claim": "claims that no passage supports",
    "unsupported": "an answer that no passage supports",
    "not_stated": "an answer, as the passages do not state one",
}


def why_this(turn: Turn) -> None:
    """A quiet button that opens the account of a reply."""
    with st.popover("Why this?", icon=":material/help:", type="tertiary", key=f"why-{turn.id}"):
        st.markdown(f"**{shown(move_in_words(turn.move))}**")
        if turn.why:
            st.markdown(shown(turn.why))
        st.caption(" ".join((words_from(turn), guard_in_words(turn), timings_in_words(turn))))


def move_in_words(move: str) -> str:
    """A move as a person would say it."""
    return _MOVES.get(move) or move.replace("_", " ").capitalize() or "Replied"


def words_from(turn: Turn) -> str:
    """Who found the words."""
    if turn.wording:
        return "The words were written beforehand, with yours filled in."
    return f"The words are the model's ({shown(turn.model)})." if turn.model else ""


def guard_in_words(turn: Turn) -> str:
    """What was taken out of the model's words."""
    removed = [
        _GUARD.get(name, name.replace("_", " ")) + (f" ({count} times)" if count > 1 else "")
        for name, count in turn.guard.items()
        if count
    ]
    return f"Taken out or refused: {', '.join(removed)}." if removed else ""


def timings_in_words(turn: Turn) -> str:
    """How long it took."""
    spent = turn.timings
    if not spent.total_s:
        return ""
    library = f", {spent.retrieval_s:.2f} s of it in the library" if spent.retrieval_s else ""
    return f"First word after {spent.first_token_s:.1f} s, {spent.total_s:.1f} s in all{library}."
