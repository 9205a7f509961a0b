"""Lists of a kind's fields as Word files, for who writes templates to print."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId


class FieldList(HasId, Base):
    """A field list of a kind in a project; `blob`, where the sealed file lies, is None until it is made.

    `sha256` is the hash of what it says: the same fields make no second list, and changed ones a new.
    """

    __tablename__ = "field_list"
    __table_args__ = (UniqueConstraint("kind", "project_key", "sha256"),)

    kind: Mapped[str] = mapped_column(String(80))
    project_key: Mapped[str] = mapped_column(ForeignKey("project.key"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    blob: Mapped[str | None] = mapped_column(String(64))
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime]
