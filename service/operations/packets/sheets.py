"""Papers of a meeting that are no records, made once and sealed, for all who get the same."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select

from service.models import Meeting, Packet, PacketSheet
from service.operations.content import Sealed
from service.operations.meetings import lasting, seen
from service.operations.work import Work
from service.vault import DataKey


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper by its fingerprint, in its meeting; `case_id` tells whose it is, if anybody's."""

    meeting_id: UUID
    sha256: str
    case_id: UUID | None = None

    @property
    def place(self) -> str:
        """Where its file and its key belong."""
        return f"packet_sheet.{self.meeting_id}.{self.sha256}"


@dataclass(frozen=True, slots=True)
class SheetKey:
    """A new key, as it is kept and opened."""

    wrapped: bytes
    key: DataKey


def made(work: Work, sheet: Sheet) -> Sealed | None:
    """Its file, if it is made already."""
    row = _row(work, sheet)
    if row is None:
        return None
    return Sealed(blob=row.blob, place=sheet.place, key=work.vault.unwrap(row.wrapped_key, where=sheet.place))


def new_key(work: Work, sheet: Sheet) -> SheetKey:
    wrapped = work.vault.new_key(where=sheet.place)
    return SheetKey(wrapped, work.vault.unwrap(wrapped, where=sheet.place))


def keep(work: Work, sheet: Sheet, key: SheetKey, *, blob: str, packet_id: UUID) -> bool:
    """Writes a paper down that was made for a packet; False when another worker was first.

    False as well when the packet is closed or the meeting over, since nobody would destroy it any more. Who
    cancels the meeting meanwhile, or makes the same paper, waits.
    """
    meeting = seen.hold(work, work.session.get_one(Meeting, sheet.meeting_id))
    closed = work.session.get_one(Packet, packet_id).closed_at is not None
    if closed or not lasting.is_open(meeting, work.today) or _row(work, sheet) is not None:
        return False
    row = PacketSheet(
        id=uuid4(), meeting_id=sheet.meeting_id, case_id=sheet.case_id, sha256=sheet.sha256,
        wrapped_key=key.wrapped, blob=blob, created_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    return True


def _row(work: Work, sheet: Sheet) -> PacketSheet | None:
    which = (PacketSheet.meeting_id == sheet.meeting_id, PacketSheet.sha256 == sheet.sha256)
    return work.session.scalar(select(PacketSheet).where(*which))
