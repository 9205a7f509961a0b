"""A record may give several documents: the main one, and variants such as the easy-read."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ONE, EACH = "uq_document_record_id", "uq_document_record_id_variant"


def upgrade() -> None:
    for name in ("document", "job"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("variant", sa.String(length=40), nullable=False, server_default=""))
    with op.batch_alter_table("document") as table:
        table.drop_constraint(op.f(ONE), type_="unique")
        table.create_unique_constraint(op.f(EACH), ["record_id", "variant"])


def downgrade() -> None:
    """The further documents are taken away: each can be asked for again, and its files are collected."""
    op.execute("DELETE FROM document WHERE variant <> ''")
    op.execute("DELETE FROM job WHERE variant <> ''")
    with op.batch_alter_table("document") as table:
        table.drop_constraint(op.f(EACH), type_="unique")
        table.create_unique_constraint(op.f(ONE), ["record_id"])
    for name in ("document", "job"):
        with op.batch_alter_table(name) as table:
            table.drop_column("variant")
