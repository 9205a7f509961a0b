"""The case as its records tell it, and the projection of it that lists read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import func, select

from service.domain import consent
from service.domain.capacity import group_of
from service.domain.case import Author, Case, Entry
from service.domain.dates import in_sweden
from service.domain.deadlines import Step, steps
from service.models import CaseFile, CaseProjection, CaseStep, Record, RecordState, User
from service.operations import name_index, outturn
from service.operations.content import case_key, open_answers
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Projected:
    """What the projection says of a case, in plain values."""

    state: str
    steps: tuple[Step, ...]
    enrolled_on: date | None
    closed_on: date | None
    group_key: str
    protected: bool
    followed_until: date | None
    person_index: str
    name: str
    tokens: frozenset[str]


BEING_WRITTEN = (Record.state == RecordState.DRAFT, Record.lock > 1)
"""A draft that was opened and never saved takes the case nowhere."""
AUTHOR = (User.name, User.function, User.organisation)
_PLAIN = ("state", "enrolled_on", "closed_on", "group_key", "protected", "followed_until", "person_index")


def case_of(
    work: Work, file: CaseFile, *, before: datetime | None = None, kinds: Collection[str] = ()
) -> Case:
    """The case computed from its final records, in the order they were made final.

    With `before`, the case as it stood just then: later records, what they superseded and what was being
    written do not count. With `kinds`, only records of these are read.
    """
    made = [Record.case_id == file.id, Record.finalised_at < (before or datetime.max.replace(tzinfo=UTC))]
    made += [Record.kind.in_(kinds)] if kinds else []
    order = (Record.finalised_at, Record.id)
    rows = work.session.execute(select(Record, *AUTHOR).join(User).where(*made).order_by(*order)).all()
    replaced = {record.supersedes_id for record, *_ in rows}
    entries = [entry_of(work, r, Author(*by), superseded=r.id in replaced) for r, *by in rows]
    return Case.of(file.number, entries, drafts=() if before else _drafts(work, file))


def _drafts(work: Work, file: CaseFile) -> list[str]:
    return [*work.session.scalars(select(Record.kind).where(Record.case_id == file.id, *BEING_WRITTEN))]


def author_of(work: Work, user_id: UUID) -> Author:
    """How an account is named in documents."""
    row = work.session.execute(select(*AUTHOR, User.phone).where(User.id == user_id)).one()
    return Author(*row)


def local_day(at: datetime) -> date:
    """The day on the Swedish calendar."""
    return in_sweden(at).date()


def entry_of(work: Work, record: Record, author: Author, *, superseded: bool) -> Entry:
    """A final record as its case knows it."""
    return Entry(
        kind=record.kind,
        on=local_day(record.finalised_at or record.updated_at),
        answers=open_answers(work, record),
        author=author,
        version=record.version,
        superseded=superseded,
    )


def project_case(work: Work, file: CaseFile, case: Case) -> Projected:
    """The projection that the records of a case give."""
    person = case.person
    digits = person.personnummer.digits if person.personnummer else ""
    return Projected(
        state=case.state,
        steps=steps(case, work.project(file.project_key)),
        enrolled_on=case.enrolled,
        closed_on=case.closed,
        group_key=group_of(case, work.project(file.project_key)),
        protected=person.protected,
        followed_until=consent.followed_until(case, file.organisation_key),
        person_index=work.vault.blind_index(digits, purpose="personnummer") if digits else "",
        name=person.name,
        tokens=name_index.tokens(work.vault, person),
    )


def stored(work: Work, file: CaseFile) -> Projected:
    """The projection as it stands in the database, opened."""
    row = file.projection
    return Projected(
        state=row.state, steps=tuple(Step(s.kind, s.due, s.since, s.reason) for s in row.steps),
        enrolled_on=row.enrolled_on, closed_on=row.closed_on, group_key=row.group_key,
        protected=row.protected, followed_until=row.followed_until, person_index=row.person_index,
        name=shown_name(work, file), tokens=name_index.stored(work.session, file.id),
    )  # fmt: skip


def shown_name(work: Work, file: CaseFile) -> str:
    """The participant's name; "" before the referral is final and for a de-identified consultation."""
    sealed = file.projection.name
    if not sealed:
        return ""
    return case_key(work, file).open(sealed, where=_where(file)).decode()


def refresh(work: Work, file: CaseFile) -> bool:
    """Computes the projection again in the same transaction as the change; True when it was another."""
    case, before = case_of(work, file), stored(work, file)
    fresh, money = project_case(work, file, case), outturn.refresh(work, file, case)
    if fresh == before:
        return money
    row = file.projection
    for name in _PLAIN:
        setattr(row, name, getattr(fresh, name))
    if fresh.steps != before.steps:
        _store_steps(work, row, fresh.steps)
    if fresh.tokens != before.tokens:
        name_index.store(work.session, file.id, fresh.tokens)
    if fresh.name != before.name:
        row.name = case_key(work, file).seal(fresh.name.encode(), where=_where(file)) if fresh.name else b""
    return True


def _store_steps(work: Work, row: CaseProjection, wanted: tuple[Step, ...]) -> None:
    """Old rows go before new ones come: a place is taken only once."""
    row.steps.clear()
    work.session.flush()
    row.steps.extend(
        CaseStep(place=place, kind=step.kind, due=step.due, since=step.since, reason=step.reason)
        for place, step in enumerate(wanted)
    )


def rebuild(work: Work, cases: Sequence[UUID] | None = None) -> int:
    """Computes these projections again, or all; the answer counts those that were wrong, which must be none.

    A case that was erased has no key, and nothing to compute from.
    """
    wanted = select(CaseFile).where(func.length(CaseFile.wrapped_key) > 0)
    chosen = wanted if cases is None else wanted.where(CaseFile.id.in_(cases))
    return sum(refresh(work, file) for file in work.session.scalars(chosen))


def empty(file: CaseFile) -> CaseProjection:
    """The projection of a case without records."""
    return CaseProjection(case_id=file.id, state=Case.of(file.number, ()).state)


def _where(file: CaseFile) -> str:
    return f"case_projection.name.{file.id}"
