"""Papers of a meeting that are no records, made once for all who get the same, and when a letter left."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("packet", sa.Column("mailed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "packet_sheet",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_packet_sheet_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_packet_sheet_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packet_sheet")),
        sa.UniqueConstraint("meeting_id", "sha256", name=op.f("uq_packet_sheet_meeting_id_sha256")),
    )
    op.create_index(op.f("ix_packet_sheet_case_id"), "packet_sheet", ["case_id"])


def downgrade() -> None:
    op.drop_table("packet_sheet")
    op.drop_column("packet", "mailed_at")
