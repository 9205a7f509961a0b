"""Bodies' members, their meetings, who is called to each, and the private calendar addresses."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _members()
    _meetings()
    _slots()
    _summons()
    _addresses()


def _members() -> None:
    op.create_table(
        "body_member",
        sa.Column("project_key", sa.String(length=80), nullable=False),
        sa.Column("body", sa.String(length=20), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_key", sa.String(length=80), nullable=False),
        sa.Column("deputy", sa.Boolean(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["project_key"], ["project.key"], name=op.f("fk_body_member_project_key")),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], name=op.f("fk_body_member_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_member")),
    )
    op.create_index("ix_body_member_project_key_body", "body_member", ["project_key", "body"])
    op.create_index(op.f("ix_body_member_user_id"), "body_member", ["user_id"])


def _meetings() -> None:
    op.create_table(
        "meeting",
        sa.Column("project_key", sa.String(length=80), nullable=False),
        sa.Column("body", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("link", sa.String(length=400), nullable=False),
        sa.Column("extra", sa.Boolean(), nullable=False),
        sa.Column("instead_of", sa.Date(), nullable=True),
        sa.Column("because", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_because", sa.String(length=400), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lock", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "state IN ('planerat', 'kallat', 'hallet', 'installt')", name=op.f("ck_meeting_state_known")
        ),
        sa.ForeignKeyConstraint(["project_key"], ["project.key"], name=op.f("fk_meeting_project_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index("ix_meeting_project_key_day", "meeting", ["project_key", "day"])


def _slots() -> None:
    op.create_table(
        "meeting_slot",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_slot_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_slot")),
    )
    op.create_index(op.f("ix_meeting_slot_meeting_id"), "meeting_slot", ["meeting_id"])


def _summons() -> None:
    op.create_table(
        "summons",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.Column("sends_id", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mailed", sa.String(length=20), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_summons_meeting_id")),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], name=op.f("fk_summons_user_id")),
        sa.ForeignKeyConstraint(["sends_id"], ["account.id"], name=op.f("fk_summons_sends_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summons")),
        sa.UniqueConstraint("meeting_id", "user_id", name=op.f("uq_summons_meeting_id_user_id")),
    )
    op.create_index(op.f("ix_summons_user_id"), "summons", ["user_id"])


def _addresses() -> None:
    op.create_table(
        "calendar_address",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], name=op.f("fk_calendar_address_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_address")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_calendar_address_secret_hash")),
    )
    op.create_index(op.f("ix_calendar_address_user_id"), "calendar_address", ["user_id"])


def downgrade() -> None:
    """Letters on their way are for a program that can send them."""
    op.execute("DELETE FROM job WHERE kind = 'summons'")
    for table in ("calendar_address", "summons", "meeting_slot", "meeting", "body_member"):
        op.drop_table(table)
