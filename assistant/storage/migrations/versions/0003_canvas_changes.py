"""What authors do to the canvas of a case by hand; kinds of cases that nobody set are empty.

The types are written out plainly: a migration must not change when the code around it does.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; until now every case had the same kind, which no person had chosen."""
    op.create_table(
        "canvas_changes",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "owner_id", "case_id")),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("takes_back", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_canvas_changes"),
        sa.UniqueConstraint("case_id", "number", name="uq_canvas_changes_case_id_number"),
        sa.UniqueConstraint("case_id", "id", name="uq_canvas_changes_case_id_id"),
        sa.ForeignKeyConstraint(
            ["owner_id", "case_id"],
            ["cases.owner_id", "cases.id"],
            name="fk_canvas_changes_owner_id_case_id",
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "takes_back"],
            ["canvas_changes.case_id", "canvas_changes.id"],
            name="fk_canvas_changes_case_id_takes_back",
        ),
    )
    op.create_index(
        "ix_canvas_changes_owner_id_case_id", "canvas_changes", ["owner_id", "case_id"]
    )
    op.execute("UPDATE cases SET kind = '' WHERE kind = 'something else'")


def downgrade() -> None:
    """Drop what was added."""
    op.execute("UPDATE cases SET kind = 'something else' WHERE kind = ''")
    op.drop_table("canvas_changes")
