"""What the common notes of a meeting are held against: the cases that came up, and who may know of them."""

from collections.abc import Iterator
from datetime import date

from service.domain import consent
from service.domain.case import Case
from service.domain.identity import is_unnamed
from service.domain.meetings.bodies import PROJECT_ITSELF
from service.domain.meetings.room import heard_by
from service.domain.meetings.spoken import Spoken
from service.domain.rules.hidden import GUARDIANS
from service.models import CaseFile, Meeting, Record
from service.operations.meetings import about, agenda_cases, agenda_reading, seats
from service.operations.work import Work


def of_record(work: Work, record: Record) -> tuple[Spoken, ...] | None:
    """The cases of the meeting that a record is about; None when it is about none."""
    meeting = about.meeting_of(work, record)
    return at(work, meeting) if meeting else None


def at(work: Work, meeting: Meeting) -> tuple[Spoken, ...]:
    """Every case on the agenda of a meeting, opened or not."""
    rows = [row for row in agenda_reading.rows_of(work, meeting) if row.case_id and not row.removed]
    files = {row.case_id: work.session.get_one(CaseFile, row.case_id) for row in rows}
    cases, members = agenda_cases.read(work, files.values()), _members(work, meeting)
    found: dict[str, Spoken] = {}
    for row in rows:
        file, case = files[row.case_id], cases.get(files[row.case_id].id)
        if case is not None:
            nameless = file.projection.protected and not row.title
            told = not nameless and all(
                members <= _heard(work, file, case, on) for on in (meeting.day, work.today)
            )
            found[file.number] = Spoken(
                number=file.number,
                alias=row.title or file.number,
                names=tuple(_names(case)),
                told=told,
                withdrawn=not is_unnamed(case) and not consent.at_meeting(case, on=work.today),
            )
    return tuple(found.values())


def _members(work: Work, meeting: Meeting) -> frozenset[str]:
    """The organisations whose members read the notes."""
    called = {seat.organisation_key for _, _, seat in seats.rows(work, meeting)}
    return frozenset(called - {PROJECT_ITSELF})


def _heard(work: Work, file: CaseFile, case: Case, on: date) -> frozenset[str]:
    project = work.project(file.project_key)
    return heard_by(case, project, referrer=file.organisation_key, on=on)


def _names(case: Case) -> Iterator[str]:
    signed = case.latest("samtycke")
    told = (case.person.name, *(signed.text(name) for name in GUARDIANS))
    yield from (name for name in told if name)
