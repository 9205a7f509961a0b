"""Who gets reminders by mail, and the last day that one went; everybody does until they turn it off."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("account", sa.Column("reminders", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("account", sa.Column("reminded_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Reminders on their way are for a program that can send them."""
    op.execute("DELETE FROM job WHERE kind = 'reminder'")
    op.drop_column("account", "reminded_on")
    op.drop_column("account", "reminders")
