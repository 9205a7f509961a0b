"""A project's money: what a line of the budget holds in a year, and what is granted, spent and left of it.

What a decision grants is set aside in its own project year until it is bought. A purchase counts in the year
of its day, and as much less is then set aside for the decision that it rests on. So of a decision the greater
of granted and spent counts, once, and what was granted and never bought stays set aside until a new version
of the decision grants less.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate, pairwise

from service.domain.budget import project_years
from service.domain.choices import Choices
from service.domain.dates import add_days, add_years, iso, months_between
from service.domain.project import Project
from service.domain.text import EN_DASH


class Effect(StrEnum):
    """What a record does to a line of the budget."""

    DECIDED = "decided"
    SPENT = "spent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlay:
    """An amount that is granted or spent, without any name.

    `case` is the number of the case, `line` the name of the line, "" in a project without a budget.
    `decision` is the day of the decision that it is or rests on, None for a purchase that needs none.
    """

    case: str
    line: str
    year: int
    effect: Effect
    amount: int
    on: date
    decision: date | None = None


Outlays = tuple[Outlay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A line in one project year; `reserved` is granted and not bought yet."""

    budget: int
    decided: int
    spent: int
    reserved: int

    @property
    def remaining(self) -> int:
        """What can still be granted or spent; below zero when too much was."""
        return self.budget - self.spent - self.reserved


def year_of(project: Project, day: date) -> int | None:
    """The project year of a day, from 1; None outside the project's time."""
    if not project.period.start <= day <= project.period.last_day:
        return None
    return months_between(project.period.start, day) // 12 + 1


def years(project: Project) -> Choices:
    """The project years by number, with their first and last day."""
    count = project_years(project.period.start, project.period.last_day) or 0
    return {str(number): _year_label(project, number) for number in range(1, count + 1)}


def _year_label(project: Project, number: int) -> str:
    first, end = (add_years(project.period.start, each) for each in (number - 1, number))
    last = min(add_days(end, -1), project.period.last_day)
    return f"År {number} ({iso(first)} {EN_DASH} {iso(last)})"


def budget(project: Project, line: str, year: int) -> int | None:
    """What the line has for a project year; None where the project has stated no amounts for it."""
    amounts = {each.name: each.amounts for each in project.cost_lines}.get(line, ())
    if not amounts:
        return None
    return amounts[year - 1] if 1 <= year <= len(amounts) else 0


def standing(project: Project, outlays: Iterable[Outlay], *, line: str, year: int) -> Standing | None:
    """The line in that year; None where there is no budget to hold it against."""
    allowed, known = budget(project, line, year), [each for each in outlays if each.line == line]
    if allowed is None:
        return None
    return Standing(
        budget=allowed,
        decided=_sum(known, Effect.DECIDED, year),
        spent=_sum(known, Effect.SPENT, year),
        reserved=reserved(known).get(year, 0),
    )


def unspent(outlays: Iterable[Outlay], *, case: str, line: str, decision: date) -> int | None:
    """What is left to buy for of the money granted that day; None when none was granted."""
    same = [each for each in outlays if (each.case, each.line, each.decision) == (case, line, decision)]
    granted = [each.amount for each in same if each.effect is Effect.DECIDED]
    spent = sum(each.amount for each in same if each.effect is Effect.SPENT)
    return sum(granted) - spent if granted else None


def reserved(outlays: Iterable[Outlay]) -> Mapping[int, int]:
    """What is granted and not bought yet, by project year.

    A purchase tells its decision by the day only. So of decisions of one day in one case the years share
    what is left, by what each of them granted.
    """
    known, years = [*outlays], Counter[int]()
    for (case, line, day), granted in _granted(known).items():
        left = max(0, unspent(known, case=case, line=line, decision=day) or 0)
        years.update(_shared(left, granted))
    return years


def _granted(outlays: Iterable[Outlay]) -> Mapping[tuple[str, str, date], Counter[int]]:
    """By case, line and day: what was granted of each year."""
    found: defaultdict[tuple[str, str, date], Counter[int]] = defaultdict(Counter)
    for each in outlays:
        if each.effect is Effect.DECIDED and each.decision:
            found[each.case, each.line, each.decision][each.year] += each.amount
    return found


def _shared(amount: int, parts: Counter[int]) -> dict[int, int]:
    """Whole kronor in proportion to the parts, and together all of the amount."""
    whole, years = sum(parts.values()), sorted(parts)
    ends = [amount * upto // whole for upto in accumulate(parts[year] for year in years)]
    return {year: end - start for year, (start, end) in zip(years, pairwise([0, *ends]), strict=True)}


def _sum(outlays: Iterable[Outlay], effect: Effect, year: int) -> int:
    return sum(each.amount for each in outlays if each.effect is effect and each.year == year)
