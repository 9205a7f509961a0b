"""What a name is found by, until when who referred may follow a case, and indexes for lists by time.

The first two are computed from the records, once the tables have come to this version.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "name_token",
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_projection.case_id"], name=op.f("fk_name_token_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token", "case_id", name=op.f("pk_name_token")),
    )
    op.create_index("ix_name_token_case_id", "name_token", ["case_id"])
    with op.batch_alter_table("case_projection") as table:
        table.add_column(sa.Column("followed_until", sa.Date(), nullable=True))
    op.create_index("ix_case_file_newest", "case_file", ["project_key", "created_at", "number"])
    op.create_index("ix_record_finalised_at", "record", ["finalised_at"])


def downgrade() -> None:
    op.drop_index("ix_record_finalised_at", "record")
    op.drop_index("ix_case_file_newest", "case_file")
    with op.batch_alter_table("case_projection") as table:
        table.drop_column("followed_until")
    op.drop_index("ix_name_token_case_id", "name_token")
    op.drop_table("name_token")
