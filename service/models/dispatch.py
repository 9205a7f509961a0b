"""What was sent of a record, to whom and on which ground, and what its receivers are told afterwards."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId

BOARD = "(styrgrupp)"
"""Stands for the styrgrupp where an organisation is told; no key of an organisation is written so."""


class Dispatch(HasId, Base):
    """One document sent to one receiver. A row stays: what was sent by mistake is `recalled_at`.

    `organisation_key` is "" for others than organisations, and `variant` as in Document. `sha256` is the hash
    of the PDF that was sent; None until it is made, for what went by itself when its record became final.
    """

    __tablename__ = "dispatch"
    __table_args__ = (Index("ix_dispatch_organisation_key_channel", "organisation_key", "channel"),)

    record_id: Mapped[UUID] = mapped_column(ForeignKey("record.id"), index=True)
    variant: Mapped[str] = mapped_column(String(40), default="")
    receiver: Mapped[str] = mapped_column(String(20))
    organisation_key: Mapped[str] = mapped_column(String(80), default="")
    channel: Mapped[str] = mapped_column(String(20))
    ground: Mapped[str] = mapped_column(String(400))
    diarienummer: Mapped[str] = mapped_column(String(80), default="")
    automatic: Mapped[bool] = mapped_column(default=False)
    sha256: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    recalled_at: Mapped[datetime | None]


class Notice(HasId, Base):
    """Who has received documents of a case is told that the consent is withdrawn.

    `organisation_key` is BOARD for the styrgrupp. It is read in Knutpunkt, or told by hand by somebody who
    works with the case.
    """

    __tablename__ = "notice"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    organisation_key: Mapped[str] = mapped_column(String(80), index=True)
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    read_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
