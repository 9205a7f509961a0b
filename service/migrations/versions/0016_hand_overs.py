"""A case can go from one remittent to another of the same organisation, and both are told."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_PEOPLE = ("from_id", "to_id", "by_id")


def upgrade() -> None:
    op.create_table(
        "hand_over",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in _PEOPLE),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("from_read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("to_read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_hand_over_case_id"), ondelete="CASCADE"
        ),
        *(
            sa.ForeignKeyConstraint([name], ["account.id"], name=op.f(f"fk_hand_over_{name}"))
            for name in _PEOPLE
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
    )
    for name in ("case_id", "from_id", "to_id"):
        op.create_index(op.f(f"ix_hand_over_{name}"), "hand_over", [name])


def downgrade() -> None:
    op.drop_table("hand_over")
