"""The policy of the framing coach as a table that a person can read.

Rows of FIRST are looked at in order, and the first that holds wins: they answer the way in which
the author's message was meant. When none holds, the rows of BY_WEIGHT that hold compete, and the
heaviest wins: each works on one slot, and the kind of case shifts the weights. LAST closes.
No move is made twice running, and a question about a slot is asked once. `docs/framing.md` is
generated from these rows.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.framing import conditions
from assistant.framing.state import State


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: when it holds, the move may follow."""

    move: str
    when: Callable[[State], bool]
    holds: str
    """The condition in words."""
    why: str
    """What the author is told who asks "why this?"."""
    slot: str = ""
    """The slot that the move works on."""
    weight: int = 0
    repeatable: bool = False
    grounded: bool = False
    """Whether it needs a passage of the library."""
    basic: bool = False
    """Left out with an expert."""
    group: str = ""
    """Which of the move's wordings the row stands for, where the move has several rows."""


CLOSE = Rule(
    "close",
    conditions.stepped,
    "a next step was asked for and the author answered",
    "You have said what you will do next.",
    repeatable=True,
)
FIRST: tuple[Rule, ...] = (
    Rule(
        "open",
        conditions.nothing_said,
        "the first message is a greeting or says nothing",
        "Nothing was on the table yet.",
        repeatable=True,
    ),
    CLOSE,
    Rule(
        "say_simpler",
        lambda s: "unclear" in s.meant and bool(s.last_slot),
        "the author did not understand the question",
        "My question was not clear, so I ask it in plainer words.",
        repeatable=True,
    ),
    Rule(
        "repair",
        lambda s: s.corrected() and s.last_move not in {"", "repair", "ask_permission"},
        "the author says that the coach had it wrong, and not what is right",
        "You said I had it wrong, so I drop my reading and ask for yours.",
        repeatable=True,
    ),
    Rule(
        "summarise",
        conditions.insisted,
        "the author asks for the answer for the third time in a row",
        "I have no answer that is better than what you know, so here is what you can use.",
        repeatable=True,
        group="insisted",
    ),
    Rule(
        "offer_view",
        lambda s: s.asks_for_advice() and bool(s.canvas.filled()),
        "the author asked for a view, or allowed one",
        "You asked for my view, so you get it, drawn from what is still missing.",
        repeatable=True,
    ),
    Rule(
        "condense",
        lambda s: "one_line" in s.meant and not s.empty("problem"),
        "the author wants it in one line",
        "You asked for one line, so here it is, in your words.",
        repeatable=True,
    ),
    Rule(
        "summarise",
        conditions.summary_wanted,
        "the author wants a summary or wants to stop, or is in a hurry and answered two questions",
        "It is time for something you can use, so here is what stands.",
        repeatable=True,
    ),
    Rule(
        "agree_next_step",
        lambda s: "finished" in s.meant,
        "the author has finished the analysis",
        "Your analysis is finished, so I do not restart it.",
        slot="next_step",
        group="finished",
    ),
    Rule(
        "agree_next_step",
        conditions.enough,
        "enough was asked, or the author has had enough",
        "There is enough to act on, so it is time for a step.",
        slot="next_step",
        repeatable=True,
    ),
    Rule(
        "correct_premise",
        lambda s: s.premise is not None,
        "the author's own numbers contradict a claim of theirs",
        "Your numbers do not bear out what you say about them, and a reader would notice.",
        slot="problem",
    ),
    Rule(
        "agree_next_step",
        conditions.stood,
        "the frame stood from the beginning",
        "The frame stands as it is; more questions would only manufacture doubt.",
        slot="next_step",
        repeatable=True,
        group="sound",
    ),
    Rule(
        "take_stock",
        lambda s: "pasted" in s.meant,
        "the author pasted a ticket, a document or a thread",
        "You gave me a whole text, so I say what I found in it before I ask.",
        slot="means_to",
    ),
    Rule(
        "reflect",
        conditions.overflowing,
        "the author said a lot at once, or it weighs on them",
        "You told me a lot at once, so I first check what weighs most.",
        slot="problem",
    ),
    Rule(
        "ask_permission",
        lambda s: "unknown" in s.meant and s.ever["unknown"] == 2,
        "the author had no answer for the second time",
        "You had no answer twice, so I offer a view and leave it to you whether you want it.",
    ),
)
BY_WEIGHT: tuple[Rule, ...] = (
    Rule(
        "challenge_means",
        lambda s: s.wants_solution() and not s.firm("means_to"),
        "the goal is a solution, and what it is for is not said",
        "You named a solution; before it is solved I check what it is for.",
        slot="means_to",
        weight=100,
    ),
    Rule(
        "ask_outcome",
        lambda s: not s.firm("means_to") and not s.wants_solution(),
        "nothing says what somebody can do afterwards, and no solution is named",
        "Before any solution it has to be clear what success changes.",
        slot="means_to",
        weight=92,
    ),
    Rule(
        "choose_frame",
        lambda s: s.two_frames(),
        "there are two ways to see it and neither is chosen",
        "There are two ways to see it, and the rest depends on which one you take.",
        slot="frames",
        weight=98,
    ),
    Rule(
        "separate_problem",
        lambda s: not s.firm("problem"),
        "there is no problem yet that could be solved in more than one way",
        "There is no problem yet that could be solved in more than one way.",
        slot="problem",
        weight=94,
        basic=True,
    ),
    Rule(
        "measure_gap",
        lambda s: not s.firm("gap"),
        "there is no number for today together with one to reach",
        "Without a number now and a number wanted, nobody can tell when it is solved.",
        slot="gap",
        weight=90,
    ),
    Rule(
        "precedent",
        lambda s: s.author_turns > 2 and not s.empty("problem") and not s.hurried(),
        "the canvas has enough to search on, and the library holds something that bears on it",
        "The library holds something that bears on what you describe.",
        weight=65,
        grounded=True,
    ),
    Rule(
        "find_decider",
        lambda s: not s.firm("decider"),
        "nobody is named who can say yes",
        "A frame has to persuade somebody, and we do not know whom.",
        slot="decider",
        weight=80,
    ),
    Rule(
        "surface_stakeholder",
        lambda s: not s.firm("affected") or not s.done["surface_stakeholder"],
        "nobody outside the author's own picture was brought in",
        "Somebody who bears the change is usually missing from the first picture.",
        slot="affected",
        weight=76,
    ),
    Rule(
        "other_frame",
        lambda s: s.empty("frames") and not s.empty("problem"),
        "there is only one way to see the problem",
        "There is one reading of the problem so far, and a second one tests it.",
        slot="frames",
        weight=72,
    ),
    Rule(
        "widen_options",
        lambda s: not s.firm("options"),
        "there is only one way to go about it",
        "There is only one way on the table.",
        slot="options",
        weight=68,
    ),
    Rule(
        "set_limits",
        lambda s: not s.firm("non_scope"),
        "nothing is left out",
        "What is left out is what makes the rest believable.",
        slot="non_scope",
        weight=66,
    ),
    Rule(
        "name_assumption",
        lambda s: not s.firm("assumptions"),
        "nothing is named that is taken for granted",
        "Every frame rests on something that nobody has checked yet.",
        slot="assumptions",
        weight=58,
    ),
    Rule(
        "name_evidence",
        lambda s: not s.firm("evidence"),
        "nothing is named that would change the author's mind",
        "A frame is worth more when you know what would overturn it.",
        slot="evidence",
        weight=54,
    ),
    Rule(
        "premortem",
        lambda s: (
            s.firm("options") and not s.firm("assumptions") and s.done["name_assumption"] == 1
        ),
        "there is a way to go, and no assumption came out when asked for plainly",
        "Looking back from a failure shows what looking forward hides.",
        slot="assumptions",
        weight=50,
    ),
    Rule(
        "ask_constraints",
        lambda s: not s.firm("constraints"),
        "nothing is named that cannot change",
        "It helps to know what is fixed before anybody argues about the rest.",
        slot="constraints",
        weight=40,
        basic=True,
    ),
    Rule(
        "place_level",
        lambda s: s.canvas.level.number == 0,
        "nothing says who behaves differently afterwards",
        "Who does something differently afterwards tells how far this reaches.",
        slot="level",
        weight=36,
        basic=True,
    ),
)
LAST = Rule(
    "agree_next_step",
    lambda s: True,
    "nothing is left to ask",
    "The frame stands, so it is time for a step.",
    slot="next_step",
    repeatable=True,
)
