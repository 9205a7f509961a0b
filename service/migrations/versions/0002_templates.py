"""Word templates that people upload, and documents whose Word file is ready before their PDF."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
OF_THE_PDF: dict[str, sa.types.TypeEngine[Any]] = {
    "pdf_blob": sa.String(length=64),
    "pdf_sha256": sa.String(length=64),
    "pages": sa.Integer(),
    "converter": sa.String(length=40),
}

AGAIN = """
UPDATE job SET state = 'queued', attempts = 0, step = '', error = '', error_code = '', token = NULL,
    lease_until = NULL, sent_at = NULL, finished_at = NULL
WHERE kind = 'render' AND subject_id IN (SELECT record_id FROM document WHERE pdf_blob IS NULL)
"""


def upgrade() -> None:
    _template()
    _template_activation()
    _template_file()
    with op.batch_alter_table("document") as table:
        for name, of_type in OF_THE_PDF.items():
            table.alter_column(name, existing_type=of_type, nullable=True)


def _template() -> None:
    op.create_table(
        "template",
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("project_key", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=500), nullable=False),
        sa.Column("mistakes", sa.JSON(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=True),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("uploaded_at", TIME, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("state IN ('checking', 'refused', 'ready')", name=op.f("ck_template_state_known")),
        sa.ForeignKeyConstraint(["project_key"], ["project.key"], name=op.f("fk_template_project_key")),
        sa.ForeignKeyConstraint(["uploaded_by"], ["account.id"], name=op.f("fk_template_uploaded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template")),
        sa.UniqueConstraint(
            "kind", "project_key", "number", name=op.f("uq_template_kind_project_key_number")
        ),
    )
    op.create_index(op.f("ix_template_project_key"), "template", ["project_key"])
    op.create_index(op.f("ix_template_sha256"), "template", ["sha256"])


def _template_activation() -> None:
    op.create_table(
        "template_activation",
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("project_key", sa.String(length=80), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=True),
        sa.Column("why", sa.String(length=500), nullable=False),
        sa.Column("activated_by", sa.Uuid(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activated_by"], ["account.id"], name=op.f("fk_template_activation_activated_by")
        ),
        sa.ForeignKeyConstraint(
            ["project_key"], ["project.key"], name=op.f("fk_template_activation_project_key")
        ),
        sa.ForeignKeyConstraint(
            ["template_id"], ["template.id"], name=op.f("fk_template_activation_template_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_activation")),
    )
    op.create_index(op.f("ix_template_activation_project_key"), "template_activation", ["project_key"])


def _template_file() -> None:
    op.create_table(
        "template_file",
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["template_id"], ["template.id"], name=op.f("fk_template_file_template_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_file")),
        sa.UniqueConstraint("template_id", "name", name=op.f("uq_template_file_template_id_name")),
    )


def downgrade() -> None:
    """Documents whose PDF was not made yet are deleted, and asked for again: their records stand.

    Refused while there are records of kinds that people made: the code before knows none of them, and what
    is written in them would be lost.
    """
    own = op.get_bind().scalar(sa.text("SELECT count(*) FROM record WHERE kind LIKE 'egen-%'"))
    if own:
        raise RuntimeError(f"{own} records are of kinds that people made; restore a backup instead.")
    op.execute(AGAIN)
    op.execute("DELETE FROM document WHERE pdf_blob IS NULL")
    op.execute("DELETE FROM job WHERE kind IN ('convert', 'check_template', 'preview_template')")
    with op.batch_alter_table("document") as table:
        for name, of_type in OF_THE_PDF.items():
            table.alter_column(name, existing_type=of_type, nullable=False)
    for table_name in ("template_file", "template_activation", "template"):
        op.drop_table(table_name)
