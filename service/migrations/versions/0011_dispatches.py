"""What was sent of a record, to whom and on which ground, and what its receivers are told afterwards."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _dispatch()
    _notice()


def _dispatch() -> None:
    op.create_table(
        "dispatch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("variant", sa.String(length=40), nullable=False),
        sa.Column("receiver", sa.String(length=20), nullable=False),
        sa.Column("organisation_key", sa.String(length=80), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("ground", sa.String(length=400), nullable=False),
        sa.Column("diarienummer", sa.String(length=80), nullable=False),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("recalled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_dispatch_record_id")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_dispatch_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispatch")),
    )
    op.create_index(op.f("ix_dispatch_record_id"), "dispatch", ["record_id"])
    op.create_index("ix_dispatch_organisation_key_channel", "dispatch", ["organisation_key", "channel"])


def _notice() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_key", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_notice_case_id")),
        sa.ForeignKeyConstraint(["read_by_id"], ["account.id"], name=op.f("fk_notice_read_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    for name in ("case_id", "organisation_key"):
        op.create_index(op.f(f"ix_notice_{name}"), "notice", [name])


def downgrade() -> None:
    op.drop_table("notice")
    op.drop_table("dispatch")
