"""Who may open the case of somebody with protected identity is named for that very case."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "named_person",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_named_person_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], name=op.f("fk_named_person_user_id")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_named_person_by_id")),
        sa.PrimaryKeyConstraint("case_id", "user_id", name=op.f("pk_named_person")),
    )
    op.create_index("ix_named_person_user_id", "named_person", ["user_id"])
    op.create_index(op.f("ix_case_projection_protected"), "case_projection", ["protected"])


def downgrade() -> None:
    op.drop_index(op.f("ix_case_projection_protected"), "case_projection")
    op.drop_table("named_person")
