"""Who may open the case of somebody with protected identity, besides those who work with it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.models.base import Base
from service.models.user import User


class NamedPerson(Base):
    """Somebody named for a case, by whom and why (service.domain.protection); taken away, the row goes.

    What was is told by the audit trail. Who referred and the case's vägledare are named without a row.
    """

    __tablename__ = "named_person"
    __table_args__ = (Index("ix_named_person_user_id", "user_id"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(String(40))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]
    user: Mapped[User] = relationship(foreign_keys=user_id)
