"""The first sentence of a reply says what was heard, and fits what was asked."""

import pytest

from assistant.framing.leads import candidates
from assistant.framing.state import state_of
from prompts import library as prompts
from tests.assistant.turns import author, coach, with_reading

OPENING = "Every price change takes three weeks and sales complain."
AFTER = [
    ("measure_gap", "gap", "From three weeks to two days by March.", "gap_whole"),
    ("measure_gap", "gap", "It takes 40 hours a week today.", "gap_now"),
    ("find_decider", "decider", "My head of platform.", "decider"),
    ("find_decider", "decider", "Nobody, that is the trouble.", "nobody"),
    ("surface_stakeholder", "affected", "The drivers.", "affected"),
    ("challenge_means", "means_to", "Product could change prices alone.", "means_to"),
    ("widen_options", "options", "We could move only the rules.", "options"),
    ("set_limits", "non_scope", "I would not touch invoicing.", "non_scope"),
    ("ask_constraints", "constraints", "The tax export has to stay.", "constraints"),
    ("name_evidence", "evidence", "If approvals took the time I would drop it.", "evidence"),
    ("name_assumption", "assumptions", "That approvals are quick, I guess.", "assumptions"),
    ("name_assumption", "assumptions", "I assume it is code. I could time five.", "tested"),
    ("other_frame", "frames", "She would say it is about approvals.", "frames"),
    ("choose_frame", "frames", "The second.", "choice"),
    ("place_level", "level", "Four teams would plan differently.", "level"),
    ("precedent", "", "They had one product and we have three.", "precedent"),
    ("correct_premise", "problem", "You are right, it was certificates.", "premise"),
    ("measure_gap", "gap", "I don't know.", "unknown"),
    ("measure_gap", "gap", "This is a waste of time.", "hostile"),
    ("measure_gap", "gap", "I'm fed up, people wait for days.", "feeling"),
    ("measure_gap", "gap", "No, that's wrong. The support team waits for days.", "corrected"),
    ("measure_gap", "gap", "What would you do?", "later"),
    ("measure_gap", "gap", "Yes, go on.", "agreed"),
]
FIRST = [
    ("Our builds fail at random.", "failing"),
    ("It costs us 18,000 euros a month and nobody sees it.", "money"),
    ("Finance reconciles by hand and complains.", "manual"),
    ("Everybody waits four days for a fix.", "waiting"),
    ("Nobody wants to touch the code.", "avoided"),
    ("On-call gets paged at night.", "people"),
    ("The teams step on each other.", "between"),
]


@pytest.mark.parametrize(("move", "slot", "answer", "group"), AFTER)
def test_the_lead_that_fits_the_answer_comes_first(
    move: str, slot: str, answer: str, group: str
) -> None:
    asked = coach("“a b c”, 3 of 41, or “d e f”?", move, slot)
    path = with_reading((*with_reading((author(OPENING),)), asked, author(answer)))
    found = list(candidates(path, state_of(path)))
    assert found[0][0] == group
    for name, gaps in found:
        assert prompts.wordings("framing/lead", name)
        assert all(gaps.values())


@pytest.mark.parametrize(("text", "group"), FIRST)
def test_a_first_lead_names_the_kind_of_trouble(text: str, group: str) -> None:
    path = with_reading((author(text),))
    assert next(candidates(path, state_of(path)))[0] == group


def test_a_feeling_is_acknowledged_once() -> None:
    turn = coach(
        "…?", "measure_gap", "gap", wording="framing/measure_gap#all1+framing/lead#feeling2"
    )
    path = with_reading((author("I'm fed up."), turn, author("I'm fed up with waiting for days.")))
    assert "feeling" not in [name for name, _ in candidates(path, state_of(path))]
