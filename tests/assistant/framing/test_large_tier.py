"""A large model writes every move under a brief, and good and bad words are told apart."""

import pytest

from assistant.framing.mode import framing_mode
from assistant.framing.policy import POLICY, decide
from assistant.framing.questions import questions
from assistant.modes import Brief, Decision
from prompts import library as prompts
from tests.assistant.turns import author, coach, talk

MODE = framing_mode(lambda query, texts: [0.0] * len(texts))
OPENING = (
    "We need to rewrite the billing service. Most of our incidents come from billing. Of the "
    "incidents in billing it was 3 of 41. My director decides, and sales lost deals."
)
MOVES = sorted({rule.move for rule in POLICY})


def _brief(move: str) -> Brief:
    slot = next(rule.slot for rule in POLICY if rule.move == move) or "gap"
    return MODE.phrase(talk(author(OPENING)), Decision(move, "why", slot), (), "large")


@pytest.mark.parametrize("move", MOVES)
def test_every_move_has_a_brief_with_all_its_inputs(move: str) -> None:
    brief = _brief(move)
    rendered = prompts.render(brief.prompt, **brief.inputs)
    assert OPENING in rendered.text
    assert "Brief: " in rendered.text


@pytest.mark.parametrize("move", ["challenge_means", "measure_gap"])
def test_without_a_large_model_the_words_are_authored(move: str) -> None:
    for tier in ("small", None):
        brief = MODE.phrase(talk(author(OPENING)), Decision(move, "why", "gap"), (), tier)
        assert brief.prompt == ""
        assert brief.authored().text


EARLIER = coach(
    "So sales lost deals. Who decides about the budget of billing in the end?", "find_decider"
)
JUDGED = [
    ("measure_gap", "Sales lost deals over it. Which number would be good enough?", ()),
    ("summarise", "Billing hurts sales, and my director decides.", ()),
    ("condense", "Sales lost deals; the director decides.", ()),
    ("summarise", "Billing hurts sales. What now?", ("question",)),
    ("measure_gap", "Which number would do for sales? I wonder.", ("question_not_last",)),
    ("measure_gap", "Sales lost deals. What would Marketing in Berlin say?", ("invented_name",)),
    ("measure_gap", "Sales lost deals. Can you have it by Friday?", ("invented_name",)),
    ("measure_gap", "Sales lost 7 deals. How many is too many?", ("invented_number",)),
    ("offer_view", "I'd recommend to count the deals first. What would stop sales?", ()),
    ("measure_gap", "You should count the deals. How many did sales lose?", ("unasked_advice",)),
    ("measure_gap", "Brilliant. How many deals did sales lose?", ("praise",)),
    (
        "measure_gap",
        "Sales lost deals. In the end, who decides on the budget of billing?",
        ("asked_before",),
    ),
    ("correct_premise", "You say most, and count 3 of 41 in billing. What do you make of it?", ()),
]


@pytest.mark.parametrize(("move", "text", "faults"), JUDGED)
def test_good_and_bad_words(move: str, text: str, faults: tuple[str, ...]) -> None:
    path = talk(author(OPENING), EARLIER, author("My director decides, I think."))
    assert MODE.check(text, _brief(move), path).faults == faults


def test_the_mode_decides_and_asks_as_its_parts_do() -> None:
    path = talk(author(OPENING))
    assert MODE.decide(path) == decide(path)
    assert [q.slot for q in MODE.questions(path)] == [q.slot for q in questions(path)] != []


@pytest.mark.parametrize(
    ("opening", "lens"),
    [
        ("We rewrite billing. My director decides.", "the person who decides"),
        ("We rewrite billing. It fails twice a week.", "the set-up that keeps producing it"),
    ],
)
def test_another_frame_is_seen_from_somebody_whom_the_author_named(opening: str, lens: str) -> None:
    decision = Decision("other_frame", "why", "frames")
    brief = MODE.phrase(talk(author(opening)), decision, (), "large")
    assert brief.inputs["aim"] == lens
