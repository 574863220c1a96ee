"""What one person did to the canvases of their cases by hand: rows that are only ever added."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Select, select

from assistant.cases import CanvasChange, ChangeAction
from assistant.storage.cases import touch_case
from assistant.storage.database import Database
from assistant.storage.tables import CanvasChangeRow

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Draft:
    """A change before it has an id and a number."""

    action: ChangeAction
    edits: tuple[Mapping[str, object], ...] = ()
    takes_back: str = ""


class CanvasChangeRepository:
    """Reads and adds to one owner's changes; another's cases are not found."""

    def __init__(self, db: Database, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def of_case(self, case_id: str) -> tuple[CanvasChange, ...]:
        """The changes of a case, oldest first; none for a case of somebody else."""
        with self._db.read() as session:
            return tuple(map(_change, session.scalars(self._own(case_id))))

    def append(
        self, case_id: str, make: Callable[[tuple[CanvasChange, ...], datetime], Draft]
    ) -> CanvasChange:
        """Keep what `make` gives for the changes so far and the moment of the new one.

        `make` runs while nobody else can change the case, so it can refuse by raising; the
        moment is later than that of every earlier change. Raises NotFound.
        """
        now = datetime.now(UTC)
        with self._db.write() as session:
            touch_case(session, self._owner_id, case_id, now)
            earlier = tuple(map(_change, session.scalars(self._own(case_id))))
            at = max(now, earlier[-1].at + _TICK) if earlier else now
            draft = make(earlier, at)
            row = CanvasChangeRow(
                id=uuid.uuid4().hex,
                owner_id=self._owner_id,
                case_id=case_id,
                number=len(earlier) + 1,
                at=at,
                action=draft.action,
                edits=[dict(edit) for edit in draft.edits],
                takes_back=draft.takes_back or None,
            )
            session.add(row)
        return _change(row)

    def _own(self, case_id: str) -> Select[CanvasChangeRow]:
        own = (CanvasChangeRow.owner_id == self._owner_id, CanvasChangeRow.case_id == case_id)
        return select(CanvasChangeRow).where(*own).order_by(CanvasChangeRow.number)


def _change(row: CanvasChangeRow) -> CanvasChange:
    return CanvasChange(
        id=row.id,
        case_id=row.case_id,
        number=row.number,
        at=row.at,
        action=row.action,  # type: ignore[arg-type]
        edits=tuple(row.edits),
        takes_back=row.takes_back or "",
    )
