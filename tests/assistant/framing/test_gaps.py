"""What fills the gaps: the author's words in a form that fits, and a summary one can use."""

import dataclasses

import pytest

from assistant.conversation import Observation
from assistant.framing.gaps import gaps_of, joined
from assistant.framing.reading import read
from assistant.framing.state import state_of
from tests.assistant.turns import author, coach, with_reading

OPENING = (
    "We need to rewrite our billing service. Every price change takes three weeks. My director "
    "decides. Finance and sales are affected. We have 41 incidents."
)


def _gaps(*texts: tuple[str, str, str]) -> dict[str, str]:
    path = with_reading((author(OPENING),))
    for number, (move, slot, text) in enumerate(texts, 1):
        path = with_reading((*path, coach("…?", move, slot, number), author(text, number)))
    return gaps_of(state_of(path), (), ())


def test_gaps_of_an_opening() -> None:
    gaps = _gaps()
    assert gaps["goal"] == "rewrite your billing service"
    assert gaps["who"] == "your director"
    assert gaps["now"] == "three weeks"
    assert gaps["forgotten"] == "support"
    assert "first" not in gaps
    assert "step" not in gaps


def test_gaps_after_answers() -> None:
    gaps = _gaps(
        ("measure_gap", "gap", "From three weeks to two days by March."),
        ("other_frame", "frames", "She would say that approvals take all the time."),
        ("agree_next_step", "next_step", "I'll ask my director on Monday."),
    )
    assert "now" not in gaps, "a gap that is settled is not asked about by its number"
    assert gaps["second"] == "approvals take all the time"
    assert gaps["step"] == "ask your director on Monday"


def test_a_summary_has_the_weightiest_lines_in_own_words() -> None:
    summary = _gaps(("measure_gap", "gap", "From three weeks to two days by March."))["summary"]
    lines = summary.splitlines()
    assert lines[0] == "- Problem: “Every price change takes three weeks”"
    assert lines[1] == "- Gap: “three weeks” now, “two days” wanted by March"
    assert "- Decides: your director" in lines
    assert "- Affected: finance and sales" in lines
    assert lines[-1].startswith("- Still open: ")
    assert len(summary.split()) <= 75


def test_a_frame_that_was_chosen_takes_the_place_of_the_problem() -> None:
    summary = _gaps(
        ("other_frame", "frames", "She would say that approvals take all the time."),
        ("choose_frame", "frames", "The second."),
    )["summary"]
    assert summary.splitlines()[0] == "- Seen as: “approvals take all the time”"


def test_a_guess_at_who_decides_gives_way_to_the_authors_word() -> None:
    opening = author("My manager sent me here. It fails twice a week.")
    guessed = Observation("decider?", "My manager", "model")
    first = dataclasses.replace(opening, observations=(*read((opening,)), guessed))
    assert "- Decides: your manager" in gaps_of(state_of((first,)), (), ())["summary"]
    answer = author("The security director decides.", 1)
    path = with_reading((first, coach("…?", "find_decider", "decider"), answer))
    assert "- Decides: the security director" in gaps_of(state_of(path), (), ())["summary"]


@pytest.mark.parametrize(
    ("parts", "phrase"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_joined(parts: list[str], phrase: str) -> None:
    assert joined(parts) == phrase
