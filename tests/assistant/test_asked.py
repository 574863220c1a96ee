"""What a question asks for: a section, a kind of sentence, one thing or two."""

import pytest

from assistant.asked import asks_what_replaced, halves, section_fits, sentence_fits

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
    assert section_fits(question, heading) is fits


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
    assert sentence_fits(question, better) > sentence_fits(question, worse)


HALVES = [
    ("Did we decide to rewrite it, and why?", ("Did we decide to rewrite it", "why?")),
    ("Who decided it and when?", ("Who decided it", "when?")),
    (
        "When was it withdrawn, and what did it cost?",
        ("When was it withdrawn", "what did it cost?"),
    ),
    ("and why?", ("and why?",)),
    ("What is the trade between speed and cost?", ("What is the trade between speed and cost?",)),
    ("Carriers and what they pay", ("Carriers and what they pay",)),
]


@pytest.mark.parametrize(("question", "parts"), HALVES)
def test_two_questions_in_one(question: str, parts: tuple[str, ...]) -> None:
    assert halves(question) == parts


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What replaced the shared rota?", True),
        ("Was it superseded?", True),
        ("Who carries the pager?", False),
    ],
)
def test_what_replaced_what(question: str, asks: bool) -> None:
    assert asks_what_replaced(question) is asks
