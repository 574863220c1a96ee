"""Pasted tickets, documents and threads are read by their headings."""

import pytest

from assistant.framing.pasted import sections

TICKET = """Problem: Drivers wait three hours at the gate.
Goal: The warehouse knows in the morning which truck comes.
Constraints: No new system this year.
Out of scope: The planning of staff.
Assignee: somebody"""
DOCUMENT = """# One broker for all teams

## Motivation

Every team runs its own broker. It costs us two people.

## Non-goals

- We leave the schema formats alone.
- More

## Alternatives considered

1. Do nothing. It is cheap.

**Risks:** The dual run doubles events."""
PROSE = "We need to move. The problem is that it is slow, and the goal: speed. " * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            TICKET,
            [
                ("problem", "Drivers wait three hours at the gate"),
                ("means_to", "The warehouse knows in the morning which truck comes"),
                ("constraints", "No new system this year"),
                ("non_scope", "The planning of staff"),
            ],
        ),
        (
            DOCUMENT,
            [
                ("means_to", "Every team runs its own broker"),
                ("non_scope", "We leave the schema formats alone"),
                ("options", "Do nothing"),
                ("assumptions", "The dual run doubles events"),
            ],
        ),
        (PROSE, []),
        ("Problem: slow\nGoal: fast", []),
        (
            "anna: it failed again\nben: third time\nanna: who owns it?\nben: nobody",
            [("", "it failed again")],
        ),
    ],
)
def test_sections(text: str, expected: list[tuple[str, str]]) -> None:
    found = list(sections(text))
    assert found == expected
    assert all(words in text for _, words in found)
