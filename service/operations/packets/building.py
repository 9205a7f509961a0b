"""Building a packet: what a worker needs to know, decided anew, and what is written down when it is built."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from service.domain.meetings.packet_changes import changes
from service.domain.meetings.packet_plan import Plan, Planned
from service.domain.meetings.papers import Summons
from service.models import Document, Meeting, Packet, PacketPaper, Record
from service.operations import jobs
from service.operations.audit import Event, tell
from service.operations.content import Sealed, record_key
from service.operations.documents import file_place
from service.operations.jobs import Claim
from service.operations.meetings import lasting
from service.operations.packets import aliases, awaited, closing, delivery, editions, keys, readers, session
from service.operations.packets.rights import Rights
from service.operations.work import Work
from service.vault import DataKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A packet to build, as plain values: nothing of it holds on to the database.

    `records` are the files of the documents in the plan, by record. `changed` tells what differs from the
    edition before.
    """

    packet_id: UUID
    meeting_id: UUID
    name: str
    organisation: str
    copy: int
    edition: int
    built: date
    planned: Planned
    summons: Summons
    records: dict[UUID, Sealed]
    key: DataKey
    changed: tuple[str, ...] = ()


def begin(work: Work, held: Claim) -> Order | None:
    """What to build now; None for a packet that is closed, or whose receiver gets none any more.

    Raises aliases.NotStored, and awaited.NotYet while documents that belong to it are made.
    """
    packet = work.session.get_one(Packet, held.subject_id)
    meeting = work.session.get_one(Meeting, packet.meeting_id)
    if packet.closed_at is not None or not lasting.is_open(meeting, work.today):
        return None
    people = readers.receivers(work, meeting)
    one = next((each for each in people if each.user.id == packet.user_id), None)
    if one is None or one.reader.organisation != packet.organisation_key:
        return None
    gathered = session.gather(work, meeting, people)
    aliases.must_stand(work, meeting, gathered.entries)
    planned = gathered.plan_for(one)
    awaited.must_be_made(work, packet, planned.awaited)
    return Order(
        packet_id=packet.id, meeting_id=meeting.id, name=one.user.name, organisation=one.organisation,
        copy=packet.copy, edition=packet.edition, built=work.today, planned=planned,
        summons=gathered.session.summons, records=_records(work, planned.plan),
        key=keys.packet_key(work, packet), changed=since_before(work, meeting, packet, planned.plan),
    )  # fmt: skip


def since_before(work: Work, meeting: Meeting, packet: Packet, plan: Plan) -> tuple[str, ...]:
    """What the plan changes in the newest edition before this one that was built.

    A case that is taken up no more is not told of: what is printed stays, and nobody would ask again whether
    it may be read, as it is asked for each case of the plan.
    """
    earlier = editions.of(work, meeting).get(packet.user_id, [])
    before = next((each for each in earlier if each.edition < packet.edition and each.built_at), None)
    if before is None:
        return ()
    return changes(keys.plan_of(work, before), plan, heard=())


def _records(work: Work, plan: Plan) -> dict[UUID, Sealed]:
    ids = [each.record_id for each in plan.papers() if each.record_id]
    wanted = select(Record, Document).join(Document, Document.record_id == Record.id)
    rows = work.session.execute(wanted.where(Record.id.in_(ids), Document.variant == ""))
    return {
        record.id: Sealed(
            blob=document.pdf_blob, place=file_place(record, "pdf"), key=record_key(work, record)
        )
        for record, document in rows
        if document.pdf_blob
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The finished files of a packet: where they lie, and their hashes."""

    pdf_blob: str
    pdf_sha256: str
    docx_blob: str
    docx_sha256: str
    pages: int


def finish(work: Work, held: Claim, order: Order, built: Built) -> bool | None:
    """Ends the job with its packet; False when the job is another's or the packet is closed.

    None when the receiver may have less now than when it was planned: then it has to be built anew.
    """
    plan = order.planned.plan
    delivery.hold_cases(work, [plan])
    packet = work.session.get_one(Packet, order.packet_id)
    meeting = work.session.get_one(Meeting, packet.meeting_id)
    if packet.closed_at is None and not Rights(work, meeting).allows(packet, plan):
        return None
    if not jobs.finish(work.session, held, at=work.now) or packet.built_at or packet.closed_at:
        return False
    packet.pdf_blob, packet.pdf_sha256 = built.pdf_blob, built.pdf_sha256
    packet.docx_blob, packet.docx_sha256 = built.docx_blob, built.docx_sha256
    packet.pages, packet.built_at = built.pages, work.now
    keys.keep_plan(work, packet, plan)
    work.session.add_all(_papers(packet, plan))
    work.session.flush()
    tell(work, Event.PACKET_BUILT, project_key=meeting.project_key, packet=str(packet.id), pages=built.pages)
    delivery.follow(work, meeting, packet)
    return True


def give_up(work: Work, held: Claim) -> None:
    """There is nothing to build any more; who gets packets for another organisation now is made another."""
    packet = work.session.get_one(Packet, held.subject_id)
    if jobs.finish(work.session, held, at=work.now) and not (packet.closed_at or packet.built_at):
        closing.replace(work, packet)


def _papers(packet: Packet, plan: Plan) -> list[PacketPaper]:
    """One row for each paper of a case, in the order they are read."""
    papers = [(case.case_id, paper) for case in plan.cases() for paper in case.papers]
    return [
        PacketPaper(
            packet_id=packet.id, place=place, case_id=case_id, record_id=paper.record_id,
            variant=paper.variant, sha256=paper.sha256,
        )
        for place, (case_id, paper) in enumerate(papers, start=1)
    ]  # fmt: skip
