from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents import Details, DocumentInfo
from knowledge.loading.dates import read_date
from knowledge.loading.details import applied, cleaned, merged, one_line
from knowledge.loading.metadata import read, read_opening

DAY = date(2024, 5, 14)


@pytest.mark.parametrize(
    "value",
    [
        "2024-05-14", "2024/05/14", "2024.5.14", "20240514", "2024-05-14T10:00:00Z",
        "14 May 2024", "14th of may 2024".replace("of ", ""), "14. May 2024", "14-May-2024",
        "May 14, 2024", "May 14th 2024", "Tuesday, 14 May 2024", "Tue, 14 May 2024 10:00:00",
        "14.05.2024", "14/05/2024", "05/14/2024", "D:20240514103000Z", "D:20240514",
        DAY, datetime(2024, 5, 14, 9, tzinfo=UTC), 20240514,
    ],
)  # fmt: skip
def test_dates_that_are_read(value: object) -> None:
    assert read_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    ["", "05/06/2024", "2024", "May 2024", "last spring", "31 February 2024", "2024-13-01",
     "14 Mai 2024 x", None, 3.5, ["2024-05-14"], "99999-01-01", "2024-05-141"],
)  # fmt: skip
def test_what_is_no_certain_date(value: object) -> None:
    assert read_date(value) is None


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert read_date(text) is None or isinstance(read_date(text), date)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"Status": "Accepted"}, Details(status="accepted")),
        ({"state": "APPROVED"}, Details(status="accepted")),
        ({"status": "Declined"}, Details(status="rejected")),
        ({"status": "Draft"}, Details(status="draft")),
        ({"status": "superseded by [Kafka](k.md)"},
         Details(status="superseded", superseded_by="Kafka")),
        ({"status": "Replaced by: Kafka"}, Details(status="superseded", superseded_by="Kafka")),
        ({"superseded-by": "Kafka"}, Details(status="superseded", superseded_by="Kafka")),
        ({"status": "superseded", "Superseded by": "Kafka"},
         Details(status="superseded", superseded_by="Kafka")),
        ({"status": "accepted"}, Details(status="accepted")),
        ({"Author": "CTO"}, Details(owner="CTO")),
        ({"authors": ["CTO", "Head of Data"]}, Details(owner="CTO, Head of Data")),
        ({"owner": {"name": "CTO"}}, Details(owner="CTO")),
        ({"author": "A", "owner": "B"}, Details(owner="B")),
        ({"DC.creator": "CTO"}, Details(owner="CTO")),
        ({"article:published_time": "2024-05-14"}, Details(dated=DAY)),
        ({"date": "soon", "created": "2024-05-14"}, Details(dated=DAY)),
        ({"source": "https://x.example/y"}, Details(origin="https://x.example/y")),
        ({"type": "Decision record"}, Details(kind="memo")),
        ({"kind": "framework", "tags": "memo"}, Details(kind="framework")),
        ({"tags": ["reliability", "memo"]}, Details(kind="memo")),
        ({"kind": "unheard of"}, Details()),
        ({"title": "Wri\u202etten\u200b  so"}, Details(title="Written so")),
        ({"title": ["a"], "status": {"a": 1}, 3: 4}, Details()),
        ({}, Details()),
    ],
)  # fmt: skip
def test_spellings(stated: dict[str, object], expected: Details) -> None:
    assert read(stated) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nStatus: Accepted\nDate: 14 May 2024\n\nText.",
        "# T\n\n**Status:** Accepted\n\n- Date: 2024-05-14\n",
        "# T\n\n| Status | Accepted |\n| Date | 2024-05-14 |\n",
        "# T\n\nDate: 2024-05-14\n\n## Status\n\nAccepted\n\n## Context\n",
    ],
)
def test_the_first_lines_say_it_too(text: str) -> None:
    assert read_opening(text) == Details(status="accepted", dated=DAY)


def test_later_lines_say_nothing() -> None:
    assert read_opening("Words.\n" * 30 + "Status: accepted") == Details()
    assert read_opening("The status: accepted by most of us, it is said.") == Details()


def test_what_is_said_above_wins() -> None:
    below = Details(title="A", status="superseded", superseded_by="B", owner="C")
    assert merged(below, Details(owner="D")).owner == "D"
    assert merged(below, Details()) == below
    again = merged(below, Details(status="accepted"))
    assert (again.status, again.superseded_by) == ("accepted", "")
    info = applied(DocumentInfo("d", "T", "other", "s", "h"), below)
    assert (info.title, info.superseded_by, info.owner) == ("A", "B", "C")


@given(st.builds(Details, title=st.text(), status=st.text(), superseded_by=st.text()))
def test_cleaning_again_changes_nothing(said: Details) -> None:
    once = cleaned(said)
    assert cleaned(once) == once
    assert "\n" not in (once.title or "")


@given(st.text(max_size=900))
def test_one_line_is_one_short_visible_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert len(line) <= 200
    assert not any(character in line for character in "\u200b\u202e\u2066\ufeff")
