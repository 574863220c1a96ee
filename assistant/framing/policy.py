"""The policy of the framing coach: one table, read from the top; the first rule that holds wins.

No rule may repeat the move made just before, and a question about a slot is asked once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.conversation import Turn
from assistant.framing.state import State, state_of
from assistant.modes import Decision

ENOUGH_QUESTIONS = 8
HURRIED_QUESTIONS = 2
_MUCH = 3
"""Settled slots from which on a long message is not a ramble."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: when it holds, the move follows."""

    move: str
    why: str
    when: Callable[[State], bool]
    slot: str = ""
    repeatable: bool = False
    grounded: bool = False


def _nothing_said(state: State) -> bool:
    return "greeting" in state.meant or (
        state.author_turns == 1 and state.short_message and not state.canvas.filled()
    )


def _stepped(state: State) -> bool:
    no_answer = {"advice", "unknown", "disagree"} & state.meant
    return state.last_move == "agree_next_step" and not no_answer


def _enough(state: State) -> bool:
    return (
        bool({"closing", "impatient"} & state.meant)
        or (state.hurried and state.asked >= HURRIED_QUESTIONS)
        or state.asked >= ENOUGH_QUESTIONS
        or state.gave_up()
    )


CLOSE = Rule("close", "You have said what you will do next.", _stepped, repeatable=True)
POLICY: tuple[Rule, ...] = (
    Rule("open", "Nothing was on the table yet.", _nothing_said, repeatable=True),
    CLOSE,
    Rule(
        "repair",
        "You said I had it wrong, so I drop my reading and ask for yours.",
        lambda s: s.corrected() and s.last_move not in {"", "repair"},
        repeatable=True,
    ),
    Rule(
        "offer_view",
        "You asked for my view, so you get it, drawn from what is still missing.",
        lambda s: "advice" in s.meant and bool(s.canvas.filled()),
        repeatable=True,
    ),
    Rule(
        "agree_next_step",
        "There is enough to act on, or no time for more, so it is time for a step.",
        _enough,
        slot="next_step",
        repeatable=True,
    ),
    Rule(
        "reflect",
        "You told me a lot at once, so I first check what weighs most.",
        lambda s: (
            len(s.pains) > 1 and (s.long_message or "feeling" in s.meant) and s.settled() <= _MUCH
        ),
        slot="problem",
    ),
    Rule(
        "agree_next_step",
        "The frame stands as it is; more questions would only manufacture doubt.",
        lambda s: s.sound() and s.asked <= 1,
        slot="next_step",
        repeatable=True,
    ),
    Rule(
        "challenge_means",
        "You named a solution; before it is solved I check what it is for.",
        lambda s: s.wants_solution() and not s.firm("means_to"),
        slot="means_to",
    ),
    Rule(
        "separate_problem",
        "There is no problem yet that could be solved in more than one way.",
        lambda s: not s.firm("problem"),
        slot="problem",
    ),
    Rule(
        "measure_gap",
        "Without a number now and a number wanted, nobody can tell when it is solved.",
        lambda s: not s.firm("gap"),
        slot="gap",
    ),
    Rule(
        "precedent",
        "The library holds something that bears on what you describe.",
        lambda s: s.author_turns > 1 and not s.empty("problem") and not s.hurried,
        grounded=True,
    ),
    Rule(
        "find_decider",
        "A frame has to persuade somebody, and we do not know whom.",
        lambda s: not s.firm("decider"),
        slot="decider",
    ),
    Rule(
        "surface_stakeholder",
        "The people who bear the change are not in the picture yet.",
        lambda s: not s.firm("affected"),
        slot="affected",
    ),
    Rule(
        "widen_options",
        "There is only one way on the table.",
        lambda s: not s.firm("options"),
        slot="options",
    ),
    Rule(
        "name_evidence",
        "A frame is worth more when you know what would overturn it.",
        lambda s: not s.firm("evidence"),
        slot="evidence",
    ),
    Rule(
        "agree_next_step",
        "The frame stands, so it is time for a step.",
        lambda s: True,
        slot="next_step",
        repeatable=True,
    ),
)


def decide(path: tuple[Turn, ...]) -> Decision:
    """The move that follows; pure, so the same turns always give the same move."""
    rules = _applicable(state_of(path))
    query = _query(path)
    first = rules[0]
    if not first.grounded:
        return _decision(first)
    return _decision(first, query=query, otherwise=_decision(rules[1]))


def _applicable(state: State) -> Sequence[Rule]:
    """The rules that hold, in order; when none is left the conversation ends, so there is one."""
    holding = [
        rule
        for rule in POLICY
        if rule.when(state)
        and rule.move != state.last_move
        and (rule.repeatable or not state.done[rule.move])
    ]
    return [*holding, CLOSE]


def _decision(rule: Rule, query: str = "", otherwise: Decision | None = None) -> Decision:
    return Decision(rule.move, rule.why, rule.slot, query, otherwise)


def _query(path: tuple[Turn, ...]) -> str:
    canvas = state_of(path).canvas
    return ". ".join(filter(None, (canvas.words("goal"), canvas.words("problem"))))
