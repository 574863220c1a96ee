"""The rows of the policy: each can be reached, and each explains itself."""

import dataclasses
from collections import Counter

import pytest

from assistant.conversation import Turn
from assistant.framing.policy import POLICY, applicable
from assistant.framing.rules import BY_WEIGHT, Rule
from assistant.framing.slots import NAMES
from assistant.framing.state import state_of
from tests.assistant.turns import author, coach, talk

REWRITE = "We need to rewrite the billing service."
PAIN = "Every price change takes three weeks and sales complain."
TWO_WAYS = (
    author(PAIN),
    coach("…?", "other_frame", "frames"),
    author("The director would say that we cannot decide on prices."),
)
REACHED_BY: dict[str, tuple[Turn, ...]] = {
    "challenge_means": (author(REWRITE),),
    "choose_frame": TWO_WAYS,
    "precedent": (*TWO_WAYS, coach("…?", "choose_frame", "frames"), author("The second.")),
    "other_frame": (author(PAIN),),
    "premortem": (
        author(PAIN),
        coach("…?", "name_assumption", "assumptions"),
        author("I don't know."),
        coach("…?", "widen_options", "options"),
        author("Alternatively we do nothing."),
    ),
}


@pytest.mark.parametrize("rule", BY_WEIGHT, ids=lambda rule: rule.move)
def test_every_weighed_row_can_be_reached(rule: Rule) -> None:
    """Once every other weighed move is made, this one follows."""
    opening = author("Things are interesting and everybody has an opinion on them.")
    state = state_of(talk(*REACHED_BY.get(rule.move, (opening,))))
    others = Counter(other.move for other in BY_WEIGHT if other is not rule)
    state = dataclasses.replace(state, done=state.done | others, meant=frozenset())
    assert applicable(state)[0] is rule


def test_rows_are_explained_and_work_on_known_slots() -> None:
    for rule in POLICY:
        assert rule.why.endswith(".")
        assert rule.holds[0].islower()
        assert rule.slot in {"", *NAMES}
    weights = [rule.weight for rule in BY_WEIGHT]
    assert len(set(weights)) == len(weights)
