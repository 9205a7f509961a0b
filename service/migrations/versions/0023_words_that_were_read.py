"""What a draft's pages say is known, so that nothing else is made final than what was read through."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Pages that were made before are asked for anew."""
    with op.batch_alter_table("draft_preview") as table:
        table.add_column(sa.Column("words_sha256", sa.String(length=64), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("draft_preview") as table:
        table.drop_column("words_sha256")
