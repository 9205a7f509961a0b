"""A meeting as its packets are planned: its kallelse, and its matters with what is known of their cases."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from service.domain.case import Case
from service.domain.consent_parts import Information
from service.domain.dates import in_sweden
from service.domain.meetings.agenda import Point
from service.domain.meetings.board import FEEDBACK
from service.domain.meetings.extracts import arendeblad_of
from service.domain.meetings.packet import Sight
from service.domain.meetings.packet_plan import Planned
from service.domain.meetings.packet_planning import TYPES, Matter, Session, planned
from service.domain.meetings.papers import Called, CaseSheet, Gathering, Item, Summons
from service.domain.meetings.slots import Slot
from service.domain.meetings.unsaid import withheld
from service.models import CaseFile, Meeting, Packet
from service.operations.meetings import agenda, agenda_cases, board_feedback, page, seen
from service.operations.meetings.agenda_entries import Entry
from service.operations.packets import facts
from service.operations.packets.readers import Receiver
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything of a meeting that its packets are planned from, for all receivers."""

    work: Work
    meeting: Meeting
    session: Session
    entries: tuple[Entry, ...]

    def plan_for(self, receiver: Receiver) -> Planned:
        """What somebody gets at this moment."""
        return planned(self.session, sight(self.work, self.meeting, receiver))


class _Sheets:
    """The sheet of a case for who may read these kinds of information."""

    def __init__(self, work: Work, meeting: Meeting, cases: Mapping[UUID, Case]) -> None:
        self._project, self._day, self._cases = work.project(meeting.project_key), meeting.day, cases

    def __call__(self, matter: Matter, kinds: frozenset[Information]) -> CaseSheet:
        if matter.about is None:
            raise TypeError("a sheet is about a case")
        item = Item(
            alias=matter.title, kind=matter.kind, presenter=matter.presenter, question=matter.question
        )
        case = self._cases[matter.about.case_id]
        return arendeblad_of(case, self._project, kinds, self._day, item=item)


def sight(work: Work, meeting: Meeting, receiver: Receiver) -> Sight:
    """What somebody may have of the cases of a meeting now."""
    return Sight(
        reader=receiver.reader, project=work.project(meeting.project_key), day=meeting.day, today=work.today
    )


def gather(work: Work, meeting: Meeting, receivers: Iterable[Receiver]) -> Gathered:
    """Reads it all, with some statements however many the cases are."""
    people = [*receivers]
    found = agenda.read(work, meeting)
    files = {each.case.id: each.case for each in found.entries if each.case}
    cases = {key: (files[key], case) for key, case in agenda_cases.read(work, files.values()).items()}
    session = Session(
        summons=_summons(work, meeting, people),
        matters=(*_matters(work, found.entries, cases), *_feedback(work, meeting)),
        sheets=_Sheets(work, meeting, {key: case for key, (_, case) in cases.items()}),
        present=frozenset(each.reader.organisation for each in people),
        notes=agenda_cases.notes(work, meeting.project_key),
        begins=found.times.points,
    )
    return Gathered(work, meeting, session, tuple(found.entries))


def _matters(
    work: Work, entries: Iterable[Entry], cases: dict[UUID, tuple[CaseFile, Case]]
) -> Iterable[Matter]:
    """What could tell who a protected person is stands in no text."""
    written = facts.written(work, cases)
    for entry in entries:
        known = cases.get(entry.case.id) if entry.case else None
        clean = withheld(known[1], work.project(known[0].project_key)) if known else str
        if (known is None) is (entry.case is None):
            yield Matter(
                point=entry.point, title=entry.title, presenter=clean(entry.presenter),
                kind=_kind(entry) if known else "",
                starts=entry.starts, minutes=entry.minutes, question=clean(entry.question),
                why="" if known and known[1].person.protected else entry.why,
                asked_before=entry.asked_before,
                about=facts.about(*known, written[known[0].id]) if known else None,
            )  # fmt: skip


def _kind(entry: Entry) -> str:
    return FEEDBACK if entry.feedback else TYPES.get(entry.point, "")


def _feedback(work: Work, meeting: Meeting) -> Iterator[Matter]:
    """What the styrgrupp has decided about no case, for everybody; of a case they hear where it comes up."""
    for each in board_feedback.for_all(work, meeting):
        yield Matter(point=Point.BOARD, title=each.title, kind=FEEDBACK, question=each.text)


def _summons(work: Work, meeting: Meeting, people: Iterable[Receiver]) -> Summons:
    """Signed by who leads, so that it is the same whoever orders an edition."""
    listed = [*people]
    leader = next((each.user for each in listed if each.reader.leads), None)
    return Summons(
        meeting=_gathering(work, meeting, organisation=leader.organisation if leader else ""),
        called=tuple(
            Called(name=each.user.name, organisation=each.organisation, deputy=each.deputy) for each in listed
        ),
        slots=tuple(Slot(each.starts, each.ends, each.name) for each in meeting.slots),
        convener=leader.name if leader else "",
    )


def _gathering(work: Work, meeting: Meeting, *, organisation: str) -> Gathering:
    project = work.project(meeting.project_key)
    return Gathering(
        project=project.name, body=seen.body_of(work, project.key, meeting.body).name,
        meeting=page.title(work, meeting), day=meeting.day, issued=_issued(work, meeting),
        starts=meeting.starts, ends=meeting.ends, place=meeting.place, link=meeting.link,
        organisation=organisation,
    )  # fmt: skip


def _issued(work: Work, meeting: Meeting) -> date:
    """The day on which the first packets were ordered: a paper that nothing has changed stays the same."""
    first = select(func.min(Packet.ordered_at)).where(Packet.meeting_id == meeting.id)
    at = work.session.scalar(first)
    return in_sweden(at).date() if at else work.today
