"""Destroying the key of a case takes what is told of the person's groups with it, whoever destroys it.

Without the key nothing of the person is readable; that somebody came to a group, and when, is not sealed.
"""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

NAME = "case_file_erased"
ON = (
    f"CREATE TRIGGER {NAME} AFTER UPDATE OF wrapped_key ON case_file "
    "FOR EACH ROW WHEN (length(NEW.wrapped_key) = 0)"
)
GONE = "DELETE FROM group_member WHERE case_id = NEW.id;"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"{ON} BEGIN {GONE} END")
    else:
        body = f"BEGIN {GONE} RETURN NULL; END"
        op.execute(f"CREATE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$")
        op.execute(f"{ON} EXECUTE FUNCTION {NAME}()")
    op.execute(
        "DELETE FROM group_member WHERE case_id IN (SELECT id FROM case_file WHERE length(wrapped_key) = 0)"
    )


def downgrade() -> None:
    """What was taken away stays so."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {NAME}")
        return
    op.execute(f"DROP TRIGGER {NAME} ON case_file")
    op.execute(f"DROP FUNCTION {NAME}")
