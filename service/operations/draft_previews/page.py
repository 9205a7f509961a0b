"""A draft read through as one page: its pictures, how far they have come, what it lacks."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from service.errors import NotFound, RecordIsFinal
from service.models import DraftPreview, DraftPreviewFile, Job, JobState, Record
from service.operations import documents, draft_page
from service.operations.audit import Event, tell
from service.operations.content import record_key
from service.operations.documents import FORMATS
from service.operations.draft_page import DraftPage
from service.operations.draft_previews import rules, saying
from service.operations.draft_previews.asking import job_of
from service.operations.draft_previews.rules import PDF
from service.operations.templates.storage import PNG
from service.operations.work import Work


class Standing(StrEnum):
    """How far the pages have come. OUTDATED shows another saving or template; GONE is asked for anew."""

    MAKING = "making"
    AGAIN = "again"
    FAILED = "failed"
    READY = "ready"
    OUTDATED = "outdated"
    GONE = "gone"

    @property
    def ended(self) -> bool:
        return self not in (Standing.MAKING, Standing.AGAIN)


@dataclass(frozen=True, slots=True)
class Reading:
    """`pictures` are the numbers of the pages that are drawn, `pages` counts all of them.

    `lock` is the saving that they show, `reason` why they could not be made.
    """

    record_id: UUID
    standing: Standing
    lock: int = 0
    reason: str = ""
    pages: int = 0
    pictures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """The draft, judged as finalising would, and its pages."""

    draft: DraftPage
    reading: Reading

    @property
    def may_finalise(self) -> bool:
        """Whether what is read can be made final as it is, by who reads it."""
        whole = not self.draft.problems and not self.draft.others_decide
        return whole and self.reading.standing is Standing.READY


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that may be handed over; its name carries no name of a person."""

    name: str
    media_type: str
    data: bytes


def read(work: Work, record_id: UUID) -> ReadingPage:
    """The page for who may write the draft; raises NotFound, NotAllowed or RecordIsFinal."""
    reading = progress(work, record_id)
    draft = draft_page.read(work, record_id, review=True)
    told = [each for each in draft.problems if each.message != draft.others_decide]
    return ReadingPage(replace(draft, problems=told), reading)


def progress(work: Work, record_id: UUID) -> Reading:
    """How far the pages have come; raises as `read`."""
    record = rules.draft(work, record_id)
    preview = rules.mine(work, record)
    if preview is None:
        return Reading(record_id, Standing.GONE)
    if not saying.is_current(work, record, preview):
        return Reading(record_id, Standing.OUTDATED)
    if preview.pages is None:
        job = job_of(work, preview)
        return Reading(record_id, _standing(job), preview.lock, reason=job.error)
    pictures = tuple(range(1, _drawn(work, preview) + 1))
    return Reading(record_id, Standing.READY, preview.lock, pages=preview.pages, pictures=pictures)


def picture(work: Work, record_id: UUID, number: int) -> Opened:
    """The picture of a page, to stand in the page; raises NotFound or NotAllowed."""
    _, data = _file(work, record_id, str(number))
    return Opened(f"sida-{number}.png", PNG, data)


def pdf(work: Work, record_id: UUID) -> Opened:
    """The pages as a PDF, told in the audit trail; raises NotFound or NotAllowed."""
    record, data = _file(work, record_id, PDF)
    name = documents.file_name(documents.progress(work, record_id), PDF, which="utkast")
    tell(work, Event.DRAFT_READ, record=record, format=PDF)
    return Opened(name, FORMATS[PDF], data)


def _standing(job: Job) -> Standing:
    if job.state in (JobState.FAILED, JobState.DEAD):
        return Standing.FAILED
    if job.state == JobState.DONE:
        return Standing.GONE
    return Standing.AGAIN if job.error and job.state == JobState.QUEUED else Standing.MAKING


def _drawn(work: Work, preview: DraftPreview) -> int:
    names = select(DraftPreviewFile.name).where(DraftPreviewFile.preview_id == preview.id)
    return sum(name != PDF for name in work.session.scalars(names))


def _file(work: Work, record_id: UUID, name: str) -> tuple[Record, bytes]:
    try:
        record = rules.draft(work, record_id)
    except RecordIsFinal:
        raise NotFound from None
    preview = rules.mine(work, record)
    row = work.session.get(DraftPreviewFile, (preview.id, name)) if preview else None
    if row is None:
        raise NotFound
    return record, record_key(work, record).open(row.data, where=rules.place(row.preview_id, name))
