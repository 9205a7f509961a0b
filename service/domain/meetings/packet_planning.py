"""From the matters of a meeting to the plan of one receiver's packet; what is not in it cannot be built."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from uuid import UUID

from service.domain import consent
from service.domain.consent_parts import Information
from service.domain.meetings.agenda import Point
from service.domain.meetings.bodies import PROJECT_ITSELF
from service.domain.meetings.packet import About, Sight, Written
from service.domain.meetings.packet_plan import (
    SHEET,
    Plan,
    Planned,
    PlannedCase,
    PlannedLine,
    PlannedPaper,
    PlannedPoint,
    digest,
)
from service.domain.meetings.packet_times import as_told
from service.domain.meetings.papers import (
    Away,
    CaseSheet,
    Gathering,
    Item,
    Proceedings,
    Row,
    Standing,
    Summons,
)

KALLELSE, DAGORDNING, ARENDELISTA = "Kallelse", "Dagordning", "Ärendelista"
ALWAYS = ("remiss",)
"""Kinds of which the newest goes with a case wherever it comes up."""
AT_POINT = {
    Point.ONGOING: ("uppfoljning", "avvikelserapport"),
    Point.ENDING: ("uppfoljning", "slutanalys"),
    Point.MONEY: ("kompetenshojande_medel",),
    Point.BOARD: ("extern_konsultation", "eskalering"),
}
"""Those that go with it at a point, in this order; extracts of plan and decisions stand on its sheet."""
TYPES = {
    Point.REFERRALS: "Ny remiss",
    Point.CONSULTATIONS: "Konsultation",
    Point.NOLLPLACERADE: "Ny remiss",
    Point.ONGOING: "Pågående ärende",
    Point.ENDING: "Avslut eller förlängning",
    Point.MONEY: "Kompetenshöjande medel",
    Point.BOARD: "Ärende till styrgruppen",
}
"""What one case of a point is called in the list."""
KINDS = tuple(dict.fromkeys([*ALWAYS, *(kind for kinds in AT_POINT.values() for kind in kinds)]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """An item of the agenda: the case that it is `about` by its alias, or a matter of its own.

    `question` about a case is asked before the organisations of `asked_before` alone, and so is `why` it
    comes up, which stands for it where nobody has asked. `kind` is what such a matter is called.
    """

    point: Point
    title: str
    presenter: str = ""
    kind: str = ""
    starts: time | None = None
    minutes: int | None = None
    question: str = ""
    why: str = ""
    asked_before: frozenset[str] = frozenset()
    about: About | None = None


def belongs(kind: str, point: Point) -> bool:
    """Whether a document of this kind goes with a case that comes up at the point."""
    return kind in ALWAYS or kind in AT_POINT.get(point, ())


Sheets = Callable[[Matter, frozenset[Information]], CaseSheet]
"""The sheet of a case's matter for who may read these kinds of information."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The meeting that is planned for: its kallelse, and its matters in order.

    `present` are the organisations that are called to it. `notes` stand beside the names of standing points,
    and `begins` is when each begins.
    """

    summons: Summons
    matters: tuple[Matter, ...]
    sheets: Sheets
    present: frozenset[str] = frozenset()
    notes: Mapping[Point, str] = field(default_factory=dict)
    begins: Mapping[Point, time | None] = field(default_factory=dict)


def planned(session: Session, sight: Sight) -> Planned:
    """What one receiver gets of all this."""
    return _Planner(session, sight).planned()


SEALED = " (skyddade uppgifter: inga handlingar)"
"""Why nothing stands behind the line of a case in the contents."""


class _Planner:
    """The plan of one receiver, with what its own papers say."""

    def __init__(self, session: Session, sight: Sight) -> None:
        self._session, self._sight = session, sight
        self._sheets: dict[str, object] = {}
        self._had: set[UUID] = set()
        self._awaited: set[UUID] = set()

    def planned(self) -> Planned:
        found = {point: self._rows(point) for point in Point}
        proceedings = self._proceedings(found)
        first = (
            self._paper(KALLELSE, self._session.summons),
            self._paper(DAGORDNING, proceedings),
            self._paper(ARENDELISTA, replace(proceedings, meeting=_day_alone(proceedings.meeting))),
        )
        points = tuple(
            self._point(found[standing.point], [number for number, _ in numbered], standing)
            for standing, numbered in proceedings.numbered()
        )
        return Planned(Plan(first=first, points=points), self._sheets, frozenset(self._awaited))

    def _rows(self, point: Point) -> list[tuple[Matter, Row]]:
        """The rows of a point; several neutral lines one after the other are one, so that nobody counts."""
        found: list[tuple[Matter, Row]] = []
        for matter in (each for each in self._session.matters if each.point is point):
            row = self._row(matter)
            if row is not None and not (isinstance(row, Away) and found and row == found[-1][1]):
                found.append((matter, row))
        return found

    def _row(self, matter: Matter) -> Row | None:
        """None for a case that nobody may hear: it is not taken up."""
        about, sight = matter.about, self._sight
        if about is None or sight.hears(about):
            return self._item(matter)
        return Away(sight.reader.called) if sight.heard_by(about) else None

    def _item(self, matter: Matter) -> Item:
        item = Item(
            alias=matter.title, kind=matter.kind, presenter=matter.presenter, starts=matter.starts,
            minutes=matter.minutes,
        )  # fmt: skip
        if matter.about is None:
            return replace(item, question=matter.question)
        asks = self._sight.asks(matter.about, matter.asked_before)
        consented, leaving = self._in_the_room(matter.about)
        question = (matter.question or matter.why) if asks else ""
        return replace(item, question=question, consented=consented, leaving=leaving)

    def _in_the_room(self, about: About) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who may hear the case, and who of those called leaves for it, by name.

        Towards whom a protected person has consented is told to those alone for whom the case opens.
        """
        if about.protected and not self._sight.reads(about):
            return (), ()
        project, heard = self._sight.project, self._sight.heard_by(about)
        names = consent.organisations(project, protected=about.protected)
        outside = [each for each in names if each in self._session.present and each not in heard]
        consented = dict.fromkeys(names[each] for each in names if each in heard)
        return tuple(consented), tuple(dict.fromkeys(names[each] for each in outside))

    def _proceedings(self, found: Mapping[Point, list[tuple[Matter, Row]]]) -> Proceedings:
        """Places that are taken count people of whom an organisation may not know."""
        told = self._session
        notes = told.notes if self._sight.reader.organisation == PROJECT_ITSELF else {}
        points = (
            Standing(
                point=point, starts=told.begins.get(point), note=notes.get(point, ""),
                rows=tuple(row for _, row in found[point]),
            )
            for point in Point
        )  # fmt: skip
        return Proceedings(meeting=told.summons.meeting, points=as_told(tuple(points)))

    def _point(self, found: list[tuple[Matter, Row]], numbers: list[str], standing: Standing) -> PlannedPoint:
        entries = [
            self._entry(matter, row, number) for (matter, row), number in zip(found, numbers, strict=True)
        ]
        return PlannedPoint(text=f"{standing.point.value} {standing.point.label}", entries=tuple(entries))

    def _entry(self, matter: Matter, row: Row, number: str) -> PlannedCase | PlannedLine:
        if isinstance(row, Away):
            return PlannedLine(row.text)
        text, about = f"{number} {row.alias}", matter.about
        if about is None:
            return PlannedLine(text)
        opens = self._sight.reads(about)
        if about.protected and not opens:
            text += SEALED
        return PlannedCase(
            case_id=about.case_id, alias=row.alias, text=text, kinds=self._sight.kinds(about), open=opens,
            protected=about.protected, papers=tuple(self._papers(matter, about)) if opens else (),
        )  # fmt: skip

    def _papers(self, matter: Matter, about: About) -> Iterator[PlannedPaper]:
        """The sheet and the referral where the case comes up first; at each point what belongs there."""
        first = about.case_id not in self._had
        self._had.add(about.case_id)
        if first:
            yield self._paper(SHEET, self._session.sheets(matter, self._sight.kinds(about)))
        for written in about.written:
            wanted = belongs(written.kind, matter.point) and (first or written.kind not in ALWAYS)
            if wanted and self._sight.may_have(written, about):
                yield from self._document(written)

    def _document(self, written: Written) -> Iterator[PlannedPaper]:
        """What has no PDF yet is waited for by whoever builds the packet."""
        if not written.sha256:
            self._awaited.add(written.record_id)
            return
        yield PlannedPaper(
            title=written.title, sha256=written.sha256, record_id=written.record_id,
            variant=written.variant, signed=written.signed,
        )  # fmt: skip

    def _paper(self, title: str, said: object) -> PlannedPaper:
        sha256 = digest(title, said)
        self._sheets[sha256] = said
        return PlannedPaper(title=title, sha256=sha256)


def _day_alone(meeting: Gathering) -> Gathering:
    """The list prints no place and no hours: another room makes no other list."""
    return replace(meeting, starts=None, ends=None, place="", link="")
