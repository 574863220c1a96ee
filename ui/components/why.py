"""“Why this?”: how one reply came about, in plain words."""

import streamlit as st

from assistant.conversation import Turn
from ui.components.text import shown

_MOVES = {
    "answer": "Answered from the library",
    "nothing_found": "Said that the library does not answer this",
    "welcome": "Said what can be asked",
    "open": "Asked what is in front of you",
    "close": "Closed the conversation",
    "repair": "Dropped a wrong reading",
    "offer_view": "Gave a view, as you asked for one",
    "agree_next_step": "Asked for a next step",
    "say_simpler": "Asked again in plainer words",
    "correct_premise": "Set a claim beside your own numbers",
    "ask_permission": "Asked whether you want a view",
    "summarise": "Summed up what stands",
    "condense": "Put it in one line",
    "take_stock": "Said what it found in your text",
    "ask_outcome": "Asked what success would change",
    "other_frame": "Asked for another way to see it",
    "choose_frame": "Asked which way to see it you take",
    "set_limits": "Asked what is left out",
    "name_assumption": "Asked what is taken for granted, and its test",
    "premortem": "Looked back from a failure",
    "ask_constraints": "Asked what cannot change",
    "place_level": "Asked how far it reaches",
    "reflect": "Gave back what it heard",
    "challenge_means": "Asked what the goal is a means to",
    "separate_problem": "Asked for the problem without a solution in it",
    "measure_gap": "Asked how large the gap is",
    "precedent": "Offered a precedent from the library",
    "find_decider": "Asked who decides",
    "surface_stakeholder": "Asked who else is affected",
    "widen_options": "Asked for other ways",
    "name_evidence": "Asked what would change your mind",
}
_GUARD = {
    "image": "an image",
    "html": "HTML",
    "link": "a link to elsewhere",
    "fence": "a drawing",
    "invisible": "invisible characters",
    "unknown_marker": "a citation that names no passage",
    "over_length": "words beyond the limit",
    "extra_question": "a second question",
    "unsupported_claim": "a claim that no passage supports",
    "unsupported": "an answer that no passage supports",
    "not_stated": "a reply that had no answer in it",
    "empty": "a reply without words",
    "no_question": "a reply without a question",
    "question": "a question where none belongs",
    "unasked_advice": "advice that nobody asked for",
    "praise": "praise",
    "invented_number": "a number that nobody named",
    "invented_name": "a name or a date that nobody gave",
    "asked_before": "a question that was asked before",
    "question_not_last": "words after the question",
    "invented_quote": "a quote that nobody said",
    "no_reflection": "a reply that did not take up your words",
    "echo": "a reply that only repeated your words",
    "list": "a list",
}


def why_this(turn: Turn) -> None:
    """A quiet button that opens the account of a reply."""
    with st.popover("Why this?", icon=":material/help:", type="tertiary", key=f"why-{turn.id}"):
        st.markdown(f"**{shown(move_in_words(turn.move))}**")
        if turn.why:
            st.markdown(shown(turn.why))
        account = (words_from(turn), guard_in_words(turn), timings_in_words(turn))
        st.caption(" ".join(part for part in account if part))


def move_in_words(move: str) -> str:
    """A move as a person would say it."""
    return _MOVES.get(move) or move.replace("_", " ").capitalize() or "Replied"


def words_from(turn: Turn) -> str:
    """Who found the words."""
    if turn.wording:
        return "The words were written beforehand, with yours filled in."
    return f"The words are the model’s ({shown(turn.model)})." if turn.model else ""


def guard_in_words(turn: Turn) -> str:
    """What was taken out of the model's words."""
    removed = [
        _GUARD.get(name, name.replace("_", " ")) + (f" ({count} ×)" if count > 1 else "")
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
