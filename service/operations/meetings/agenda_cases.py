"""The cases of an agenda: which of a project's cases may come up, found in their projections, and then read.

However many cases there are it takes a few statements: one that finds them, one for their records.
"""

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import selectinload

from service.domain import deadlines
from service.domain.capacity import NOLLPLACERAD
from service.domain.case import Author, Case, Entry
from service.domain.dates import SWEDEN
from service.domain.lifecycle import (
    AFTERWARDS,
    ANSWERED,
    BEFORE_MEETING,
    ENDED,
    ENROLLED,
    ONGOING,
    PLANNING,
    CaseState,
)
from service.domain.meetings.agenda import (
    ASKED,
    DECIDED_BY_BOARD,
    DECIDED_HERE,
    ENDING,
    TOLD_BACK,
    Point,
    Sitting,
)
from service.errors import CannotOpen
from service.models import CaseFile, CaseProjection, CaseStep, Record, RecordState, User
from service.operations import projection
from service.operations.content import open_answers
from service.operations.work import Work

_ALWAYS = ASKED | PLANNING | {CaseState.AVSLUT_PAGAR}


def candidates(work: Work, project_key: str, sitting: Sitting) -> list[CaseFile]:
    """The cases in which service.domain.meetings.agenda may find something to take up, by number."""
    may = or_(
        _in_state(_ALWAYS),
        and_(_in_state(ONGOING), or_(_due(sitting), _written(sitting))),
        CaseFile.id.in_(_prepared()),
        CaseFile.id.in_(_before_board()),
        CaseFile.id.in_(_asked_for(work, project_key, sitting.day)),
    )
    wanted = select(CaseFile).where(CaseFile.project_key == project_key, may, ~_in_state(ENDED))
    return [*work.session.scalars(with_named(wanted).order_by(CaseFile.number)).unique()]


def with_named(wanted: Select[CaseFile]) -> Select[CaseFile]:
    """Read with who is named for each, which every question of access to a protected case asks."""
    return wanted.options(selectinload(CaseFile.named))


def others(work: Work, project_key: str, without: Collection[UUID], *, most: int) -> list[CaseFile]:
    """Who takes part, without these cases; the newest first."""
    wanted = select(CaseFile).where(CaseFile.project_key == project_key, _in_state(ENROLLED))
    rest = wanted.where(CaseFile.id.not_in(without)).order_by(CaseFile.number.desc())
    return [*work.session.scalars(rest.limit(most)).unique()]


def usual_point(state: CaseState) -> Point:
    """Where a case stands that is added by hand, as far as its state tells."""
    if state in BEFORE_MEETING | ANSWERED | {CaseState.PA_DAGORDNING}:
        return Point.REFERRALS
    return Point.ENDING if state is CaseState.AVSLUT_PAGAR or state in AFTERWARDS else Point.ONGOING


def notes(work: Work, project_key: str) -> dict[Point, str]:
    """What stands beside the names of standing points: "2 av 5 platser" that are kept for nollplacerade."""
    kept = [each for each in work.project(project_key).groups if each.key == NOLLPLACERAD and each.earmarked]
    if not kept:
        return {}
    taken, places = _places_taken(work, project_key), kept[0].places
    said = f"{taken} av {places} platser" if places is not None else f"{taken} platser upptagna"
    return {Point.NOLLPLACERADE: "1 plats upptagen" if said == "1 platser upptagna" else said}


def _places_taken(work: Work, project_key: str) -> int:
    """How many who are nollplacerade have a place in the project now."""
    mine = (CaseFile.project_key == project_key, CaseProjection.group_key == NOLLPLACERAD)
    held = CaseProjection.state.in_(ENROLLED | {CaseState.INTAG})
    wanted = select(func.count()).select_from(CaseFile).join(CaseFile.projection).where(*mine, held)
    return work.session.scalar(wanted) or 0


def read(work: Work, files: Iterable[CaseFile]) -> dict[UUID, Case]:
    """These cases, each computed from all its final records, with two statements for all of them.

    One that cannot be opened is left out, so that it does not take the whole meeting with it.
    """
    known = {file.id: file for file in files}
    entries, drafts = _entries(work, known), _drafts(work, known)
    return {
        each: Case.of(file.number, found, drafts=drafts.get(each, ()))
        for each, file in known.items()
        if (found := entries.get(each, [])) is not None
    }


def _entries(work: Work, cases: Collection[UUID]) -> dict[UUID, list[Entry] | None]:
    """By case in the order they became final; None for a case that cannot be opened."""
    final = (Record.case_id.in_(cases), Record.finalised_at.is_not(None))
    wanted = select(Record, *projection.AUTHOR).join(User).where(*final)
    rows = work.session.execute(wanted.order_by(Record.finalised_at, Record.id)).all()
    replaced = {record.supersedes_id for record, *_ in rows}
    found: dict[UUID, list[Entry] | None] = {}
    for record, *by in rows:
        if record.case_id is None or (listed := found.setdefault(record.case_id, [])) is None:
            continue
        try:
            listed.append(projection.entry_of(work, record, Author(*by), superseded=record.id in replaced))
        except CannotOpen:
            found[record.case_id] = None
    return found


def _drafts(work: Work, cases: Collection[UUID]) -> dict[UUID, list[str]]:
    being_written = (Record.case_id.in_(cases), *projection.BEING_WRITTEN)
    found: dict[UUID, list[str]] = {}
    for case_id, kind in work.session.execute(select(Record.case_id, Record.kind).where(*being_written)):
        if case_id:
            found.setdefault(case_id, []).append(kind)
    return found


def _in_state(states: Collection[CaseState]) -> ColumnElement[bool]:
    return CaseFile.id.in_(select(CaseProjection.case_id).where(CaseProjection.state.in_(states)))


def _due(sitting: Sitting) -> ColumnElement[bool]:
    """A step that makes an ongoing case come up: as the domain asks, or somewhat more."""
    soon = or_(
        and_(CaseStep.kind == "uppfoljning", CaseStep.due <= sitting.after),
        and_(CaseStep.kind == "slutanalys", CaseStep.due <= sitting.day + ENDING),
        and_(CaseStep.reason == deadlines.EXTENSION, CaseStep.since <= sitting.day),
        CaseStep.reason == deadlines.WITHDRAWN,
    )
    return CaseFile.id.in_(select(CaseStep.case_id).where(soon))


def _written(sitting: Sitting) -> ColumnElement[bool]:
    since = datetime.combine(sitting.before, time.min, SWEDEN).astimezone(UTC)
    news = (Record.finalised_at >= since, Record.case_id.is_not(None))
    return CaseFile.id.in_(select(Record.case_id).where(*news))


def _prepared() -> ColumnElement[UUID | None]:
    drafts = (Record.kind.in_(DECIDED_HERE + DECIDED_BY_BOARD), *projection.BEING_WRITTEN)
    return select(Record.case_id).where(*drafts, Record.case_id.is_not(None)).scalar_subquery()


def _before_board() -> ColumnElement[UUID | None]:
    """What the body has still to be told of is sealed with the rest, in these few."""
    papers = (Record.kind.in_(TOLD_BACK), Record.state == RecordState.FINAL)
    return select(Record.case_id).where(*papers).scalar_subquery()


def _asked_for(work: Work, project_key: str, day: date) -> set[UUID]:
    """The cases that somebody has put on this meeting's agenda: the day is sealed with the rest."""
    items = (Record.kind == "motesarende", Record.state == RecordState.FINAL)
    wanted = select(Record, CaseFile).join(CaseFile, CaseFile.id == Record.case_id).where(*items)
    mine = wanted.where(CaseFile.project_key == project_key, ~_in_state(ENDED))
    rows = work.session.execute(mine).unique()
    return {file.id for record, file in rows if _day_of(work, record) == day}


def _day_of(work: Work, record: Record) -> date | None:
    try:
        return open_answers(work, record).date("mote")
    except CannotOpen:
        return None
