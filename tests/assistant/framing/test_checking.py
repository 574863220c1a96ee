"""The contract of a framing turn: good words of a large model stand, bad ones are named."""

import pytest

from assistant.framing.checking import check
from assistant.modes import Brief, Wording
from tests.assistant.turns import author

MESSAGE = (
    "We need to rewrite the billing service because every price change takes three weeks, "
    "and sales lost 2 deals over it."
)
GOOD = [
    ("measure_gap", "Three weeks for a price change. Which number would let you call it solved?"),
    ("challenge_means", "If the billing service were already rewritten, what could sales do?"),
    ("find_decider", "Sales lost 2 deals over this. Who can say yes to a rewrite?"),
    ("offer_view", "You should count first where the weeks of a price change go. What do you see?"),
    ("close", "Then you look at the last price changes with finance, and bring back the weeks."),
    ("measure_gap", "You say “every price change takes three weeks”. What should it be?"),
]
BAD = [
    ("measure_gap", "", "empty"),
    ("measure_gap", "Price changes take three weeks.", "no_question"),
    ("close", "Good luck with the billing price change?", "question"),
    ("measure_gap", "You should rewrite only the price rules of billing, no?", "unasked_advice"),
    ("measure_gap", "Have you considered a smaller billing change?", "unasked_advice"),
    ("measure_gap", "I'd recommend to measure the price change first, right?", "unasked_advice"),
    ("measure_gap", "Great question! How long does a price change take?", "praise"),
    ("measure_gap", "Price changes take 21 days. How many are there?", "invented_number"),
    ("measure_gap", "You said “billing is a mess”. What is the number?", "invented_quote"),
    ("measure_gap", "What is the ideal outcome here?", "no_reflection"),
    ("measure_gap", "- price change\n- billing\nWhich one?", "list"),
    (
        "measure_gap",
        "We need to rewrite the billing service because every price change takes weeks, sales?",
        "echo",
    ),
]


def _brief(move: str) -> Brief:
    return Brief(lambda: Wording("framing/open#all1", "x"), prompt=f"framing/{move}")


@pytest.mark.parametrize(("move", "text"), GOOD)
def test_good_words_stand(move: str, text: str) -> None:
    checked = check(text, _brief(move), (author(MESSAGE),))
    assert checked.faults == ()
    assert checked.text == text


@pytest.mark.parametrize(("move", "text", "fault"), BAD)
def test_bad_words_are_named(move: str, text: str, fault: str) -> None:
    assert fault in check(text, _brief(move), (author(MESSAGE),)).faults
