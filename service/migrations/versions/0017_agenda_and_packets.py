"""What a meeting takes up, who is in the room, what is to be done after it, and each receiver's packet."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_TABLES = ("agenda_item", "meeting_presence", "meeting_action", "meeting_record", "packet", "packet_paper")


def upgrade() -> None:
    _agenda_item()
    _meeting_presence()
    _meeting_action()
    _meeting_record()
    _packet()
    _packet_paper()


def downgrade() -> None:
    for name in reversed(_TABLES):
        op.drop_table(name)


def _agenda_item() -> None:
    op.create_table(
        "agenda_item",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("point", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("presenter", sa.String(length=120), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written", sa.LargeBinary(), nullable=False),
        sa.Column("lock", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_agenda_item_case_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_agenda_item_record_id")),
        sa.ForeignKeyConstraint(["about_id"], ["record.id"], name=op.f("fk_agenda_item_about_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint(
            "meeting_id", "point", "case_id", name=op.f("uq_agenda_item_meeting_id_point_case_id")
        ),
    )
    op.create_index(op.f("ix_agenda_item_case_id"), "agenda_item", ["case_id"])
    op.create_index(op.f("ix_agenda_item_meeting_id"), "agenda_item", ["meeting_id"])


def _meeting_presence() -> None:
    op.create_table(
        "meeting_presence",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("organisation_key", sa.String(length=80), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_presence_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], name=op.f("fk_meeting_presence_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_presence")),
        sa.UniqueConstraint("meeting_id", "user_id", name=op.f("uq_meeting_presence_meeting_id_user_id")),
    )
    op.create_index(op.f("ix_meeting_presence_meeting_id"), "meeting_presence", ["meeting_id"])


def _meeting_action() -> None:
    op.create_table(
        "meeting_action",
        sa.Column("project_key", sa.String(length=80), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.LargeBinary(), nullable=False),
        sa.Column("responsible", sa.String(length=120), nullable=False),
        sa.Column("responsible_id", sa.Uuid(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["project_key"], ["project.key"], name=op.f("fk_meeting_action_project_key")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_action_meeting_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_meeting_action_item_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_meeting_action_case_id")),
        sa.ForeignKeyConstraint(
            ["responsible_id"], ["account.id"], name=op.f("fk_meeting_action_responsible_id")
        ),
        sa.ForeignKeyConstraint(["done_by_id"], ["account.id"], name=op.f("fk_meeting_action_done_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_action")),
    )
    op.create_index(op.f("ix_meeting_action_case_id"), "meeting_action", ["case_id"])
    op.create_index(op.f("ix_meeting_action_item_id"), "meeting_action", ["item_id"])
    op.create_index(op.f("ix_meeting_action_meeting_id"), "meeting_action", ["meeting_id"])
    op.create_index("ix_meeting_action_open", "meeting_action", ["project_key", "done_at"])
    op.create_index(op.f("ix_meeting_action_responsible_id"), "meeting_action", ["responsible_id"])


def _meeting_record() -> None:
    op.create_table(
        "meeting_record",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_meeting_record_record_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_record_meeting_id")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_meeting_record")),
    )
    op.create_index(op.f("ix_meeting_record_meeting_id"), "meeting_record", ["meeting_id"])


def _packet() -> None:
    op.create_table(
        "packet",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_key", sa.String(length=80), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("plan", sa.LargeBinary(), nullable=False),
        sa.Column("plan_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_blob", sa.String(length=64), nullable=True),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=True),
        sa.Column("docx_blob", sa.String(length=64), nullable=True),
        sa.Column("docx_sha256", sa.String(length=64), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ordered_by_id", sa.Uuid(), nullable=False),
        sa.Column("built_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_packet_meeting_id")),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], name=op.f("fk_packet_user_id")),
        sa.ForeignKeyConstraint(["ordered_by_id"], ["account.id"], name=op.f("fk_packet_ordered_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packet")),
        sa.UniqueConstraint(
            "meeting_id", "user_id", "edition", name=op.f("uq_packet_meeting_id_user_id_edition")
        ),
    )
    op.create_index(op.f("ix_packet_meeting_id"), "packet", ["meeting_id"])
    op.create_index(op.f("ix_packet_user_id"), "packet", ["user_id"])


def _packet_paper() -> None:
    op.create_table(
        "packet_paper",
        sa.Column("packet_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("variant", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["packet_id"], ["packet.id"], name=op.f("fk_packet_paper_packet_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_packet_paper_case_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_packet_paper_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packet_paper")),
    )
    op.create_index("ix_packet_paper_case_id", "packet_paper", ["case_id"])
    op.create_index(op.f("ix_packet_paper_packet_id"), "packet_paper", ["packet_id"])
