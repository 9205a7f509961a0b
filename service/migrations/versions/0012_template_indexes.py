"""Nobody looks for a version of a template by its hash, so nothing keeps a list of them."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(op.f("ix_template_sha256"), "template")
    op.drop_index(op.f("ix_template_mended_sha256"), "template")


def downgrade() -> None:
    op.create_index(op.f("ix_template_mended_sha256"), "template", ["mended_sha256"])
    op.create_index(op.f("ix_template_sha256"), "template", ["sha256"])
