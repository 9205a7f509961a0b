"""The packets of one large meeting: 40 cases with five papers each, for one receiver and for twelve."""

from __future__ import annotations

import resource
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID, uuid4

from service.documents.kinds import REGISTRY
from service.domain.context import printed_id
from service.domain.meetings.agenda import Point
from service.domain.meetings.packet import Sight
from service.domain.meetings.packet_planning import Session, planned
from service.models import Meeting
from service.operations.content import Sealed
from service.operations.packets import editions
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

CASES, RECEIVERS = 40, 12
_KEY = DataKey(bytes(range(32)))
_KINDS = ("remiss", "uppfoljning", "avvikelserapport", "kompetenshojande_medel")
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
    """From nothing to one packet, and to those of twelve members of whom some may not hear every case.

    The documents of the cases are made once in both; the packets in an installation of their own each time.
    """
    begun = perf_counter()
    documents = _documents(converter())
    made = perf_counter() - begun
    one, twelve = _built(documents, 1), _built(documents, RECEIVERS)
    ratio = (made + twelve.seconds) / (made + one.seconds)
    further = (twelve.seconds - one.seconds) / (RECEIVERS - 1)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    papers = len(documents)
    rows = (
        Row("one packet", milliseconds(made + one.seconds), _note(one, papers)),
        Row("twelve packets", milliseconds(made + twelve.seconds), _note(twelve, papers)),
        Row("twelve to one", f"{ratio:.2f}", "what many get is filled and converted once"),
        Row("each further packet", milliseconds(further), "with the lists that are its receiver's own"),
        Row("memory", f"{memory} MB", "the most that the process has held, LibreOffice beside it"),
    )
    return [Table(f"Packets of a meeting: {CASES} cases with five papers each", rows)]


@dataclass(frozen=True, slots=True)
class Taken:
    seconds: float
    pages: int
    conversions: int


def _note(taken: Taken, papers: int) -> str:
    return f"{taken.pages} pages; {papers} documents and {taken.conversions} other papers converted"


def _built(documents: Sequence[bytes], receivers: int) -> Taken:
    """With texts that no cache has seen."""
    with _installation() as bench:
        using = Counting(converter())
        orders = [*_orders(bench, documents, receivers)]
        begun = perf_counter()
        pages = sum(
            packet.made(bench.services, each, using=using, tell=_nobody).packet.pages for each in orders
        )
        return Taken(perf_counter() - begun, pages, using.runs)


def _nobody(number: int, whole: int) -> None:
    """Nobody follows how far it has come."""


def _documents(using: Converter) -> list[bytes]:
    """A referral for each document of each case."""
    return [_document(using, printed_id(f"{number:012x}")) for number in range(CASES * len(_KINDS))]


def _document(using: Converter, document_id: str) -> bytes:
    said = words("remiss")
    said["dokument"]["id"] = document_id
    docx = fill(REGISTRY["remiss"].template, said)
    return convert(docx, title="Remiss", must_contain=document_id, timeout=60, using=using).data


@contextmanager
def _installation() -> Iterator[Bench]:
    with TemporaryDirectory() as folder:
        made = make_bench(databases.sqlite(Path(folder)), Path(folder))
        yield made
        made.services.engine.dispose()


def _orders(bench: Bench, documents: Sequence[bytes], receivers: int) -> Iterator[Order]:
    people, records = Cast(bench), _Records(bench, documents)
    meeting, told = meeting_planned(people), _session([people.refer() for _ in range(CASES)])
    for number in range(receivers):
        plan = planned(told, _sight(number))
        ids = [each.record_id for each in plan.plan.papers() if each.record_id]
        yield Order(
            packet_id=_ordered(people, meeting), meeting_id=meeting, name=f"Testperson L{number}",
            organisation="En myndighet", copy=number + 1, edition=1, built=told.summons.meeting.day,
            planned=plan, summons=told.summons, records=records.of(ids), key=_KEY,
        )  # fmt: skip


def _ordered(people: Cast, meeting: UUID) -> UUID:
    """A packet that stands in the database: papers are kept only for one that is not closed."""
    with people.bench.work(people["projektledare"]) as work:
        held, who = work.session.get_one(Meeting, meeting), work.someone.id
        before = editions.of(work, held).get(who, [])
        return editions.new(work, held, before, user_id=who, organisation_key="").id


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
    """The documents as they lie in the store."""

    def __init__(self, bench: Bench, documents: Sequence[bytes]) -> None:
        self._store, self._left = bench.services.store, iter(documents)
        self._files: dict[UUID, Sealed] = {}

    def of(self, ids: Iterable[UUID]) -> dict[UUID, Sealed]:
        return {each: self._file(each) for each in ids}

    def _file(self, record_id: UUID) -> Sealed:
        if record_id not in self._files:
            place = f"bench.{record_id}"
            blob = self._store.put(_KEY.seal(next(self._left), where=place))
            self._files[record_id] = Sealed(blob=blob, place=place, key=_KEY)
        return self._files[record_id]
