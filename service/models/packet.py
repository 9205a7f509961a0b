"""Packets: what each receiver got for a meeting, in which edition, and of which papers it was made."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId


class Packet(HasId, Base):
    """One edition of one receiver's packet; until it is built, what tells of its files is None.

    `copy` is the number that stands on every page. `plan` is what it is made of, sealed JSON with the key of
    the packet, and `plan_sha256` the hash of that plan: the next edition is made only for whom it differs.
    From `sent_at` its receiver may open it; `mailed_at` is when the letter that tells so left, or may have.
    `closed_at` is when it was closed for good, by a newer edition or a right that was lost.
    """

    __tablename__ = "packet"
    __table_args__ = (UniqueConstraint("meeting_id", "user_id", "edition"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    organisation_key: Mapped[str] = mapped_column(String(80))
    edition: Mapped[int]
    copy: Mapped[int]
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    plan: Mapped[bytes] = mapped_column(LargeBinary)
    plan_sha256: Mapped[str] = mapped_column(String(64))
    pdf_blob: Mapped[str | None] = mapped_column(String(64))
    pdf_sha256: Mapped[str | None] = mapped_column(String(64))
    docx_blob: Mapped[str | None] = mapped_column(String(64))
    docx_sha256: Mapped[str | None] = mapped_column(String(64))
    pages: Mapped[int | None]
    ordered_at: Mapped[datetime]
    ordered_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    built_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    mailed_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class PacketPaper(HasId, Base):
    """What of a case went into a packet: its own sheet, or a document of one of its records.

    `record_id` is None for the sheet. `sha256` is the hash of the PDF that went in.
    """

    __tablename__ = "packet_paper"
    __table_args__ = (Index("ix_packet_paper_case_id", "case_id"),)

    packet_id: Mapped[UUID] = mapped_column(ForeignKey("packet.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"))
    record_id: Mapped[UUID | None] = mapped_column(ForeignKey("record.id"))
    variant: Mapped[str] = mapped_column(String(40), default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")


class PacketSheet(HasId, Base):
    """A paper of a meeting that is no record, as PDF: made once for all who get the same.

    `sha256` is the hash of what it says, and `wrapped_key` seals the file; `case_id` tells whose sheet it is.
    """

    __tablename__ = "packet_sheet"
    __table_args__ = (UniqueConstraint("meeting_id", "sha256"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    blob: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
