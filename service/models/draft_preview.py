"""Previews: what a draft would be as a document, for the person who reads it through, and for an hour."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId


class DraftPreview(HasId, Base):
    """What one person would make final of a draft; she has one at a time.

    `lock` is the saving of the draft that it shows. `pages` counts those of the PDF, None until it is made;
    `template_sha256` is the Word template that it was made from, `words_sha256` all that was filled into it.
    """

    __tablename__ = "draft_preview"
    __table_args__ = (UniqueConstraint("record_id", "user_id"),)

    record_id: Mapped[UUID] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    lock: Mapped[int]
    asked_at: Mapped[datetime] = mapped_column(index=True)
    pages: Mapped[int | None]
    template_sha256: Mapped[str] = mapped_column(String(64), default="")
    words_sha256: Mapped[str] = mapped_column(String(64), default="")


class DraftPreviewFile(Base):
    """The PDF of a preview, "pdf", or the picture of a page, "1", sealed with the key of the record.

    They stand in the table and not in the file store, so that they are gone in the very transaction that ends
    the draft, or takes away what somebody may know.
    """

    __tablename__ = "draft_preview_file"

    preview_id: Mapped[UUID] = mapped_column(
        ForeignKey("draft_preview.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(String(10), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)
