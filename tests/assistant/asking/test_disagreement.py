"""Two current sources that say different things on one point; no false alarms."""

import dataclasses

import pytest

from assistant.asking.disagreement import other_word
from knowledge.documents import DocumentInfo
from tests.assistant.asking.making import cited, hit, info

ONE, OTHER = info("Retention of backups", 2024), info("Backup handbook", 2025)

KEPT = "Backups of the booking database are kept for 30 days."
KEPT_90 = "The backups of the booking database are kept for 90 days."
HOW_LONG = "How long are backups of the booking database kept?"
GOES = "The pilot of the new booking form goes live on 3 March 2025."
GOES_MAY = "The pilot of the new booking form goes live on 5 May 2025."
WHEN = "When does the pilot of the booking form go live?"
OWNS = "The Head of Support owns the escalation list of carriers."
OWNS_TOO = "The Director of Operations owns the escalation list of carriers."
WHO = "Who owns the escalation list of carriers?"

APART = [
    (HOW_LONG, KEPT, KEPT_90),
    (WHEN, GOES, GOES_MAY),
    (WHO, OWNS, OWNS_TOO),
]
AT_ONE = [
    (HOW_LONG, KEPT, KEPT),
    (HOW_LONG, KEPT, "Backups of the booking database are kept for 30 days in Silo."),
    (HOW_LONG, KEPT, "Backups of the invoice archive are kept for 90 days."),
    (HOW_LONG, KEPT, "A backup of the booking database takes 40 minutes."),
    ("Why are backups of the booking database kept?", KEPT, KEPT_90),
    (WHEN, GOES, "The trial of suggestions for dispatchers goes live on 5 May 2025."),
    (WHO, OWNS, "The Head of Support reads the escalation list of carriers every week."),
    (
        "How many bookings failed?",
        "In 2023 bookings failed for 412 minutes.",
        "In 2024 bookings failed for 290 minutes.",
    ),
    (
        "How many times a day is Core deployed?",
        "The suite runs in 19 minutes, and Core is deployed nine times a day.",
        "Booking goes on when Core is being deployed or is down for up to 15 minutes.",
    ),
]


@pytest.mark.parametrize(("question", "one", "other"), APART)
def test_says_who_says_otherwise(question: str, one: str, other: str) -> None:
    mine, theirs = hit(ONE, one), hit(OTHER, other)
    found = other_word(question, cited(mine), (mine, theirs))
    assert found is not None
    assert (found.quote, found.hit.document) == (other, OTHER)


@pytest.mark.parametrize(("question", "one", "other"), AT_ONE)
def test_raises_no_false_alarm(question: str, one: str, other: str) -> None:
    mine, theirs = hit(ONE, one), hit(OTHER, other)
    assert other_word(question, cited(mine), (mine, theirs)) is None


@pytest.mark.parametrize(
    "gone",
    [
        dataclasses.replace(OTHER, status="superseded", superseded_by=ONE.title),
        dataclasses.replace(OTHER, status="rejected"),
        ONE,
    ],
)
def test_only_current_sources_can_disagree(gone: DocumentInfo) -> None:
    mine, theirs = hit(ONE, KEPT), hit(gone, KEPT_90)
    assert other_word(HOW_LONG, cited(mine), (mine, theirs)) is None
    assert other_word(HOW_LONG, cited(theirs), (theirs, mine)) is None


def test_a_story_disagrees_with_nobody() -> None:
    mine, story = hit(ONE, KEPT), hit(OTHER, KEPT_90, "Worked example")
    assert other_word(HOW_LONG, cited(mine), (mine, story)) is None
    assert other_word(HOW_LONG, cited(story), (story, mine)) is None
