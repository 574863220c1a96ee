"""An answer says what became of the documents it cites."""

import pytest

from assistant.asking.notes import notes
from knowledge.documents import DocumentInfo
from tests.assistant.asking.making import cited, hit, info

NEW = info("Keep locations for 90 days", 2025)
OLD = info("Keep locations for 24 months", 2024, "superseded", "Keep locations for 90 days")
OLDEST = info("Keep all locations", 2022, "superseded", "Keep locations for 24 months")
LOST = info("Keep some", 2021, "superseded", "Keep none")
VAGUE = info("Keep a few", None, "superseded")
REJECTED = info("Two regions", 2024, "rejected")

CASES = [
    (NEW, ()),
    (
        OLD,
        (
            "This memo of 16 June 2024 was superseded by “Keep locations for 90 days” "
            "(16 June 2025).",
        ),
    ),
    (
        OLDEST,
        (
            "This memo of 16 June 2022 was superseded by “Keep locations for 24 months” "
            "(16 June 2024), and that in turn by “Keep locations for 90 days” (16 June 2025).",
        ),
    ),
    (
        LOST,
        ("This memo of 16 June 2021 was superseded by “Keep none”, which is not in the library.",),
    ),
    (VAGUE, ("This memo was superseded; the library does not say by what.",)),
    (
        REJECTED,
        ("This memo of 16 June 2024 was rejected: it is a proposal and not a decision.",),
    ),
]


@pytest.mark.parametrize(("document", "said"), CASES)
def test_what_is_said_of_a_document(document: DocumentInfo, said: tuple[str, ...]) -> None:
    found = hit(document, "Each region would take half of the traffic.")
    assert notes((cited(found),), (found,), (NEW, OLD, OLDEST)) == said


def test_two_documents_are_told_apart_by_title() -> None:
    found = (hit(OLD, "24 months."), hit(NEW, "90 days."))
    citations = (cited(found[0]), cited(found[1], marker=2))
    (said,) = notes(citations, found, (NEW, OLD))
    assert said.startswith("“Keep locations for 24 months” (16 June 2024) was superseded by")


def test_nothing_is_said_of_what_is_not_cited() -> None:
    found = (hit(OLD, "24 months."), hit(NEW, "90 days."))
    assert notes((cited(found[1]),), found, (NEW, OLD)) == ()


@pytest.mark.parametrize(
    ("heading", "text", "silent"),
    [
        ("Outcome", "The proposal to run in two regions was rejected on 12 August.", True),
        ("Reason", "We rejected two regions because they make outages likelier.", True),
        ("What was proposed", "Each region would take half of the traffic.", False),
        ("What was proposed", "The vendor rejected our first request.", False),
    ],
)
def test_a_rejection_that_is_quoted_is_not_repeated(heading: str, text: str, silent: bool) -> None:
    found = hit(REJECTED, text, heading)
    assert (notes((cited(found),), (found,), ()) == ()) is silent
