"""Finished documents: which record and variant, which template, which files."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId


class Document(HasId, Base):
    """The Word file of one final record, and its PDF; until that is made, what tells of it is None.

    `variant` is "" for the main document of a record, else the key of a further one, such as the easy-read.
    `*_blob` is where the sealed file lies in the store, `*_sha256` the hash of the file itself,
    `template_sha256` the Word template it was made from and `template_id` its version, None for the built-in
    one; `converter` is the program that made the PDF. `edit_id` is the Word file that somebody has edited by
    hand and put in its place: the PDF is then made of that one, and the generated one stays.
    """

    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("record_id", "variant"),)

    record_id: Mapped[UUID] = mapped_column(ForeignKey("record.id"))
    variant: Mapped[str] = mapped_column(String(40), default="", server_default="")
    docx_blob: Mapped[str] = mapped_column(String(64))
    docx_sha256: Mapped[str] = mapped_column(String(64))
    pdf_blob: Mapped[str | None] = mapped_column(String(64))
    pdf_sha256: Mapped[str | None] = mapped_column(String(64))
    pages: Mapped[int | None]
    template_sha256: Mapped[str] = mapped_column(String(64))
    template_id: Mapped[UUID | None] = mapped_column(ForeignKey("template.id"))
    converter: Mapped[str | None] = mapped_column(String(40))
    edit_id: Mapped[UUID | None] = mapped_column(ForeignKey("word_version.id"))
    created_at: Mapped[datetime]
