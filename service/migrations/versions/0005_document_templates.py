"""Which template version a document was made from, and the way to what is in use by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

OF_A_KIND, OF_A_PROJECT = "ix_template_activation_kind_project_key_at", "ix_template_activation_project_key"

# What was in use when a document was made, where it is the very file that the document tells of.
MADE_FROM = """
UPDATE document SET template_id = (
    SELECT step.template_id FROM template_activation AS step
    JOIN template AS version ON version.id = step.template_id
    JOIN record ON record.kind = step.kind AND record.project_key = step.project_key
    WHERE record.id = document.record_id AND step.at <= document.created_at
    AND document.template_sha256 IN (version.sha256, version.mended_sha256)
    ORDER BY step.at DESC LIMIT 1
)
"""


def upgrade() -> None:
    with op.batch_alter_table("document") as table:
        table.add_column(sa.Column("template_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(op.f("fk_document_template_id"), "template", ["template_id"], ["id"])
    op.execute(MADE_FROM)
    op.create_index(OF_A_KIND, "template_activation", ["kind", "project_key", "at"])
    op.drop_index(OF_A_PROJECT, "template_activation")


def downgrade() -> None:
    op.create_index(OF_A_PROJECT, "template_activation", ["project_key"])
    op.drop_index(OF_A_KIND, "template_activation")
    with op.batch_alter_table("document") as table:
        table.drop_constraint(op.f("fk_document_template_id"), type_="foreignkey")
        table.drop_column("template_id")
