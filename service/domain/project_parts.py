"""What a project's parameters are made of; each class is one table of the project file.

Texts are Swedish and finished; "" and () mean that the project has stated nothing.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from service.domain.lifecycle import CaseState
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


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose among: what is stored and what a person reads."""

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A step of the project's own way of working, and the states of a case that belong to it.

    One without states runs together with the one before it, since nothing in the case tells them apart.
    """

    key: str
    label: str
    states: tuple[CaseState, ...] = ()


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
class MaxDuration:
    """How long a participation may last, and how firmly."""

    firmness: Firmness
    months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When each step should be done, where the project has said nothing else (DOMAIN 3.2)."""

    review_workdays: int = 5
    """From a referral to its review (step 3)."""
    summons_days: int = 7
    """Before a meeting, the summons (step 4)."""
    answer_workdays: int = 5
    """From the meeting to the answer (step 5)."""
    survey_days: int = 30
    """From start to the kartläggning (step 7)."""
    plan_days: int = 45
    """From start to a decided plan (step 8)."""
    review_months: int = 3
    """Between two reviews of the plan (step 9)."""
    reminder_month: int | None = 10
    """The month in which the extension is brought up (step 13); None where the project has no limit."""
    follow_up_grace_days: int = 30
    """After the day of a follow-up, before it is late (W10)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group that is identified apart; `places` are set aside for it, None where no number is given."""

    key: str
    label: str
    earmarked: bool = False
    places: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the project calls its documents, bodies and staff.

    `case_body_definite` and `meeting` are its case body as it reads in "råd från konsultationsteamet" and
    "konsultationsteamets möte".
    """

    plan: str = "Genomförandeplan"
    case_body: str = "Operativ handläggningsgrupp"
    case_body_short: str = "OH"
    case_body_definite: str = "OH"
    meeting: str = "OH-möte"
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
    """Which body decides on bought expertise and on money for competence, named as in message M17.

    The lines are rows of the budget: what pays each of the two. `over_budget_body` may grant more than is
    left of a line; with `interpreter_undecided` an interpreter is paid without a decision in the case.
    """

    consultation_body: str
    competence_body: str
    competence_limit: int | None = None
    competence_above_limit: str = ""
    competence_line: str = ""
    consultation_line: str = ""
    over_budget_body: str = ""
    interpreter_undecided: bool = False
    services: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """A row of the budget; amounts in kronor for each project year, or none yet."""

    name: str
    specification: str = ""
    amounts: tuple[int, ...] = ()
