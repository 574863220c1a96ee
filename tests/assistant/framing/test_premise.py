"""A claim is contradicted only by numbers of the same matter."""

import pytest

from assistant.framing.premise import claims_share, false_premise
from assistant.framing.reading import clauses

FALSE = [
    (
        "Most of our incidents come from deploys. We had 41 incidents, and 3 of those came "
        "from deploys.",
        ("3", "41"),
    ),
    (
        "Nearly all tickets are about login. Of the tickets about login it was 12 of 90.",
        ("12", "90"),
    ),
    ("Hardly any builds fail. Last week 30 of 40 builds did fail.", ("30", "40")),
    ("The majority of releases is late: 2 out of 15 releases were late.", ("2", "15")),
]
TRUE = [
    "Most of our incidents come from deploys. We had 41 incidents, and 33 of those came from "
    "deploys.",
    "Most of our incidents come from deploys. 3 of 41 people like coffee.",
    "Our incidents come from deploys. We had 41 incidents, and 3 of those came from deploys.",
    "Most services have moved: 11 of 12 services have.",
    "Most of it is fine.",
    "Most incidents come from deploys; 0 of 0 incidents came from deploys.",
]


@pytest.mark.parametrize(("text", "numbers"), FALSE)
def test_false_premises_are_found(text: str, numbers: tuple[str, str]) -> None:
    premise = false_premise(clauses(text), text)
    assert premise is not None
    assert (premise.part, premise.whole) == numbers
    assert premise.claim in text


@pytest.mark.parametrize("text", TRUE)
def test_sound_claims_are_left_alone(text: str) -> None:
    assert false_premise(clauses(text), text) is None


def test_what_claims_a_share() -> None:
    assert claims_share("Most of them fail")
    assert not claims_share("They fail")
