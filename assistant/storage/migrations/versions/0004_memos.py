"""Memos, their versions with what was said of them, and the findings that live across versions.

The types are written out plainly: a migration must not change when the code around it does.
"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_VERSION = ["memo_versions.owner_id", "memo_versions.memo_id", "memo_versions.number"]


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "memos",
        *_texts("id", "owner_id"),
        sa.Column("case_id", sa.Text(), nullable=True),
        *_texts("title", "kind", "text", "origin"),
        _moment("created_at"),
        _moment("updated_at"),
        _moment("discarded_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_memos"),
        sa.UniqueConstraint("owner_id", "id", name="uq_memos_owner_id_id"),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name="fk_memos_owner_id"),
        sa.ForeignKeyConstraint(
            ["owner_id", "case_id"],
            ["cases.owner_id", "cases.id"],
            name="fk_memos_owner_id_case_id",
        ),
    )
    op.create_index("ix_memos_owner_id_updated_at", "memos", ["owner_id", "updated_at"])
    op.create_index("ix_memos_owner_id_case_id", "memos", ["owner_id", "case_id"])
    op.create_table(
        "memo_versions",
        *_texts("memo_id"),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        *_texts("owner_id"),
        _moment("at"),
        *_texts("origin", "kind"),
        sa.Column("words", sa.Integer(), nullable=False),
        *_texts("text"),
        sa.Column("review", sa.JSON(), nullable=True),
        _moment("reviewed_at", nullable=True),
        *_texts("model", "prompt_fingerprint"),
        sa.PrimaryKeyConstraint("memo_id", "number", name="pk_memo_versions"),
        sa.UniqueConstraint(
            "owner_id", "memo_id", "number", name="uq_memo_versions_owner_id_memo_id_number"
        ),
        _of_memo("memo_versions"),
    )
    op.create_table(
        "findings",
        *_texts("memo_id", "id", "owner_id"),
        sa.Column("place", sa.Integer(), nullable=False),
        *_texts("criterion", "fault", "state", "reason"),
        sa.Column("opened_in", sa.Integer(), nullable=False),
        sa.Column("closed_in", sa.Integer(), nullable=True),
        sa.Column("kept", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("memo_id", "id", name="pk_findings"),
        _of_memo("findings"),
        *(
            sa.ForeignKeyConstraint(
                ["owner_id", "memo_id", column],
                _VERSION,
                name=f"fk_findings_owner_id_memo_id_{column}",
            )
            for column in ("opened_in", "closed_in")
        ),
    )
    op.create_index("ix_findings_owner_id_memo_id", "findings", ["owner_id", "memo_id"])


def downgrade() -> None:
    """Drop them."""
    for name in ("findings", "memo_versions", "memos"):
        op.drop_table(name)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _of_memo(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["owner_id", "memo_id"], ["memos.owner_id", "memos.id"], name=f"fk_{table}_owner_id_memo_id"
    )
