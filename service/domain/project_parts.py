"""What a project's parameters are made of; each class is one table of the project file.

Texts are Swedish and finished; "" and () mean that the project has stated nothing.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from service.domain.dates import add_days, add_years
from service.domain.messages import inside_sentence


class PartyKind(StrEnum):
    """The four kinds that must form a samordningsförbund (SFS 2003:1210, 3 §)."""

    FK = "fk"
    AF = "af"
    REGION = "region"
    KOMMUN = "kommun"


class Advice(StrEnum):
    """How firmly a project advises against referring somebody."""

    REKOMMENDERAS_INTE = "rekommenderas_inte"
    INTE_LAMPLIG = "inte_lamplig"

    @property
    def label(self) -> str:
        """As the project words it: "rekommenderas inte"."""
        return {"rekommenderas_inte": "rekommenderas inte", "inte_lamplig": "inte lämplig"}[self]


class Firmness(StrEnum):
    """Whether a limit is an aim, a should, a must, or absent."""

    MAL = "mal"
    BOR = "bor"
    SKA = "ska"
    INGEN = "ingen"


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


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose among: what is stored and what a person reads."""

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """The name of a party from a day on."""

    since: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An authority behind the project. `name` is the one it had when the project began."""

    key: str
    kind: PartyKind
    name: str
    new_names: tuple[NewName, ...] = ()

    def name_on(self, day: date) -> str:
        """The name on a day: a landsting may have become a region."""
        return next((new.name for new in reversed(self.new_names) if new.since <= day), self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A unit with its own secrecy, of one party: what access and referrals are tied to."""

    key: str
    name: str
    party: str
    refers: bool = True
    on_call: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Financier:
    """Who pays, and which share in percent; None when no share is stated."""

    name: str
    percent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """First and last day, and the last day after an extension."""

    start: date
    end: date
    extended_to: date | None = None

    @property
    def last_day(self) -> date:
        """The day the project ends, extension counted."""
        return self.extended_to or self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeGroup:
    """Ages that the project counts apart; no highest means and up."""

    label: str
    lowest: int
    highest: int | None = None

    def holds(self, age: int) -> bool:
        """Whether an age is in the group."""
        return self.lowest <= age and (self.highest is None or age <= self.highest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """Ages of the target group at intake, both ends included; no highest means and up."""

    lowest: int
    highest: int | None = None
    priority: str = ""
    groups: tuple[AgeGroup, ...] = ()

    def holds(self, age: int) -> bool:
        """Whether an age is in the target group."""
        return self.lowest <= age and (self.highest is None or age <= self.highest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A kind of person in the target group, perhaps only after more than some months with an income."""

    key: str
    label: str
    income: str = ""
    more_than_months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A circumstance for which the project is advised against."""

    key: str
    label: str
    advice: Advice

    @property
    def text(self) -> str:
        """As message M16 says it: "pågående beroende … (inte lämplig)"."""
        return f"{inside_sentence(self.label)} ({self.advice.label})"


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

    def due(self, closed: date) -> date:
        """The day of the follow-up for a participation that was closed on a day."""
        if self.on is not None:
            return self.on
        return add_days(add_years(closed, self.years or 0), self.days or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaxDuration:
    """How long a participation may last, and how firmly."""

    firmness: Firmness
    months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group that is identified apart; `places` are set aside for it, None where no number is given."""

    key: str
    label: str
    earmarked: bool = False
    places: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the project calls its documents, bodies and staff."""

    plan: str = "Genomförandeplan"
    case_body: str = "Operativ handläggningsgrupp"
    case_body_short: str = "OH"
    steering_group: str = "Styrgrupp"
    local_group: str = "Lokal samverkansgrupp"
    receiving_body: str = "Remissgrupp/handläggare"
    vagledare: str = "Vägledare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How persons come in: who gives an opinion, who decides, and whether a meeting must come first."""

    decision: str
    opinion: str = ""
    text: str = ""
    continuous: bool = True
    voluntary: bool = True
    after_meeting: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """How often the case body meets and what is done in groups; no weeks when no rhythm is stated."""

    every_weeks: int | None = None
    extra: bool = True
    group_activity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchases:
    """Which body decides on bought expertise and on money for competence, named as in message M17."""

    consultation_body: str
    competence_body: str
    competence_limit: int | None = None
    competence_above_limit: str = ""
    services: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """A row of the budget; amounts in kronor for each project year, or none yet."""

    name: str
    specification: str = ""
    amounts: tuple[int, ...] = ()
