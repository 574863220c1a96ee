"""The slots of a canvas: what each is called, when it is firm, and what a reader would ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

SlotName = Literal[
    "goal",
    "means_to",
    "problem",
    "gap",
    "decider",
    "affected",
    "constraints",
    "non_scope",
    "assumptions",
    "frames",
    "options",
    "evidence",
    "level",
    "next_step",
]
SlotStatus = Literal["empty", "weak", "firm"]
NAMES: tuple[SlotName, ...] = get_args(SlotName)


@dataclass(frozen=True, slots=True)
class SlotKind:
    """What is known of a slot before anybody has said a word."""

    label: str
    """The heading on the page."""
    short_label: str
    """One or two words, for a summary."""
    firm_when: str
    """One line of help: what has to be there before the slot counts as settled."""
    asks: str
    """The question that a reader of the page would ask."""
    open_as: str
    """How the gap is named when nothing is there: "Not settled: who decides"."""
    stands_as: str = ""
    """What stands before its words on a page for others; empty where they need nothing."""


SLOTS: Mapping[str, SlotKind] = {
    "goal": SlotKind(
        "What you want to do",
        "Plan",
        "You named one plan or wish in your own words.",
        "What is being asked for?",
        "what is wanted",
        "The plan",
    ),
    "means_to": SlotKind(
        "What that is for",
        "What for",
        "You said what somebody can do afterwards that they cannot do today.",
        "What changes for anybody when this is done?",
        "what it is for",
    ),
    "problem": SlotKind(
        "The problem, without a solution in it",
        "Problem",
        "You said what goes wrong, in words that allow for more than one solution.",
        "What goes wrong today?",
        "what goes wrong today",
    ),
    "gap": SlotKind(
        "The gap: now, wanted, by when",
        "Gap",
        "There is a number for today and one to reach, or one to reach by a date.",
        "How much is it today, how much should it be, and by when?",
        "how big the gap is",
    ),
    "decider": SlotKind(
        "Who decides",
        "Decides",
        "You named the role or the group that can say yes, or said that nobody can.",
        "Who can say yes?",
        "who decides",
        "Decides",
    ),
    "affected": SlotKind(
        "Who is affected, and what they care about",
        "Affected",
        "You named people outside your own plan and what it means for them.",
        "Who has to live with it?",
        "who has to live with the result",
        "Has to live with it",
    ),
    "constraints": SlotKind(
        "What cannot change",
        "Fixed",
        "You named a date, a rule, a budget or a promise that has to stand.",
        "What is fixed?",
        "what cannot change",
        "Fixed",
    ),
    "non_scope": SlotKind(
        "What is left out",
        "Left out",
        "You named something near by that you will not touch.",
        "What is not part of it?",
        "what is left out",
        "Left out",
    ),
    "assumptions": SlotKind(
        "What you take for granted, each with its test",
        "Taken for granted",
        "You named a belief, and a test that would show it to be wrong.",
        "What has to be true for this to work, and how would you find out?",
        "what is taken for granted",
        "Taken for granted",
    ),
    "frames": SlotKind(
        "Two ways to see it, one chosen",
        "Seen as",
        "There are two readings of the problem that lead to different work, and you chose one.",
        "Is that the only way to see it?",
        "how else the problem can be seen",
    ),
    "options": SlotKind(
        "Other ways, including doing nothing",
        "Other ways",
        "You named a narrower way, one without software, or what doing nothing leads to.",
        "What else could be done?",
        "what else could be done",
        "Another way",
    ),
    "evidence": SlotKind(
        "What would change your mind",
        "Would change your mind",
        "You named something you could see that would make you drop it or choose otherwise.",
        "What would you have to see to decide differently?",
        "what would change the decision",
        "Would change the decision",
    ),
    "level": SlotKind(
        "How far it reaches",
        "Reach",
        "You named who behaves differently afterwards: that gives the level.",
        "Who does something differently because of it?",
        "how far it reaches",
    ),
    "next_step": SlotKind(
        "The next step",
        "Next step",
        "You said what you will do first.",
        "What happens next?",
        "what happens next",
        "First",
    ),
}
