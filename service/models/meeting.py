"""The bodies' members, their meetings, who is called to each, and the private calendar addresses."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.models.base import Base, HasId


class BodyMember(HasId, Base):
    """Somebody's seat in a body from a day on, ordinary or as a `deputy`, for an organisation.

    For who sits for the project itself `organisation_key` is a word of its own; `last_on` is None while they
    go on.
    """

    __tablename__ = "body_member"
    __table_args__ = (Index("ix_body_member_project_key_body", "project_key", "body"),)

    project_key: Mapped[str] = mapped_column(ForeignKey("project.key"))
    body: Mapped[str] = mapped_column(String(20))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    organisation_key: Mapped[str] = mapped_column(String(80))
    deputy: Mapped[bool]
    first_on: Mapped[date]
    last_on: Mapped[date | None]


class Meeting(HasId, Base):
    """A meeting of a body, on Swedish clocks. `lock` counts the savings; none of its words names anybody.

    Where the rhythm's own day was closed, `instead_of` is that day and `because` says why.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("state IN ('planerat', 'kallat', 'hallet', 'installt')", name="state_known"),
        Index("ix_meeting_project_key_day", "project_key", "day"),
    )

    project_key: Mapped[str] = mapped_column(ForeignKey("project.key"))
    body: Mapped[str] = mapped_column(String(20))
    day: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]
    place: Mapped[str] = mapped_column(String(200), default="")
    link: Mapped[str] = mapped_column(String(400), default="")
    extra: Mapped[bool] = mapped_column(default=False)
    instead_of: Mapped[date | None]
    because: Mapped[str] = mapped_column(String(60), default="")
    state: Mapped[str] = mapped_column(String(20))
    called_at: Mapped[datetime | None]
    cancelled_because: Mapped[str] = mapped_column(String(400), default="")
    changed_at: Mapped[datetime]
    lock: Mapped[int] = mapped_column(default=1)
    slots: Mapped[list["MeetingSlot"]] = relationship(
        order_by="MeetingSlot.starts", cascade="all, delete-orphan", lazy="selectin"
    )


class MeetingSlot(HasId, Base):
    """A named part of a meeting, such as an individmöte."""

    __tablename__ = "meeting_slot"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    starts: Mapped[time]
    ends: Mapped[time]
    name: Mapped[str] = mapped_column(String(60))


class Summons(HasId, Base):
    """One member called to one meeting, and the answer; `mailed` names the last letter that went or may have.

    `sends_id` is the deputy who comes instead.
    """

    __tablename__ = "summons"
    __table_args__ = (UniqueConstraint("meeting_id", "user_id"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    called_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(String(20), default="")
    sends_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    answered_at: Mapped[datetime | None]
    mailed: Mapped[str] = mapped_column(String(20), default="")


class CalendarAddress(HasId, Base):
    """A person's private address for calendar programs; only the hash of its secret is kept."""

    __tablename__ = "calendar_address"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
