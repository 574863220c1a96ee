"""What a question asks for: a section, and a kind of words."""

import pytest

from knowledge.asked_for import AskedFor

SECTIONS = [
    ("Why was it rejected?", "Rewrite billing › Reason", True),
    ("Why was it rejected?", "Rewrite billing › Next step", False),
    ("Who was against that?", "One broker › Dissent", True),
    ("What was the root cause?", "Duplicate invoices › Contributing factors", True),
    ("and the cost?", "One broker › Cost and reversibility", True),
    ("What would reopen it?", "One broker › What would reopen this decision", True),
    ("How do I run a premortem?", "Premortem › Steps", True),
    ("And before that?", "Keep locations › Decision", True),
    ("Which alternatives were considered?", "One broker › Options considered", True),
    ("Which alternatives were considered?", "Options › Dissent", False),
    ("Where is it?", "One broker › Decision", False),
]


@pytest.mark.parametrize(("question", "heading", "fits"), SECTIONS)
def test_which_section_answers(question: str, heading: str, fits: bool) -> None:
    assert AskedFor(question).under(heading) is fits


SENTENCES = [
    ("When was it decided?", "The CTO decided on 14 March 2023.", "The team may own it."),
    ("How many pipelines are left?", "31 pipelines remain.", "It ends on 14 March 2023."),
    ("How long does it take?", "It takes three weeks.", "It takes a while."),
    ("What did it cost?", "It cost EUR 61,400.", "It was decided on 13 October 2025."),
    ("Who decides?", "The owning team decides.", "It is decided."),
    ("Who decided on it, and when?", "The CTO agreed on 22 January.", "The team owns nothing."),
    (
        "Why was it rejected?",
        "The cost would rise because of it.",
        "It was rejected as a new service.",
    ),
    ("Why did we buy it?", "We buy because flags are not our trade.", "We buy a service."),
]


@pytest.mark.parametrize(("question", "better", "worse"), SENTENCES)
def test_which_kind_of_sentence_answers(question: str, better: str, worse: str) -> None:
    wanted = AskedFor(question)
    assert wanted.said_in(better) > wanted.said_in(worse)
