"""What a model is asked to copy out: a few slots that are empty, confirmed by code."""

import pytest

from assistant.framing.questions import questions
from tests.assistant.turns import author, with_reading


def _asked(text: str) -> dict[str, bool]:
    path = with_reading((author(text),))
    return {question.slot: True for question in questions(path)}


def test_only_empty_slots_are_asked_about_and_few() -> None:
    asked = _asked(TOLD)
    assert "problem?" not in asked
    assert "decider?" not in asked
    assert 0 < len(asked) <= 3


@pytest.mark.parametrize("text", ["Hello", "We are slow", "ok then"])
def test_short_messages_are_not_read_by_a_model(text: str) -> None:
    assert not _asked(text)


TOLD = "Every price change takes three weeks, and the director decides on it."
"""Settles what is asked about first, so that the later slots have their turn."""
LATER = {"affected?", "constraints?", "non_scope?"}
ACCEPTS = [
    ("problem?", "the builds fail at random", True),
    ("problem?", "something nice", False),
    ("gap?", "40 tickets", True),
    ("gap?", "many tickets", False),
    ("decider?", "the head of product", True),
    ("decider?", "the weather", False),
    ("affected?", "the support team", True),
    ("affected?", "a lot", False),
    ("problem?", "rewrite billing", False),
    ("decider?", "the director?", False),
    ("constraints?", "the contract ends in May", True),
    ("constraints?", "the contract is long", False),
    ("non_scope?", "we leave the invoices alone", True),
    ("non_scope?", "the invoices", False),
    ("decider?", "my manager makes all of us write long reports", False),
    ("decider?", "in the end it is the manager of sales who decides", True),
]


@pytest.mark.parametrize(("slot", "words", "good"), ACCEPTS)
def test_code_confirms_what_was_copied(slot: str, words: str, good: bool) -> None:
    told = TOLD if slot in LATER else "I have been asked to look at a thing that is rather odd."
    by_slot = {question.slot: question for question in questions(with_reading((author(told),)))}
    assert by_slot[slot].accepts(words) is good


def test_what_is_said_about_the_coach_is_not_copied() -> None:
    message = (
        "My manager makes everyone use this thing. The CTO has to look at the release process."
    )
    accepts = {q.slot: q.accepts for q in questions(with_reading((author(message),)))}
    assert not accepts["decider?"]("My manager")
    assert accepts["decider?"]("The CTO")
