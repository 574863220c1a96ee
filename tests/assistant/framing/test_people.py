"""Roles and teams in a form that fits into a sentence."""

import pytest

from assistant.framing.people import deciding, named, person, wanting


@pytest.mark.parametrize(
    ("said", "inside"),
    [
        ("My head of platform", "your head of platform"),
        ("The VP of product", "the VP of product"),
        ("VP of product", "the VP of product"),
        ("CTO", "the CTO"),
        ("Finance", "finance"),
        ("our support team", "your support team"),
        ("product teams", "product teams"),
        ("checkout lead", "the checkout lead"),
        ("the  sales\ndirector", "the sales director"),
    ],
)
def test_person(said: str, inside: str) -> None:
    assert person(said) == inside


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "The sales director asked the data science lead.",
            ["The sales director", "the data science lead"],
        ),
        ("Finance and the support team wait, finance most.", ["Finance", "the support team"]),
        ("This will lead to trouble", []),
        ("My boss and the director of operations", ["My boss", "the director of operations"]),
        ("The drivers, and people at the gate", ["The drivers", "people at the gate"]),
    ],
)
def test_named(text: str, people: list[str]) -> None:
    assert list(named(text)) == people


@pytest.mark.parametrize(
    ("answer", "who"),
    [
        ("My director decides", "My director"),
        (
            "The VP has the money, but it is really decided by the payments lead",
            "the payments lead",
        ),
        (
            "My boss decide, but I think the director of operations must say yes",
            "the director of operations",
        ),
        ("Nobody, my manager cannot tell them", ""),
        ("The support team", "The support team"),
        ("It depends", ""),
    ],
)
def test_who_decides(answer: str, who: str) -> None:
    assert deciding(answer) == who


def test_who_wants_something() -> None:
    clauses = (
        "The sales director wants a freeze",
        "growth needs a flow",
        "I want peace",
        "both want it",
    )
    assert wanting(clauses) == ("the sales director", "growth")
