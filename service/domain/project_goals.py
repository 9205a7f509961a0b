"""What a project promises: how many persons, which key figures, and when it looks back.

Each class is one table of the project file, like those of `project_parts`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from service.domain.dates import add_days, add_years


class Unit(StrEnum):
    """What a key figure's target is counted in."""

    PROCENT = "procent"
    ANTAL = "antal"


class Moment(StrEnum):
    """When a key figure looks: `INOM_90_DAGAR` is any day up to the ninetieth, `EFTER_…` that day."""

    AVSLUT = "avslut"
    INOM_90_DAGAR = "inom_90_dagar"
    EFTER_90_DAGAR = "efter_90_dagar"
    EFTER_1_AR = "efter_1_ar"
    HANDELSE = "handelse"


class Denominator(StrEnum):
    """What a percentage is taken of; a count has none."""

    AVSLUTADE = "avslutade"
    SVAR = "svar"
    INGEN = "ingen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """How many persons the project plans for: each year or in all, perhaps of some ages or years."""

    lowest: int
    highest: int | None = None
    yearly: bool = False
    about: bool = False
    ages: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A target with a threshold: which outcomes count, when, and out of whom.

    `positive` holds keys of sysselsättning, "ratt_ersattning" or event names; with `question`, keys of the
    answers to that closing statement. `ages` is the label of an age group, `group` the key of a group;
    `consultations` says that those who were only discussed count too.
    """

    key: str
    label: str
    unit: Unit
    target: int
    moment: Moment
    positive: tuple[str, ...]
    denominator: Denominator
    question: str = ""
    ages: str = ""
    group: str = ""
    consultations: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """When the project looks back: so long after closing, or on one day for all."""

    key: str
    label: str
    days: int | None = None
    years: int | None = None
    on: date | None = None

    @property
    def after(self) -> str:
        """How long after closing: "90 dagar", "1 år"; "" when it is one day for all."""
        spans = ((self.years, "år"), (self.days, "dagar"))
        return " och ".join(f"{count} {unit}" for count, unit in spans if count)

    def due(self, closed: date) -> date:
        """The day of the follow-up for a participation that was closed on a day."""
        if self.on is not None:
            return self.on
        return add_days(add_years(closed, self.years or 0), self.days or 0)
