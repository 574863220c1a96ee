"""A home of the first release: the record is brought forward, and everything works on."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from assistant.storage import engines, migrations
from assistant.storage.database import Database
from assistant.wiring import open_workplace
from knowledge.ingest import bundled_corpus
from tests.command_line import CommandLine
from ui.commands.opening import settings

MEMO = "# The pager\n\nEvery team carries the pager for the services that it owns.\n"


@pytest.fixture
def older(mentor: CommandLine, mentor_home: Path, tmp_path: Path) -> CommandLine:
    """A home at revision 0001, with a memo of the organisation's and an answered question."""
    (tmp_path / "pager.md").write_text(MEMO, encoding="utf-8")
    assert mentor("knowledge", "ingest", tmp_path / "pager.md").code == 0
    assert mentor("ask", "Who carries the pager?").code == 0
    place = mentor_home / "whetstone.db"
    engine = engines.for_writing(engines.build_engine(engines.parse_url(f"sqlite:///{place}"), 5))
    with engine.connect() as connection, connection.begin():
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        command.downgrade(config, "0001")
    engine.dispose()
    with contextlib.closing(sqlite3.connect(place)) as record:
        columns = {row[1] for row in record.execute("PRAGMA table_info(documents)")}
    assert "by_hand" not in columns
    return mentor


def test_it_is_brought_forward_with_all_it_holds(older: CommandLine, tmp_path: Path) -> None:
    shown = older("knowledge", "list", "--json").json["documents"]
    assert [(each["title"], each["format"]) for each in shown] == [("The pager", "markdown")]
    assert older("ask", "Who carries the pager?", "--json").json["answered"]
    (again,) = older("knowledge", "ingest", tmp_path / "pager.md", "--json").json["documents"]
    assert again["status"] == "replaced", "its file is read once more"
    (again,) = older("knowledge", "ingest", tmp_path / "pager.md", "--json").json["documents"]
    assert again["status"] == "unchanged"


def test_memos_can_be_kept_in_it(older: CommandLine) -> None:
    with open_workplace(settings()) as place:
        page = place.mentor().memos.create("The pager", "decision", MEMO)
        assert place.mentor().memos.recent() == (page.memo,)


def test_doctor_and_the_bundled_documents(older: CommandLine) -> None:
    found = {each["name"]: each for each in older("doctor", "--json").json["checks"]}
    assert found["record"]["ok"]
    assert found["library"]["ok"]
    assert migrations.HEAD in found["record"]["detail"]
    with open_workplace(settings()) as place:
        place.library.get().ingest(bundled_corpus())
    found = {each["name"]: each for each in older("doctor", "--json").json["checks"]}
    assert found["corpus"]["ok"]


def test_doctor_looks_at_a_shelf_of_ones_own(mentor: CommandLine, tmp_path: Path) -> None:
    names = [each["name"] for each in mentor("doctor", "--json").json["checks"]]
    assert "own shelf" not in names
    (tmp_path / "pager.md").write_text(MEMO, encoding="utf-8")
    assert mentor("knowledge", "ingest", "--mine", tmp_path / "pager.md").code == 0
    found = {each["name"]: each for each in mentor("doctor", "--json").json["checks"]}
    assert found["own shelf"]["ok"]
    assert "1 of your documents" in found["own shelf"]["detail"]
    database = Database.open(settings().resolved_database_url())
    assert database.check() is None
    database.close()
