"""Brings a record's schema up to date when it is opened."""

import logging
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from assistant.errors import StorageError
from assistant.storage.migrations import HEAD

log = logging.getLogger(__name__)
_MIGRATIONS = Path(__file__).parent / "migrations"
_POSTGRES_LOCK = 0x57E75704
"""Held while migrating, so that two processes that open one database do it one after another."""


def revision_of(connection: Connection) -> str | None:
    """The revision a database stands at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(engine: Engine) -> None:
    """Run the missing migrations, all in one transaction.

    `engine` takes SQLite's write lock when a transaction begins. Raises StorageError when the
    record was written by a newer version.
    """
    with engine.connect() as connection:
        with connection.begin():
            if revision_of(connection) == HEAD:
                return
        _set_foreign_keys(connection, on=False)
        try:
            with connection.begin():
                _upgrade(connection)
        finally:
            _set_foreign_keys(connection, on=True)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_LOCK})
    current = revision_of(connection)
    if current == HEAD:
        return
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise StorageError(
            f"The record was written by a newer version of Whetstone (schema {current}).",
            next_step="Update Whetstone, or choose another folder with MENTOR_HOME.",
        )
    log.info("migrating the record: from=%s to=%s", current, HEAD)
    command.upgrade(config, HEAD)
    _refuse_dangling(connection)


def _refuse_dangling(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if dangling:
        raise StorageError(
            f"A migration of the record left {len(dangling)} rows without what they belong to, "
            "so it was undone.",
            next_step="The record is unchanged; please report this.",
        )


def _set_foreign_keys(connection: Connection, *, on: bool) -> None:
    """Outside a transaction only; else rebuilding a table would delete what refers to it."""
    driver = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite" and driver is not None:
        driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")
