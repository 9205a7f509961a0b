"""Jobs: the row is the truth, the message in the queue only rings."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId


class JobState(StrEnum):
    """FAILED will not get better by itself; DEAD was tried as often as it may. Both wait for a person."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    DEAD = "dead"


class Job(HasId, Base):
    """Whoever holds `token` owns the job until `lease_until`; only the owner may store a result.

    `variant` is which document of its subject it makes, "" for the main one.
    `step` is what it is doing ("filling", "converting"), `error` a Swedish sentence without personal data.
    """

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("state IN ('queued', 'running', 'done', 'failed', 'dead')", name="state_known"),
        Index("ix_job_waiting", "state", "not_before"),
    )

    kind: Mapped[str] = mapped_column(String(40))
    queue: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[UUID] = mapped_column(index=True)
    variant: Mapped[str] = mapped_column(String(40), default="", server_default="")
    dedup_key: Mapped[str] = mapped_column(String(200), unique=True)
    state: Mapped[str] = mapped_column(String(20), default=JobState.QUEUED)
    step: Mapped[str] = mapped_column(String(20), default="")
    attempts: Mapped[int] = mapped_column(default=0)
    max_attempts: Mapped[int] = mapped_column(default=4)
    not_before: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    token: Mapped[UUID | None]
    sent_at: Mapped[datetime | None]
    error_code: Mapped[str] = mapped_column(String(40), default="")
    error: Mapped[str] = mapped_column(String(1000), default="")
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
