"""Sessions kept on the server, and the sign-in attempts that slow down guessing."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId


class ServerSession(Base):
    """One browser's session; only a hash of its id is kept, so that a copy of the table opens nothing."""

    __tablename__ = "server_session"

    id_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class SignInAttempt(HasId, Base):
    """A failed sign-in, by blind index of the account name and of the address it came from."""

    __tablename__ = "sign_in_attempt"

    account_index: Mapped[str] = mapped_column(String(64), index=True)
    address_index: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
