"""Users, cases, conversations, turns, jobs, documents and passages.

The types are written out plainly: a migration must not change when the code around it does.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _users_and_cases()
    _conversations()
    _turns()
    _jobs()
    _documents()
    _passages()


def downgrade() -> None:
    """Drop everything."""
    for table in ("jobs", "turns", "conversations", "cases", "passages", "documents", "users"):
        op.drop_table(table)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _users_and_cases() -> None:
    op.create_table(
        "users", _text("id"), _moment("created_at"), sa.PrimaryKeyConstraint("id", name="pk_users")
    )
    op.create_table(
        "cases",
        *map(_text, ("id", "owner_id", "title", "kind")),
        *map(_moment, ("created_at", "updated_at")),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("owner_id", "id", name="uq_cases_owner_id_id"),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name="fk_cases_owner_id"),
    )
    op.create_index("ix_cases_owner_id_updated_at", "cases", ["owner_id", "updated_at"])


def _conversations() -> None:
    op.create_table(
        "conversations",
        *map(_text, ("id", "owner_id")),
        _text("case_id", nullable=True),
        *map(_text, ("mode", "title")),
        *map(_moment, ("created_at", "updated_at")),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint("owner_id", "id", name="uq_conversations_owner_id_id"),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name="fk_conversations_owner_id"),
        sa.ForeignKeyConstraint(
            ["owner_id", "case_id"],
            ["cases.owner_id", "cases.id"],
            name="fk_conversations_owner_id_case_id",
        ),
    )
    for column in ("updated_at", "case_id"):
        op.create_index(
            f"ix_conversations_owner_id_{column}", "conversations", ["owner_id", column]
        )


def _turns() -> None:
    op.create_table(
        "turns",
        *map(_text, ("id", "owner_id", "conversation_id")),
        _text("parent_id", nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        *map(_text, ("role", "status")),
        _moment("created_at"),
        *map(_text, ("move", "slot", "why")),
        sa.Column("answered", sa.Boolean(), nullable=False),
        *map(_text, ("wording", "degraded", "prompt_fingerprint", "model")),
        *(
            sa.Column(name, sa.JSON(), nullable=False)
            for name in ("timings", "guard", "observations", "citations")
        ),
        _text("text"),
        sa.PrimaryKeyConstraint("id", name="pk_turns"),
        sa.UniqueConstraint("conversation_id", "ordinal", name="uq_turns_conversation_id_ordinal"),
        sa.UniqueConstraint("conversation_id", "id", name="uq_turns_conversation_id_id"),
        sa.UniqueConstraint("owner_id", "id", name="uq_turns_owner_id_id"),
        sa.ForeignKeyConstraint(
            ["owner_id", "conversation_id"],
            ["conversations.owner_id", "conversations.id"],
            name="fk_turns_owner_id_conversation_id",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id", "parent_id"],
            ["turns.conversation_id", "turns.id"],
            name="fk_turns_conversation_id_parent_id",
        ),
    )
    op.create_index(
        "ix_turns_conversation_id_parent_id", "turns", ["conversation_id", "parent_id"]
    )
    op.create_index("ix_turns_status_owner_id", "turns", ["status", "owner_id"])


def _jobs() -> None:
    op.create_table(
        "jobs",
        *map(_text, ("id", "owner_id", "turn_id", "worker", "state")),
        sa.Column("stop_requested", sa.Boolean(), nullable=False),
        _moment("started_at"),
        _moment("finished_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        sa.ForeignKeyConstraint(
            ["owner_id", "turn_id"],
            ["turns.owner_id", "turns.id"],
            name="fk_jobs_owner_id_turn_id",
        ),
    )
    op.create_index("ix_jobs_owner_id_turn_id", "jobs", ["owner_id", "turn_id"])
    op.create_index("ix_jobs_state_worker", "jobs", ["state", "worker"])


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("key", sa.Integer(), nullable=False),
        _text("owner_id", nullable=True),
        *map(_text, ("id", "title", "kind", "source", "content_hash", "status")),
        sa.Column("dated", sa.Date(), nullable=True),
        *map(_text, ("superseded_by", "passages_digest", "text")),
        sa.PrimaryKeyConstraint("key", name="pk_documents"),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name="fk_documents_owner_id"),
    )
    _unique_on_shelf("documents")


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("document_key", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        _text("owner_id", nullable=True),
        *map(_text, ("id", "document_id", "heading")),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        _text("text"),
        sa.PrimaryKeyConstraint("document_key", "ordinal", name="pk_passages"),
        sa.ForeignKeyConstraint(
            ["document_key"],
            ["documents.key"],
            name="fk_passages_document_key",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name="fk_passages_owner_id"),
    )
    _unique_on_shelf("passages")


def _unique_on_shelf(table: str) -> None:
    shared, personal = sa.text("owner_id IS NULL"), sa.text("owner_id IS NOT NULL")
    op.create_index(
        f"uq_{table}_shared_id",
        table,
        ["id"],
        unique=True,
        sqlite_where=shared,
        postgresql_where=shared,
    )
    op.create_index(
        f"uq_{table}_owner_id_id",
        table,
        ["owner_id", "id"],
        unique=True,
        sqlite_where=personal,
        postgresql_where=personal,
    )
