"""The steps that wait for somebody, and those that somebody waits for others to take, by what hurts most."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from service.documents.kind import DocumentKind
from service.domain.roles import Role
from service.models import WITH_STEPS, CaseFile, CaseStep, Record, RecordState
from service.operations import access, consents, named, owed, papers
from service.operations.meetings import due
from service.operations.owed import Owes
from service.operations.packets import unopened
from service.operations.papers import About
from service.operations.work import Work

LINES = 30
"""Lines at most in one group; the rest are counted."""
TOLD = 99
"""The highest number that stands in the menu of every page; more are not counted, only said to be more."""
Place = tuple[UUID, int]
"""A step by its case and its place there."""
NAME_SOMEBODY = "Namnge vem som öppnar ärendet"
"""What a leader who may not see a protected case is asked for in it, before anything else can be done."""
_TITLES = {
    "forsenat": "Försenat",
    "veckan": "Den här veckan",
    "senare": "Senare",
    "andra": "Väntar på andra",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to do in a case: a document to write (`kind_key`) or a vägledare to choose.

    `owes` is None for one's own.
    """

    about: About
    title: str
    kind_key: str
    due: date | None
    days_late: int
    draft_id: UUID | None = None
    owes: Owes | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Steps under one heading; `total` counts those that are not listed too."""

    key: str
    title: str
    steps: list[Waiting]
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many steps are late, due this week and later; how many others owe, and so many of them late."""

    late: int
    week: int
    later: int
    others: int
    others_late: int


def read(work: Work) -> tuple[Counts, list[Group]]:
    """Groups in the order they hurt, without those that are empty."""
    places: dict[str, list[Place]] = {key: [] for key in _TITLES}
    totals, late = dict.fromkeys(_TITLES, 0), dict.fromkeys(_TITLES, 0)
    for key, case_id, place, total, late_of_them in work.session.execute(_first(work)):
        places[key].append((case_id, place))
        totals[key], late[key] = total, late_of_them
    groups = [
        Group(key, title, _listed(work, places[key], mine=key != "andra"), totals[key])
        for key, title in _TITLES.items()
        if places[key]
    ]
    counts = Counts(
        late=totals["forsenat"], week=totals["veckan"], later=totals["senare"],
        others=totals["andra"], others_late=late["andra"],
    )  # fmt: skip
    return counts, groups


def pressing(work: Work) -> int:
    """How many of one's own steps should be taken this week at the latest; TOLD + 1 in cases at most.

    A packet that waits to be opened is one.
    """
    soon = _soon(work).limit(TOLD + 1).subquery()
    steps = work.session.scalar(select(func.count()).select_from(soon)) or 0
    return steps + len(due.uncalled(work)) + unopened.count(work)


def _soon(work: Work) -> Select[UUID]:
    """The cases of one's own steps that press, once for each.

    Asked on every page: who leads a project has more cases than there are steps that press, others fewer.
    """
    presses = CaseStep.due <= _sunday(work.today)
    if not access.projects_of(work.someone, Role.PROJEKTLEDARE):
        return _seen(work).with_only_columns(CaseFile.id).where(owed.mine(work), presses)
    of_mine = (CaseFile.id == CaseStep.case_id, owed.mine(work), _mine_to_know_of(work))
    return select(CaseStep.case_id).where(
        presses, *_waits(work), select(CaseFile.id).where(*of_mine).exists()
    )


def soon(work: Work) -> tuple[int, int]:
    """How many of one's own steps are late, and how many more are due this week; a summons to send is one."""
    found = _seen(work).where(owed.mine(work), CaseStep.due <= _sunday(work.today)).subquery()
    past = func.count().filter(found.c.due < work.today)
    late, all_ = work.session.execute(select(past, func.count()).select_from(found)).one()
    calls = due.uncalled(work).values()
    late_calls = sum(day < work.today for day in calls)
    return late + late_calls, all_ - late + len(calls) - late_calls


def _first(work: Work) -> Select[str, UUID, int, int, int]:
    """The first steps of each group, and how many the group has in all and late ones among them.

    The database looks through all steps once, and gives no more of them than are listed.
    """
    seen = _seen(work).add_columns(CaseFile.number.label("number")).subquery()
    late = and_(seen.c.due.is_not(None), seen.c.due < work.today)
    later = or_(seen.c.due.is_(None), seen.c.due > _sunday(work.today))
    group = case((~seen.c.mine, "andra"), (later, "senare"), (late, "forsenat"), else_="veckan")
    counted = (
        func.count().over(partition_by=group),
        func.sum(case((late, 1), else_=0)).over(partition_by=group),
    )
    order = (seen.c.due.is_(None), seen.c.due, seen.c.number, seen.c.place)
    nth = func.row_number().over(partition_by=group, order_by=order).label("nth")
    told = select(group, seen.c.id, seen.c.place, *counted, nth).subquery()
    first = select(*list(told.c)[:-1]).where(told.c.nth <= LINES)
    return first.order_by(told.c.nth)


def _seen(work: Work) -> Select[UUID, int, date | None, bool]:
    """Steps whose time has come, in the cases that who is signed in may see and follow."""
    wanted = select(CaseFile.id, CaseStep.place, CaseStep.due, owed.mine(work).label("mine"))
    of_cases = wanted.join(CaseStep, CaseStep.case_id == CaseFile.id)
    return of_cases.where(_mine_to_know_of(work), *_waits(work))


def _waits(work: Work) -> tuple[ColumnElement[bool], ...]:
    """Steps that can be taken, and whose time has come."""
    return owed.known(work.registry), owed.begun(work.today)


def _mine_to_know_of(work: Work) -> ColumnElement[bool]:
    """Besides one's own cases the protected ones that nobody leads, so that somebody is named for them."""
    seen = and_(access.visible_cases(work.someone), consents.followed(work))
    nobodys = and_(access.known_cases(work.someone), named.unattended(), owed.mine(work))
    return or_(seen, nobodys)


def _sunday(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


def _listed(work: Work, places: Sequence[Place], *, mine: bool) -> list[Waiting]:
    cases = [case_id for case_id, _ in places]
    wanted = select(CaseFile).where(CaseFile.id.in_(cases)).options(WITH_STEPS)
    files = {file.id: file for file in work.session.scalars(wanted)}
    drafts, owing, found = _drafts(work, cases), owed.Owing(work, files.values()), []
    for case_id, place in places:
        file = files[case_id]
        step = next(each for each in file.projection.steps if each.place == place)
        kind = work.registry[step.kind]
        row = _waiting(work, file, step, kind)
        if named.keeps_out(work.someone, file):
            found.append(replace(row, title=NAME_SOMEBODY, kind_key=""))
            continue
        found.append(
            replace(row, kind_key=_goal(file, kind), draft_id=drafts.get((case_id, step.kind)))
            if mine
            else replace(row, owes=owing.by(kind, file, reason=step.reason))
        )
    return found


def _goal(file: CaseFile, kind: DocumentKind) -> str:
    return "" if owed.waits_for_vagledare(file) else kind.key


def _waiting(work: Work, file: CaseFile, step: CaseStep, kind: DocumentKind) -> Waiting:
    return Waiting(
        about=papers.about(work, file),
        title=owed.title(work, kind, file, reason=step.reason, due=step.due),
        kind_key=kind.key,
        due=step.due,
        days_late=max((work.today - step.due).days, 0) if step.due else 0,
    )


def _drafts(work: Work, cases: Sequence[UUID]) -> dict[tuple[UUID, str], UUID]:
    """The open drafts of these cases that who is signed in goes on with, by case and kind."""
    being_written = (Record.case_id.in_(cases), Record.state == RecordState.DRAFT)
    rows = work.session.scalars(select(Record).where(*being_written))
    return {(row.case_id, row.kind): row.id for row in rows if row.case_id and access.may_open(work, row)}
