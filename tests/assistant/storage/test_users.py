from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.storage.database import Database
from assistant.storage.privacy import export_owner
from assistant.storage.users import ensure_user


def test_person_is_kept_once(db: Database) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: ensure_user(db, "new"), range(8)))
    before = export_owner(db, "new")
    ensure_user(db, "new")
    assert export_owner(db, "new") == before
    assert len(before["tables"]["users"]) == 1


def test_person_needs_an_id(db: Database) -> None:
    with pytest.raises(ValueError, match="needs an id"):
        ensure_user(db, "")
