"""Lists of a kind's fields as Word files, for who writes templates to print."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "field_list",
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("project_key", sa.String(length=80), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name=op.f("fk_field_list_asked_by")),
        sa.ForeignKeyConstraint(["project_key"], ["project.key"], name=op.f("fk_field_list_project_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field_list")),
        sa.UniqueConstraint(
            "kind", "project_key", "sha256", name=op.f("uq_field_list_kind_project_key_sha256")
        ),
    )
    op.create_index(op.f("ix_field_list_project_key"), "field_list", ["project_key"])


def downgrade() -> None:
    op.execute("DELETE FROM job WHERE kind = 'field_list'")
    op.drop_index(op.f("ix_field_list_project_key"), "field_list")
    op.drop_table("field_list")
