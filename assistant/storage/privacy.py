"""Everything that is kept about one person: handed out, or gone.

Both go over all tables that have an `owner_id`, so that a new table is never forgotten.
"""

import logging
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, delete, select

from assistant.storage.database import Database
from assistant.storage.tables import Base

log = logging.getLogger(__name__)
FORMAT = 1
"""Version of the exported form."""


def export_owner(db: Database, owner_id: str) -> dict[str, Any]:
    """All rows of a person, by table, as plain JSON values; empty lists when there are none.

    Raises StorageError.
    """
    tables: dict[str, Any] = {}
    with db.read() as session:
        for table in _personal_tables():
            key = _owner_column(table)
            order = table.primary_key.columns
            rows = session.execute(select(table).where(key == owner_id).order_by(*order))
            tables[table.name] = [
                {name: _plain(value) for name, value in row.items()} for row in rows.mappings()
            ]
    return {"format": FORMAT, "owner_id": owner_id, "tables": tables}


def delete_owner(db: Database, owner_id: str) -> None:
    """Delete all rows of a person, themselves included, and on SQLite overwrite them.

    Indexes made from a personal shelf are the library's to delete. Raises StorageError.
    """
    with db.write() as session:
        for table in reversed(_personal_tables()):
            session.execute(delete(table).where(_owner_column(table) == owner_id))
    db.tidy_log()
    log.info("a person's data was deleted")


def _personal_tables() -> list[Table]:
    """Those that others refer to come first."""
    return [table for table in Base.metadata.sorted_tables if _is_personal(table)]


def _is_personal(table: Table) -> bool:
    return table.name == "users" or "owner_id" in table.columns


def _owner_column(table: Table) -> Any:
    return table.columns["id" if table.name == "users" else "owner_id"]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
