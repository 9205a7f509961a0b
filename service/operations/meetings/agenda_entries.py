"""What an agenda is made of: items in order, and the cases that are left out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from service.domain.case import Case
from service.domain.meetings.agenda import Point
from service.domain.meetings.timetable import Timetable
from service.models import CaseFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item: a case by its alias, or a matter of its own by its title.

    `heard_by` are the organisations that may hear it, by key; all for what names nobody. `question` is what
    the meeting is asked about the case: text about a person, for the organisations of `asked_before` alone
    and for who opens the case. `why` tells from days and kinds why a case came by itself. `minutes` is None
    where nobody has set them. `feedback`: a decision of the styrgrupp is told back, which `question` says.
    `new`: it came after the first packets were ordered.
    """

    item_id: UUID | None
    point: Point
    case: CaseFile | None
    title: str
    presenter: str = ""
    minutes: int | None = None
    starts: time | None = None
    question: str = ""
    why: str = ""
    heard_by: frozenset[str] = frozenset()
    asked_before: frozenset[str] = frozenset()
    feedback: bool = False
    by_hand: bool = False
    new: bool = False
    opened: bool = False
    closed: bool = False

    @property
    def key(self) -> str:
        """What names the entry on a page, the same before and after it is stored."""
        return f"{self.point.value}-{self.case.id if self.case else self.item_id}"

    def question_for(self, organisation: str) -> str:
        """The question as far as an organisation may read it."""
        return self.question if organisation in self.asked_before else ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What would come up but does not, and why; `item_id` is its row, None where nothing is stored."""

    point: Point
    case: CaseFile | None
    title: str
    why: str
    item_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is taken up in order, what nobody may hear, what the leader has taken off, and the times.

    `cases` are those that could be read, by id; consent was asked as of `on`.
    """

    entries: list[Entry]
    left_out: list[LeftOut]
    taken_off: list[LeftOut]
    times: Timetable
    cases: Mapping[UUID, Case]
    on: date
