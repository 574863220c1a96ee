"""Memos, versions and findings are kept owner by owner, and nothing that was kept changes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from assistant.errors import BadMessage, MentorError, NotFound, Overtaken, StorageError
from assistant.manuscripts import KeptFinding, KeptVersion
from assistant.storage.cases import CaseRepository
from assistant.storage.database import Database
from assistant.storage.memo_versions import MemoVersionRepository
from assistant.storage.memos import MemoRepository
from assistant.storage.tables import FindingRow, MemoRow, MemoVersionRow
from tests.assistant.storage.conftest import new_owner

TEXT = "# The broker\n\nWe ask the director to fund it.\n"
FOUND = KeptFinding("f1", "evidence", "weak", "open", "", 1, None, {"said": "huge", "at": [1]})


class Desk:
    """Both repositories of one owner."""

    def __init__(self, db: Database, owner: str) -> None:
        self.memos = MemoRepository(db, owner)
        self.versions = MemoVersionRepository(db, owner)

    def memo(self, text: str = TEXT) -> str:
        return self.memos.create("The broker", "decision", text).id

    def keep(self, memo_id: str) -> KeptVersion:
        return self.versions.keep(memo_id, lambda text: len(text.split()))

    def review(self, memo_id: str, number: int, *found: KeptFinding) -> None:
        self.versions.keep_review(memo_id, number, lambda _known, _last: ({"n": number}, found))


@pytest.fixture
def desk(db: Database, owner: str) -> Desk:
    return Desk(db, owner)


@pytest.fixture
def foreign(db: Database, stranger: str) -> Desk:
    return Desk(db, stranger)


def test_a_memo_comes_back_as_it_was(db: Database, owner: str, desk: Desk) -> None:
    case = CaseRepository(db, owner).create("A case")
    memo = desk.memos.create("Broker", "design", TEXT, case_id=case.id, origin="drafted")
    kept = desk.memos.get(memo.id)
    assert (kept.memo, kept.text, kept.origin) == (memo, TEXT, "drafted")
    assert memo.case_id == case.id
    assert desk.memos.of_case(case.id) == (memo,)
    desk.memos.rename(memo.id, "The broker")
    desk.memos.set_kind(memo.id, "brief")
    now = desk.memos.get(memo.id).memo
    assert (now.title, now.kind, now.created_at) == ("The broker", "brief", memo.created_at)
    assert now.updated_at > memo.updated_at


def test_the_memo_worked_on_last_comes_first(desk: Desk) -> None:
    one, two, three = (desk.memo() for _ in range(3))
    desk.memos.write(one, "more")
    assert [memo.id for memo in desk.memos.recent()] == [one, three, two]
    assert [memo.id for memo in desk.memos.recent(1)] == [one]


def test_a_discarded_memo_is_found_nowhere_until_it_is_brought_back(desk: Desk) -> None:
    memo_id = desk.memo()
    desk.keep(memo_id)
    desk.memos.discard(memo_id)
    assert desk.memos.recent() == ()
    for use in (desk.memos.get, desk.memos.discard, desk.keep):
        with pytest.raises(NotFound):
            use(memo_id)
    desk.memos.bring_back(memo_id)
    desk.memos.bring_back(memo_id)
    assert desk.memos.get(memo_id).text == TEXT
    assert len(desk.versions.all(memo_id)) == 1


def test_a_refused_text_is_not_written(desk: Desk) -> None:
    memo_id = desk.memo()

    def refuse(current: str) -> None:
        assert current == TEXT
        raise Overtaken("no")

    with pytest.raises(Overtaken):
        desk.memos.write(memo_id, "other", refuse)
    assert desk.memos.get(memo_id).text == TEXT


def test_a_version_is_kept_once_for_each_text_and_kind(desk: Desk) -> None:
    memo_id = desk.memo()
    first = desk.keep(memo_id)
    assert (first.number, first.text, first.words, first.review) == (1, TEXT, 10, None)
    assert desk.keep(memo_id) == first
    desk.memos.set_kind(memo_id, "brief")
    assert desk.keep(memo_id).number == 2
    desk.memos.write(memo_id, "Other words.", origin="restored")
    third = desk.keep(memo_id)
    assert (third.number, third.kind, third.origin) == (3, "brief", "restored")
    assert desk.memos.get(memo_id).origin == "written"
    desk.memos.write(memo_id, TEXT)
    assert desk.keep(memo_id).number == 4
    assert [each.text for each in desk.versions.all(memo_id)] == [TEXT, TEXT, "Other words.", TEXT]
    assert desk.versions.get(memo_id, 1) == first
    assert desk.versions.last(memo_id) == desk.versions.get(memo_id, 4)


def test_a_text_that_does_not_count_makes_no_version(desk: Desk) -> None:
    memo_id = desk.memo()

    def refuse(_text: str) -> int:
        raise BadMessage("no")

    with pytest.raises(BadMessage):
        desk.versions.keep(memo_id, refuse)
    assert desk.versions.last(memo_id) is None


def test_a_review_and_its_findings_are_kept_together(desk: Desk) -> None:
    memo_id = desk.memo()
    desk.keep(memo_id)
    seen: list[Any] = []

    def make(known: tuple[KeptFinding, ...], last: KeptVersion | None) -> Any:
        seen.append((known, last and last.number))
        return {"said": ["ü", None]}, [*known, FOUND]

    desk.versions.keep_review(memo_id, 1, make, model="a model", prompt_fingerprint="abc")
    kept = desk.versions.get(memo_id, 1)
    assert kept.review == {"said": ["ü", None]}
    assert (kept.model, kept.prompt_fingerprint) == ("a model", "abc")
    assert kept.reviewed_at is not None
    assert desk.versions.findings(memo_id) == (FOUND,)
    desk.memos.write(memo_id, "more")
    desk.keep(memo_id)
    assert desk.versions.last(memo_id, reviewed=True) == kept
    closed = KeptFinding("f1", "evidence", "weak", "addressed", "", 1, 2, {})
    desk.versions.keep_review(
        memo_id, 2, lambda known, last: (make(known, last)[0], [closed]), model="a model"
    )
    assert seen == [((), None), ((FOUND,), 1)]
    assert desk.versions.findings(memo_id) == (closed,)


def test_findings_keep_their_order_and_change_one_by_one(desk: Desk) -> None:
    memo_id = desk.memo()
    desk.keep(memo_id)
    found = [KeptFinding(name, "ask", "hedged", "open", "", 1, None, {}) for name in "zabc"]
    desk.review(memo_id, 1, *found)
    left = KeptFinding("a", "ask", "hedged", "waived", "known", 1, None, {})
    desk.versions.change_findings(memo_id, lambda all_: [left if f.id == "a" else f for f in all_])
    assert [each.id for each in desk.versions.findings(memo_id)] == list("zabc")
    assert desk.versions.findings(memo_id)[1] == left


def test_a_review_that_cannot_be_kept_leaves_all_as_it_was(desk: Desk) -> None:
    memo_id = desk.memo()
    desk.keep(memo_id)
    desk.review(memo_id, 1, FOUND)
    nowhere = KeptFinding("f2", "ask", "hedged", "open", "", 9, None, {})
    with pytest.raises(StorageError):
        desk.review(memo_id, 1, FOUND, nowhere)
    with pytest.raises(NotFound):
        desk.review(memo_id, 2, FOUND)
    assert desk.versions.findings(memo_id) == (FOUND,)
    assert desk.versions.get(memo_id, 1).review == {"n": 1}


def test_nothing_of_another_person_is_found(desk: Desk, foreign: Desk) -> None:
    memo_id = desk.memo()
    desk.keep(memo_id)
    desk.review(memo_id, 1, FOUND)
    before = desk.memos.get(memo_id)
    tries: list[Any] = [
        lambda: foreign.memos.get(memo_id),
        lambda: foreign.memos.write(memo_id, "theirs"),
        lambda: foreign.memos.rename(memo_id, "theirs"),
        lambda: foreign.memos.set_kind(memo_id, "brief"),
        lambda: foreign.memos.discard(memo_id),
        lambda: foreign.memos.bring_back(memo_id),
        lambda: foreign.keep(memo_id),
        lambda: foreign.versions.get(memo_id, 1),
        lambda: foreign.review(memo_id, 1),
        lambda: foreign.versions.change_findings(memo_id, lambda _found: []),
    ]
    for attempt in tries:
        with pytest.raises(NotFound):
            attempt()
    assert foreign.memos.recent() == ()
    assert foreign.versions.all(memo_id) == ()
    assert foreign.versions.findings(memo_id) == ()
    assert foreign.versions.last(memo_id) is None
    assert desk.memos.get(memo_id) == before
    assert desk.versions.findings(memo_id) == (FOUND,)


def test_a_memo_of_another_persons_case_is_refused(db: Database, owner: str, foreign: Desk) -> None:
    case = CaseRepository(db, owner).create("A case")
    with pytest.raises(NotFound):
        foreign.memos.create("Mine", "decision", case_id=case.id)
    assert foreign.memos.of_case(case.id) == ()
    assert foreign.memos.recent() == ()


@pytest.mark.parametrize("which", ["memo", "version", "finding"])
def test_the_database_itself_refuses_a_foreign_row(
    db: Database, owner: str, stranger: str, which: str
) -> None:
    desk = Desk(db, owner)
    case = CaseRepository(db, owner).create("A case")
    memo_id = desk.memo()
    desk.keep(memo_id)
    now = datetime.now(UTC)
    rows = {
        "memo": MemoRow(id="m", owner_id=stranger, case_id=case.id, title="", kind="", text="",
                        origin="", created_at=now, updated_at=now),
        "version": MemoVersionRow(memo_id=memo_id, number=7, owner_id=stranger, at=now, origin="",
                                  kind="", words=0, text="", model="", prompt_fingerprint=""),
        "finding": FindingRow(memo_id=memo_id, id="f", owner_id=stranger, place=0, criterion="",
                              fault="", state="", reason="", opened_in=1, kept={}),
    }  # fmt: skip

    def add(session: Session) -> None:
        session.add(rows[which])

    with pytest.raises(StorageError), db.write() as session:
        add(session)


def many_hands(db: Database) -> None:
    """Four at once save, keep versions and review; each text is kept, numbers have no gap."""
    desk = Desk(db, new_owner(db))
    memo_id = desk.memo()

    def work(number: int) -> None:
        desk.memos.write(memo_id, f"Text {number}.")
        version = desk.keep(memo_id)
        found = KeptFinding(f"f{number}", "ask", "hedged", "open", "", version.number, None, {})
        desk.versions.keep_review(
            memo_id, version.number, lambda known, _last: ({"n": number}, [*known, found])
        )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(20)))
    numbers = [each.number for each in desk.versions.all(memo_id)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {each.id for each in desk.versions.findings(memo_id)} == {f"f{n}" for n in range(20)}


def test_many_hands_at_once_lose_nothing(file_url: str) -> None:
    db = Database.open(file_url)
    many_hands(db)
    db.close()


@pytest.mark.postgres
def test_many_hands_at_once_lose_nothing_on_postgres(migrated_postgres: Database) -> None:
    many_hands(migrated_postgres)


def test_texts_that_no_engine_could_hold_are_mended(desk: Desk) -> None:
    memo_id = desk.memo("a\x00b\ud800c")
    assert desk.memos.get(memo_id).text == "a\ufffdb\ufffdc"
    with pytest.raises(MentorError):
        desk.memos.get("\x00")
