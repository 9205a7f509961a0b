"""Who came to a group on a day: told by one or several at once, none of whom overwrites another.

Each participant's tick is a row of its own. Who tells sends what stood there when they looked; if something
else stands there now, nothing is changed and they are told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, or_, select

from service.domain.activities import attended_of, occasion_near
from service.domain.lifecycle import AFTERWARDS, ENROLLED
from service.errors import NotFound
from service.models import Attendance, CaseFile, CaseProjection, GroupActivity, GroupMember
from service.operations import attended, groups, papers
from service.operations.audit import Event, tell
from service.operations.papers import About
from service.operations.work import Work

CAME, STAYED_AWAY, UNTOLD = "ja", "nej", ""
LABELS: Mapping[str, str] = {CAME: "Närvarande", STAYED_AWAY: "Frånvarande", UNTOLD: "Inte ifyllt"}
"""What can be told of somebody on a day."""
DAYS = 10
"""How many of the days that are told of the page leads to."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """A participant on a day: what is told of them, and how often they have come in all."""

    about: About
    said: str
    summary: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """A group on a day; `days` are the latest ones that are told of.

    `others` is how many take part whom somebody else works with; `open` tells whether the day has come.
    """

    group: groups.Line
    project_key: str
    on: date
    open: bool
    days: list[date]
    attendees: list[Attendee]
    others: int
    candidates: list[About]


@dataclass(frozen=True, slots=True)
class Tick:
    """What is told of a participant, and what stood there when it was told."""

    case_id: UUID
    said: str
    seen: str


def read(work: Work, group_id: UUID, *, on: date | None = None) -> Occasion:
    """The group on a day, by default its latest; told in the audit trail of each case that is shown."""
    group = groups.one(work, group_id)
    day = on if on and _has_been(work, group, on) else _latest(work, group)
    files, count = _files(work, group, day), len([*work.session.scalars(_taking_part(group, day))])
    for file in files:
        tell(work, Event.GROUP_READ, case=file, group=str(group.id))
    return Occasion(
        group=groups.line(group, count), project_key=group.project_key,
        on=day, open=_has_been(work, group, day), days=_told_days(work, group),
        attendees=_attendees(work, group, day, files), others=count - len(files),
        candidates=groups.candidates(work, group),
    )  # fmt: skip


def tick(work: Work, group_id: UUID, ticks: Iterable[Tick], *, on: date) -> list[Attendee]:
    """Keeps what is told; the answer are those of whom somebody else has told otherwise meanwhile."""
    group = groups.hold(work, group_id)
    files = {file.id: file for file in _files(work, group, on)}
    met = [each.case_id for each in ticks if not _put(work, group, each, files.get(each.case_id), on)]
    work.session.flush()
    return _attendees(work, group, on, [files[case_id] for case_id in met])


def attendees(work: Work, group_id: UUID, *, on: date) -> list[Attendee]:
    """One's own participants as they stand now, for the page that has just told of them."""
    group = groups.one(work, group_id)
    return _attendees(work, group, on, _files(work, group, on))


def _put(work: Work, group: GroupActivity, told: Tick, file: CaseFile | None, on: date) -> bool:
    """False when something else stands there than what was seen; who changes nothing is never in the way."""
    if file is None or told.said not in LABELS or not _has_been(work, group, on):
        raise NotFound
    row = work.session.get(Attendance, (group.id, file.id, on))
    now = _said(row)
    if told.said in (told.seen, now):
        return True
    if told.seen != now:
        return False
    if row is not None:
        work.session.delete(row)
        work.session.flush()
    if told.said != UNTOLD:
        work.session.add(_row(work, group, told, on))
    tell(work, Event.ATTENDANCE_TOLD, case=file, group=str(group.id), on=on.isoformat(), said=told.said)
    return True


def _row(work: Work, group: GroupActivity, told: Tick, on: date) -> Attendance:
    return Attendance(
        group_id=group.id, case_id=told.case_id, on=on, present=told.said == CAME,
        told_by=work.someone.id, told_at=work.now,
    )  # fmt: skip


def _said(row: Attendance | None) -> str:
    if row is None:
        return UNTOLD
    return CAME if row.present else STAYED_AWAY


def _has_been(work: Work, group: GroupActivity, day: date) -> bool:
    return group.starts_on <= day <= min(group.ends_on, work.today)


def _latest(work: Work, group: GroupActivity) -> date:
    return occasion_near(work.today, group.weekday, start=group.starts_on, end=group.ends_on)


def _taking_part(group: GroupActivity, day: date) -> Select[UUID]:
    """The cases whose person takes part in the group on a day."""
    return (
        select(CaseFile.id)
        .join(CaseFile.projection)
        .join(GroupMember, GroupMember.case_id == CaseFile.id)
        .where(
            GroupMember.group_id == group.id,
            GroupMember.first_on <= day,
            or_(GroupMember.last_on.is_(None), GroupMember.last_on >= day),
            or_(CaseProjection.closed_on.is_(None), CaseProjection.closed_on >= day),
            CaseProjection.state.in_(ENROLLED | AFTERWARDS),
        )
    )


def _files(work: Work, group: GroupActivity, day: date) -> list[CaseFile]:
    """Those of them that who asks works with."""
    wanted = select(CaseFile).where(CaseFile.id.in_(_taking_part(group, day)))
    wanted = wanted.where(groups.my_cases(work, group.project_key))
    return [*work.session.scalars(wanted.order_by(CaseFile.number))]


def _attendees(work: Work, group: GroupActivity, day: date, files: list[CaseFile]) -> list[Attendee]:
    counts, told = attended.counts_of(work, group.id), _told(work, group, day)
    return [
        Attendee(
            about=papers.about(work, file),
            said=_said(told.get(file.id)),
            summary=attended_of(*counts.get((group.id, file.id), (0, 0))),
        )
        for file in files
    ]


def _told(work: Work, group: GroupActivity, day: date) -> dict[UUID, Attendance]:
    wanted = select(Attendance).where(Attendance.group_id == group.id, Attendance.on == day)
    return {row.case_id: row for row in work.session.scalars(wanted)}


def _told_days(work: Work, group: GroupActivity) -> list[date]:
    wanted = select(Attendance.on).where(Attendance.group_id == group.id).distinct()
    return [*work.session.scalars(wanted.order_by(Attendance.on.desc()).limit(DAYS))]
