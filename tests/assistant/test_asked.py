"""How a question is put: one thing or two, and about what was replaced."""

import pytest

from assistant.asked import asks_what_replaced, halves

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
