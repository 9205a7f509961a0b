"""The budget grid: rows by project year, as many years as the period has."""

from typing import Any

from forms.fields import KronorField, TextField
from forms.rows import RowForm, RowsField
from service.domain import messages


class YearField(KronorField):
    """The amount of one project year, 1 to 5; it is asked for when the period reaches that year.

    `years` is the number of project years, None while the period is unknown. An amount typed for a year after
    the last one is kept and is a mistake, so that money never disappears when a period is shortened.
    """

    def __init__(self, label: str = "", *, year: int, needed: bool = True, **arguments: Any) -> None:
        super().__init__(label, **{"width": 2, **arguments})
        self.year, self.needed = year, needed
        self.years: int | None = None

    def limit(self, years: int | None) -> None:
        self.years = years
        self.required = self.needed and years is not None and self.year <= years

    @property
    def outside(self) -> bool:
        return self.years is not None and self.year > self.years

    def applies(self, form: Any) -> bool:
        return not self.outside or bool(self.typed)

    def mistake(self) -> str:
        if self.outside:
            return messages.OUTSIDE_PERIOD.text(n=self.years, år=f"år {self.year}")
        return super().mistake()


class CostRow(RowForm):
    """A kind of cost."""

    kostnadsslag = TextField("Kostnadsslag", required=True, width=3)
    specifikation = TextField("Specifikation", width=3)
    ar1 = YearField("År 1", year=1)
    ar2 = YearField("År 2", year=2)
    ar3 = YearField("År 3", year=3)
    ar4 = YearField("År 4", year=4)
    ar5 = YearField("År 5", year=5)


class IncomeRow(RowForm):
    """What one financier pays."""

    finansiar = TextField("Finansiär", required=True, width=6)
    ar1 = YearField("År 1", year=1)
    ar2 = YearField("År 2", year=2)
    ar3 = YearField("År 3", year=3)
    ar4 = YearField("År 4", year=4)
    ar5 = YearField("År 5", year=5)


class BudgetField(RowsField):
    """Rows shown as a table with one column a year and a last line of sums, computed as one types.

    `amounts` names the columns that are amounts, in order of year. `sums` names, in the same order, the
    questions of the form in which a person may state the sum of a column; left empty, it is computed. They
    follow the grid in its section, and belong in its last line.
    `shown` names the columns to show: those of the period, and any other in which something is typed.
    """

    look = "budget"

    def __init__(
        self,
        row: type[RowForm],
        label: str,
        *,
        amounts: tuple[str, ...],
        sums: tuple[str, ...],
        **arguments: Any,
    ) -> None:
        super().__init__(row, label, **arguments)
        self.amounts, self.sums = amounts, sums

    def limit(self, years: int | None) -> None:
        for row in self.rows:
            for cell in _cells(row):
                cell.limit(years)

    @property
    def shown(self) -> tuple[str, ...]:
        cells = [cell for row in self.rows for cell in _cells(row)]
        hidden = {cell.short_name for cell in cells} - {c.short_name for c in cells if c.applies(None)}
        return tuple(name for name in self.amounts if name not in hidden)


def _cells(row: RowForm) -> list[YearField]:
    return [field for field in row.questions() if isinstance(field, YearField)]
