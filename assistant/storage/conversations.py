"""The conversations of one person, with their turns."""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.orm import Session

from assistant.conversation import Conversation, Status, Turn
from assistant.errors import NotFound
from assistant.storage.cases import no_such_case, touch_case
from assistant.storage.database import Database
from assistant.storage.tables import CaseRow, ConversationRow, TurnRow
from assistant.storage.turn_rows import (
    TURN_COLUMNS,
    changing_values,
    conversation_of,
    fixed_values,
    turn_of,
)


class ConversationRepository:
    """Reads and writes one owner's conversations; another's are not found."""

    def __init__(self, db: Database, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def start(self, mode: str, *, title: str = "", case_id: str | None = None) -> Conversation:
        """A new conversation. Raises NotFound when there is no such case."""
        now = datetime.now(UTC)
        row = ConversationRow(
            id=uuid.uuid4().hex,
            owner_id=self._owner_id,
            case_id=case_id,
            mode=mode,
            title=title,
            created_at=now,
            updated_at=now,
        )
        with self._db.write() as session:
            if case_id is not None:
                touch_case(session, self._owner_id, case_id, now)
            session.add(row)
        return conversation_of(row)

    def get(self, conversation_id: str) -> Conversation:
        """One conversation with all its turns, in the order they were kept. Raises NotFound."""
        with self._db.read() as session:
            row = session.scalar(select(ConversationRow).where(*self._own(conversation_id)))
            if row is None:
                raise _no_conversation()
            turns = session.execute(
                select(*TURN_COLUMNS)
                .where(TurnRow.owner_id == self._owner_id, TurnRow.conversation_id == row.id)
                .order_by(TurnRow.ordinal)
            )
            return conversation_of(row, turns)

    def tip(self, conversation_id: str, after: str | None = None) -> Turn | None:
        """The turn that new words answer: `after`, else the latest; None when there is none yet.

        The other turns are not read. Raises NotFound, also for an `after` of elsewhere.
        """
        own = (TurnRow.owner_id == self._owner_id, TurnRow.conversation_id == conversation_id)
        wanted = select(*TURN_COLUMNS).where(*own).order_by(TurnRow.ordinal.desc()).limit(1)
        with self._db.read() as session:
            if (
                session.scalar(select(ConversationRow.id).where(*self._own(conversation_id)))
                is None
            ):
                raise _no_conversation()
            row = session.execute(wanted.where(TurnRow.id == after) if after else wanted).first()
        if row is None and after:
            raise no_such_turn()
        return None if row is None else turn_of(row)

    def running(self, conversation_id: str) -> tuple[str, ...]:
        """The ids of its turns that are being written; without reading the conversation."""
        wanted = select(TurnRow.id).where(
            TurnRow.owner_id == self._owner_id,
            TurnRow.conversation_id == conversation_id,
            TurnRow.status == "running",
        )
        with self._db.read() as session:
            return tuple(session.scalars(wanted.order_by(TurnRow.ordinal)))

    def recent(self, limit: int = 50) -> tuple[Conversation, ...]:
        """The conversations written to last, latest first, without their turns."""
        return self._listed(limit=limit)

    def of_case(self, case_id: str) -> tuple[Conversation, ...]:
        """The conversations of a case, latest first, without their turns. Raises NotFound."""
        with self._db.read() as session:
            self._require_case(session, case_id)
        return self._listed(ConversationRow.case_id == case_id)

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title. Raises NotFound."""
        change = update(ConversationRow).where(*self._own(conversation_id)).values(title=title)
        with self._db.write() as session:
            if session.execute(change.returning(ConversationRow.id)).first() is None:
                raise _no_conversation()

    def append(self, turn: Turn) -> None:
        """Keep a new turn at the end. Raises NotFound for a foreign conversation or parent."""
        self.append_all((turn,))

    def append_all(self, turns: Sequence[Turn]) -> None:
        """Keep new turns in this order, all or none; a parent may be an earlier one of them.

        Raises NotFound for a foreign conversation or parent.
        """
        ordinals: dict[str, int] = {}
        new: set[tuple[str, str]] = set()
        rows: list[dict[str, Any]] = []
        with self._db.write() as session:
            for turn in turns:
                place = turn.conversation_id
                if place not in ordinals:
                    ordinals[place] = self._next_ordinal(session, place)
                if turn.parent_id is not None and (place, turn.parent_id) not in new:
                    self._require_turn(session, place, turn.parent_id)
                new.add((place, turn.id))
                fixed = fixed_values(turn, self._owner_id, ordinals[place])
                rows.append(fixed | changing_values(turn))
                ordinals[place] += 1
            if rows:
                session.execute(insert(TurnRow), rows)

    def update(self, turn: Turn) -> None:
        """Write all that can change of a kept turn. Raises NotFound."""
        change = (
            update(TurnRow)
            .where(
                TurnRow.owner_id == self._owner_id,
                TurnRow.id == turn.id,
                TurnRow.conversation_id == turn.conversation_id,
            )
            .values(changing_values(turn))
            .returning(TurnRow.id)
        )
        with self._db.write() as session:
            if session.execute(change).first() is None:
                raise no_such_turn()

    def save_text(self, turn_id: str, text: str) -> None:
        """Write what a running turn says so far; one that has ended is left alone.

        Raises NotFound.
        """
        own = (TurnRow.owner_id == self._owner_id, TurnRow.id == turn_id)
        change = update(TurnRow).where(*own, TurnRow.status == "running").values(text=text)
        with self._db.write() as session:
            if session.execute(change.returning(TurnRow.id)).first() is not None:
                return
            if session.scalar(select(TurnRow.id).where(*own)) is None:
                raise no_such_turn()

    def turn(self, turn_id: str) -> Turn:
        """One turn. Raises NotFound."""
        own = select(*TURN_COLUMNS).where(TurnRow.owner_id == self._owner_id, TurnRow.id == turn_id)
        with self._db.read() as session:
            row = session.execute(own).first()
        if row is None:
            raise no_such_turn()
        return turn_of(row)

    def find_by_status(self, status: Status) -> tuple[Turn, ...]:
        """All turns with that status, oldest first."""
        own = (TurnRow.owner_id == self._owner_id, TurnRow.status == status)
        order = (TurnRow.created_at, TurnRow.conversation_id, TurnRow.ordinal)
        with self._db.read() as session:
            rows = session.execute(select(*TURN_COLUMNS).where(*own).order_by(*order))
            return tuple(turn_of(row) for row in rows)

    def _own(self, conversation_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return ConversationRow.owner_id == self._owner_id, ConversationRow.id == conversation_id

    def _listed(
        self, *only: ColumnElement[bool], limit: int | None = None
    ) -> tuple[Conversation, ...]:
        latest = (
            ConversationRow.updated_at.desc(),
            ConversationRow.created_at.desc(),
            ConversationRow.id,
        )
        own = select(ConversationRow).where(ConversationRow.owner_id == self._owner_id, *only)
        with self._db.read() as session:
            rows = session.scalars(own.order_by(*latest).limit(limit))
            return tuple(conversation_of(row) for row in rows)

    def _next_ordinal(self, session: Session, conversation_id: str) -> int:
        """Touch the conversation, which also locks it on PostgreSQL, and number its next turn."""
        now = datetime.now(UTC)
        touch = update(ConversationRow).where(*self._own(conversation_id)).values(updated_at=now)
        touched = session.execute(touch.returning(ConversationRow.case_id)).first()
        if touched is None:
            raise _no_conversation()
        if touched.case_id is not None:
            touch_case(session, self._owner_id, touched.case_id, now)
        last = select(func.max(TurnRow.ordinal)).where(TurnRow.conversation_id == conversation_id)
        greatest = session.scalar(last)
        return 0 if greatest is None else greatest + 1

    def _require_turn(self, session: Session, conversation_id: str, turn_id: str) -> None:
        wanted = select(TurnRow.id).where(
            TurnRow.owner_id == self._owner_id,
            TurnRow.conversation_id == conversation_id,
            TurnRow.id == turn_id,
        )
        if session.scalar(wanted) is None:
            raise no_such_turn()

    def _require_case(self, session: Session, case_id: str) -> None:
        own = (CaseRow.owner_id == self._owner_id, CaseRow.id == case_id)
        if session.scalar(select(CaseRow.id).where(*own)) is None:
            raise no_such_case()


def _no_conversation() -> NotFound:
    return NotFound(
        "There is no such conversation.", next_step="Open one from the list of conversations."
    )


def no_such_turn() -> NotFound:
    """For a turn that is missing or another person's."""
    return NotFound("There is no such message.", next_step="Reload the conversation.")
