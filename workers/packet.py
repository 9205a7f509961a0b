"""Building one receiver's packet: planned anew, made of its papers, and kept if it may still be had."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from doc_templates import meeting as printed
from service.boot import Services
from service.domain.context import printed_id
from service.domain.meetings.packet_plan import PlannedCase, PlannedPaper, PlannedPoint
from service.operations import jobs
from service.operations.jobs import Claim
from service.operations.packets import aliases, awaited, building
from service.operations.packets.aliases import NotStored
from service.operations.packets.awaited import NotYet
from service.operations.packets.building import Built, Order
from service.operations.packets.keys import file_place
from workers.documents import sha256
from workers.errors import Transient
from workers.packet_binder import KEPT
from workers.packet_papers import Papers, Tell
from workers.packets import (
    Agenda,
    Case,
    Edition,
    Line,
    Meeting,
    Packet,
    Paper,
    Point,
    Receiver,
    WordPress,
)
from workers.pdf import Converter, converter

_GOES = 3
"""How often a packet is planned anew because a right was lost while it was built."""
_TOLD_EVERY = 5
_SIGNED = b"/ByteRange"
"""Stands in every PDF with a signature, uncompressed, since it says which bytes are signed."""


class RightsMove(Transient):
    """Rights were lost again and again while the packet was built."""

    message = "Samtycken ändrades medan paketet gjordes. Det görs om av sig självt om en stund."


def make(services: Services, held: Claim, *, using: Converter | None = None) -> None:
    """The packet that `held` is about; stored once, and only by who owns the job.

    While documents that belong to it are made the job is queued again, and blocks no worker.
    """
    using = using or converter(services.settings.pdf)
    for _ in range(_GOES):
        try:
            order = _begun(services, held)
        except NotYet:
            with services.work() as work:
                awaited.come_back(work, held)
            return
        if order is None:
            with services.work() as work:
                building.give_up(work, held)
            return
        if _build(services, held, order, using):
            return
    raise RightsMove


def _begun(services: Services, held: Claim) -> Order | None:
    try:
        with services.look() as work:
            return building.begin(work, held)
    except NotStored:
        with services.work() as work:
            aliases.store(work, held.subject_id)
    with services.look() as work:
        return building.begin(work, held)


@dataclass(frozen=True, slots=True)
class Made:
    """The packet, and its first papers as one Word file."""

    packet: Packet
    word: bytes


def made(services: Services, order: Order, *, using: Converter, tell: Tell) -> Made:
    """What an order asks for, from papers that are made already and those that are not."""
    papers = Papers(services, order, using)
    pdfs = papers.all(tell)
    return Made(_bound(services, order, pdfs, using), papers.word())


def _build(services: Services, held: Claim, order: Order, using: Converter) -> bool:
    """False when the receiver may have less by now."""
    done = made(services, order, using=using, tell=partial(_tell, services, held))
    pdf, word = done.packet.data, done.word
    blobs = [_sealed(services, order, "pdf", pdf), _sealed(services, order, "docx", word)]
    built = Built(
        pdf_blob=blobs[0], pdf_sha256=sha256(pdf), docx_blob=blobs[1], docx_sha256=sha256(word),
        pages=done.packet.pages,
    )  # fmt: skip
    with services.work() as work:
        kept = building.finish(work, held, order, built)
    if not kept:
        for blob in blobs:
            services.store.delete(blob)
    return kept is not None


def _tell(services: Services, held: Claim, number: int, whole: int) -> None:
    if number % _TOLD_EVERY == 0 or number == whole:
        with services.work(hurried=True) as work:
            jobs.step(work.session, held, f"{number}/{whole}")


def _sealed(services: Services, order: Order, format: str, data: bytes) -> str:
    return services.store.put(order.key.seal(data, where=file_place(order.packet_id, format)))


def _bound(services: Services, order: Order, pdfs: Mapping[str, bytes], using: Converter) -> Packet:
    receiver = Receiver(name=order.name, organisation=order.organisation, copy=order.copy)
    edition = Edition(
        id=printed_id(order.packet_id.hex), built=order.built, version=order.edition, changed=order.changed
    )
    at = order.summons.meeting
    meeting = Meeting(
        project=at.project, body=at.body, day=printed.weekday(at.day), place=at.place,
        time=printed.hours(at.starts, at.ends), organisation=at.organisation,
    )  # fmt: skip
    with KEPT.binder(order.meeting_id, meeting, WordPress(using, services.settings.pdf_limit)) as binder:
        return binder.packet(_agenda(order, pdfs), receiver, edition)


def _agenda(order: Order, pdfs: Mapping[str, bytes]) -> Agenda:
    plan = order.planned.plan
    return Agenda(
        first=tuple(_paper(each, pdfs, alias="") for each in plan.first),
        points=tuple(_point(each, pdfs) for each in plan.points),
    )


def _point(point: PlannedPoint, pdfs: Mapping[str, bytes]) -> Point:
    return Point(
        text=point.text,
        entries=tuple(
            _case(each, pdfs) if isinstance(each, PlannedCase) else Line(text=each.text)
            for each in point.entries
        ),
    )


def _case(case: PlannedCase, pdfs: Mapping[str, bytes]) -> Case:
    return Case(text=case.text, papers=tuple(_paper(each, pdfs, alias=case.alias) for each in case.papers))


def _paper(planned: PlannedPaper, pdfs: Mapping[str, bytes], *, alias: str) -> Paper:
    data = pdfs[planned.sha256]
    name = re.sub(r"[^\w-]+", "-", f"{alias}-{planned.title}").strip("-")
    return Paper(title=planned.title, pdf=data, attached_as=f"{name}.pdf" if _SIGNED in data else "")
