"""Templates as pages show them: the versions of a kind, and one version with all that is known of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import select

from service.errors import KindUnknown
from service.models import Job, JobState, Template, TemplateActivation, TemplateFile, TemplateState, User
from service.operations import jobs
from service.operations.audit import Event, tell
from service.operations.templates import rows
from service.operations.templates.impact import Missing, missing
from service.operations.templates.storage import ORIGINAL, PNG, TODAY, WHICH
from service.operations.templates.upload import CHECK_TEMPLATE, PREVIEW_TEMPLATE
from service.operations.templates.use import hindrance
from service.operations.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A mistake or an advice from the check; see workers.errors.Mistake. `severity`: "error" or "advice"."""

    place: str
    text: str
    message: str
    severity: str = "error"
    part: str = ""
    paragraph: int = -1
    fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One upload in a list. `hindrance` is why this person cannot put it into use, "" when they can.

    `mistakes` counts what must be mended, `advice` what may be; `missing` are names that a release took away.
    """

    id: UUID
    number: int
    state: TemplateState
    who: str
    at: datetime
    why: str
    sha256: str
    mistakes: int
    advice: int
    in_use: bool
    hindrance: str
    missing: tuple[Missing, ...]

    @property
    def may_activate(self) -> bool:
        return not self.in_use and not self.hindrance


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the history: who put what into use when; `number` is None for the built-in template."""

    number: int | None
    rolled_back: bool
    who: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatesPage:
    """The versions and the history of a kind in a project, both newest first.

    `in_use` is the number of the version in use, None for the built-in template; `before` the same of what a
    step back leads to, when `may_roll_back`. `own`: people made the kind, so it has no built-in template.
    """

    kind_key: str
    title: str
    own: bool
    project_key: str
    project: str
    versions: list[Version]
    history: list[Step]
    in_use: int | None
    may_roll_back: bool
    before: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePage:
    """One version. `files` are the names that `file` hands over.

    `pictures` are the page pictures by which of WHICH they show, `today` the same of the template that was in
    use when they were made; both are empty until then. `checking` and `drawing`: a worker is at it; `trouble`
    is why one stopped, which `retry` tries again.
    """

    version: Version
    kind_key: str
    title: str
    project_key: str
    project: str
    remarks: list[Remark]
    names: list[str]
    fields: list[dict[str, Any]]
    definition: dict[str, Any] | None
    files: tuple[str, ...]
    pictures: Mapping[str, tuple[str, ...]]
    today: Mapping[str, tuple[str, ...]]
    checking: bool
    drawing: bool
    trouble: str

    @property
    def pictures_ready(self) -> bool:
        return bool(self.pictures)


def page(work: Work, kind_key: str, project_key: str) -> TemplatesPage:
    """Raises NotFound, whether the kind or the project is unknown or none of this person's."""
    project = rows.must_manage(work, project_key)
    found = [*work.session.scalars(rows.versions(kind_key, project_key))]
    steps = [*work.session.scalars(rows.activations(kind_key, project_key))]
    stack = rows.standing(reversed(steps))
    names = _names(work, {*(row.uploaded_by for row in found), *(step.activated_by for step in steps)})
    numbers = {row.id: row.number for row in found}
    return TemplatesPage(
        kind_key=kind_key, title=title_of(work, kind_key, found), own=kind_key not in work.registry.kinds,
        project_key=project_key, project=project.name,
        versions=[_version(work, row, who=names[row.uploaded_by], used=stack[-1]) for row in found],
        history=[_step(step, numbers, who=names[step.activated_by]) for step in steps],
        in_use=numbers.get(stack[-1]) if stack[-1] else None, may_roll_back=len(stack) > 1,
        before=numbers.get(stack[-2]) if len(stack) > 1 and stack[-2] else None,
    )  # fmt: skip


def one(work: Work, template_id: UUID) -> TemplatePage:
    """One version; raises NotFound."""
    row = rows.reached(work, template_id)
    steps = [*work.session.scalars(rows.activations(row.kind, row.project_key))]
    made = select(TemplateFile.name, TemplateFile.media_type).where(TemplateFile.template_id == row.id)
    files = [*work.session.execute(made)]
    drawn = sorted((name for name, media_type in files if media_type == PNG), key=_page_number)
    doing = {job.kind: job for job in work.session.scalars(select(Job).where(Job.subject_id == row.id))}
    who = _names(work, {row.uploaded_by})[row.uploaded_by]
    return TemplatePage(
        version=_version(work, row, who=who, used=steps[0].template_id if steps else None),
        kind_key=row.kind, title=title_of(work, row.kind, [row]), project_key=row.project_key,
        project=work.project(row.project_key).name, remarks=[Remark(**each) for each in row.mistakes],
        names=row.names, fields=row.fields, definition=row.definition,
        files=(ORIGINAL, *sorted(name for name, media_type in files if media_type != PNG)),
        pictures=_by_which(drawn, before=""), today=_by_which(drawn, before=TODAY),
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


def title_of(work: Work, kind_key: str, found: Iterable[Template]) -> str:
    """What the kind is called; of one that people made, what the newest of its versions says."""
    if kind_key in work.registry.kinds:
        return work.registry[kind_key].title
    newest = max(found, key=lambda row: row.number, default=None)
    if newest is None or newest.definition is None:
        raise KindUnknown(key=kind_key)
    return str(newest.definition.get("title") or kind_key)


def _version(work: Work, row: Template, *, who: str, used: UUID | None) -> Version:
    grave = sum(each.get("severity", "error") == "error" for each in row.mistakes)
    return Version(
        id=row.id, number=row.number, state=TemplateState(row.state), who=who, at=row.uploaded_at,
        why=row.why, sha256=row.sha256, mistakes=grave, advice=len(row.mistakes) - grave,
        in_use=row.id == used, hindrance=hindrance(work, row), missing=missing(work.registry, row),
    )  # fmt: skip


def _step(step: TemplateActivation, numbers: Mapping[UUID, int], *, who: str) -> Step:
    number = numbers[step.template_id] if step.template_id else None
    return Step(number, step.rolled_back, who, step.at, step.why)


def _names(work: Work, who: set[UUID]) -> dict[UUID, str]:
    return {user.id: user.name for user in work.session.scalars(select(User).where(User.id.in_(who)))}


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
