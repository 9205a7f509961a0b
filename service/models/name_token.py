"""What a name is found by, without telling the name."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base


class NameToken(Base):
    """A keyed fingerprint of the beginning of a word in the participant's name (service.domain.names).

    Part of the projection, and empty for who has protected identity.
    """

    __tablename__ = "name_token"
    __table_args__ = (Index("ix_name_token_case_id", "case_id"),)

    token: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("case_projection.case_id", ondelete="CASCADE"), primary_key=True
    )
