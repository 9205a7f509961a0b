"""A draft that somebody reads through, its pages made by the real worker without LibreOffice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Self
from uuid import UUID

from sqlalchemy import func, select

from forms.base import as_typed
from service.models import DraftPreview, DraftPreviewFile, Job, Record
from service.operations import records
from service.operations.draft_previews import asking, page
from service.operations.draft_previews.page import ReadingPage, Standing
from service.operations.draft_previews.rules import DRAFT_PREVIEW
from tests.support.converter import FakeConverter
from tests.support.people import Cast, begin
from tests.support.word import member
from workers import draft_preview, jobs
from workers.pdf import DOCUMENT


@dataclass
class Watched(FakeConverter):
    """A converter that remembers the text of the Word files it was given."""

    words: list[str] = field(default_factory=list)

    def run(self, folder: Path, *, timeout: float) -> None:
        self.words.append(member((folder / DOCUMENT).read_bytes()))
        super().run(folder, timeout=timeout)


@dataclass
class ReadThrough:
    """The draft `record_id` in the hands of `who`."""

    people: Cast
    record_id: UUID
    who: str = "vagledare"
    converter: Watched = field(default_factory=Watched)

    @classmethod
    def of(
        cls, people: Cast, case_id: UUID, kind: str, answers: Mapping[str, object], *, who: str = "vagledare"
    ) -> Self:
        """A draft of the kind in the case, with these answers saved."""
        with people.bench.work(people[who]) as work:
            record = begin(work, case_id, kind)
            records.save(work, record.id, as_typed(answers), lock=record.lock)
            return cls(people, record.id, who)

    def ask(self) -> UUID:
        with self.people.bench.work(self.people[self.who]) as work:
            return asking.ask(work, self.record_id).id

    def run(self) -> None:
        """What a worker does with every preview that is asked for."""
        tasks = {DRAFT_PREVIEW: partial(draft_preview.make, using=self.converter)}
        with self.people.bench.work() as work:
            waiting = [*work.session.scalars(select(Job.id).where(Job.kind == DRAFT_PREVIEW))]
        for job_id in waiting:
            jobs.run(self.people.bench.services, job_id, tasks=tasks)

    def read(self) -> ReadingPage:
        """The pages are asked for, made and looked at."""
        self.ask()
        self.run()
        return self.page

    def finalise(self) -> None:
        """Makes final what was read, and asserts that nothing kept it from that."""
        lock = self.page.reading.lock
        with self.people.bench.work(self.people[self.who]) as work:
            assert asking.finalise(work, self.record_id, lock=lock).problems == []

    def standing(self) -> Standing:
        return self.page.reading.standing

    @property
    def page(self) -> ReadingPage:
        with self.people.bench.work(self.people[self.who]) as work:
            return page.read(work, self.record_id)

    @property
    def record(self) -> Record:
        with self.people.bench.work() as work:
            return work.session.get_one(Record, self.record_id)

    @property
    def kept(self) -> tuple[int, int]:
        """How many previews there are in the database, and how many files of such."""
        with self.people.bench.work() as work:
            counted = [
                work.session.scalar(select(func.count()).select_from(each)) or 0
                for each in (DraftPreview, DraftPreviewFile)
            ]
            return counted[0], counted[1]
