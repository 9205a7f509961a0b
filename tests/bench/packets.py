"""The packets of one large meeting: 40 cases with five papers each, for one receiver and for twelve."""

from __future__ import annotations

import resource
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID, uuid4

from service.documents.kinds import REGISTRY
from service.domain.meetings.agenda import Point
from service.domain.meetings.packet import Sight
from service.domain.meetings.packet_planning import Session, planned
from service.operations.content import Sealed
from service.operations.packets.building import Order
from service.vault import DataKey
from tests.bench.table import Row, Table, milliseconds
from tests.domain.meetings.packet_cases import LEADER, ORGANISATIONS, Person, member, session, sight
from tests.support import databases
from tests.support.kinds import words
from tests.support.meetings import planned as meeting_planned
from tests.support.people import Cast
from tests.support.work import Bench
from tests.support.work import bench as make_bench
from workers import packet
from workers.pdf import Converter, convert, converter
from workers.rendering import fill

CASES, RECEIVERS, ROUNDS = 40, 12, 1
_KEY = DataKey(bytes(range(32)))
_KINDS = ("remiss", "uppfoljning", "avvikelserapport", "kompetenshojande_medel")
_ID = "1A2B-3C4D-5E6F"
_POINTS = (Point.ONGOING, Point.MONEY)


@dataclass
class Counting:
    """The converter of this machine, counting how often it is asked."""

    using: Converter
    runs: int = 0

    @property
    def name(self) -> str:
        return self.using.name

    @property
    def recipe(self) -> str:
        return self.using.recipe

    def run(self, folder: Path, *, timeout: float) -> None:
        self.runs += 1
        self.using.run(folder, timeout=timeout)

    def renew(self, *, timeout: float) -> bool:
        return self.using.renew(timeout=timeout)


def measure() -> list[Table]:
    """One packet alone, and those of twelve members of which some may not hear every case."""
    rounds = [(_built(1), _built(RECEIVERS)) for _ in range(ROUNDS)]
    one, many = median(each.seconds for each, _ in rounds), median(each.seconds for _, each in rounds)
    ratio = median(twelve.seconds / alone.seconds for alone, twelve in rounds)
    alone, twelve = rounds[-1]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rows = (
        Row("one packet", milliseconds(one), f"{alone.pages} pages, {alone.conversions} conversions"),
        Row("twelve packets", milliseconds(many), f"{twelve.pages} pages, {twelve.conversions} conversions"),
        Row("twelve to one", f"{ratio:.2f}", "less than 2: what many get is filled and converted once"),
        Row("memory", f"{memory} MB", "the most that the process has held, LibreOffice beside it"),
    )
    return [Table(f"Packets of a meeting: {CASES} cases with five papers each", rows)]


@dataclass(frozen=True, slots=True)
class Taken:
    seconds: float
    pages: int
    conversions: int


def _built(receivers: int) -> Taken:
    """In an installation of its own, with texts that no cache has seen."""
    with _installation() as bench:
        using = Counting(converter())
        orders = [*_orders(bench, using.using, receivers)]
        begun = perf_counter()
        pages = sum(
            packet.made(bench.services, each, using=using, tell=_nobody).packet.pages for each in orders
        )
        return Taken(perf_counter() - begun, pages, using.runs)


def _nobody(number: int, whole: int) -> None:
    """Nobody follows how far it has come."""


@contextmanager
def _installation() -> Iterator[Bench]:
    with TemporaryDirectory() as folder:
        made = make_bench(databases.sqlite(Path(folder)), Path(folder))
        yield made
        made.services.engine.dispose()


def _orders(bench: Bench, using: Converter, receivers: int) -> Iterator[Order]:
    people, records = Cast(bench), _Records(bench, using)
    meeting, told = meeting_planned(people), _session([people.refer() for _ in range(CASES)])
    for number in range(receivers):
        plan = planned(told, _sight(number))
        ids = [each.record_id for each in plan.plan.papers() if each.record_id]
        yield Order(
            packet_id=uuid4(), meeting_id=meeting, name=f"Testperson L{number}", organisation="En myndighet",
            copy=number + 1, edition=1, built=told.summons.meeting.day, planned=plan, summons=told.summons,
            records=records.of(ids), key=_KEY,
        )  # fmt: skip


def _session(cases: list[UUID]) -> Session:
    """Each case at two points; of every fifth one organisation hears nothing."""
    mark = uuid4().int % 1000
    people = [_person(number, point) for point in _POINTS for number in range(CASES)]
    found = session(*people)
    matters = []
    for person, matter in zip(people, found.matters, strict=True):
        assert matter.about is not None
        written = tuple(replace(person.written(kind), record_id=_id(person, kind)) for kind in _KINDS)
        about = replace(matter.about, case_id=cases[person.number - 1], written=written)
        matters.append(replace(matter, title=f"VK-{mark}-{person.number:03}", about=about))
    return replace(found, matters=tuple(matters))


def _person(number: int, point: Point) -> Person:
    hidden = {ORGANISATIONS[number % len(ORGANISATIONS)]} if number % 5 == 0 else set()
    return Person(number=number + 1, point=point, receives=frozenset(ORGANISATIONS) - hidden)


def _id(person: Person, kind: str) -> UUID:
    return UUID(int=person.number * 10 + _KINDS.index(kind))


def _sight(number: int) -> Sight:
    return sight(LEADER if number == 0 else member(ORGANISATIONS[number % len(ORGANISATIONS)]))


class _Records:
    """Documents as they lie in the store: a real referral, in as many files as there are documents."""

    def __init__(self, bench: Bench, using: Converter) -> None:
        self._store = bench.services.store
        said = words("remiss")
        said["dokument"]["id"] = _ID
        docx = fill(REGISTRY["remiss"].template, said)
        self._pdf = convert(docx, title="Remiss", must_contain=_ID, timeout=60, using=using).data
        self._files: dict[UUID, Sealed] = {}

    def of(self, ids: Iterable[UUID]) -> dict[UUID, Sealed]:
        return {each: self._file(each) for each in ids}

    def _file(self, record_id: UUID) -> Sealed:
        if record_id not in self._files:
            place = f"bench.{record_id}"
            blob = self._store.put(_KEY.seal(self._pdf + f"% {record_id}\n".encode(), where=place))
            self._files[record_id] = Sealed(blob=blob, place=place, key=_KEY)
        return self._files[record_id]
