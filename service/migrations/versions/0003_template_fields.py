"""What a check found in an upload: its fields and the mended file; and which activations were steps back."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("template") as table:
        table.add_column(sa.Column("fields", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("mended_sha256", sa.String(length=64), nullable=True))
        table.create_index(op.f("ix_template_mended_sha256"), ["mended_sha256"])
    with op.batch_alter_table("template_activation") as table:
        table.add_column(sa.Column("rolled_back", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Column by column: a table that rows of others point at cannot be made anew, as a batch would."""
    op.drop_column("template_activation", "rolled_back")
    op.drop_index(op.f("ix_template_mended_sha256"), "template")
    op.drop_column("template", "mended_sha256")
    op.drop_column("template", "fields")
