"""A record of revision 0001 with rows in it is brought forward, on both engines."""

import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, make_url, text

from assistant.storage import engines, migrations
from assistant.storage.conversations import ConversationRepository
from assistant.storage.database import Database
from assistant.storage.documents import DocumentRepository
from assistant.storage.privacy import export_owner
from knowledge.documents import Details
from tests.assistant.storage.conftest import POSTGRES

OWNER = "somebody"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
ROWS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("users", {"id": OWNER, "created_at": NOW}),
    (
        "conversations",
        {"id": "c", "owner_id": OWNER, "mode": "ask", "title": "A question"}
        | {"created_at": NOW, "updated_at": NOW},
    ),
    (
        "turns",
        {"id": "t", "owner_id": OWNER, "conversation_id": "c", "ordinal": 0, "role": "author"}
        | {"status": "complete", "created_at": NOW, "answered": True, "text": "What now?"}
        | dict.fromkeys(("move", "slot", "why", "wording", "degraded"), "")
        | dict.fromkeys(("prompt_fingerprint", "model"), "")
        | dict.fromkeys(("timings", "guard"), "{}")
        | dict.fromkeys(("observations", "citations"), "[]"),
    ),
    *(
        (
            "documents",
            {"owner_id": owner, "id": name, "title": name, "kind": "memo", "source": name}
            | {"content_hash": "0", "status": "", "superseded_by": "", "text": "Some words."}
            | {"key": key, "passages_digest": "d"},
        )
        for key, owner, name in ((1, None, "a.md"), (2, None, "b.TXT"), (3, OWNER, "a.md"))
    ),
    *(
        (
            "passages",
            {"document_key": key, "ordinal": 0, "owner_id": owner, "id": "p", "document_id": "a.md"}
            | {"heading": "", "start": 0, "end": 11, "text": "Some words."},
        )
        for key, owner in ((1, None), (3, OWNER))
    ),
)


@pytest.fixture(params=["sqlite", POSTGRES])
def old_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A record as the first release left it."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'record.db'}"
    else:
        url = _new_postgres(request.getfixturevalue("postgres_url"))
    engine = engines.for_writing(engines.build_engine(engines.parse_url(url), 5.0))
    with engine.connect() as connection, connection.begin():
        _as_of_0001(connection)
    engine.dispose()
    return url


def test_everything_of_revision_0001_is_there_afterwards(old_url: str) -> None:
    db = Database.open(old_url)
    assert db.check() is None
    assert db.schema_revision() == migrations.HEAD
    shared, personal = DocumentRepository(db, None), DocumentRepository(db, OWNER)
    assert {info.id: info.format for info in shared.documents()} == {
        "a.md": "markdown",
        "b.TXT": "text",
    }
    kept = shared.document("a.md")
    assert kept is not None
    assert (kept.text, kept.info.owner, kept.info.origin) == ("Some words.", "", "")
    assert kept.info.content_hash != "0", "else its file would not be read again"
    assert shared.by_hand("a.md") == Details()
    assert [passage.id for passage in personal.passages_of("a.md")] == ["p"]
    assert [turn.text for turn in ConversationRepository(db, OWNER).get("c").turns] == ["What now?"]
    assert export_owner(db, OWNER)["tables"]["citation_reports"] == []
    db.close()


def test_it_can_be_written_afterwards(old_url: str) -> None:
    db = Database.open(old_url)
    shared = DocumentRepository(db, None)
    kept = shared.document("a.md")
    assert kept is not None
    shared.replace(kept, shared.passages_of("a.md"), Details(owner="the platform team"))
    assert shared.by_hand("a.md") == Details(owner="the platform team")
    assert len(shared.passages_of("a.md")) == 1
    assert shared.remove("a.md")
    assert DocumentRepository(db, OWNER).document("a.md") is not None
    db.close()
    Database.open(old_url).close()


def _as_of_0001(connection: Connection) -> None:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    command.upgrade(config, "0001")
    for table, values in ROWS:
        names, places = (
            ", ".join(f'"{name}"' for name in values),
            ", ".join(f":{n}" for n in values),
        )
        bound = values if connection.dialect.name == "postgresql" else _for_sqlite(values)
        connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), bound)


def _for_sqlite(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: str(value.replace(tzinfo=None)) if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def _new_postgres(server: str) -> str:
    name = f"old_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return make_url(server).set(database=name).render_as_string(hide_password=False)
