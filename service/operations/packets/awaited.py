"""Documents that belong to packets and have no PDF yet: waited for a while, and told of as missing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select

from service.domain.meetings.packet_planning import belongs
from service.models import CaseFile, Document, Job, JobState, Meeting, Packet, Record
from service.operations import access, consents, jobs
from service.operations.documents import CONVERT, RENDER
from service.operations.jobs import Claim
from service.operations.meetings import agenda
from service.operations.meetings.agenda_entries import Entry
from service.operations.packets import facts
from service.operations.work import Work

AT_MOST = timedelta(minutes=15)
"""How long after its order a packet lets documents come first; our choice."""
_PAUSE = 15
"""Seconds until it is looked again whether they are made."""
WAITS = "waits"
"""The step of a packet's job that lets documents come first."""


class NotYet(Exception):
    """Documents that belong to the packet are being made, and it is built when they are there."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that is in no packet yet: of what the meeting calls the case, and which.

    `title` is "" for who may not open the case. `coming`: it is being made.
    """

    alias: str
    title: str
    coming: bool


def must_be_made(work: Work, packet: Packet, record_ids: Collection[UUID]) -> None:
    """Raises NotYet while some of the documents are being made, and the packet was ordered lately."""
    if record_ids and work.now < packet.ordered_at + AT_MOST and _coming(work, record_ids):
        raise NotYet


def come_back(work: Work, held: Claim) -> None:
    """The packet's job is done a little later."""
    jobs.postpone(work.session, held, at=work.now, seconds=_PAUSE, step=WAITS)


def missing(work: Work, meeting: Meeting) -> list[Missing]:
    """What would not be in packets that were made at this moment, in the order of the agenda."""
    entries = [each for each in agenda.entries(work, meeting) if each.case]
    unmade = facts.unmade(work, {each.case.id for each in entries if each.case})
    coming = _coming(work, {record.id for record in unmade}) if unmade else frozenset()
    found = (
        _missing(work, entry.case, entry, record, coming=record.id in coming)
        for entry in entries
        for record in unmade
        if entry.case and _goes_with(work, entry, record)
    )
    return [*dict.fromkeys(found)]


def _goes_with(work: Work, entry: Entry, record: Record) -> bool:
    file = entry.case
    if file is None or file.id != record.case_id or not belongs(record.kind, entry.point):
        return False
    return not consents.before_protection(work, file, consents.case_of(work, file), record)


def _missing(work: Work, file: CaseFile, entry: Entry, record: Record, *, coming: bool) -> Missing:
    opens = access.may_see_case(work, file)
    title = work.title(record.kind, record.project_key) if opens else ""
    return Missing(entry.title, title, coming)


def _coming(work: Work, record_ids: Collection[UUID]) -> frozenset[UUID]:
    """Those that a worker makes or will make, and those that were made in this moment.

    Both are asked at once, so that none is overlooked while it goes from the one to the other.
    """
    wanted = select(Record.id).where(Record.id.in_(record_ids), or_(*_made_or_being_made()))
    return frozenset(work.session.scalars(wanted))


def _made_or_being_made() -> Iterator[ColumnElement[bool]]:
    on_its_way = (Job.kind.in_((RENDER, CONVERT)), Job.state.in_((JobState.QUEUED, JobState.RUNNING)))
    yield exists().where(Job.subject_id == Record.id, Job.variant == "", *on_its_way)
    made = (Document.variant == "", Document.pdf_sha256.is_not(None))
    yield exists().where(Document.record_id == Record.id, *made)
