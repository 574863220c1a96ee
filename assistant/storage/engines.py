"""SQLAlchemy engines set up for a record: SQLite as durable as it can be, PostgreSQL by URL."""

import contextlib
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError

from assistant.errors import SettingsError

_BEGIN = "whetstone_begin"
"""Execution option: the statement that begins a transaction on SQLite."""
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
)


def parse_url(text: str) -> URL:
    """The URL with our driver filled in. Raises SettingsError; never shows a password."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        url = None
    backend = url.get_backend_name() if url is not None else ""
    if url is None or backend not in {"sqlite", "postgresql", "postgres"}:
        raise SettingsError(
            "MENTOR_DATABASE_URL is not the address of a database that can be used.",
            next_step="Leave it empty, or write postgresql+psycopg://user:password@host/database.",
        )
    return url if backend == "sqlite" else url.set(drivername="postgresql+psycopg")


def in_memory(url: URL) -> bool:
    """Whether the record vanishes with the process."""
    return url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}


def build_engine(url: URL, patience_s: float) -> Engine:
    """An engine for reads and writes that waits so long for locks; nothing is connected yet."""
    milliseconds = int(patience_s * 1000)
    if url.get_backend_name() != "sqlite":
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 5})
        event.listen(engine, "connect", _preparation(f"SET lock_timeout = {milliseconds}"))
        return engine
    options: dict[str, Any] = {"connect_args": {"check_same_thread": False}}
    if in_memory(url):
        options["poolclass"] = StaticPool
    engine = create_engine(url, **options)
    event.listen(engine, "connect", _leave_transactions_to_us)
    patience = f"PRAGMA busy_timeout = {milliseconds}"
    event.listen(engine, "connect", _preparation(patience, *_PRAGMAS))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def for_reading(engine: Engine) -> Engine:
    """The same engine; each transaction is read-only and sees one moment of the record."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{_BEGIN: "BEGIN"})
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def for_writing(engine: Engine) -> Engine:
    """The same engine; on SQLite each transaction takes the write lock at once."""
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def create_private_file(path: Path) -> None:
    """Create the record's file so that only its owner can read it. Raises OSError."""
    with contextlib.suppress(FileExistsError):
        path.touch(mode=0o600, exist_ok=False)


def _leave_transactions_to_us(connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # else SQLite's driver begins transactions of its own


def _preparation(*statements: str) -> Callable[[DBAPIConnection, object], None]:
    def prepare(connection: DBAPIConnection, _record: object) -> None:
        with contextlib.closing(connection.cursor()) as cursor:
            for statement in statements:
                cursor.execute(statement)
        connection.commit()

    return prepare


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(options.get(_BEGIN, "BEGIN IMMEDIATE"))


def keep_log(engine: Engine, patience_s: float) -> None:
    """Have SQLite keep a write-ahead log; the file remembers it, so it is switched on once.

    Two processes that do this at the same moment get "locked" at once, whatever the busy
    timeout, so it is tried again for as long as that.
    """
    if engine.dialect.name != "sqlite":
        return
    give_up = time.monotonic() + patience_s
    with contextlib.closing(engine.raw_connection()) as raw:
        cursor = raw.cursor()
        while True:
            try:
                cursor.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                    raise
                time.sleep(0.02)
            else:
                return
