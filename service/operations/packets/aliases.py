"""What protected people are called in packets: an alias that is stored before anything is printed with it."""

from collections.abc import Iterable
from uuid import UUID

from service.models import Meeting, Packet
from service.operations.meetings import agenda
from service.operations.meetings.agenda_entries import Entry
from service.operations.work import Work


class NotStored(Exception):
    """The agenda would call somebody by an alias that somebody else could get tomorrow."""


def must_stand(work: Work, meeting: Meeting, entries: Iterable[Entry]) -> None:
    """Raises NotStored when an alias is only worked out and not stored."""
    hidden = {each.case.id for each in entries if each.case and each.case.projection.protected}
    if hidden and hidden - {row.case_id for row in agenda.rows_of(work, meeting) if row.title}:
        raise NotStored


def store(work: Work, packet_id: UUID) -> None:
    """Stores the aliases of a packet's meeting."""
    packet = work.session.get_one(Packet, packet_id)
    agenda.fix(work, work.session.get_one(Meeting, packet.meeting_id))
