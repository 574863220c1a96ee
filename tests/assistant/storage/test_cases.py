import pytest

from assistant.errors import NotFound
from assistant.storage.cases import CaseRepository
from assistant.storage.conversations import ConversationRepository
from assistant.storage.database import Database
from tests.assistant.storage.making import turn_in


def test_created_case_is_read_back_as_it_was(db: Database, owner: str) -> None:
    cases = CaseRepository(db, owner)
    created = cases.create("Move to one build system", "an org-wide migration")
    assert created.kind == "an org-wide migration"
    assert created.created_at == created.updated_at
    assert cases.get(created.id) == created


def test_a_case_has_no_kind_until_somebody_says_one(db: Database, owner: str) -> None:
    assert CaseRepository(db, owner).create("Case").kind == ""


def test_recent_cases_come_latest_worked_on_first(db: Database, owner: str) -> None:
    cases = CaseRepository(db, owner)
    first, second, third = (cases.create(title) for title in ("1", "2", "3"))
    assert cases.recent() == (third, second, first)
    assert cases.recent(limit=2) == (third, second)
    conversations = ConversationRepository(db, owner)
    about_first = conversations.start("framing", case_id=first.id)
    cases.rename(second.id, "renamed")
    conversations.append(turn_in(about_first.id))
    assert [case.title for case in cases.recent()] == ["1", "renamed", "3"]


def test_renaming_changes_the_title_alone(db: Database, owner: str) -> None:
    cases = CaseRepository(db, owner)
    case = cases.create("Before", "a process improvement")
    cases.rename(case.id, "After")
    renamed = cases.get(case.id)
    assert (renamed.title, renamed.kind, renamed.created_at) == (
        "After",
        case.kind,
        case.created_at,
    )
    assert renamed.updated_at > case.updated_at


@pytest.mark.parametrize(
    "case_id", ["", "missing", "a\x00b", "\ud800", "x" * 10_000, "' OR 1=1 --"]
)
def test_case_that_does_not_exist(db: Database, owner: str, case_id: str) -> None:
    cases = CaseRepository(db, owner)
    with pytest.raises(NotFound, match="no such case"):
        cases.get(case_id)
    with pytest.raises(NotFound, match="no such case"):
        cases.rename(case_id, "title")


def test_strangers_case_is_missing(db: Database, owner: str, stranger: str) -> None:
    theirs = CaseRepository(db, stranger)
    case = theirs.create("Private")
    cases = CaseRepository(db, owner)
    with pytest.raises(NotFound):
        cases.get(case.id)
    with pytest.raises(NotFound):
        cases.rename(case.id, "Seen")
    assert cases.recent() == ()
    assert theirs.recent() == (case,)


def test_the_kind_is_set_by_its_owner_only(db: Database, owner: str, stranger: str) -> None:
    case = CaseRepository(db, owner).create("Case")
    CaseRepository(db, owner).set_kind(case.id, "process")
    with pytest.raises(NotFound):
        CaseRepository(db, stranger).set_kind(case.id, "other")
    assert CaseRepository(db, owner).get(case.id).kind == "process"
