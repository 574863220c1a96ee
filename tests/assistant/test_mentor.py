"""The door's own part: reports of citations, both shelves in a chat, a person forgotten."""

from pathlib import Path

import pytest

from assistant.errors import BadMessage, NotFound
from assistant.mentor import Mentor
from assistant.storage.privacy import export_owner
from tests.assistant.workplaces import workplace

QUESTION = "How long do we keep the tracks of drivers?"
OWN = """# Why my team wants fewer meetings

My team spends eleven hours a week in status meetings, and two of those hours change nothing.
"""
OWN_QUESTION = "How many hours a week does my team spend in status meetings?"


def answered(mentor: Mentor, question: str) -> tuple[str, str]:
    conversation = mentor.begin("ask", question)
    turn = mentor.say(conversation.id, question).wait(10)
    assert turn is not None
    assert turn.citations, turn.text
    return conversation.id, turn.id


def test_a_citation_is_reported_and_taken_back(tmp_path: Path) -> None:
    with workplace(tmp_path, without=True) as place:
        mentor = place.mentor()
        conversation_id, turn_id = answered(mentor, QUESTION)
        mentor.report_citation(turn_id, 1, "  It says something else. \n")
        assert mentor.reports(conversation_id) == {(turn_id, 1)}
        (report,) = mentor.all_reports()
        assert report.note == "It says something else."
        assert report.quote in mentor.shelves.passage(report.passage_id)[1].text
        mentor.withdraw_report(turn_id, 1)
        assert mentor.reports(conversation_id) == frozenset()


@pytest.mark.parametrize(
    ("marker", "note", "error"),
    [(9, "", NotFound), (1, "x" * 1_000_000, BadMessage)],
)
def test_a_report_that_cannot_be_kept_is_refused(
    tmp_path: Path, marker: int, note: str, error: type[Exception]
) -> None:
    with workplace(tmp_path, without=True) as place:
        mentor = place.mentor()
        conversation_id, turn_id = answered(mentor, QUESTION)
        with pytest.raises(error):
            mentor.report_citation(turn_id, marker, note)
        assert mentor.reports(conversation_id) == frozenset()


def test_nobody_reports_in_anothers_conversation(tmp_path: Path) -> None:
    with workplace(tmp_path, without=True) as place:
        conversation_id, turn_id = answered(place.mentor("one"), QUESTION)
        other = place.mentor("two")
        with pytest.raises(NotFound):
            other.report_citation(turn_id, 1)
        place.mentor("one").report_citation(turn_id, 1)
        assert other.reports(conversation_id) == frozenset()
        assert other.all_reports() == ()


def test_a_chat_is_answered_from_the_persons_own_shelf_and_nobody_elses(tmp_path: Path) -> None:
    with workplace(tmp_path, without=True) as place:
        mentor = place.mentor("one")
        (tmp_path / "own.md").write_text(OWN, encoding="utf-8")
        mentor.shelves.writable("mine").ingest(tmp_path / "own.md")
        _, turn_id = answered(mentor, OWN_QUESTION)
        (cited, *_) = mentor.conversations.turn(turn_id).citations
        assert cited.document == "Why my team wants fewer meetings"
        assert mentor.shelves.passage(cited.passage_id)[0] == "mine"
        other = place.mentor("two")
        turn = other.say(other.begin("ask", OWN_QUESTION).id, OWN_QUESTION).wait(10)
        assert turn is not None
        assert "eleven hours" not in turn.text
        assert all(each.document != cited.document for each in turn.citations)


def test_a_person_is_forgotten_with_reports_and_shelf(tmp_path: Path) -> None:
    with workplace(tmp_path, without=True) as place:
        mentor = place.mentor("one")
        (tmp_path / "own.md").write_text(OWN, encoding="utf-8")
        mentor.shelves.writable("mine").ingest(tmp_path / "own.md")
        _, turn_id = answered(mentor, OWN_QUESTION)
        mentor.report_citation(turn_id, 1, "a note")
        assert len(export_owner(place.database, "one")["tables"]["citation_reports"]) == 1
        assert list((tmp_path / "shelves").iterdir())
        place.forget("one")
        assert not any(export_owner(place.database, "one")["tables"].values())
        assert not list((tmp_path / "shelves").iterdir())
        assert len(place.library.get().documents()) == 2
