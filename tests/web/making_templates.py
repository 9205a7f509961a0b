"""What workers would have done to an uploaded template, without Word: for the pages that show it."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select

from service.models import FieldList, ProjectFile, Template, TemplateFile, TemplateState
from service.operations import field_lists, jobs, templates
from service.operations.content import project_key as key_of
from service.operations.jobs import Claim, Failure
from service.operations.templates.storage import DOCX, PNG, place
from service.operations.work import Work
from tests.support.work import Bench

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63f80f00010101001bb6ee560000000049454e44ae426082"
)
"""The smallest picture there is."""
Remarks = Iterable[Mapping[str, object]]


def newest(bench: Bench) -> UUID:
    """The version that was uploaded last."""
    with bench.work() as work:
        return work.session.scalars(select(Template.id).order_by(Template.number.desc())).first() or UUID(
            int=0
        )


def check(
    bench: Bench, template_id: UUID, *, remarks: Remarks = (), files: Mapping[str, bytes] | None = None
) -> None:
    """A worker has found these remarks; without errors among them the version is ready."""
    with bench.work() as work:
        row = work.session.get_one(Template, template_id)
        row.mistakes = [dict(each) for each in remarks]
        grave = any(each.get("severity", "error") == "error" for each in row.mistakes)
        row.state = TemplateState.REFUSED if grave else TemplateState.READY
        for name, data in (files or {}).items():
            _keep(work, row, name, data, media_type=DOCX)
        jobs.finish(work.session, _held(work, row, templates.CHECK_TEMPLATE), at=work.now)


def draw(bench: Bench, template_id: UUID, *, pages: Mapping[str, bytes]) -> None:
    """A worker has drawn these pages, by the name of their files."""
    with bench.work() as work:
        row = work.session.get_one(Template, template_id)
        for name, data in pages.items():
            _keep(work, row, name, data, media_type=PNG)
        jobs.finish(work.session, _held(work, row, templates.PREVIEW_TEMPLATE), at=work.now)


def fail(bench: Bench, template_id: UUID, sentence: str, *, kind: str = templates.CHECK_TEMPLATE) -> None:
    """The check, or another kind of job, came to nothing."""
    with bench.work() as work:
        held = _held(work, work.session.get_one(Template, template_id), kind)
        jobs.fail(work.session, held, Failure.BAD_INPUT, sentence, at=work.now)


def make_list(bench: Bench, data: bytes) -> None:
    """A worker has made the field list that was asked for."""
    with bench.work() as work:
        row = work.session.scalars(select(FieldList)).one()
        row.blob = work.store.put(field_lists.key(work, row).seal(data, where=field_lists.place(row)))


def _keep(work: Work, row: Template, name: str, data: bytes, *, media_type: str) -> None:
    key = key_of(work, work.session.get_one(ProjectFile, row.project_key))
    blob = work.store.put(key.seal(data, where=place(row.id, name)))
    work.session.add(TemplateFile(template_id=row.id, name=name, media_type=media_type, blob=blob))


def _held(work: Work, row: Template, kind: str) -> Claim:
    """The job of this kind, asked for if nobody has, and begun."""
    job = jobs.ask(work, kind, subject_id=row.id, queue="interactive", dedup_key=f"{kind}:{row.id}")
    held = jobs.claim(work.session, job.id, at=work.now, lease=200)
    assert held
    return held
