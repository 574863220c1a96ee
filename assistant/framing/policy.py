"""Decides the move that follows: the rows of `rules` that hold, in the order of preference."""

from collections.abc import Sequence

from assistant.conversation import Turn
from assistant.framing.rules import BY_WEIGHT, CLOSE, FIRST, LAST, Rule
from assistant.framing.state import NO_CONTEXT, State, state_of
from assistant.modes import Context, Decision

POLICY: tuple[Rule, ...] = (*FIRST, *BY_WEIGHT, LAST)
"""Every row, for those who show or check the table."""
_STOCK = ("means_to", "problem", "gap", "decider")
"""What is asked about first when a whole text was pasted."""
_TORN = 30
"""Added to the question who decides when two want opposite things."""


def decide(path: tuple[Turn, ...], context: Context = NO_CONTEXT) -> Decision:
    """The move that follows; pure, so the same turns always give the same move."""
    state = state_of(path, context)
    rules = applicable(state)
    first = rules[0]
    if not first.grounded:
        return _decision(first, state)
    return _decision(first, state, query=query(state), otherwise=_decision(rules[1], state))


def applicable(state: State) -> Sequence[Rule]:
    """The rules that hold, in the order in which they are preferred; there is always one."""
    heaviest_first = sorted(BY_WEIGHT, key=lambda rule: -weight(rule, state))
    if state.ever["finished"]:
        heaviest_first = []
    holding = [
        rule
        for rule in (*FIRST, *heaviest_first, LAST)
        if rule.move != state.last_move
        and (rule.repeatable or not state.done[rule.move])
        and not (rule.basic and state.expert())
        and rule.when(state)
    ]
    return [*holding, CLOSE]


def weight(rule: Rule, state: State) -> int:
    """The weight of a row for this kind of case; two who want opposite things need a decider."""
    extra = state.kind.weights.get(rule.slot, 0)
    torn = rule.move == "find_decider" and state.ever["conflict"] > 0
    return rule.weight + extra + _TORN * torn


def query(state: State) -> str:
    """What the library is asked: the plan, the problem and what it is for."""
    words = (state.canvas.words(name) for name in ("goal", "problem", "means_to"))
    return ". ".join(word for word in words if word)


def _decision(
    rule: Rule, state: State, query: str = "", otherwise: Decision | None = None
) -> Decision:
    slot = state.last_slot if rule.move == "say_simpler" else rule.slot
    if rule.move == "take_stock":
        slot = next((name for name in _STOCK if state.empty(name)), "")
    return Decision(rule.move, rule.why, slot, query, otherwise)
