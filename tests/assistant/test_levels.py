"""The level of impact follows from who behaves differently, and is never guessed."""

import pytest

from assistant.levels import LEVELS, level_in

CASES = [
    ("customers leave because of it", 4),
    ("we lost two deals last quarter", 4),
    ("all product teams have to migrate", 3),
    ("210 engineers wait for it", 3),
    ("Sales and data science would plan differently", 3),
    ("the deploy pipeline takes 47 minutes", 2),
    ("I have to fix this bug", 1),
    ("it is annoying", 0),
    ("users", 0),
]


@pytest.mark.parametrize(("clause", "number"), CASES)
def test_level_in_a_clause(clause: str, number: int) -> None:
    assert level_in(clause) == number


def test_every_level_says_what_the_next_one_needs() -> None:
    assert sorted(LEVELS) == [0, 1, 2, 3, 4]
    assert all(kind.means.endswith(".") and kind.next_needs for kind in LEVELS.values())
