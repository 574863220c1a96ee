"""People: known by an id only."""

from datetime import UTC, datetime

from sqlalchemy.dialects import postgresql, sqlite

from assistant.storage.database import Database
from assistant.storage.tables import UserRow


def ensure_user(db: Database, owner_id: str) -> None:
    """Make sure that a person with that id exists. Raises StorageError, ValueError for no id."""
    if not owner_id:
        raise ValueError("a person needs an id")
    values = {"id": owner_id, "created_at": datetime.now(UTC)}
    with db.read() as session:
        if session.get(UserRow, owner_id) is not None:
            return
    with db.write() as session:
        if session.get_bind().dialect.name == "sqlite":
            session.execute(sqlite.insert(UserRow).values(values).on_conflict_do_nothing())
        else:
            session.execute(postgresql.insert(UserRow).values(values).on_conflict_do_nothing())
