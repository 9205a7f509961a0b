"""What the papers of a meeting say that are no records: kallelse, dagordning, ärendelista, a case's sheet.

Plain values for one receiver. What the receiver may not have is not among them, but for the neutral line
that an organisation leaves the meeting. Texts are finished, and a protected person has an alias alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from service.domain.meetings.agenda import Point
from service.domain.meetings.slots import Slot
from service.domain.plan import Goal


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """The meeting that a paper belongs to. `meeting` is what it is called ("OH-möte"), `link` the one online.

    `issued` is the day that stands on the paper and `organisation` who calls: the same for all receivers, so
    that what says the same to two is made once.
    """

    project: str
    body: str
    meeting: str
    day: date
    issued: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    link: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Somebody who is called, and for which organisation by its name."""

    name: str
    organisation: str
    deputy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Summons:
    """The kallelse, the same for all who are called; `answer_by` is the last day to answer, if any."""

    meeting: Gathering
    called: tuple[Called, ...]
    slots: tuple[Slot, ...] = ()
    answer_by: date | None = None
    convener: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A case by its alias, or a matter by its title, as it stands in the list.

    `consented` and `leaving` are names of organisations: who may hear it, and who leaves the room before it
    is opened. Both are empty for what tells of nobody.
    """

    alias: str
    kind: str = ""
    presenter: str = ""
    starts: time | None = None
    minutes: int | None = None
    question: str = ""
    consented: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Away:
    """The neutral line for what the receiver's organisation may not hear, by what it is called: "AF"."""

    organisation: str

    @property
    def text(self) -> str:
        """As it stands in every list: "AF lämnar mötet"."""
        return f"{self.organisation} lämnar mötet"


Row = Item | Away


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A standing point with its matters in order; `note` stands beside its name: "2 av 5 platser"."""

    point: Point
    starts: time | None = None
    note: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceedings:
    """What dagordning and ärendelista are made of, as one organisation may read it."""

    meeting: Gathering
    points: tuple[Standing, ...]

    def numbered(self) -> Iterator[tuple[Standing, tuple[tuple[str, Row], ...]]]:
        """Each point with its rows by number: "3.1". A neutral line has none, so that no number is missed."""
        for standing in self.points:
            yield standing, tuple(_numbered(standing))


def _numbered(standing: Standing) -> Iterator[tuple[str, Row]]:
    number = 0
    for row in standing.rows:
        number += isinstance(row, Item)
        yield (f"{standing.point}.{number}" if isinstance(row, Item) else "", row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """One organisation's row in the matrix of consent."""

    organisation: str
    discloses: bool
    receives: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """The consent to exchange information: who with whom, kinds of information by name, last day."""

    partners: tuple[Partner, ...] = ()
    kinds: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanExtract:
    """The plan as it stands now; `goals` without what reviews have remarked on them."""

    title: str
    version: int
    decided: date
    ends: date | None = None
    purpose: str = ""
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewExtract:
    """The latest follow-up: what both see, and what they decided."""

    on: date
    decision: str
    own_view: str = ""
    guides_view: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision in the case: what about ("Kompetenshöjande medel"), its outcome and why."""

    on: date
    about: str
    outcome: str
    amount: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """One case on one sheet for one receiver; what they may not have is "", () or None.

    `state` is told to who may know how the case goes.
    """

    alias: str
    state: str = ""
    kind: str = ""
    presenter: str = ""
    question: str = ""
    enrolled: date | None = None
    exchange: Exchange | None = None
    plan: PlanExtract | None = None
    review: ReviewExtract | None = None
    decisions: tuple[Decision, ...] = ()
