"""The cases of one person."""

import uuid
from datetime import UTC, datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from assistant.cases import Case
from assistant.errors import NotFound
from assistant.storage.database import Database
from assistant.storage.tables import CaseRow


class CaseRepository:
    """Reads and writes one owner's cases; another's are not found."""

    def __init__(self, db: Database, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def create(self, title: str, kind: str = "") -> Case:
        """A new case. Raises StorageError."""
        now = datetime.now(UTC)
        row = CaseRow(
            id=uuid.uuid4().hex,
            owner_id=self._owner_id,
            title=title,
            kind=kind,
            created_at=now,
            updated_at=now,
        )
        with self._db.write() as session:
            session.add(row)
        return _case(row)

    def get(self, case_id: str) -> Case:
        """One case. Raises NotFound."""
        with self._db.read() as session:
            row = session.scalar(self._own().where(CaseRow.id == case_id))
            if row is None:
                raise no_such_case()
            return _case(row)

    def recent(self, limit: int = 50) -> tuple[Case, ...]:
        """The cases worked on last, latest first."""
        latest = (CaseRow.updated_at.desc(), CaseRow.created_at.desc(), CaseRow.id)
        with self._db.read() as session:
            rows = session.scalars(self._own().order_by(*latest).limit(limit))
            return tuple(_case(row) for row in rows)

    def rename(self, case_id: str, title: str) -> None:
        """Give a case another title. Raises NotFound."""
        self._change(case_id, title=title)

    def set_kind(self, case_id: str, kind: str) -> None:
        """Say which kind of case it is; nothing for "not said". Raises NotFound."""
        self._change(case_id, kind=kind)

    def _change(self, case_id: str, **values: str) -> None:
        change = (
            update(CaseRow)
            .where(CaseRow.owner_id == self._owner_id, CaseRow.id == case_id)
            .values(updated_at=datetime.now(UTC), **values)
            .returning(CaseRow.id)
        )
        with self._db.write() as session:
            if session.execute(change).first() is None:
                raise no_such_case()

    def _own(self) -> Select[CaseRow]:
        return select(CaseRow).where(CaseRow.owner_id == self._owner_id)


def touch_case(session: Session, owner_id: str, case_id: str, now: datetime) -> None:
    """Say that a case was worked on, which also locks it until the end. Raises NotFound."""
    own = (CaseRow.owner_id == owner_id, CaseRow.id == case_id)
    touch = update(CaseRow).where(*own).values(updated_at=now).returning(CaseRow.id)
    if session.execute(touch).first() is None:
        raise no_such_case()


def no_such_case() -> NotFound:
    """For a case that is missing or another person's."""
    return NotFound("There is no such case.", next_step="Open one from the list of your cases.")


def _case(row: CaseRow) -> Case:
    return Case(row.id, row.title, row.kind, row.created_at, row.updated_at)
