"""What is known of a document beyond its file, and reports of citations that do not hold.

The types are written out plainly: a migration must not change when the code around it does.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, say which format the kept documents have, and make the table."""
    for name, value in (("responsible", "''"), ("origin", "''"), ("format", "'markdown'")):
        op.add_column(
            "documents",
            sa.Column(name, sa.Text(), server_default=sa.text(value), nullable=False),
        )
    op.add_column("documents", sa.Column("by_hand", sa.JSON(), nullable=True))
    op.add_column("passages", sa.Column("asked", sa.JSON(), nullable=True))
    op.execute("UPDATE documents SET format = 'text' WHERE lower(source) LIKE '%.txt'")
    # Their files may say more than was read of them then, so none counts as unchanged.
    op.execute("UPDATE documents SET content_hash = '0001:' || content_hash")
    _citation_reports()


def downgrade() -> None:
    """Drop what was added."""
    op.execute("UPDATE documents SET content_hash = replace(content_hash, '0001:', '')")
    op.drop_table("citation_reports")
    op.drop_column("passages", "asked")
    for column in ("by_hand", "format", "origin", "responsible"):
        op.drop_column("documents", column)


def _citation_reports() -> None:
    op.create_table(
        "citation_reports",
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("id", "owner_id", "conversation_id", "turn_id")
        ),
        sa.Column("marker", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("passage_id", "document", "quote", "note")
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_citation_reports"),
        sa.UniqueConstraint(
            "owner_id", "turn_id", "marker", name="uq_citation_reports_owner_id_turn_id_marker"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id", "turn_id"],
            ["turns.owner_id", "turns.id"],
            name="fk_citation_reports_owner_id_turn_id",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id", "turn_id"],
            ["turns.conversation_id", "turns.id"],
            name="fk_citation_reports_conversation_id_turn_id",
        ),
    )
    op.create_index(
        "ix_citation_reports_owner_id_created_at", "citation_reports", ["owner_id", "created_at"]
    )
    op.create_index(
        "ix_citation_reports_conversation_id_turn_id",
        "citation_reports",
        ["conversation_id", "turn_id"],
    )
