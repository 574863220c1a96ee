"""What the engines raise, told in our words. The only place where that is translated."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from assistant.errors import StorageError

Saying = tuple[str, str]
"""A message and the next step; `{where}` stands for the record's place."""

_NOT_WRITABLE: Saying = (
    "The record {where} cannot be opened or written there.",
    "Check that its folder exists and may be written, or choose another with MENTOR_HOME.",
)
_FULL: Saying = (
    "The disk that holds the record {where} is full; the last change was not kept.",
    "Free some space and try again. What was kept before is safe.",
)
_DAMAGED: Saying = (
    "The record {where} is damaged.",
    "Stop the application, copy the file aside and restore it from a backup.",
)
_UNREACHABLE: Saying = (
    "The database {where} cannot be reached.",
    "Check that the server runs, and server, database, user and password in MENTOR_DATABASE_URL.",
)
_BUSY: Saying = (
    "The record {where} is locked by another process; the last change was not kept.",
    "Wait a moment and try again; if it stays, end the other process that uses it.",
)
_REFUSED: Saying = (
    "The record {where} refused a change that contradicts what it holds; nothing was changed.",
    "Reload and try again. If it comes back, run `mentor doctor`.",
)
_OTHER: Saying = (
    "The record {where} failed to carry out a request; nothing was changed.",
    "Try again. If it comes back, run `mentor doctor`.",
)
_SQLITE: dict[int, Saying] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _NOT_WRITABLE,
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
    sqlite3.SQLITE_IOERR: (
        "The disk that holds the record {where} reported an error; the last change was not kept.",
        "Check the disk and its free space, then try again.",
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: (
        "{where} is not a Whetstone record: the file is something else or damaged.",
        "Move that file away, or choose another folder with MENTOR_HOME.",
    ),
}
_POSTGRES: dict[str, Saying] = {
    "42501": (
        "The database user may not do that in {where}.",
        "Grant it the right to create and change tables there.",
    ),
    "25006": (
        "The database {where} is read-only.",
        "Point MENTOR_DATABASE_URL at the primary server.",
    ),
    "53100": _FULL,
    "55P03": _BUSY,
    "40": _BUSY,
    "08": _UNREACHABLE,
    "57": _UNREACHABLE,
}


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Turn what a driver raises into StorageError; our own mistakes with SQLAlchemy stay."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _error(_saying(error), url) from error
    except PoolTimeout as error:
        raise _error(_BUSY, url) from error


@contextmanager
def translated_opening(url: URL) -> Iterator[None]:
    """Also what the file system and a missing driver raise while the record is opened."""
    try:
        with translated(url):
            yield
    except ModuleNotFoundError as error:
        raise StorageError(
            f"The driver {error.name} for this kind of database is not installed.",
            next_step="Install the extra: pip install 'whetstone[postgres]'.",
        ) from error
    except OSError as error:
        raise _error(_NOT_WRITABLE, url) from error


def place(url: URL) -> str:
    """The record's place for messages, without a password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "in memory"
    return f"“{url.database or url.username}” on {url.host or 'this machine'}"


def _error(saying: Saying, url: URL) -> StorageError:
    message, next_step = saying
    return StorageError(message.format(where=place(url)), next_step=next_step)


def _saying(error: DBAPIError | sqlite3.Error) -> Saying:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _sqlite_saying(cause)
    state = getattr(cause, "sqlstate", None)
    if state:
        for length in (5, 2):
            if state[:length] in _POSTGRES:
                return _POSTGRES[state[:length]]
    if isinstance(error, IntegrityError):
        return _REFUSED
    return _UNREACHABLE if _not_connected(error, cause) else _OTHER


def _sqlite_saying(cause: sqlite3.Error) -> Saying:
    if isinstance(cause, sqlite3.IntegrityError):
        return _REFUSED
    code = getattr(cause, "sqlite_errorcode", 0)
    return _SQLITE.get(code & 0xFF, _OTHER)


def _not_connected(error: DBAPIError | sqlite3.Error, cause: BaseException | None) -> bool:
    """PostgreSQL's connection errors carry no state when no server has spoken."""
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    return lost or type(cause).__name__ in {"OperationalError", "ConnectionTimeout"}
