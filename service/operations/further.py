"""Further documents of a final record: which there are, how far each has come, and asking for one."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from doc_templates.languages import Language, named
from service.documents import variants
from service.documents.variants import Variant
from service.errors import DocumentNotReady
from service.models import Document, Job, JobState, RecordState
from service.operations import documents, jobs, papers
from service.operations.content import open_answers
from service.operations.contexts import context_of
from service.operations.documents import CONVERT, RENDER, Progress, job_key
from service.operations.papers import Standing
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Further:
    """One further document; `standing` is None until somebody has asked for it.

    `near` ones are shown at once: those in Swedish, in the person's language, and those that are made.
    """

    key: str
    title: str
    standing: Standing | None
    reason: str
    near: bool


def ask(work: Work, record_id: UUID, key: str) -> None:
    """Asks for a further document, or once more for one that failed.

    Raises NotFound for one that the kind does not give, and TwinTells for a twin that would tell who it is.
    """
    found = documents.progress(work, record_id, variant=key)
    variant = variants.variant_of(found.kind, key)
    if found.record.state == RecordState.DRAFT or not key:
        raise DocumentNotReady
    variants.context_of(variant, context_of(work, found.record), open_answers(work, found.record))
    job = documents.ask_word(work, found.record, variant=key)
    jobs.retry(work, job if found.document is None else found.pdf_job or job)


def listed(work: Work, found: Progress) -> list[Further]:
    """All that the record can give besides its main document; none of a draft."""
    offered = variants.further(found.kind)
    if not offered or found.record.state == RecordState.DRAFT:
        return []
    spoken = _spoken(work, found) if any(each.language for each in offered) else None
    return [*_listed(work, found, offered, spoken)]


def _listed(
    work: Work, found: Progress, offered: tuple[Variant, ...], spoken: Language | None
) -> Iterator[Further]:
    record_id, session = found.record.id, work.session
    made = select(Document).where(Document.record_id == record_id, Document.variant != "")
    pdfs = {each.variant: each.pdf_blob for each in session.scalars(made)}
    asked = select(Job).where(Job.subject_id == record_id, Job.variant != "")
    by_key = {job.dedup_key: job for job in session.scalars(asked)}
    for each in offered:
        job = by_key.get(job_key(RENDER, record_id, each.key))
        pdf_job = by_key.get(job_key(CONVERT, record_id, each.key))
        word, pdf = each.key in pdfs, pdfs.get(each.key) is not None
        standing = papers.standing(job, pdf_job, word=word, pdf=pdf) if job or word else None
        near = standing is not None or each.language in (None, spoken)
        yield Further(each.key, each.title, standing, _reason(pdf_job if word else job), near=near)


def _reason(job: Job | None) -> str:
    return job.error if job and job.state in (JobState.FAILED, JobState.DEAD) else ""


def _spoken(work: Work, found: Progress) -> Language | None:
    """The language that the record or the referral says the person needs an interpreter for."""
    case = context_of(work, found.record).case
    said = (
        open_answers(work, found.record).text("sprak"),
        case.latest("remiss").text("sprak") if case else "",
    )
    return next((language for each in said if each and (language := named(each))), None)
