"""Records: the answers of one form, by one person, at one time, about one subject."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId


class RecordState(StrEnum):
    """A draft may change; a final record never does; a superseded one was replaced by a newer version."""

    DRAFT = "draft"
    FINAL = "final"
    SUPERSEDED = "superseded"


class Record(HasId, Base):
    """`content` is sealed JSON: typed text while a draft, answers once final; `lock` counts the savings.

    At most one draft of a kind is a person's in a case: each side of it writes its own, which the other does
    not read. A record is superseded at most once; of two drafts that would, one has the place until the first
    is final.
    """

    __tablename__ = "record"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'final', 'superseded')", name="state_known"),
        CheckConstraint("(state = 'draft') = (finalised_at IS NULL)", name="final_has_time"),
        Index("ix_record_finalised_at", "finalised_at"),
        Index(
            "uq_record_open_draft",
            "case_id",
            "kind",
            "author_id",
            unique=True,
            sqlite_where=text("state = 'draft' AND case_id IS NOT NULL"),
            postgresql_where=text("state = 'draft' AND case_id IS NOT NULL"),
        ),
    )

    kind: Mapped[str] = mapped_column(String(80))
    project_key: Mapped[str] = mapped_column(ForeignKey("project.key"), index=True)
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    state: Mapped[str] = mapped_column(String(20), default=RecordState.DRAFT)
    version: Mapped[int] = mapped_column(default=1)
    lock: Mapped[int] = mapped_column(default=1)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    supersedes_id: Mapped[UUID | None] = mapped_column(ForeignKey("record.id"), unique=True)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    finalised_at: Mapped[datetime | None]
