"""Taking away a kind of people's own making that never came into use, with its versions and files."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select

from service.documents.own import is_own
from service.errors import NotFound
from service.models import FieldList, Job, JobState, Template, TemplateFile
from service.operations.audit import Event, tell
from service.operations.templates import rows
from service.operations.templates.page import title_of
from service.operations.templates.rules import BeingChecked, WasInUse
from service.operations.work import Work
from service.storage import FileStore


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken away; its files go after the transaction, when nothing names them any more."""

    title: str
    blobs: tuple[str, ...]

    def clear(self, store: FileStore) -> None:
        """What a crash leaves behind is named by nothing, so it is tidied away as all such files are."""
        for blob in self.blobs:
            store.delete(blob)


def remove(work: Work, kind_key: str, project_key: str) -> Removed:
    """Takes every version of the kind away, and tells the audit trail.

    Raises NotFound for a kind that people did not make, WasInUse for one that documents may have been made
    of, and BeingChecked while a worker is at one of its versions.
    """
    rows.must_manage(work, project_key)
    rows.hold(work, project_key)
    found = [*work.session.scalars(rows.versions(kind_key, project_key))]
    if not is_own(kind_key) or not found:
        raise NotFound
    title = title_of(work, kind_key, found, project_key=project_key)
    if work.session.scalar(rows.activations(kind_key, project_key).limit(1)):
        raise WasInUse(title=title)
    lists = (FieldList.kind == kind_key, FieldList.project_key == project_key)
    blobs = _taken(work, [row.id for row in found], [*work.session.scalars(select(FieldList).where(*lists))])
    tell(work, Event.KIND_REMOVED, project_key=project_key, kind=kind_key, versions=len(found))
    return Removed(title, (*(row.blob for row in found), *blobs))


def _taken(work: Work, versions: Sequence[UUID], lists: Sequence[FieldList]) -> list[str]:
    """Takes the rows away; the files that were made of the versions and of the lists are left to clear."""
    session, subjects = work.session, [*versions, *(row.id for row in lists)]
    doing = [*session.scalars(select(Job).where(Job.subject_id.in_(subjects)).with_for_update())]
    if any(job.state in (JobState.QUEUED, JobState.RUNNING) for job in doing):
        raise BeingChecked
    of_versions = TemplateFile.template_id.in_(versions)
    blobs = [*session.scalars(select(TemplateFile.blob).where(of_versions))]
    session.execute(delete(Job).where(Job.subject_id.in_(subjects)))
    session.execute(delete(TemplateFile).where(of_versions))
    session.execute(delete(FieldList).where(FieldList.id.in_(subjects)))
    session.execute(delete(Template).where(Template.id.in_(versions)))
    return [*blobs, *(row.blob for row in lists if row.blob)]
