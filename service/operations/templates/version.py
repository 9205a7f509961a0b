"""One uploaded version with all that is known of it, and another attempt at what a worker could not do."""

from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

from sqlalchemy import select

from service.models import Job, JobState, TemplateFile
from service.operations import jobs
from service.operations.audit import Event, tell
from service.operations.templates import rows
from service.operations.templates.approval import Approval
from service.operations.templates.changes import changes, last_used
from service.operations.templates.page import people, title_of, version
from service.operations.templates.shown import Remark, TemplatePage
from service.operations.templates.storage import ORIGINAL, PNG, TODAY, WHICH
from service.operations.templates.upload import CHECK_TEMPLATE, PREVIEW_TEMPLATE
from service.operations.work import Work


def one(work: Work, template_id: UUID) -> TemplatePage:
    """One version; raises NotFound."""
    row = rows.reached(work, template_id)
    steps = [*work.session.scalars(rows.activations(row.kind, row.project_key))]
    made = select(TemplateFile.name, TemplateFile.media_type).where(TemplateFile.template_id == row.id)
    files = [*work.session.execute(made)]
    drawn = sorted((name for name, media_type in files if media_type == PNG), key=_page_number)
    doing = {job.kind: job for job in work.session.scalars(select(Job).where(Job.subject_id == row.id))}
    who = people(work, {row.uploaded_by})[row.uploaded_by]
    approval, used = Approval.of(work, row.kind, row.project_key), last_used(work, steps)
    return TemplatePage(
        version=version(approval, row, who=who, used=steps[0].template_id if steps else None),
        kind_key=row.kind, title=title_of(work, row.kind, [row], project_key=row.project_key),
        project_key=row.project_key,
        project=work.project(row.project_key).name, remarks=[Remark(**each) for each in row.mistakes],
        definition=row.definition,
        files=(ORIGINAL, *sorted(name for name, media_type in files if media_type != PNG)),
        pictures=_by_which(drawn, before=""), today=_by_which(drawn, before=TODAY),
        changes=changes(row, used), against=used.number if used else 0,
        checking=_alive(doing.get(CHECK_TEMPLATE)), drawing=_alive(doing.get(PREVIEW_TEMPLATE)),
        trouble=next((job.error for job in doing.values() if _stopped(job)), ""),
    )  # fmt: skip


def retry(work: Work, template_id: UUID) -> None:
    """A person asks for another attempt at what a worker could not do."""
    row = rows.reached(work, template_id)
    for job in work.session.scalars(select(Job).where(Job.subject_id == row.id)):
        if _stopped(job):
            jobs.retry(work, job)
            tell(work, Event.JOB_RETRIED, project_key=row.project_key, kind=job.kind)


def _alive(job: Job | None) -> bool:
    return job is not None and job.state in (JobState.QUEUED, JobState.RUNNING)


def _stopped(job: Job) -> bool:
    return job.state in (JobState.FAILED, JobState.DEAD)


def _page_number(name: str) -> tuple[str, int]:
    """Page 10 comes after page 9: "idag-tom-10.png" is ("idag-tom", 10)."""
    which, _, number = name.removesuffix(".png").rpartition("-")
    return which, int(number)


def _by_which(drawn: Iterable[str], *, before: str) -> dict[str, tuple[str, ...]]:
    found = {which: tuple(names) for which, names in groupby(drawn, key=lambda name: _page_number(name)[0])}
    return {which: found[before + which] for which in WHICH if before + which in found}
