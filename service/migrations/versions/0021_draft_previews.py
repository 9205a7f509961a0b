"""Drafts read through as documents before they are final."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "draft_preview",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("lock", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("template_sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_draft_preview_record_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], name=op.f("fk_draft_preview_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_preview")),
        sa.UniqueConstraint("record_id", "user_id", name=op.f("uq_draft_preview_record_id_user_id")),
    )
    op.create_index(op.f("ix_draft_preview_asked_at"), "draft_preview", ["asked_at"])
    op.create_table(
        "draft_preview_file",
        sa.Column("preview_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=10), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["preview_id"],
            ["draft_preview.id"],
            name=op.f("fk_draft_preview_file_preview_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("preview_id", "name", name=op.f("pk_draft_preview_file")),
    )


def downgrade() -> None:
    """Jobs of a kind that the older version does not know would never be done."""
    op.execute("DELETE FROM job WHERE kind = 'draft_preview'")
    op.drop_table("draft_preview_file")
    op.drop_table("draft_preview")
