import sqlite3

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from assistant.errors import StorageError
from assistant.storage.faults import place, translated, translated_opening

FILE = make_url("sqlite:////somewhere/record.db")
SERVER = make_url("postgresql+psycopg://someone:pass-word@host/record")


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    return error


class OperationalError(Exception):
    """As psycopg's: the state is None when no server has spoken."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("what PostgreSQL says")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (sqlite3.SQLITE_BUSY, "locked by another process"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "locked by another process"),
        (sqlite3.SQLITE_FULL, "is full"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened or written"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "cannot be opened or written"),
        (sqlite3.SQLITE_IOERR_WRITE, "reported an error"),
        (sqlite3.SQLITE_CORRUPT, "is damaged"),
        (sqlite3.SQLITE_NOTADB, "is not a Whetstone record"),
        (sqlite3.SQLITE_ERROR, "failed to carry out"),
    ],
)
@pytest.mark.parametrize("wrapped", [True, False])
def test_what_sqlite_says(code: int, message: str, wrapped: bool) -> None:
    error: Exception = sqlite_error(code)
    if wrapped:
        error = DBAPIError("INSERT …", {}, error)
    with pytest.raises(StorageError, match=message) as caught, translated(FILE):
        raise error
    assert "/somewhere/record.db" in caught.value.message
    assert caught.value.next_step
    assert caught.value.__cause__ is error


@pytest.mark.parametrize(
    ("state", "message"),
    [
        (None, "cannot be reached"),
        ("08006", "cannot be reached"),
        ("57P01", "cannot be reached"),
        ("53100", "is full"),
        ("55P03", "locked"),
        ("40P01", "locked"),
        ("42501", "may not do that"),
        ("25006", "read-only"),
    ],
)
def test_what_postgres_says(state: str | None, message: str) -> None:
    error = DBAPIError("INSERT …", {}, OperationalError(state))
    with pytest.raises(StorageError, match=message) as caught, translated(SERVER):
        raise error
    assert "pass-word" not in caught.value.one_line()


def test_no_free_connection() -> None:
    with pytest.raises(StorageError, match="locked"), translated(SERVER):
        raise PoolTimeout


def test_missing_driver_names_the_extra() -> None:
    with pytest.raises(StorageError, match="psycopg") as caught, translated_opening(SERVER):
        raise ModuleNotFoundError(name="psycopg")
    assert "whetstone[postgres]" in caught.value.next_step


@pytest.mark.parametrize("error", [InvalidRequestError("a mistake of ours"), KeyError("x")])
def test_mistakes_of_ours_are_not_disguised(error: Exception) -> None:
    with pytest.raises(type(error)), translated_opening(FILE):
        raise error


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite://", "in memory"),
        ("sqlite:///r.db", "r.db"),
        ("postgresql://u:pass-word@host/record", "“record” on host"),
        ("postgresql:///record", "“record” on this machine"),
    ],
)
def test_place_is_said_without_a_password(url: str, said: str) -> None:
    assert place(make_url(url)) == said
