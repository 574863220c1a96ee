"""Conditions of the policy's rows that take more than a line."""

from assistant.framing.state import State, is_long, is_short

ENOUGH_QUESTIONS = 12
EXPERT_QUESTIONS = 10
HURRIED_QUESTIONS = 2
_INSISTED = 3
"""Requests for the answer in a row from which on the author gets what there is to use."""
_TIRED = 3
"""Questions from which on an author who is tired of them gets no more."""
_MUCH = 3
"""Settled slots from which on a long message is not a ramble."""
_PATIENCE = 3
"""How many times the author may have no answer before the coach stops asking."""


def nothing_said(state: State) -> bool:
    return ("greeting" in state.meant and not state.last_move) or (
        state.author_turns == 1 and is_short(state) and not state.canvas.filled()
    )


def stepped(state: State) -> bool:
    if state.last_move in {"summarise", "condense"}:
        return "closing" in state.meant or state.stepped
    no_answer = {"advice", "unknown", "disagree"} & state.meant
    return state.last_move == "agree_next_step" and not no_answer


def summary_wanted(state: State) -> bool:
    return bool(state.canvas.filled()) and (
        ("summarise" in state.meant and state.last_move != "condense")
        or ("closing" in state.meant and state.author_turns > 1)
        or (state.hurried() and state.asked >= HURRIED_QUESTIONS)
    )


def stood(state: State) -> bool:
    """The frame stood from the beginning."""
    return state.sound() and state.asked <= 1


def overflowing(state: State) -> bool:
    """A lot was said at once, or it weighs on the author, and little of it is settled."""
    much = len(state.pains) > 1 and (is_long(state) or "feeling" in state.meant)
    spared = state.settled() > _MUCH or state.expert() or state.ever["conflict"] > 0
    return much and not spared


def insisted(state: State) -> bool:
    return bool(state.canvas.filled()) and state.insisted >= _INSISTED


def enough(state: State) -> bool:
    limit = EXPERT_QUESTIONS if state.expert() else ENOUGH_QUESTIONS
    gave_up = "unknown" in state.meant and state.ever["unknown"] >= _PATIENCE
    tired = "impatient" in state.meant or state.ever["hostile"] > 1
    return state.asked >= limit or gave_up or (tired and state.asked >= _TIRED)
