"""A project's parameters: everything that differs between projects is data here and nowhere in code."""

from dataclasses import dataclass, field
from datetime import date

from service.domain.choices import Choices
from service.domain.messages import inside_sentence
from service.domain.project_goals import FollowUp, KeyFigure, Volume
from service.domain.project_parts import (
    Ages,
    Category,
    Choice,
    CostLine,
    Exclusion,
    Financier,
    Group,
    Intake,
    MaxDuration,
    Meetings,
    Names,
    Organisation,
    Party,
    Period,
    Phase,
    Purchases,
    Times,
)

NO_EXCLUSION = "ingen"
OTHER_KOMMUN = "annan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One project. `key` is the name of its file; texts are "" and lists () where it states nothing.

    `prefix` begins its case numbers. `signature_order` holds the keys of the parties as they stand on the
    signature page, two a row; `parties` stand in the order of the text.
    """

    key: str
    name: str
    prefix: str
    county: str
    period: Period
    ages: Ages
    target_group: str
    parties: tuple[Party, ...]
    signature_order: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    kommuner: tuple[Choice, ...]
    intake: Intake
    purchases: Purchases
    max_duration: MaxDuration
    key_figures: tuple[KeyFigure, ...]
    individual_goals: tuple[str, ...]
    follow_ups: tuple[FollowUp, ...]
    volumes: tuple[Volume, ...]
    applicant: str = ""
    association: str = ""
    financier: Financier | None = None
    signature_heading: str = "Parter"
    names: Names = field(default_factory=Names)
    meetings: Meetings = field(default_factory=Meetings)
    times: Times = field(default_factory=Times)
    categories: tuple[Category, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    steps: tuple[Phase, ...] = ()
    tracks: tuple[Choice, ...] = ()
    groups: tuple[Group, ...] = ()
    cost_lines: tuple[CostLine, ...] = ()
    income_lines: tuple[CostLine, ...] = ()

    def case_number(self, year: int, number: int) -> str:
        """The number of a case, never made from a personal number: "VK-2017-014"."""
        return f"{self.prefix}-{year}-{number:03d}"

    def inside(self, title: str) -> str:
        """A title in the middle of a sentence; one that begins with the project's name keeps its capital."""
        return title if title.startswith(self.name) else inside_sentence(title)

    def party(self, key: str) -> Party:
        """The party with this key; KeyError when there is none."""
        return {party.key: party for party in self.parties}[key]

    def organisation(self, key: str) -> Organisation:
        """The organisation with this key; KeyError when there is none."""
        return {organisation.key: organisation for organisation in self.organisations}[key]

    def party_choices(self, day: date) -> Choices:
        """The parties by the names they had on a day, or had last in the project's time."""
        day = min(day, self.period.last_day)
        return {party.key: party.name_on(day) for party in self.parties}

    @property
    def follow_ups_from_closing(self) -> tuple[FollowUp, ...]:
        """Those that are counted from the closing of each participation, and not made on one day for all."""
        return tuple(each for each in self.follow_ups if each.on is None)

    @property
    def contact_after(self) -> str:
        """When they are, as it reads after "vid": "90 dagar och 1 år"; "" where there are none."""
        return " och ".join(each.after for each in self.follow_ups_from_closing)

    @property
    def remittent_choices(self) -> Choices:
        """The organisations whose officers may refer."""
        return {each.key: each.name for each in self.organisations if each.refers}

    @property
    def kommun_choices(self) -> Choices:
        """Where a person may be folkbokförd, and another kommun last."""
        return {**_choices(self.kommuner), OTHER_KOMMUN: "Annan kommun"}

    @property
    def category_choices(self) -> Choices:
        """The categories of the target group; empty when the project has none."""
        return _choices(self.categories)

    @property
    def exclusion_choices(self) -> Choices:
        """None of them first, then the circumstances for which the project is advised against."""
        return {NO_EXCLUSION: "Ingen", **_choices(self.exclusions)}

    @property
    def track_choices(self) -> Choices:
        """The tracks through the project; empty when it has one way for all."""
        return _choices(self.tracks)

    @property
    def group_choices(self) -> Choices:
        """The groups that participants are counted in; empty when there is one."""
        return _choices(self.groups)


def _choices(items: tuple[Choice | Category | Exclusion | Group, ...]) -> Choices:
    return {item.key: item.label for item in items}
