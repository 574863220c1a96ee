"""The policy as a table, and what must hold for any conversation."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import Turn
from assistant.framing.mode import framing_mode
from assistant.framing.policy import POLICY, decide
from assistant.framing.wordings import authored
from tests.assistant.turns import author, coach, with_reading

REWRITE = "We need to rewrite the billing service."
PAIN = "Every price change takes three weeks and sales complain."


def _move(*turns: Turn) -> str:
    path: tuple[Turn, ...] = ()
    for turn in turns:
        path = (*path, turn)
        if turn.role == "author":
            path = with_reading(path)
    return decide(path).move


FIRST_MESSAGES = [
    ("Hello", "open"),
    ("hm", "open"),
    (REWRITE, "challenge_means"),
    ("We want to reduce the build time.", "separate_problem"),
    ("Things are interesting in my team", "separate_problem"),
    (PAIN, "measure_gap"),
    (
        "Builds fail at random, from 30 percent I want to get under 2 percent by May.",
        "find_decider",
    ),
    ("We need to migrate " + "very " * 15 + "old services.", "separate_problem"),
    ("Should we adopt Kubernetes? What would you do?", "offer_view"),
]


@pytest.mark.parametrize(("text", "move"), FIRST_MESSAGES)
def test_first_move(text: str, move: str) -> None:
    assert _move(author(text)) == move


SECOND_MESSAGES = [
    ("challenge_means", "means_to", "Product could change prices alone.", "separate_problem"),
    ("challenge_means", "means_to", "No, you misunderstand.", "repair"),
    ("challenge_means", "means_to", "I don't know.", "separate_problem"),
    ("challenge_means", "means_to", "What would you do?", "offer_view"),
    ("challenge_means", "means_to", "Thanks, that's enough.", "agree_next_step"),
    ("challenge_means", "means_to", "Stop asking.", "agree_next_step"),
    ("agree_next_step", "next_step", "I'll ask finance on Thursday.", "close"),
    ("agree_next_step", "next_step", "Thanks.", "close"),
    ("agree_next_step", "next_step", "I don't know.", "challenge_means"),
]


@pytest.mark.parametrize(("move", "slot", "text", "follows"), SECOND_MESSAGES)
def test_second_move(move: str, slot: str, text: str, follows: str) -> None:
    assert _move(author(REWRITE), coach("…?", move, slot), author(text)) == follows


def test_hurried_author_gets_two_questions_and_a_summary() -> None:
    turns = [author("Quick question, in ten minutes I meet my director. " + PAIN)]
    moves = []
    for number in range(3):
        moves.append(_move(*turns))
        turns += [coach("…?", moves[-1], number=number), author("140 tickets wait.", number)]
    assert moves[-1] == "agree_next_step"


def test_sound_frame_is_left_alone() -> None:
    text = (
        "I want to get the build under 20 minutes by April. The build takes 47 minutes. The "
        "director decides in January. Mobile is affected most. Alternatively we leave it as it "
        "is. If it misses one regression a month I would drop it."
    )
    assert _move(author(text)) == "agree_next_step"


def test_two_pains_and_a_feeling_are_weighed_first() -> None:
    text = "I'm frustrated. The bus drops messages, and on-call gets paged twice a week."
    assert _move(author(text)) == "reflect"


def test_precedent_is_looked_for_once_and_has_a_way_out() -> None:
    path = with_reading(
        (
            *with_reading((author(PAIN),)),
            coach("…?", "measure_gap", "gap"),
            author("From three weeks to two days by March."),
        )
    )
    decision = decide(path)
    assert decision.move == "precedent"
    assert "price change" in decision.query
    assert decision.otherwise is not None
    assert decision.otherwise.move == "find_decider"


MESSAGES = st.sampled_from(
    [
        REWRITE,
        PAIN,
        "Hello",
        "I don't know",
        "No, that's wrong.",
        "What would you do?",
        "My director decides.",
        "From 40 minutes to 20 by May.",
        "Finance and support.",
        "Alternatively we do nothing.",
        "I'll ask them on Monday.",
        "You keep asking.",
        "I'm frustrated, it fails and people wait two days.",
        "word " * 90,
        "We need to migrate " + "very " * 15 + "old services.",
        "Thanks, that's enough",
        "ok then",
    ]
)


@given(st.lists(MESSAGES, min_size=1, max_size=14), st.booleans())
def test_any_conversation_keeps_the_rules(messages: list[str], found: bool) -> None:
    path: tuple[Turn, ...] = ()
    used: list[str] = []
    for number, text in enumerate(messages):
        path = with_reading((*path, author(text, number)))
        decision = decide(path)
        assert decision == decide(path)
        if decision.query and decision.otherwise and not found:
            decision = decision.otherwise
        elif decision.query:
            return
        wording = authored(path, decision, (), ())
        assert decision.why
        assert "$" not in wording.text
        assert wording.text.count("?") <= 1
        assert len(wording.text.split()) <= 120
        assert ("?" in wording.text) is (decision.move != "close")
        before = path[-2].move if len(path) > 1 else ""
        assert decision.move != before or decision.move == "close"
        said = coach(wording.text, decision.move, decision.slot, number, wording.id)
        path = (*path, dataclasses.replace(said))
        used.append(wording.text)
    once = [rule.move for rule in POLICY if not rule.repeatable]
    moves = [turn.move for turn in path if turn.role == "coach"]
    assert all(moves.count(move) <= 1 for move in once)


def test_mode_is_whole() -> None:
    mode = framing_mode(lambda query, texts: [0.0] * len(texts))
    assert mode.name == "framing"
    assert mode.decide is decide
