"""Messages that were once taken for something else than they say."""

import pytest

from assistant.conversation import Observation
from assistant.framing.canvas import canvas_of
from assistant.framing.reading import read
from assistant.framing.state import state_of
from tests.assistant.turns import author, coach, with_reading


def _read(text: str, asked: str = "") -> tuple[Observation, ...]:
    if not asked:
        return read((author(text),))
    return read((author("x"), coach("…?", "move", asked), author(text)))


def _slots(text: str, asked: str = "") -> set[str]:
    return {seen.slot for seen in _read(text, asked)}


@pytest.mark.parametrize("asked", ["", "means_to", "affected", "level", "problem", "decider"])
@pytest.mark.parametrize(
    "text",
    ["The director of platform decides.", "My head of platform has to approve it.",
     "It is decided by the director of platform."],
)  # fmt: skip
def test_who_decides_does_not_place_the_level(text: str, asked: str) -> None:
    slots = _slots(text, asked)
    assert "decider" in slots
    assert not any(slot.startswith("level:") for slot in slots)


def test_what_the_platform_does_still_places_the_level() -> None:
    assert "level:2" in _slots("The deploy pipeline would run in ten minutes.", "level")


AIMS = [
    "We want it down to zero days by the end of June",
    "Down to zero days by the end of June, please",
    "It should be zero days by the end of June.",
]


@pytest.mark.parametrize("asked", ["", "gap", "affected", "problem", "options", "decider", "level"])
@pytest.mark.parametrize("text", AIMS)
def test_an_aim_is_the_wanted_part_of_the_gap(text: str, asked: str) -> None:
    slots = _slots(text, asked)
    assert "gap" in slots
    assert not {slot.rstrip("?") for slot in slots} & {"affected", "problem", "options"}


@pytest.mark.parametrize("text", AIMS)
def test_an_aim_completes_the_gap(text: str) -> None:
    path = with_reading((author("Support waits six days for a fix."),))
    path = with_reading((*path, coach("…?", "surface_stakeholder", "affected"), author(text, 1)))
    gap = canvas_of(path).slot("gap")
    assert gap.status == "firm"
    found = gap.entries[-1].gap
    assert found is not None
    assert (found.wanted, found.by_when) == ("zero days", "by the end of June")


@pytest.mark.parametrize("text", ["The checkout is down.", "It went down twice.", "Jobs break."])
def test_an_outage_is_still_trouble(text: str) -> None:
    assert any(slot.startswith("problem") for slot in _slots(f"{text[:-1]} every week."))


DECIDER = "Sorry: the head of engineering decides"


@pytest.mark.parametrize(
    "asked", ["options", "non_scope", "constraints", "affected", "evidence", "level", "means_to"]
)
@pytest.mark.parametrize(
    "text", [DECIDER, f"{DECIDER}.", "The VP of product makes the call.", "The CTO decides that."]
)
def test_an_answer_of_another_slot_goes_there(text: str, asked: str) -> None:
    slots = _slots(text, asked)
    assert "decider" in slots
    assert asked not in {slot.rstrip("?") for slot in slots}


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("options", "We could ask whether the CTO decides on it in May."),
        ("evidence", "If the CTO decides against the budget."),
        ("assumptions", "That the CTO approves it."),
        ("options", f"{DECIDER}. We could move only the price rules."),
    ],
)
def test_an_answer_that_names_a_decider_stays_an_answer(asked: str, text: str) -> None:
    assert asked in {slot.rstrip("?") for slot in _slots(text, asked)}


COUNTERS = [
    "I disagree with this.",
    "That is not how I see it.",
    "I don't agree.",
    "I strongly disagree with that.",
    "I see it differently.",
    "This is not what I meant.",
    "I wouldn't put it like that.",
    "You got me wrong.",
    "Sorry, I disagree.",
]


@pytest.mark.parametrize("asked", ["problem", "means_to", "options", "gap", "affected"])
@pytest.mark.parametrize("text", COUNTERS)
def test_disagreement_with_the_coach_says_nothing_for_a_slot(text: str, asked: str) -> None:
    path = (author("x"), coach("…?", "move", asked), author(text))
    assert {seen.slot for seen in read(path)} == {"flag:disagree"}
    assert state_of(with_reading(path)).corrected()


@pytest.mark.parametrize(
    "text", ["The teams disagree on every release.", "I disagree with the director about the plan."]
)
def test_disagreement_with_others_is_no_correction(text: str) -> None:
    slots = _slots(text)
    assert "flag:disagree" not in slots
    assert "problem" in slots
