"""A budget: rows of costs and incomes by project year, its sums, and what does not add up in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from service.domain import messages
from service.domain.dates import months_between
from service.domain.kronor import kronor

ABOUT_TOLERANCE_PERCENT = 1
"""How far from the yearly mean an amount "ca" may lie without a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One kind of cost or one income; `amounts` are whole kronor for year 1, 2 and so on."""

    name: str
    specification: str = ""
    amounts: tuple[int, ...]

    @property
    def total(self) -> int:
        """The row's sum over all years."""
        return sum(self.amounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetMistake:
    """What does not add up: `part` is "costs", "incomes" or "balance"; `year` counts from 1."""

    part: str
    year: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Every row has one amount for each of `years`; ValueError when one has not."""

    years: int
    costs: tuple[Row, ...]
    incomes: tuple[Row, ...]

    def __post_init__(self) -> None:
        if any(len(row.amounts) != self.years for row in (*self.costs, *self.incomes)):
            raise ValueError(f"every row of the budget needs {self.years} amounts")

    @property
    def cost_sums(self) -> tuple[int, ...]:
        """The costs of each year."""
        return self._sums(self.costs)

    @property
    def income_sums(self) -> tuple[int, ...]:
        """The incomes of each year."""
        return self._sums(self.incomes)

    @property
    def total(self) -> int:
        """The costs of all years."""
        return sum(self.cost_sums)

    @property
    def mean(self) -> Decimal:
        """The costs of a year on average, not rounded; 0 without years."""
        return Decimal(self.total) / self.years if self.years else Decimal(0)

    def far_from_mean(self, stated: int) -> bool:
        """Whether an amount stated as "ca … kr/år" lies more than one percent from the mean (DOMAIN 4 m)."""
        return abs(stated - self.mean) * 100 > self.mean * ABOUT_TOLERANCE_PERCENT

    def mistakes(
        self, *, cost_sums: Mapping[int, int] | None = None, income_sums: Mapping[int, int] | None = None
    ) -> list[BudgetMistake]:
        """What does not add up: sums that somebody has typed, by year (from 1), and years out of balance."""
        return [
            *self._wrong_sums("costs", self.cost_sums, cost_sums or {}),
            *self._wrong_sums("incomes", self.income_sums, income_sums or {}),
            *self._unbalanced(),
        ]

    def _sums(self, rows: Iterable[Row]) -> tuple[int, ...]:
        amounts = [row.amounts for row in rows]
        return tuple(sum(row[year] for row in amounts) for year in range(self.years))

    def _wrong_sums(
        self, part: str, right: tuple[int, ...], typed: Mapping[int, int]
    ) -> Iterable[BudgetMistake]:
        for year, amount in sorted(typed.items()):
            if amount != right[year - 1]:
                text = messages.SUM_WRONG.text(kr1=kronor(right[year - 1]), kr2=kronor(amount))
                yield BudgetMistake(part=part, year=year, text=text)

    def _unbalanced(self) -> Iterable[BudgetMistake]:
        for year, (cost, income) in enumerate(zip(self.cost_sums, self.income_sums, strict=True), 1):
            if cost != income:
                text = messages.INCOME_IS_NOT_COST.text(år=f"år {year}")
                yield BudgetMistake(part="balance", year=year, text=text)


def project_years(start: date | None, end: date | None) -> int | None:
    """How many project years a period reaches into; None while it is unknown or turned round."""
    if start is None or end is None or end < start:
        return None
    return months_between(start, end) // 12 + 1
