"""What a meeting takes up, who is in the room, and what somebody is to do because of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId

NAME = 120
"""Characters of who is to say or do something."""


class AgendaItem(HasId, Base):
    """One item under a standing `point`, in the order of `place`: a case, or a matter with its own `title`.

    `title` is "" for a case, which is told by its number, or the alias that it keeps here for a person whose
    identity is protected. `removed`: the leader has taken it off this agenda,
    so that it does not come back by itself. `written` is what is being noted at the meeting, sealed JSON with
    the key of the case or the project; `lock` counts the savings. `record_id` is the final record that the
    decision became, `about_id` the one that brought the item here, such as an escalation.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (UniqueConstraint("meeting_id", "point", "case_id"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    point: Mapped[int]
    place: Mapped[int]
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    title: Mapped[str] = mapped_column(String(200), default="")
    presenter: Mapped[str] = mapped_column(String(NAME), default="")
    minutes: Mapped[int | None]
    by_hand: Mapped[bool] = mapped_column(default=False)
    removed: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    written: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    lock: Mapped[int] = mapped_column(default=1)
    record_id: Mapped[UUID | None] = mapped_column(ForeignKey("record.id"))
    about_id: Mapped[UUID | None] = mapped_column(ForeignKey("record.id"))
    created_at: Mapped[datetime]


class Presence(HasId, Base):
    """Somebody who is, or was, in the room: a person with an account, or a guest with a `name`."""

    __tablename__ = "meeting_presence"
    __table_args__ = (UniqueConstraint("meeting_id", "user_id"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str] = mapped_column(String(NAME), default="")
    organisation_key: Mapped[str] = mapped_column(String(80))
    present: Mapped[bool]
    changed_at: Mapped[datetime]


class MeetingAction(HasId, Base):
    """What somebody is to do after a meeting; open until `done_at`.

    `what` is sealed with the key of the case it is about, or else of the project. `responsible_id` is None
    for who has no account.
    """

    __tablename__ = "meeting_action"
    __table_args__ = (Index("ix_meeting_action_open", "project_key", "done_at"),)

    project_key: Mapped[str] = mapped_column(ForeignKey("project.key"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[UUID | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    what: Mapped[bytes] = mapped_column(LargeBinary)
    responsible: Mapped[str] = mapped_column(String(NAME))
    responsible_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    due: Mapped[date | None]
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))


class MeetingRecord(Base):
    """A record that is about a meeting, such as its notes or its decisions."""

    __tablename__ = "meeting_record"

    record_id: Mapped[UUID] = mapped_column(ForeignKey("record.id"), primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
