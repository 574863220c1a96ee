"""A record of revision 0003 is brought forward, on both engines, and back again."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, make_url, text

from assistant.manuscripts import KeptFinding
from assistant.storage import engines, migrations
from assistant.storage.database import Database
from assistant.storage.memo_versions import MemoVersionRepository
from assistant.storage.memos import MemoRepository
from assistant.storage.privacy import export_owner
from tests.assistant.storage.conftest import POSTGRES

OWNER = "somebody"
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(params=["sqlite", POSTGRES])
def old_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A record as revision 0003 left it, with one case."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'record.db'}"
    else:
        url = _new_postgres(request.getfixturevalue("postgres_url"))
    with _connected(url) as connection:
        command.upgrade(_config(connection), "0003")
        _fill(connection)
    return url


def test_the_case_is_there_and_a_memo_can_be_kept_of_it(old_url: str) -> None:
    db = Database.open(old_url)
    assert db.check() is None
    assert db.schema_revision() == migrations.HEAD
    memo = MemoRepository(db, OWNER).create("One broker", "decision", "Words.", case_id="k")
    versions = MemoVersionRepository(db, OWNER)
    assert versions.keep(memo.id, len).number == 1
    found = KeptFinding("f", "ask", "hedged", "open", "", 1, None, {})
    versions.keep_review(memo.id, 1, lambda _known, _last: ({}, [found]))
    tables = export_owner(db, OWNER)["tables"]
    assert [len(tables[name]) for name in ("memos", "memo_versions", "findings")] == [1, 1, 1]
    db.close()


def test_it_can_go_back(old_url: str) -> None:
    Database.open(old_url).close()
    with _connected(old_url) as connection:
        command.downgrade(_config(connection), "0003")
        assert connection.execute(text("SELECT title FROM cases")).scalar_one() == "One broker"
    Database.open(old_url).close()


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    engine = engines.for_writing(engines.build_engine(engines.parse_url(url), 5.0))
    with engine.connect() as connection, connection.begin():
        yield connection
    engine.dispose()


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return config


def _fill(connection: Connection) -> None:
    plain = connection.dialect.name == "sqlite"
    now = {"now": str(NOW.replace(tzinfo=None)) if plain else NOW, "owner": OWNER}
    connection.execute(text("INSERT INTO users (id, created_at) VALUES (:owner, :now)"), now)
    connection.execute(
        text(
            "INSERT INTO cases (id, owner_id, title, kind, created_at, updated_at) "
            "VALUES ('k', :owner, 'One broker', '', :now, :now)"
        ),
        now,
    )


def _new_postgres(server: str) -> str:
    name = f"old_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return make_url(server).set(database=name).render_as_string(hide_password=False)
