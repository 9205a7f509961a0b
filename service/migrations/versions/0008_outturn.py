"""What the records of all cases grant and spend of the projects' budgets.

The rows are computed from the records, once the tables have come to this version.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outturn",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("project_key", sa.String(length=80), nullable=False),
        sa.Column("line", sa.String(length=400), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("decision", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_outturn_record_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_outturn_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["project_key"], ["project.key"], name=op.f("fk_outturn_project_key")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_outturn")),
    )
    op.create_index("ix_outturn_case_id", "outturn", ["case_id"])
    op.create_index("ix_outturn_project_key_line_year", "outturn", ["project_key", "line", "year"])


def downgrade() -> None:
    op.drop_index("ix_outturn_project_key_line_year", "outturn")
    op.drop_index("ix_outturn_case_id", "outturn")
    op.drop_table("outturn")
