"""A meeting's packets in one line each: ordered, built by a converter that works in no time, sent, opened."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

import pikepdf
from sqlalchemy import select

from service.demo.load import PROJECT
from service.models import CaseFile, Job, JobState, Packet, Record
from service.operations import projection
from service.operations.content import open_answers
from service.operations.documents import CONVERT, RENDER
from service.operations.packets import opening, ordering, sending
from service.operations.packets.editions import PACKET
from tests.support.people import Cast
from tests.support.printing import PrintingConverter
from tests.support.work import PROJECTS
from tests.workers.packets.reading import bookmarks, texts
from workers import document_pdf, jobs, packet

LEADER = "projektledare"
_LONG = 25


@dataclass
class Packing:
    """The packets of one meeting, and its cases by the key of their stories."""

    people: Cast
    meeting: UUID
    cases: dict[str, UUID] = field(default_factory=dict)
    converter: PrintingConverter = field(default_factory=PrintingConverter)

    def documents(self) -> None:
        """Every document that is asked for is made."""
        for kind in (RENDER, CONVERT):
            self.run(kind)

    def order(self) -> int:
        with self.people.bench.work(self.people[LEADER]) as work:
            return ordering.order(work, self.meeting)

    def build(self) -> None:
        self.run(PACKET)

    def send(self) -> int:
        with self.people.bench.work(self.people[LEADER]) as work:
            return sending.send(work, self.meeting)

    def packed(self) -> None:
        """Ordered, built and sent."""
        self.order()
        self.build()
        self.send()

    def run(self, kind: str) -> None:
        tasks: dict[str, jobs.Task] = {
            **jobs.TASKS,
            CONVERT: partial(document_pdf.make, using=self.converter),
            PACKET: partial(packet.make, using=self.converter),
        }
        with self.people.bench.work() as work:
            waiting = (Job.state == JobState.QUEUED, Job.kind == kind)
            ids = [*work.session.scalars(select(Job.id).where(*waiting).order_by(Job.created_at))]
        for job_id in ids:
            jobs.run(self.people.bench.services, job_id, tasks=tasks)

    def rows(self, who: str) -> list[Packet]:
        """Somebody's editions, the first one first."""
        with self.people.bench.work() as work:
            mine = (Packet.meeting_id == self.meeting, Packet.user_id == self.people[who].id)
            return [*work.session.scalars(select(Packet).where(*mine).order_by(Packet.edition))]

    def open(self, who: str, *, format: str = "pdf", whose: str = "", edition: int = 0) -> bytes:
        """What somebody gets who opens the newest edition, or another, of their own packet or another's."""
        found = self.rows(whose or who)[edition - 1]
        with self.people.bench.work(self.people[who]) as work:
            file = opening.download(work, found.id, format)
        return file.read(self.people.bench.services.store)

    def says(self, who: str, **more: str) -> str:
        """All the pages of somebody's packet."""
        return "\n".join(texts(self.open(who, **more)))  # type: ignore[arg-type]

    def traces(self, case_id: UUID) -> set[str]:
        """What would tell of a case: its number, who it is about, and every longer text of its records."""
        with self.people.bench.work() as work:
            file = work.session.get_one(CaseFile, case_id)
            case = projection.case_of(work, file)
            rows = work.session.scalars(select(Record).where(Record.case_id == case_id))
            said = {text for row in rows for text in _texts(dict(open_answers(work, row)))}
            number = case.person.personnummer.digits if case.person.personnummer else case.number
        common = {each.name for each in PROJECTS[PROJECT].organisations}
        return {case.number, bare(case.person.name) or case.number, number[:8], *map(bare, said - common)}

    def jobs(self, kind: str = PACKET) -> list[Job]:
        with self.people.bench.work() as work:
            return [*work.session.scalars(select(Job).where(Job.kind == kind).order_by(Job.created_at))]


def whole(data: bytes) -> str:
    """Everything that a PDF says to people and programs: pages, properties, bookmarks, tags, attachments."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        hidden = [each.read_bytes().decode("latin-1") for each in streams if each.get("/Type") == "/Metadata"]
        held = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        told = [str(value) for each in held for value in each.values() if isinstance(value, pikepdf.String)]
        around = [str(pdf.docinfo), *pdf.attachments, str(bookmarks(pdf))]
    return bare("\n".join([*texts(data), *around, *hidden, *told]))


def bare(text: str) -> str:
    """Without spaces and line ends, as a text is compared with pages that break it anywhere."""
    return "".join(text.replace("\u2011", "-").split())


def _texts(said: object) -> Iterator[str]:
    if isinstance(said, str) and len(said) >= _LONG and " " in said:
        yield said
    elif isinstance(said, dict | list | tuple):
        for each in said.values() if isinstance(said, dict) else said:
            yield from _texts(each)
