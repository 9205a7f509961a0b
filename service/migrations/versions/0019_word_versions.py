"""Word files that were edited by hand or made anew, beside the generated one of a document."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

KNOWN = "state IN ('checking', 'refused', 'shown', 'taken', 'declined')"
EDIT = "fk_document_edit_id"


def upgrade() -> None:
    op.create_table(
        "word_version",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("template_sha256", sa.String(length=64), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("differences", sa.LargeBinary(), nullable=True),
        sa.Column("against", sa.String(length=64), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(KNOWN, name=op.f("ck_word_version_state_known")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_word_version_record_id")),
        sa.ForeignKeyConstraint(["template_id"], ["template.id"], name=op.f("fk_word_version_template_id")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_word_version_by_id")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["account.id"], name=op.f("fk_word_version_decided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_version")),
    )
    op.create_index(op.f("ix_word_version_record_id"), "word_version", ["record_id"])
    with op.batch_alter_table("document") as table:
        table.add_column(sa.Column("edit_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(op.f(EDIT), "word_version", ["edit_id"], ["id"])


def downgrade() -> None:
    """What was edited by hand is taken away: the generated Word file stands, and its PDF is made anew."""
    op.execute(
        "UPDATE job SET state = 'queued', attempts = 0, sent_at = NULL, finished_at = NULL, error = '', "
        "error_code = '' WHERE kind = 'convert' AND variant = '' AND subject_id IN "
        "(SELECT record_id FROM document WHERE edit_id IS NOT NULL)"
    )
    op.execute(
        "UPDATE document SET pdf_blob = NULL, pdf_sha256 = NULL, pages = NULL, converter = NULL "
        "WHERE edit_id IS NOT NULL"
    )
    op.execute("DELETE FROM job WHERE kind = 'word_version'")
    with op.batch_alter_table("document") as table:
        table.drop_constraint(op.f(EDIT), type_="foreignkey")
        table.drop_column("edit_id")
    op.drop_table("word_version")
