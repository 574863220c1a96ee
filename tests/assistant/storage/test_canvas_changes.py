"""Changes of canvases are kept in order, owner by owner, and never lost."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from assistant.cases import CanvasChange, standing
from assistant.errors import NotFound, StorageError
from assistant.storage.canvas_changes import CanvasChangeRepository, Draft
from assistant.storage.cases import CaseRepository
from assistant.storage.database import Database
from tests.assistant.storage.conftest import new_owner

Changes = tuple[CanvasChange, ...]


def keep(changes: CanvasChangeRepository, case_id: str, words: str = "x") -> CanvasChange:
    return changes.append(case_id, lambda _earlier, _at: Draft("edit", ({"slot": words},)))


def test_changes_come_back_in_order_and_time_only_goes_on(db: Database, owner: str) -> None:
    case = CaseRepository(db, owner).create("A case")
    changes = CanvasChangeRepository(db, owner)
    made = [keep(changes, case.id, words) for words in ("one", "two", "three")]
    undo = changes.append(case.id, lambda earlier, _at: Draft("undo", takes_back=earlier[-1].id))
    kept = changes.of_case(case.id)
    assert kept == (*made, undo)
    assert [change.number for change in kept] == [1, 2, 3, 4]
    assert all(one.at < two.at for one, two in itertools.pairwise(kept))
    assert standing(kept) == tuple(made[:2])
    assert CaseRepository(db, owner).get(case.id).updated_at >= case.updated_at


def test_a_refused_change_leaves_nothing(db: Database, owner: str) -> None:
    case = CaseRepository(db, owner).create("A case")
    changes = CanvasChangeRepository(db, owner)

    def refuse(earlier: Changes, at: datetime) -> Draft:
        raise NotFound("no")

    with pytest.raises(NotFound):
        changes.append(case.id, refuse)
    assert changes.of_case(case.id) == ()


def test_another_persons_case_is_not_found(db: Database, owner: str, stranger: str) -> None:
    case = CaseRepository(db, owner).create("A case")
    keep(CanvasChangeRepository(db, owner), case.id)
    foreign = CanvasChangeRepository(db, stranger)
    assert foreign.of_case(case.id) == ()
    with pytest.raises(NotFound):
        keep(foreign, case.id)


def test_a_change_of_another_case_cannot_be_taken_back(db: Database, owner: str) -> None:
    cases, changes = CaseRepository(db, owner), CanvasChangeRepository(db, owner)
    elsewhere = keep(changes, cases.create("One").id)
    here = cases.create("Two")
    with pytest.raises(StorageError):
        changes.append(here.id, lambda _e, _at: Draft("undo", takes_back=elsewhere.id))
    assert changes.of_case(here.id) == ()


def many_hands(db: Database) -> None:
    owner = new_owner(db)
    case = CaseRepository(db, owner).create("A case")
    changes = CanvasChangeRepository(db, owner)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: keep(changes, case.id, str(n)), range(20)))
    kept = changes.of_case(case.id)
    assert [change.number for change in kept] == list(range(1, 21))
    assert {change.edits[0]["slot"] for change in kept} == {str(n) for n in range(20)}


def test_many_hands_at_once_lose_nothing(file_url: str) -> None:
    db = Database.open(file_url)
    many_hands(db)
    db.close()


@pytest.mark.postgres
def test_many_hands_at_once_lose_nothing_on_postgres(migrated_postgres: Database) -> None:
    many_hands(migrated_postgres)
