"""The group activities of a project, who takes part in them, and who came on which day."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId


class GroupActivity(HasId, Base):
    """A group as staff describe it, without anybody's name but its leader's; `lock` counts the savings."""

    __tablename__ = "group_activity"

    project_key: Mapped[str] = mapped_column(ForeignKey("project.key"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    place: Mapped[str] = mapped_column(String(100))
    weekday: Mapped[str] = mapped_column(String(10))
    hours: Mapped[str] = mapped_column(String(40))
    leader: Mapped[str] = mapped_column(String(100))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    lock: Mapped[int] = mapped_column(default=1)


class GroupMember(Base):
    """A participant of a group, by case and not by name; `last_on` is None while they go on."""

    __tablename__ = "group_member"

    group_id: Mapped[UUID] = mapped_column(ForeignKey("group_activity.id"), primary_key=True)
    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("case_file.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    first_on: Mapped[date]
    last_on: Mapped[date | None]


class Attendance(Base):
    """Whether a participant came on a day, and never why not; without a row nobody has told."""

    __tablename__ = "attendance"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "case_id"],
            ["group_member.group_id", "group_member.case_id"],
            name="fk_attendance_group_member",
            ondelete="CASCADE",
        ),
    )

    group_id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(primary_key=True)
    on: Mapped[date] = mapped_column("day", primary_key=True)
    present: Mapped[bool]
    told_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    told_at: Mapped[datetime]
