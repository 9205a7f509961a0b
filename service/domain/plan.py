"""The plan as it stands: what was decided in it, and what every review since has said of its milestones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.domain.answers import Answers
from service.domain.case import Case, Entry

PLAN, REVIEW = "genomforandeplan", "uppfoljning"


@dataclass(frozen=True, slots=True)
class Remark:
    """What one review said of a milestone besides status and day."""

    on: date
    comment: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step towards a goal; `number` is "1.2", `status` a key of DELMAL_STATUS, `remarks` oldest first."""

    number: str
    text: str
    responsible: str
    deadline: date | None
    status: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal with its milestones; `number` is "1"."""

    number: str
    text: str
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`version` and `decided` are of the plan's own record, `reviews` how many reviews it has had since."""

    version: int
    decided: date
    reviews: int
    goals: tuple[Goal, ...]

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """Those of all goals, in order."""
        return tuple(milestone for goal in self.goals for milestone in goal.milestones)

    def milestone(self, number: str) -> Milestone | None:
        """The one with this number."""
        return next((each for each in self.milestones if each.number == number), None)


def plan_now(case: Case, *, before: date | None = None) -> Plan | None:
    """The plan in force with its reviews folded in, or as it stood `before` a day; None without a plan."""
    found = _in_force(case.history, before)
    if found is None:
        return None
    place, entry = found
    reviews = [*_reviews(case.history[place + 1 :], since=_decided(entry), before=before)]
    goals = enumerate(entry.answers.rows("mal"), start=1)
    return Plan(
        version=entry.version,
        decided=_decided(entry),
        reviews=len(reviews),
        goals=tuple(_goal(str(number), row, reviews) for number, row in goals),
    )


def plan_reviewed(case: Case | None, review: Answers, *, version: int) -> Plan | None:
    """The plan that a review is about: as it stands, or for a corrected review as it stood that day."""
    if case is None:
        return None
    return plan_now(case, before=review.date("datum") if version > 1 else None)


def _in_force(history: Sequence[Entry], before: date | None) -> tuple[int, Entry] | None:
    """The last version, of those decided before the day; a review on the first plan's own day is of that."""
    plans = [(place, entry) for place, entry in enumerate(history) if entry.kind == PLAN]
    in_time = [each for each in plans if before is None or _decided(each[1]) < before]
    return next(reversed(in_time or plans[:1]), None)


def _reviews(later: Iterable[Entry], *, since: date, before: date | None) -> list[Entry]:
    """The reviews of one version in the order they were held, which a correction does not change."""
    held = [entry for entry in later if entry.kind == REVIEW and not entry.superseded]
    mine = [each for each in held if since <= _held(each) and (before is None or _held(each) < before)]
    return sorted(mine, key=_held)


def _decided(plan: Entry) -> date:
    return plan.answers.date("faststalld") or plan.on


def _held(review: Entry) -> date:
    return review.answers.date("datum") or review.on


def _goal(number: str, row: Answers, reviews: Sequence[Entry]) -> Goal:
    steps = enumerate(row.rows("delmal"), start=1)
    told = tuple(_milestone(f"{number}.{step}", inner, reviews) for step, inner in steps)
    return Goal(number=number, text=row.text("mal"), milestones=told)


def _milestone(number: str, row: Answers, reviews: Sequence[Entry]) -> Milestone:
    milestone = Milestone(
        number=number,
        text=row.text("delmal"),
        responsible=row.text("ansvarig"),
        deadline=row.date("klart_senast"),
        status=row.text("status"),
    )
    for review in reviews:
        for said in review.answers.rows("delmal"):
            if said.text("nr") == number:
                milestone = _reviewed(milestone, said, _held(review))
    return milestone


def _reviewed(milestone: Milestone, said: Answers, on: date) -> Milestone:
    remark = Remark(on, said.text("kommentar"), said.text("andring"))
    return replace(
        milestone,
        status=said.text("status") or milestone.status,
        deadline=said.date("ny_tid") or milestone.deadline,
        remarks=(*milestone.remarks, remark) if remark.comment or remark.change else milestone.remarks,
    )
