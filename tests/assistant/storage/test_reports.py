import pytest

from assistant.conversation import Citation, Turn
from assistant.errors import NotFound
from assistant.storage.conversations import ConversationRepository
from assistant.storage.database import Database
from assistant.storage.reports import ReportRepository
from tests.assistant.storage.making import turn_in


def _cited(db: Database, owner: str) -> Turn:
    conversations = ConversationRepository(db, owner)
    conversation = conversations.start("ask", title="A question")
    cited = tuple(
        Citation(n, f"passage-{n}", "premortem", "The premortem", "How", f"Quote {n}.")
        for n in (1, 2)
    )
    turn = turn_in(conversation.id, role="coach", citations=cited)
    conversations.append(turn)
    return turn


def test_a_report_keeps_what_was_cited(db: Database, owner: str) -> None:
    turn, reports = _cited(db, owner), ReportRepository(db, owner)
    reports.add(turn.id, 2, "It speaks of something else.")
    (kept,) = reports.of_conversation(turn.conversation_id)
    assert (kept.turn_id, kept.marker, kept.passage_id) == (turn.id, 2, "passage-2")
    assert (kept.document, kept.quote) == ("The premortem", "Quote 2.")
    assert kept.note == "It speaks of something else."
    assert reports.all() == (kept,)


def test_reporting_again_changes_the_note_alone(db: Database, owner: str) -> None:
    turn, reports = _cited(db, owner), ReportRepository(db, owner)
    reports.add(turn.id, 1, "first")
    (first,) = reports.all()
    reports.add(turn.id, 1, "second")
    reports.add(turn.id, 2)
    assert [(each.marker, each.note) for each in reports.all()] == [(1, "second"), (2, "")]
    assert reports.all()[0].created_at == first.created_at


def test_a_report_can_be_taken_back(db: Database, owner: str) -> None:
    turn, reports = _cited(db, owner), ReportRepository(db, owner)
    reports.add(turn.id, 1)
    reports.withdraw(turn.id, 2)
    assert len(reports.all()) == 1
    reports.withdraw(turn.id, 1)
    assert reports.all() == ()


@pytest.mark.parametrize(("turn_id", "marker"), [("missing", 1), (None, 3), (None, 0), (None, -1)])
def test_what_was_not_cited_cannot_be_reported(
    db: Database, owner: str, turn_id: str | None, marker: int
) -> None:
    turn, reports = _cited(db, owner), ReportRepository(db, owner)
    with pytest.raises(NotFound):
        reports.add(turn_id or turn.id, marker)
    assert reports.all() == ()


def test_nobody_reports_or_reads_in_anothers_conversation(
    db: Database, owner: str, stranger: str
) -> None:
    turn = _cited(db, owner)
    ReportRepository(db, owner).add(turn.id, 1, "mine")
    theirs = ReportRepository(db, stranger)
    with pytest.raises(NotFound):
        theirs.add(turn.id, 1, "not mine")
    theirs.withdraw(turn.id, 1)
    assert theirs.of_conversation(turn.conversation_id) == ()
    assert theirs.all() == ()
    assert [each.note for each in ReportRepository(db, owner).all()] == ["mine"]
