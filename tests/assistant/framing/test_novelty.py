"""The same question in other words is recognised, another one is not."""

import pytest

from assistant.framing.novelty import asked_before, question_of
from tests.assistant.turns import author, coach

EARLIER = (
    author("Prices are slow."),
    coach("So it waits. Who decides about the budget for this change, in the end?", "find_decider"),
)


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("In the end, who is it that decides on the budget of the change?", True),
        ("Who decided about the change in the budget?", True),
        ("Which number would be good enough by summer?", False),
        ("The budget decides about the change. What is the smallest step to learn from?", False),
        ("Who?", False),
        ("It decides about the budget for this change.", False),
    ],
)
def test_asked_before(text: str, again: bool) -> None:
    assert asked_before(text, EARLIER) is again


def test_the_question_of_a_reply() -> None:
    assert question_of("So it waits. Who decides?") == "Who decides?"
    assert question_of("So it waits.") == ""
