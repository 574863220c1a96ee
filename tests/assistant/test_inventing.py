"""Numbers, names, dates and quotations come from somewhere, or are named as invented."""

import pytest

from assistant.inventing import invents_names, invents_numbers, invents_quotes

KNOWN = "Sales lost 1,200 euros on Monday, says the VP of Product in Oslo. It's about Kafka."


@pytest.mark.parametrize(
    ("text", "invented"),
    [
        ("So Sales waits for Kafka. I see.", False),
        ("What would the VP of Product say on Monday?", False),
        ("You said: Nothing works. “Then what”", False),
        ("What would Marketing say?", True),
        ("Could you ask them on Friday?", True),
        ("Is it done by march?", True),
        ("So it may be done. I'd ask.", False),
        ("> Quoted line\n\nWhat now?", False),
        ("Kafka’s cost matters?", False),
    ],
)
def test_names_and_dates(text: str, invented: bool) -> None:
    assert invents_names(text, KNOWN) is invented


@pytest.mark.parametrize(
    ("text", "invented"),
    [("1200 euros [2]", False), ("1,200", False), ("12", True), ("none", False)],
)
def test_numbers(text: str, invented: bool) -> None:
    assert invents_numbers(text, KNOWN) is invented


@pytest.mark.parametrize(
    ("text", "invented"), [("“sales lost 1,200”", False), ("“sales won”", True), ("“a”", False)]
)
def test_quotes(text: str, invented: bool) -> None:
    assert invents_quotes(text, KNOWN) is invented
