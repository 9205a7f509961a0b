"""Group activities of a project, who takes part in them, and who came on which day."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _groups()
    _members()
    _attendance()


def _groups() -> None:
    op.create_table(
        "group_activity",
        sa.Column("project_key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("weekday", sa.String(length=10), nullable=False),
        sa.Column("hours", sa.String(length=40), nullable=False),
        sa.Column("leader", sa.String(length=100), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("lock", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["project_key"], ["project.key"], name=op.f("fk_group_activity_project_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_activity")),
    )
    op.create_index(op.f("ix_group_activity_project_key"), "group_activity", ["project_key"])


def _members() -> None:
    op.create_table(
        "group_member",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["group_activity.id"], name=op.f("fk_group_member_group_id")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_group_member_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group_id", "case_id", name=op.f("pk_group_member")),
    )
    op.create_index(op.f("ix_group_member_case_id"), "group_member", ["case_id"])


def _attendance() -> None:
    op.create_table(
        "attendance",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("told_by", sa.Uuid(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id", "case_id"],
            ["group_member.group_id", "group_member.case_id"],
            name="fk_attendance_group_member",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["told_by"], ["account.id"], name=op.f("fk_attendance_told_by")),
        sa.PrimaryKeyConstraint("group_id", "case_id", "day", name=op.f("pk_attendance")),
    )


def downgrade() -> None:
    op.drop_table("attendance")
    op.drop_index(op.f("ix_group_member_case_id"), "group_member")
    op.drop_table("group_member")
    op.drop_index(op.f("ix_group_activity_project_key"), "group_activity")
    op.drop_table("group_activity")
