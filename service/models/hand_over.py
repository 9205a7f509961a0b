"""A case that went from one remittent to another of the same organisation."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId


class HandOver(HasId, Base):
    """Both are told of it on their page, each until they have read it."""

    __tablename__ = "hand_over"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    from_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    to_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]
    from_read_at: Mapped[datetime | None]
    to_read_at: Mapped[datetime | None]
