"""The memos of one person and the texts that they work on."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Select, select, update
from sqlalchemy.orm import Session

from assistant.errors import NotFound
from assistant.manuscripts import Manuscript, Memo, Origin
from assistant.storage.cases import touch_case
from assistant.storage.database import Database
from assistant.storage.tables import MemoRow


class MemoRepository:
    """Reads and writes one owner's memos; another's, and discarded ones, are not found."""

    def __init__(self, db: Database, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def create(
        self,
        title: str,
        kind: str,
        text: str = "",
        *,
        case_id: str | None = None,
        origin: Origin = "written",
    ) -> Memo:
        """A new memo, perhaps of a case. Raises NotFound for a case that is not the owner's."""
        now = datetime.now(UTC)
        row = MemoRow(
            id=uuid.uuid4().hex,
            owner_id=self._owner_id,
            case_id=case_id,
            title=title,
            kind=kind,
            text=text,
            origin=origin,
            created_at=now,
            updated_at=now,
        )
        with self._db.write() as session:
            if case_id is not None:
                touch_case(session, self._owner_id, case_id, now)
            session.add(row)
        return _memo(row)

    def get(self, memo_id: str) -> Manuscript:
        """One memo with its working text. Raises NotFound."""
        with self._db.read() as session:
            row = session.scalar(self._own().where(MemoRow.id == memo_id))
            if row is None:
                raise no_such_memo()
            return _manuscript(row)

    def recent(self, limit: int = 50) -> tuple[Memo, ...]:
        """The memos worked on last, latest first."""
        return self._listed(self._own().limit(limit))

    def of_case(self, case_id: str) -> tuple[Memo, ...]:
        """The memos of a case, latest first."""
        return self._listed(self._own().where(MemoRow.case_id == case_id))

    def rename(self, memo_id: str, title: str) -> None:
        """Give a memo another title. Raises NotFound."""
        self._change(memo_id, title=title)

    def set_kind(self, memo_id: str, kind: str) -> None:
        """Make it a memo of another kind. Raises NotFound."""
        self._change(memo_id, kind=kind)

    def write(
        self,
        memo_id: str,
        text: str,
        allowed: Callable[[str], None] = lambda _text: None,
        origin: Origin | None = None,
    ) -> None:
        """Replace the working text; where it comes from is left as it was without `origin`.

        `allowed` is given the text that stands there, while nobody else can change it, and
        refuses by raising. Raises NotFound.
        """
        with self._db.write() as session:
            row = locked_memo(session, self._owner_id, memo_id)
            allowed(row.text)
            row.text, row.origin = text, origin or row.origin
            row.updated_at = datetime.now(UTC)

    def discard(self, memo_id: str) -> None:
        """Show it no more. Raises NotFound."""
        self._change(memo_id, discarded_at=datetime.now(UTC))

    def bring_back(self, memo_id: str) -> None:
        """Show a discarded memo again; nothing happens to another. Raises NotFound."""
        own = (MemoRow.owner_id == self._owner_id, MemoRow.id == memo_id)
        back = update(MemoRow).where(*own).values(discarded_at=None).returning(MemoRow.id)
        with self._db.write() as session:
            if session.execute(back).first() is None:
                raise no_such_memo()

    def _change(self, memo_id: str, **values: str | datetime) -> None:
        change = (
            update(MemoRow)
            .where(*_shown(self._owner_id), MemoRow.id == memo_id)
            .values(updated_at=datetime.now(UTC), **values)
            .returning(MemoRow.id)
        )
        with self._db.write() as session:
            if session.execute(change).first() is None:
                raise no_such_memo()

    def _own(self) -> Select[MemoRow]:
        latest = (MemoRow.updated_at.desc(), MemoRow.created_at.desc(), MemoRow.id)
        return select(MemoRow).where(*_shown(self._owner_id)).order_by(*latest)

    def _listed(self, wanted: Select[MemoRow]) -> tuple[Memo, ...]:
        with self._db.read() as session:
            return tuple(map(_memo, session.scalars(wanted)))


def locked_memo(session: Session, owner_id: str, memo_id: str) -> MemoRow:
    """The row of a memo, which nobody else can change until the end. Raises NotFound."""
    own = (*_shown(owner_id), MemoRow.id == memo_id)
    row = session.scalar(select(MemoRow).where(*own).with_for_update())
    if row is None:
        raise no_such_memo()
    return row


def no_such_memo() -> NotFound:
    """For a memo that is missing, discarded, or another person's."""
    return NotFound(
        "There is no such memo.",
        next_step="Open one from the list of your memos; a discarded one has to be brought back.",
    )


def _shown(owner_id: str) -> tuple[ColumnElement[bool], ...]:
    return (MemoRow.owner_id == owner_id, MemoRow.discarded_at.is_(None))


def _memo(row: MemoRow) -> Memo:
    return Memo(row.id, row.title, row.kind, row.case_id, row.created_at, row.updated_at)


def _manuscript(row: MemoRow) -> Manuscript:
    return Manuscript(_memo(row), row.text, row.origin)  # type: ignore[arg-type]
