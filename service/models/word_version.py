"""Word files that stand, or would stand, in the place of a generated one: edited by hand, or made anew."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId


class WordState(StrEnum):
    """A file is compared by a worker first; one that is SHOWN waits for the answer of a person."""

    CHECKING = "checking"
    REFUSED = "refused"
    SHOWN = "shown"
    TAKEN = "taken"
    DECLINED = "declined"


class WordVersion(HasId, Base):
    """One Word file for the main document of a record, and how it differs from what stands.

    `edited` tells a file that somebody changed in Word from one that is made anew of the answers, which has
    no `blob` until it is made. `blob` is where the sealed file lies, `sha256` the hash of the file itself.
    `reasons` are the sentences that a file is refused with. `differences` is sealed JSON; `against` is the
    hash of the Word file that stood when they were found. `template_*` is as in Document, of one made anew.
    """

    __tablename__ = "word_version"
    __table_args__ = (
        CheckConstraint("state IN ('checking', 'refused', 'shown', 'taken', 'declined')", name="state_known"),
    )

    record_id: Mapped[UUID] = mapped_column(ForeignKey("record.id"), index=True)
    edited: Mapped[bool]
    state: Mapped[str] = mapped_column(String(20), default=WordState.CHECKING)
    blob: Mapped[str | None] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64), default="")
    template_sha256: Mapped[str] = mapped_column(String(64), default="")
    template_id: Mapped[UUID | None] = mapped_column(ForeignKey("template.id"))
    reasons: Mapped[list[str]] = mapped_column(JSON, default=list)
    differences: Mapped[bytes | None] = mapped_column(LargeBinary)
    against: Mapped[str] = mapped_column(String(64), default="")
    by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None]
