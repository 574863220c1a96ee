"""The tables of memos: the text that is worked on, its kept versions, what was found in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assistant.storage.base import Base


class MemoRow(Base):
    """A memo with the text that its author works on, which is saved over and over."""

    __tablename__ = "memos"
    __table_args__ = (
        UniqueConstraint("owner_id", "id"),
        ForeignKeyConstraint(["owner_id", "case_id"], ["cases.owner_id", "cases.id"]),
        Index(None, "owner_id", "updated_at"),
        Index(None, "owner_id", "case_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    case_id: Mapped[str | None]
    title: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]
    origin: Mapped[str]
    """Where the text came from that is worked on: written, imported, drafted or restored."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    discarded_at: Mapped[datetime | None]
    """Discarded memos are not shown; they can be brought back."""


class MemoVersionRow(Base):
    """A text that was kept to be reviewed. The text never changes; a review is put beside it."""

    __tablename__ = "memo_versions"
    __table_args__ = (
        UniqueConstraint("owner_id", "memo_id", "number"),
        ForeignKeyConstraint(["owner_id", "memo_id"], ["memos.owner_id", "memos.id"]),
    )

    memo_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    owner_id: Mapped[str]
    at: Mapped[datetime]
    origin: Mapped[str]
    kind: Mapped[str]
    words: Mapped[int]
    text: Mapped[str]
    review: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    reviewed_at: Mapped[datetime | None]
    model: Mapped[str]
    prompt_fingerprint: Mapped[str]


class FindingRow(Base):
    """A finding and how it stands, over all versions of its memo."""

    __tablename__ = "findings"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id", "memo_id"], ["memos.owner_id", "memos.id"]),
        ForeignKeyConstraint(
            ["owner_id", "memo_id", "opened_in"],
            ["memo_versions.owner_id", "memo_versions.memo_id", "memo_versions.number"],
        ),
        ForeignKeyConstraint(
            ["owner_id", "memo_id", "closed_in"],
            ["memo_versions.owner_id", "memo_versions.memo_id", "memo_versions.number"],
        ),
        Index(None, "owner_id", "memo_id"),
    )

    memo_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str]
    place: Mapped[int]
    """The order in which they were found."""
    criterion: Mapped[str]
    fault: Mapped[str]
    state: Mapped[str]
    """open, addressed, regressed or waived."""
    reason: Mapped[str]
    """Of a waived one: why it may stay."""
    opened_in: Mapped[int]
    closed_in: Mapped[int | None]
    kept: Mapped[dict[str, Any]]
    """The finding as it was last said, its sentences and its steps: the memo mode's own JSON."""
