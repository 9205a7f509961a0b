"""Each side of a case may have a draft of a kind open, beside that of the other."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

DRAFT = "uq_record_open_draft"
WHERE = sa.text("state = 'draft' AND case_id IS NOT NULL")
TWO = (
    "SELECT count(*) FROM (SELECT case_id, kind FROM record WHERE state = 'draft' AND case_id IS NOT NULL "
    "GROUP BY case_id, kind HAVING count(*) > 1) AS twice"
)


def upgrade() -> None:
    _one_of("case_id", "kind", "author_id")


def downgrade() -> None:
    """The older version knows one draft of a kind in a case, and nothing that is written is thrown away."""
    if twice := op.get_bind().scalar(sa.text(TWO)):
        raise RuntimeError(f"{twice} documents are being written twice: finish or discard one of each first.")
    _one_of("case_id", "kind")


def _one_of(*columns: str) -> None:
    op.drop_index(op.f(DRAFT), "record")
    op.create_index(
        op.f(DRAFT), "record", [*columns], unique=True, sqlite_where=WHERE, postgresql_where=WHERE
    )
