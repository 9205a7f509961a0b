"""A project's row: its parameters live in its file, here is only what the database must keep."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base


class ProjectFile(Base):
    """`wrapped_key` opens the records that are about the project itself."""

    __tablename__ = "project"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
