"""Sources that no longer hold are marked; a citation is reported, and the report taken back."""

import pytest

from assistant.conversation import Turn
from tests.ui.conftest import MakeDesk
from tests.ui.desks import QUESTION, QUOTE, TestDesk, texts, with_successor
from tests.ui.test_library import links


@pytest.fixture
def cited(make: MakeDesk) -> tuple[TestDesk, str, Turn]:
    """A desk, a conversation, and its answer that cites the memo."""
    desk = make([f"{QUOTE} [1]"], memo=True)
    talk = desk.talk("ask", QUESTION)
    return desk, talk, desk.mentor.conversations.get(talk).turns[-1]


def test_a_report_is_noted_and_can_be_withdrawn(cited: tuple[TestDesk, str, Turn]) -> None:
    desk, talk, turn = cited
    at = desk.open("talk", c=talk)
    at.button(key=f"source-{turn.id}-1").click().run()
    assert at.query_params["s"] == f"{turn.id}.1"
    at.text_area[0].set_value("It speaks of another year.")
    at.button(key=f"send-report-{turn.id}-1").click().run()
    assert desk.mentor.reports(talk) == {(turn.id, 1)}
    (report,) = desk.mentor.all_reports()
    assert report.note == "It speaks of another year."
    assert "You reported that this does not support the answer." in texts(at)
    assert "you reported this" in texts(at)
    again = desk.open("talk", c=talk, p=turn.citations[0].passage_id)
    again.button(key=f"withdraw-{turn.id}-1").click().run()
    assert desk.mentor.reports(talk) == frozenset()
    assert "you reported this" not in texts(again)


def test_a_report_needs_no_note(cited: tuple[TestDesk, str, Turn]) -> None:
    desk, talk, turn = cited
    at = desk.open("talk", c=talk, p=turn.citations[0].passage_id)
    at.button(key=f"send-report-{turn.id}-1").click().run()
    assert [report.note for report in desk.mentor.all_reports()] == [""]


def test_a_passage_that_no_answer_cites_is_not_reported(
    cited: tuple[TestDesk, str, Turn],
) -> None:
    desk, talk, turn = cited
    others = desk.mentor.library.passages_of(turn.citations[0].document_id)
    other = next(each for each in others if each.id != turn.citations[0].passage_id)
    at = desk.open("talk", c=talk, p=other.id)
    assert not any("report" in str(button.key) for button in at.button)


def test_a_superseded_source_is_marked_and_leads_on(cited: tuple[TestDesk, str, Turn]) -> None:
    desk, talk, turn = cited
    _, newer = with_successor(desk)
    at = desk.open("talk", c=talk)
    assert f"superseded by {newer.title}" in texts(at)
    at.button(key=f"source-{turn.id}-1").click().run()
    assert f"No longer holds: replaced by {newer.title}" in links(at)


def test_a_removed_source_keeps_the_quote(cited: tuple[TestDesk, str, Turn]) -> None:
    desk, talk, turn = cited
    desk.mentor.library.remove(turn.citations[0].document_id)
    at = desk.open("talk", c=talk, p=turn.citations[0].passage_id)
    assert len(at.warning) == 1
    assert f"> {QUOTE}" in texts(at)
