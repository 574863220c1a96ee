import contextlib
import logging
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, make_url, text

from assistant.errors import StorageError
from assistant.storage import migrations
from assistant.storage.database import Database
from assistant.storage.tables import Base

_OPEN_ONE = "import sys; from assistant.storage.database import Database; " + (
    "sys.stdin.readline(); Database.open(sys.argv[1]).close()"
)


def test_migrated_schema_is_the_one_that_the_code_declares(db: Database) -> None:
    with db.read() as session:
        context = MigrationContext.configure(
            session.connection(), opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_comparison_notices_a_missing_index(file_url: str) -> None:
    db = Database.open(file_url)
    with db.write() as session:
        session.execute(text("DROP INDEX ix_turns_status_owner_id"))
        context = MigrationContext.configure(session.connection())
        assert len(compare_metadata(context, Base.metadata)) == 1
    db.close()


def test_head_is_the_newest_revision() -> None:
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert scripts.get_heads() == [migrations.HEAD]


def test_every_row_of_a_person_names_its_owner() -> None:
    without = [t.name for t in Base.metadata.sorted_tables if "owner_id" not in t.columns]
    assert without == ["users"]


def test_opening_again_migrates_nothing(file_url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    Database.open(file_url).close()
    assert "record opened" in caplog.text
    assert "migrating" not in caplog.text


def test_record_of_a_newer_version_is_refused_and_left_alone(file_url: str) -> None:
    db = Database.open(file_url)
    with db.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert db.check() == f"The schema is 9999, expected {migrations.HEAD}."
    db.close()
    with pytest.raises(StorageError, match=r"newer version.*9999") as caught:
        Database.open(file_url)
    assert "Update Whetstone" in caught.value.next_step


def test_failed_migration_is_undone_whole(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE passages (something_else TEXT)")
    for _ in range(2):
        with pytest.raises(StorageError):
            Database.open(f"sqlite:///{path}")
    with contextlib.closing(sqlite3.connect(path)) as other:
        tables = other.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert tables == [("passages",)]


def test_processes_may_open_a_new_record_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    command = [sys.executable, "-c", _OPEN_ONE, url]
    openers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for opener in openers:
        assert opener.stdin is not None
        opener.stdin.write("\n")
        opener.stdin.flush()
    errors = [opener.communicate(timeout=60)[1] for opener in openers]
    assert [opener.returncode for opener in openers] == [0] * 3, errors
    db = Database.open(url)
    assert db.check() is None
    db.close()


@pytest.mark.postgres
def test_a_new_postgres_database_may_be_opened_twice_at_once(postgres_url: str) -> None:
    url = _create_database(postgres_url, "opened_at_once")
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: Database.open(url), range(4)))
    assert {db.schema_revision() for db in opened} == {migrations.HEAD}
    for db in opened:
        db.close()


def _create_database(server: str, name: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    url: URL = make_url(server).set(database=name)
    return url.render_as_string(hide_password=False)
