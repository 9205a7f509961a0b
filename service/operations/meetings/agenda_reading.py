"""One reading of an agenda: its stored rows merged with the cases that come up by themselves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from service.domain import consent
from service.domain.case import Case
from service.domain.lifecycle import ENDED
from service.domain.meetings.agenda import WHERE_IT_STANDS, Coming, Point, Sitting, coming
from service.domain.meetings.bodies import PROJECT_ITSELF, BodyKind
from service.domain.meetings.progress import MeetingState
from service.domain.meetings.room import aliases, heard_by
from service.domain.meetings.timetable import Part, timetable
from service.domain.project import Project
from service.models import AgendaItem, CaseFile, Meeting, Packet
from service.operations.meetings import agenda_cases
from service.operations.meetings.agenda_entries import Agenda, Entry, LeftOut
from service.operations.work import Work

_ASKED_BY = "motesarende"
_FURTHEST = 3
"""How far apart the numbers of two aliases that follow each other are at most; our choice."""
_ORDINARY_WEEKS = 3
"""Between two meetings where the project states no rhythm (DOMAIN 3.2, step 4)."""


def rows_of(work: Work, meeting: Meeting) -> list[AgendaItem]:
    """Every stored row, in order, those that were taken off too."""
    wanted = select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)
    order = (AgendaItem.point, AgendaItem.place, AgendaItem.created_at, AgendaItem.id)
    return [*work.session.scalars(wanted.order_by(*order))]


def sitting(work: Work, meeting: Meeting) -> Sitting:
    """The meeting among those of its body that are not cancelled."""
    mine = (Meeting.project_key == meeting.project_key, Meeting.body == meeting.body)
    stands = (*mine, Meeting.state != MeetingState.CANCELLED)
    before = work.session.scalar(select(func.max(Meeting.day)).where(*stands, Meeting.day < meeting.day))
    after = work.session.scalar(select(func.min(Meeting.day)).where(*stands, Meeting.day > meeting.day))
    weeks = work.project(meeting.project_key).meetings.every_weeks or _ORDINARY_WEEKS
    between = timedelta(weeks=weeks)
    return Sitting(
        day=meeting.day,
        before=before or meeting.day - between,
        after=after or meeting.day + between,
        today=work.today,
    )


def organisations(project: Project) -> frozenset[str]:
    """Everybody who may sit in the body: the organisations, and the project itself."""
    return frozenset({*(each.key for each in project.organisations), PROJECT_ITSELF})


class Reading:
    """One reading of the agenda: its rows, the cases concerned, and what each of them is called."""

    def __init__(self, work: Work, meeting: Meeting, on: date) -> None:
        self._work, self._meeting, self._on = work, meeting, on
        self._project = work.project(meeting.project_key)
        self._rows = rows_of(work, meeting)
        self.by_id = {row.id: row for row in self._rows}
        self._files, self._coming = self._cases()
        self._cases_read = agenda_cases.read(work, self._files.values())
        self._came = self._come()
        self._ordered = _first_ordered(work, meeting)
        self._stands = bool(self._ordered) or self._over or any(row.opened_at for row in self._rows)
        self._titles = self._aliases()

    @property
    def _over(self) -> bool:
        return self._meeting.state in (MeetingState.HELD, MeetingState.CANCELLED)

    def agenda(self) -> Agenda:
        """Everything, with times for what is taken up."""
        listed = [*self._listed()]
        listed.sort(key=lambda each: (each.point, each.item_id is None, self._place(each), each.title))
        taken_up = [each for each in listed if _is_taken_up(each)]
        parts = [Part(each.point, each.minutes) for each in taken_up]
        times = timetable(parts, starts=self._meeting.starts, ends=self._meeting.ends)
        return Agenda(
            entries=[replace(each, starts=at) for each, at in zip(taken_up, times.parts, strict=True)],
            left_out=[self._unheard(each) for each in listed if not _is_taken_up(each)],
            taken_off=[*self._taken_off()],
            times=times,
            cases=self._cases_read,
            on=self._on,
        )

    def outdated(self) -> list[AgendaItem]:
        """Rows of cases that came by themselves and would not do so now, while nothing rests on them."""
        return [] if self._stands else [row for row in self._rows if row.case_id and not self._keeps(row)]

    def _cases(self) -> tuple[dict[UUID, CaseFile], Sitting | None]:
        work, meeting = self._work, self._meeting
        stored = {row.case_id for row in self._rows if row.case_id}
        wanted = agenda_cases.with_named(select(CaseFile).where(CaseFile.id.in_(stored)))
        files = [*work.session.scalars(wanted).unique()]
        if meeting.body != BodyKind.CASES or self._over:
            return {file.id: file for file in files}, None
        about = sitting(work, meeting)
        files += agenda_cases.candidates(work, meeting.project_key, about)
        return {file.id: file for file in files}, about

    def _come(self) -> dict[tuple[Point, UUID], Coming]:
        if self._coming is None:
            return {}
        return {
            (each.point, case_id): each
            for case_id, case in self._cases_read.items()
            for each in coming(case, self._project, self._coming)
        }

    def _aliases(self) -> dict[str, str]:
        given = {
            self._files[row.case_id].number: row.title for row in self._rows if row.case_id and row.title
        }
        named = {case_id for _, case_id in self._came} | {row.case_id for row in self._rows if row.case_id}
        cases = [case for case_id, case in self._cases_read.items() if case_id in named]
        return aliases(cases, given=given, step=self._step)

    def _step(self, number: str) -> int:
        """How far on from the alias before it that of a case is: the same each time, and known to nobody."""
        asked = self._work.vault.blind_index(f"{self._meeting.id} {number}", purpose="alias")
        return 1 + int(asked, 16) % _FURTHEST

    def _listed(self) -> Iterator[Entry]:
        kept = [row for row in self._rows if self._keeps(row)]
        for row in kept:
            if not row.removed:
                yield self._of_row(row)
        standing = {(row.point, row.case_id) for row in kept}
        settled = {row.case_id for row in kept if row.point in WHERE_IT_STANDS}
        for (point, case_id), each in self._came.items():
            stands = (point, case_id) in standing or (point in WHERE_IT_STANDS and case_id in settled)
            if not stands:
                yield self._of_case(point, case_id, each)

    def _keeps(self, row: AgendaItem) -> bool:
        """What came by itself goes by itself, until packets are ordered or the meeting has begun."""
        if row.case_id is None or row.opened_at:
            return True
        case = self._cases_read.get(row.case_id)
        if case is None or case.state in ENDED:
            return False
        return row.by_hand or row.removed or self._stands or (Point(row.point), row.case_id) in self._came

    def _of_row(self, row: AgendaItem) -> Entry:
        point = Point(row.point)
        if row.case_id is None:
            everybody = organisations(self._project)
            entry = Entry(item_id=row.id, point=point, case=None, title=row.title, heard_by=everybody)
        else:
            entry = self._of_case(point, row.case_id, self._came.get((point, row.case_id)))
        return replace(
            entry, item_id=row.id, presenter=row.presenter or entry.presenter, minutes=row.minutes,
            by_hand=row.by_hand, new=bool(self._ordered and row.created_at > self._ordered),
            opened=row.opened_at is not None, closed=row.closed_at is not None,
        )  # fmt: skip

    def _of_case(self, point: Point, case_id: UUID, came: Coming | None) -> Entry:
        file, case = self._files[case_id], self._cases_read.get(case_id)
        heard = self._heard_by(file, case)
        return Entry(
            item_id=None, point=point, case=file, title=self._titles.get(file.number, ""),
            presenter=came.presenter if came else "", question=came.asked if came else "",
            why=came.why if came else "", heard_by=heard,
            feedback=bool(came and came.feedback),
            asked_before=self._asked_before(file, case) & heard, new=self._ordered is not None,
        )  # fmt: skip

    def _heard_by(self, file: CaseFile, case: Case | None) -> frozenset[str]:
        if case is None:
            return frozenset()
        return heard_by(case, self._project, referrer=file.organisation_key, on=self._on)

    def _asked_before(self, file: CaseFile, case: Case | None) -> frozenset[str]:
        """Who may receive what a motesarende tells."""
        if case is None:
            return frozenset()
        tells, referrer = self._work.registry[_ASKED_BY].tells, file.organisation_key
        return consent.receivers(case, self._project, referrer=referrer, tells=tells, on=self._on)

    def _place(self, entry: Entry) -> int:
        return self.by_id[entry.item_id].place if entry.item_id else 0

    def _unheard(self, entry: Entry) -> LeftOut:
        case = self._cases_read.get(entry.case.id) if entry.case else None
        return LeftOut(entry.point, entry.case, entry.title, why_unheard(case, on=self._on), entry.item_id)

    def _taken_off(self) -> Iterator[LeftOut]:
        for row in self._rows:
            if row.removed and self._keeps(row):
                entry = self._of_row(row)
                yield LeftOut(entry.point, entry.case, entry.title, entry.why, row.id)


def _is_taken_up(entry: Entry) -> bool:
    """What nobody may hear is not, unless the meeting had begun with it."""
    return bool(entry.heard_by) or entry.opened


def why_unheard(case: Case | None, *, on: date) -> str:
    """Why nobody may hear a case at a meeting on a day."""
    if case is None:
        return "Ärendet kan inte läsas"
    if not consent.is_registered(case):
        return "Inget samtycke är registrerat"
    held = consent.consent(case)
    if not held.parts:
        return "Samtycket är återkallat eller inte undertecknat"
    if consent.has_expired(held, on=on):
        return "Samtycket har gått ut när mötet hålls"
    if not consent.at_meeting(case, on=on):
        return "Samtycket gäller inte möten"
    return "Samtycket gäller ingen organisation"


def _first_ordered(work: Work, meeting: Meeting) -> datetime | None:
    return work.session.scalar(select(func.min(Packet.ordered_at)).where(Packet.meeting_id == meeting.id))
