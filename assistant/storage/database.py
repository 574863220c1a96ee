"""The record: opened once per process, then read and written in short transactions."""

import contextlib
import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from sqlalchemy import URL, Engine, text
from sqlalchemy.orm import Session

from assistant.errors import StorageError
from assistant.storage import engines
from assistant.storage.faults import place, translated, translated_opening
from assistant.storage.migrations import HEAD
from assistant.storage.schema import migrate, revision_of

log = logging.getLogger(__name__)


class Database:
    """One SQL database. Safe to use from many threads; every session belongs to one thread."""

    def __init__(self, url: URL, engine: Engine) -> None:
        self._url = url
        self._engine = engine
        self._reading = engines.for_reading(engine)
        self._writing = engines.for_writing(engine)
        self._one_writer = threading.RLock()
        self._one_connection = engines.in_memory(url)

    @classmethod
    def open(cls, url: str, *, patience_s: float = 10.0) -> Self:
        """Open and bring up to date the record at a SQLAlchemy URL (`sqlite://` is in memory).

        `patience_s` is how long to wait for another process that holds a lock. Raises
        StorageError when it cannot be opened, SettingsError for an unusable URL.
        """
        began = time.monotonic()
        parsed = engines.parse_url(url)
        with translated_opening(parsed):
            if parsed.get_backend_name() == "sqlite" and not engines.in_memory(parsed):
                engines.create_private_file(Path(str(parsed.database)))
            database = cls(parsed, engines.build_engine(parsed, patience_s))
            try:
                engines.keep_log(database._engine, patience_s)
                migrate(database._writing)
            except BaseException:
                database.close()
                raise
        log.info("record opened: seconds=%.3f", time.monotonic() - began)
        return database

    @property
    def place(self) -> str:
        """Where the record lies, without a password."""
        return place(self._url)

    @contextlib.contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the record. Raises StorageError."""
        turnstile = self._one_writer if self._one_connection else contextlib.nullcontext()
        with turnstile, translated(self._url), Session(self._reading) as session:
            yield session

    @contextlib.contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are kept together on leaving, or not at all on an error.

        Not to be nested. Raises StorageError.
        """
        turn = self._turn_to_write()
        kept = Session(self._writing, expire_on_commit=False)
        with turn, translated(self._url), kept as session, session.begin():
            yield session

    def check(self) -> str | None:
        """What is wrong with the record, or None."""
        try:
            with self.read() as session:
                found = self._damage(session)
            revision = self.schema_revision()
        except StorageError as error:
            return error.one_line()
        if found:
            return f"The record {self.place} is damaged: {found}"
        return None if revision == HEAD else f"The schema is {revision}, expected {HEAD}."

    def schema_revision(self) -> str | None:
        """The revision that the schema stands at."""
        with self.read() as session:
            return revision_of(session.connection())

    def tidy_log(self) -> None:
        """Move what SQLite's log still holds into the record and empty it."""
        if self._engine.dialect.name == "sqlite" and not self._one_connection:
            with translated(self._url), contextlib.closing(self._engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give back all connections; an in-memory record is gone then."""
        self._engine.dispose()

    @contextlib.contextmanager
    def _turn_to_write(self) -> Iterator[None]:
        """Queue for SQLite's only write lock here: waiting on its own means polling."""
        if self._engine.dialect.name == "sqlite":
            with self._one_writer:
                yield
        else:
            yield

    def _damage(self, session: Session) -> str:
        if self._engine.dialect.name != "sqlite":
            session.execute(text("SELECT 1"))
            return ""
        verdict = session.execute(text("PRAGMA integrity_check(1)")).scalar_one()
        dangling = session.execute(text("PRAGMA foreign_key_check")).all()
        if verdict != "ok":
            return str(verdict)
        return f"{len(dangling)} rows without what they belong to" if dangling else ""
