"""What a person has reported of citations: "this does not support it"."""

import uuid
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Select, delete, select, update
from sqlalchemy.orm import Session

from assistant.conversation import Citation, CitationReport
from assistant.errors import NotFound
from assistant.storage.conversations import no_such_turn
from assistant.storage.database import Database
from assistant.storage.tables import CitationReportRow, TurnRow

_COLUMNS = (
    CitationReportRow.conversation_id,
    CitationReportRow.turn_id,
    CitationReportRow.marker,
    CitationReportRow.passage_id,
    CitationReportRow.document,
    CitationReportRow.quote,
    CitationReportRow.note,
    CitationReportRow.created_at,
)
"""In the order of CitationReport's fields."""


class ReportRepository:
    """Reads and writes one owner's reports; another's are not found."""

    def __init__(self, db: Database, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def add(self, turn_id: str, marker: int, note: str = "") -> None:
        """Report a citation of a turn; reported again, the note is the newer one.

        What the citation said is kept with it, as its document may be replaced. Raises NotFound
        when there is no such turn or it has no such citation.
        """
        again = update(CitationReportRow).where(*self._one(turn_id, marker)).values(note=note)
        with self._db.write() as session:
            if session.execute(again.returning(CitationReportRow.id)).first() is None:
                session.add(self._new(session, turn_id, marker, note))

    def withdraw(self, turn_id: str, marker: int) -> None:
        """Take a report back; nothing happens when there is none."""
        with self._db.write() as session:
            session.execute(delete(CitationReportRow).where(*self._one(turn_id, marker)))

    def of_conversation(self, conversation_id: str) -> tuple[CitationReport, ...]:
        """The reports in a conversation, oldest first."""
        return self._listed(self._own().where(CitationReportRow.conversation_id == conversation_id))

    def all(self) -> tuple[CitationReport, ...]:
        """All reports of the owner, oldest first."""
        return self._listed(self._own())

    def _new(self, session: Session, turn_id: str, marker: int, note: str) -> CitationReportRow:
        kept = select(TurnRow.conversation_id, TurnRow.citations)
        turn = session.execute(
            kept.where(TurnRow.owner_id == self._owner_id, TurnRow.id == turn_id)
        ).first()
        if turn is None:
            raise no_such_turn()
        cited = next((each for each in turn.citations if each["marker"] == marker), None)
        if cited is None:
            raise NotFound(f"That message has no citation [{marker}].")
        citation = Citation(**cited)
        return CitationReportRow(
            id=uuid.uuid4().hex,
            owner_id=self._owner_id,
            conversation_id=turn.conversation_id,
            turn_id=turn_id,
            marker=marker,
            passage_id=citation.passage_id,
            document=citation.document,
            quote=citation.quote,
            note=note,
            created_at=datetime.now(UTC),
        )

    def _own(self) -> Select[str, str, int, str, str, str, str, datetime]:
        return select(*_COLUMNS).where(CitationReportRow.owner_id == self._owner_id)

    def _one(self, turn_id: str, marker: int) -> tuple[ColumnElement[bool], ...]:
        return (
            CitationReportRow.owner_id == self._owner_id,
            CitationReportRow.turn_id == turn_id,
            CitationReportRow.marker == marker,
        )

    def _listed(
        self, wanted: Select[str, str, int, str, str, str, str, datetime]
    ) -> tuple[CitationReport, ...]:
        order = (CitationReportRow.created_at, CitationReportRow.turn_id, CitationReportRow.marker)
        with self._db.read() as session:
            return tuple(CitationReport(*row) for row in session.execute(wanted.order_by(*order)))
