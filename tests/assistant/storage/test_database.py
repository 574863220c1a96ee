import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.errors import SettingsError, StorageError
from assistant.storage.cases import CaseRepository
from assistant.storage.conversations import ConversationRepository
from assistant.storage.database import Database
from assistant.storage.users import ensure_user
from tests.assistant.storage.conftest import POSTGRES
from tests.assistant.storage.making import turn_in


def pragma(db: Database, name: str) -> object:
    with db.read() as session:
        found = session.connection().exec_driver_sql(f"PRAGMA {name}")
        return found.scalar() if found.returns_rows else None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 10_000),
        ("secure_delete", 1),
    ],
)
def test_sqlite_is_set_up_for_durability(file_url: str, name: str, value: object) -> None:
    db = Database.open(file_url)
    assert pragma(db, name) == value
    db.close()


def test_foreign_keys_are_enforced_right_after_a_migration(tmp_path: Path) -> None:
    db = Database.open(f"sqlite:///{tmp_path / 'new.db'}")
    with pytest.raises(StorageError, match="contradicts"):
        CaseRepository(db, "nobody").create("A case without a person")
    db.close()


def test_only_its_owner_can_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    db = Database.open(f"sqlite:///{path}")
    ensure_user(db, "local")
    assert {file.name: file.stat().st_mode & 0o077 for file in tmp_path.iterdir()} == {
        "record.db": 0,
        "record.db-wal": 0,
        "record.db-shm": 0,
    }
    db.close()


def test_what_was_written_is_there_after_opening_again(file_url: str) -> None:
    first = Database.open(file_url)
    ensure_user(first, "local")
    case = CaseRepository(first, "local").create("Migration")
    first.close()
    second = Database.open(file_url)
    assert CaseRepository(second, "local").get(case.id) == case
    second.close()


def test_nothing_is_kept_of_a_transaction_that_fails(db: Database, owner: str) -> None:
    cases = CaseRepository(db, owner)
    with pytest.raises(RuntimeError, match="half-way"):
        _delete_everybody_but_fail(db)
    cases.create("The person is still there")


def _delete_everybody_but_fail(db: Database) -> None:
    with db.write() as session:
        session.execute(text("DELETE FROM users"))
        raise RuntimeError("half-way")


@pytest.mark.parametrize("db", ["sqlite-file", POSTGRES], indirect=True)
def test_reading_session_sees_one_moment(db: Database, owner: str) -> None:
    count = text("SELECT count(*) FROM cases")
    with db.read() as session:
        before = session.execute(count).scalar_one()
        with ThreadPoolExecutor(1) as pool:
            pool.submit(CaseRepository(db, owner).create, "Meanwhile").result()
        assert session.execute(count).scalar_one() == before
    with db.read() as session:
        assert session.execute(count).scalar_one() == before + 1


def test_many_threads_write_and_read_at_once(db: Database, owner: str) -> None:
    conversations = ConversationRepository(db, owner)
    shared = conversations.start("ask").id
    barrier = threading.Barrier(6)

    def work(_: int) -> int:
        barrier.wait()
        for _ in range(10):
            conversations.append(turn_in(shared))
            conversations.get(shared)
        return 10

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(work, range(6))) == 60
    assert len({turn.id for turn in conversations.get(shared).turns}) == 60


def test_sound_record_passes_the_check(db: Database) -> None:
    assert db.check() is None


def test_check_reports_rows_without_what_they_belong_to(file_url: str) -> None:
    db = Database.open(file_url)
    _, _, path = file_url.partition("///")
    with sqlite3.connect(path) as outside:
        outside.execute(
            "INSERT INTO cases VALUES ('1', 'nobody', 't', 'k', '2026-01-01', '2026-01-01')"
        )
    outside.close()
    assert "1 rows without what they belong to" in str(db.check())
    db.close()


def test_check_reports_a_damaged_file(file_url: str) -> None:
    _, _, path = file_url.partition("///")
    db = Database.open(file_url)
    ensure_user(db, "local")
    for number in range(150):
        CaseRepository(db, "local").create(f"{number} " * 500)
    db.close()
    content = bytearray(Path(path).read_bytes())
    content[len(content) // 2 :] = b"\xa5" * (len(content) - len(content) // 2)
    Path(path).write_bytes(bytes(content))
    damaged = Database.open(file_url)
    assert "damaged" in str(damaged.check())
    damaged.close()


def below_a_file(folder: Path) -> Path:
    (folder / "file").write_text("not a folder")
    return folder / "file" / "record.db"


def missing_folder(folder: Path) -> Path:
    return folder / "missing" / "record.db"


def a_folder(folder: Path) -> Path:
    (folder / "record.db").mkdir()
    return folder / "record.db"


def not_a_database(folder: Path) -> Path:
    (folder / "record.db").write_bytes(b"# A text, and not a short one.\n" * 200)
    return folder / "record.db"


@pytest.mark.parametrize(
    ("place", "message", "next_step"),
    [
        (below_a_file, "cannot be opened or written", "folder exists"),
        (missing_folder, "cannot be opened or written", "folder exists"),
        (a_folder, "cannot be opened or written", "folder exists"),
        (not_a_database, "is not a Whetstone record", "Move that file away"),
    ],
)
def test_place_that_cannot_hold_a_record(
    tmp_path: Path, place: Callable[[Path], Path], message: str, next_step: str
) -> None:
    path = place(tmp_path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StorageError, match=message) as caught:
        Database.open(f"sqlite:///{path}")
    assert str(path) in caught.value.message
    assert next_step in caught.value.next_step
    assert before == (path.read_bytes() if path.is_file() else b"")


def test_full_disk_is_told_and_loses_nothing_that_was_kept(file_url: str) -> None:
    db = Database.open(file_url)
    ensure_user(db, "local")
    conversations = ConversationRepository(db, "local")
    conversation = conversations.start("ask")
    kept = turn_in(conversation.id)
    conversations.append(kept)
    pages = pragma(db, "page_count")
    pragma(db, f"max_page_count = {pages}")
    with pytest.raises(StorageError, match=r"disk .* is full") as caught:
        conversations.append(turn_in(conversation.id, text="x" * 200_000))
    assert "Free some space" in caught.value.next_step
    pragma(db, "max_page_count = 1000000")
    assert conversations.get(conversation.id).turns == (kept,)
    conversations.append(turn_in(conversation.id, text="x" * 200_000))
    assert db.check() is None
    db.close()


def test_read_only_record_is_told(file_url: str) -> None:
    db = Database.open(file_url)
    pragma(db, "query_only = ON")
    with pytest.raises(StorageError, match="cannot be opened or written"):
        ensure_user(db, "local")
    db.close()


def test_another_process_that_holds_the_lock_is_told(file_url: str) -> None:
    db = Database.open(file_url, patience_s=0.05)
    _, _, path = file_url.partition("///")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="locked by another process"):
        ensure_user(db, "local")
    other.execute("COMMIT")
    other.close()
    ensure_user(db, "local")
    db.close()


@pytest.mark.postgres
def test_a_row_that_is_locked_too_long_is_told(
    postgres_url: str, migrated_postgres: Database
) -> None:
    ensure_user(migrated_postgres, "locked")
    impatient = Database.open(postgres_url, patience_s=0.05)
    with migrated_postgres.write() as session:
        session.execute(text("UPDATE users SET id = id WHERE id = 'locked'"))
        with pytest.raises(StorageError, match="locked"), impatient.write() as other:
            other.execute(text("UPDATE users SET id = id WHERE id = 'locked'"))
    impatient.close()


@pytest.mark.postgres
@pytest.mark.parametrize(
    "url",
    [
        "postgresql://someone:pass-word@127.0.0.1:1/record",
        "postgresql+psycopg://someone:pass-word@127.0.0.1:1/record",
    ],
)
def test_postgres_that_does_not_answer(url: str) -> None:
    with pytest.raises(StorageError, match="cannot be reached") as caught:
        Database.open(url)
    assert "MENTOR_DATABASE_URL" in caught.value.next_step
    assert "pass-word" not in caught.value.one_line()


@pytest.mark.postgres
def test_reading_session_of_postgres_refuses_to_write(migrated_postgres: Database) -> None:
    with pytest.raises(StorageError, match="read-only"), migrated_postgres.read() as session:
        session.execute(text("DELETE FROM jobs"))


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://someone:pass-word@host/db", "postgresql://host:port/db"]
)
def test_url_that_cannot_be_used(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Database.open(url)
    assert "pass-word" not in caught.value.one_line()
