"""The tables of the record.

Every row that belongs to a person carries `owner_id`, and the keys between rows carry it too,
so that the database itself refuses a row that points at another owner's. On documents and
passages an empty `owner_id` means the organisation's shelf.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from assistant.storage.base import Base
from assistant.storage.memo_tables import FindingRow, MemoRow, MemoVersionRow

__all__ = (
    "Base",
    "CanvasChangeRow",
    "CaseRow",
    "CitationReportRow",
    "ConversationRow",
    "DocumentRow",
    "FindingRow",
    "JobRow",
    "MemoRow",
    "MemoVersionRow",
    "PassageRow",
    "TurnRow",
    "UserRow",
)


class UserRow(Base):
    """A person."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]


class CaseRow(Base):
    """A thinking project."""

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("owner_id", "id"),
        Index(None, "owner_id", "updated_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    title: Mapped[str]
    kind: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class CanvasChangeRow(Base):
    """What a person did to the canvas of a case by hand; rows are only ever added."""

    __tablename__ = "canvas_changes"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        UniqueConstraint("case_id", "id"),
        ForeignKeyConstraint(["owner_id", "case_id"], ["cases.owner_id", "cases.id"]),
        ForeignKeyConstraint(
            ["case_id", "takes_back"], ["canvas_changes.case_id", "canvas_changes.id"]
        ),
        Index(None, "owner_id", "case_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str]
    case_id: Mapped[str]
    number: Mapped[int]
    at: Mapped[datetime]
    action: Mapped[str]
    """edit, undo or restore."""
    edits: Mapped[list[dict[str, Any]]]
    takes_back: Mapped[str | None]


class ConversationRow(Base):
    """A conversation, perhaps of a case."""

    __tablename__ = "conversations"
    __table_args__ = (
        UniqueConstraint("owner_id", "id"),
        ForeignKeyConstraint(["owner_id", "case_id"], ["cases.owner_id", "cases.id"]),
        Index(None, "owner_id", "updated_at"),
        Index(None, "owner_id", "case_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    case_id: Mapped[str | None]
    mode: Mapped[str]
    title: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class TurnRow(Base):
    """One message. `ordinal` gives the order of keeping, which a clock could not."""

    __tablename__ = "turns"
    __table_args__ = (
        UniqueConstraint("conversation_id", "ordinal"),
        UniqueConstraint("conversation_id", "id"),
        UniqueConstraint("owner_id", "id"),
        ForeignKeyConstraint(
            ["owner_id", "conversation_id"], ["conversations.owner_id", "conversations.id"]
        ),
        ForeignKeyConstraint(
            ["conversation_id", "parent_id"], ["turns.conversation_id", "turns.id"]
        ),
        Index(None, "conversation_id", "parent_id"),
        Index(None, "status", "owner_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str]
    conversation_id: Mapped[str]
    parent_id: Mapped[str | None]
    ordinal: Mapped[int]
    role: Mapped[str]
    status: Mapped[str]
    created_at: Mapped[datetime]
    move: Mapped[str]
    slot: Mapped[str]
    why: Mapped[str]
    answered: Mapped[bool]
    wording: Mapped[str]
    degraded: Mapped[str]
    prompt_fingerprint: Mapped[str]
    model: Mapped[str]
    timings: Mapped[dict[str, Any]]
    guard: Mapped[dict[str, Any]]
    observations: Mapped[list[dict[str, Any]]]
    citations: Mapped[list[dict[str, Any]]]
    text: Mapped[str]


class JobRow(Base):
    """A reply that a worker produces or produced."""

    __tablename__ = "jobs"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id", "turn_id"], ["turns.owner_id", "turns.id"]),
        Index(None, "owner_id", "turn_id"),
        Index(None, "state", "worker"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str]
    turn_id: Mapped[str]
    worker: Mapped[str]
    """host:pid:start-time of the process."""
    state: Mapped[str]
    """running, done, stopped, failed or broken."""
    stop_requested: Mapped[bool]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class CitationReportRow(Base):
    """A person's word that a passage does not support the claim it is cited for."""

    __tablename__ = "citation_reports"
    __table_args__ = (
        UniqueConstraint("owner_id", "turn_id", "marker"),
        ForeignKeyConstraint(["owner_id", "turn_id"], ["turns.owner_id", "turns.id"]),
        ForeignKeyConstraint(["conversation_id", "turn_id"], ["turns.conversation_id", "turns.id"]),
        Index(None, "owner_id", "created_at"),
        Index(None, "conversation_id", "turn_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str]
    conversation_id: Mapped[str]
    turn_id: Mapped[str]
    marker: Mapped[int]
    passage_id: Mapped[str]
    document: Mapped[str]
    quote: Mapped[str]
    note: Mapped[str]
    created_at: Mapped[datetime]


class DocumentRow(Base):
    """A document of a shelf. Its id is unique on the shelf, so the key is a number of our own."""

    __tablename__ = "documents"

    key: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    id: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str]
    source: Mapped[str]
    content_hash: Mapped[str]
    status: Mapped[str]
    dated: Mapped[date | None]
    superseded_by: Mapped[str]
    responsible: Mapped[str] = mapped_column(server_default=text("''"))
    """The role or team that answers for it; `owner_id` is whose shelf it stands on."""
    origin: Mapped[str] = mapped_column(server_default=text("''"))
    format: Mapped[str] = mapped_column(server_default="markdown")
    by_hand: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """What a person said of it; it wins over the file when that is taken in again."""
    passages_digest: Mapped[str]
    """Over the document's passages, from which the shelf's fingerprint is made."""
    text: Mapped[str]


class PassageRow(Base):
    """A passage of a document."""

    __tablename__ = "passages"

    document_key: Mapped[int] = mapped_column(
        ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    id: Mapped[str]
    document_id: Mapped[str]
    heading: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    asked: Mapped[list[str] | None] = mapped_column(JSON)
    """Questions that the passage answers, in the words of those who ask them."""


def _unique_on_shelf(table: type[DocumentRow] | type[PassageRow]) -> None:
    """Make ids unique on each shelf; a plain constraint lets equal ids with no owner through."""
    name = table.__tablename__
    shared, personal = table.owner_id.is_(None), table.owner_id.is_not(None)
    Index(
        f"uq_{name}_shared_id", table.id, unique=True, sqlite_where=shared, postgresql_where=shared
    )
    Index(
        f"uq_{name}_owner_id_id",
        table.owner_id,
        table.id,
        unique=True,
        sqlite_where=personal,
        postgresql_where=personal,
    )


_unique_on_shelf(DocumentRow)
_unique_on_shelf(PassageRow)
