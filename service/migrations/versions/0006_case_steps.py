"""What a case waits for, one row a step, instead of only the next one in the projection; and its group.

The rows are computed from the records, once the tables have come to this version.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_step",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_projection.case_id"], name=op.f("fk_case_step_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case_id", "place", name=op.f("pk_case_step")),
    )
    op.create_index("ix_case_step_kind_due", "case_step", ["kind", "due"])
    with op.batch_alter_table("case_projection") as table:
        table.drop_column("next_due")
        table.drop_column("next_kind")
        table.add_column(sa.Column("group_key", sa.String(length=80), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("case_projection") as table:
        table.drop_column("group_key")
        table.add_column(sa.Column("next_kind", sa.String(length=80), nullable=False, server_default=""))
        table.add_column(sa.Column("next_due", sa.Date(), nullable=True))
    op.drop_index("ix_case_step_kind_due", "case_step")
    op.drop_table("case_step")
