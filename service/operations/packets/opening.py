"""Opening a packet: by its receiver, from when it is sent until two weeks after the meeting."""

import re
from uuid import UUID

from service.domain.meetings.bodies import body
from service.errors import DocumentNotReady, NotFound
from service.models import CaseFile, Meeting, Packet
from service.operations import access
from service.operations.audit import Event, tell
from service.operations.documents import FORMATS, Download
from service.operations.meetings import lasting, seen
from service.operations.packets import keys
from service.operations.packets.errors import MadeAnew
from service.operations.packets.rights import Rights
from service.operations.work import Work


def download(work: Work, packet_id: UUID, format: str) -> Download:
    """A packet as PDF, or its first papers as Word, for who may open it; told in the audit trail.

    Raises NotFound for everybody else, and MadeAnew to its receiver when it is closed.
    """
    packet = work.session.get(Packet, packet_id)
    if packet is None or format not in FORMATS:
        raise NotFound
    meeting = seen.one(work, packet.meeting_id)
    if not lasting.is_open(meeting, work.today):
        raise NotFound
    mine = packet.user_id == work.someone.id
    if mine:
        _is_mine(work, meeting, packet)
    else:
        _may_check(work, meeting, packet)
    return _handed(work, meeting, packet, format, mine=mine)


def is_closed_to_receiver(work: Work, meeting: Meeting, packet: Packet) -> bool:
    """Whether it was closed, or has to be: its receiver may not have all of it any more."""
    return packet.closed_at is not None or not Rights(work, meeting).holds(packet)


def _is_mine(work: Work, meeting: Meeting, packet: Packet) -> None:
    if packet.sent_at is None:
        raise NotFound
    if is_closed_to_receiver(work, meeting, packet):
        raise MadeAnew


def may_check(work: Work, meeting: Meeting, packet: Packet) -> bool:
    """Whether who leads the project may look into another's packet: when each case of it opens for her."""
    if not seen.may_keep(work, meeting.project_key) or packet.closed_at is not None:
        return False
    ids = {each.case_id for each in keys.plan_of(work, packet).cases()}
    files = [work.session.get(CaseFile, each) for each in ids]
    return packet.pdf_blob is not None and all(file and access.may_see_case(work, file) for file in files)


def _may_check(work: Work, meeting: Meeting, packet: Packet) -> None:
    """What its receiver may not have any more, nobody looks into either."""
    if not may_check(work, meeting, packet) or not Rights(work, meeting).holds(packet):
        raise NotFound


def _handed(work: Work, meeting: Meeting, packet: Packet, format: str, *, mine: bool) -> Download:
    blob = packet.pdf_blob if format == "pdf" else packet.docx_blob
    if blob is None:
        raise DocumentNotReady
    if mine and packet.opened_at is None:
        packet.opened_at = work.now
    tell(
        work, Event.PACKET_READ, project_key=meeting.project_key, packet=str(packet.id), format=format,
        whose="own" if mine else "other",
    )  # fmt: skip
    return Download(
        name=_name(work, meeting, packet, format), media_type=FORMATS[format], blob=blob,
        place=keys.file_place(packet.id, format), key=keys.packet_key(work, packet),
    )  # fmt: skip


def _name(work: Work, meeting: Meeting, packet: Packet, format: str) -> str:
    """Body, day, copy and edition: nobody's name."""
    found = body(work.project(meeting.project_key), meeting.body)
    what = "paket" if format == "pdf" else "moteshandlingar"
    text = f"{found.short if found else meeting.body}-{meeting.day}-{what}-{packet.copy}-v{packet.edition}"
    return f"{re.sub(r'[^A-Za-z0-9-]+', '-', text)}.{format}"
