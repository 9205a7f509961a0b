"""Many drafts and many final records, written to the database at once: what is measured comes after them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import cycle, islice
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete

from forms.base import as_typed
from service.boot import Services
from service.demo import story
from service.demo.load import PROJECT
from service.documents import example
from service.models import Job, Record, RecordState
from service.operations import jobs, records
from service.operations.content import seal_content
from service.operations.documents import RENDER
from service.operations.work import Work
from tests.support.people import STORIES, Cast, begin
from tests.support.work import Bench, Clock, FakeBell

LEADER = "projektledare"
CASES = 25
"""Cases that final plans are spread over: one with hundreds of plans would be slow to read, as none is."""


@dataclass(frozen=True)
class Draft:
    """A draft whose form can be sent, by who may finalise it."""

    record_id: UUID
    who: str
    fields: Mapping[str, list[str]]


class Prepared:
    """Writes as the people of the demonstration, and rings for nobody."""

    def __init__(self, services: Services) -> None:
        self._bell = FakeBell()
        self.quiet = replace(services, bell=self._bell)
        self.people = Cast(Bench(self.quiet, Clock(), self._bell))
        self._cases = [self.people.enrol() for _ in range(CASES)]
        self._forget_jobs()

    def drafts(self, number: int) -> list[Draft]:
        """Plans and applications by turns."""
        made = [draft for _ in range(number // 2) for draft in (self._plan(), self._application())]
        self._forget_jobs()
        return made

    def finals(self, number: int) -> list[UUID]:
        """Final plans and applications by turns, each with its job, of which nobody has heard yet.

        They become final in one moment, so that none is part of another's case.
        """
        at = datetime.now(UTC)
        plan, application = story.plan(STORIES["D1"]), example.load("ansokan")["answers"]
        with self.quiet.work() as work:
            rows = [
                _final(work, kind, answers, self.people[who].id, case_id=case_id, at=at)
                for plans_case in islice(cycle(self._cases), number // 2)
                for kind, answers, who, case_id in (
                    ("genomforandeplan", plan, "vagledare", plans_case),
                    ("ansokan", application, LEADER, None),
                )
            ]
            work.session.flush()
            asked = [
                jobs.ask(work, RENDER, subject_id=row.id, queue="documents", dedup_key=f"{RENDER}:{row.id}")
                for row in rows
            ]
            return [job.id for job in asked]

    def _forget_jobs(self) -> None:
        """The documents of what stands before a plan are not what is measured."""
        with self.quiet.work() as work:
            work.session.execute(delete(Job))

    def _plan(self) -> Draft:
        case_id = self.people.enrol()
        with self.people.bench.work(self.people["vagledare"]) as work:
            record = begin(work, case_id, "genomforandeplan")
            return Draft(record.id, "vagledare", as_typed(story.plan(STORIES["D1"])))

    def _application(self) -> Draft:
        with self.people.bench.work(self.people[LEADER]) as work:
            record = records.begin(work, work.registry["ansokan"], project_key=PROJECT)
            return Draft(record.id, LEADER, as_typed(example.load("ansokan")["answers"]))


def _final(
    work: Work, kind: str, answers: Mapping[str, Any], author_id: UUID, *, case_id: UUID | None, at: datetime
) -> Record:
    record = Record(
        id=uuid4(), kind=kind, project_key=PROJECT, case_id=case_id, state=RecordState.FINAL,
        author_id=author_id, created_at=at, updated_at=at, finalised_at=at, content=b"",
    )  # fmt: skip
    record.content = seal_content(work, record, answers)
    work.session.add(record)
    return record
