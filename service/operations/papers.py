"""Records as lists show them: what each is, whom it is about, and how far its document has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from service.domain.roles import Role
from service.errors import CannotOpen
from service.models import CaseFile, Document, Job, JobState, Record, RecordState, User
from service.operations import projection
from service.operations.records import RENDER
from service.operations.work import Work

PROTECTED = "Skyddad person"
"""What lists say instead of the name of somebody with protected identity (DOMAIN 2.2)."""

REFERRER = "Remittenten"
"""Who referred a protected person is not told, since it tells where the person lives (DOMAIN 5, D7)."""
UNREADABLE = "Uppgiften kan inte läsas"


class Standing(StrEnum):
    """How far a record's document has come."""

    QUEUED = "queued"
    FILLING = "filling"
    CONVERTING = "converting"
    AGAIN = "again"
    READY = "ready"
    FAILED = "failed"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def ended(self) -> bool:
        return self in (Standing.READY, Standing.FAILED)


_LABELS = {
    Standing.QUEUED: "I kö",
    Standing.FILLING: "Skrivs",
    Standing.CONVERTING: "Görs om till PDF",
    Standing.AGAIN: "Försöker igen om en stund",
    Standing.READY: "Klart",
    Standing.FAILED: "Misslyckades",
}


@dataclass(frozen=True, slots=True)
class About:
    """The case that a record is about, by number and the name that may be shown, both "" for a project's."""

    case_id: UUID | None = None
    number: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One record in a list; `standing` is None while it is a draft."""

    id: UUID
    title: str
    version: int
    state: str
    author: str
    at: datetime
    about: About
    standing: Standing | None = None
    mine: bool = False


def standing(job: Job | None, *, ready: bool) -> Standing:
    """From the job and whether the document is there; a job that waits after a failure is tried again."""
    if ready:
        return Standing.READY
    if job is None or job.state in (JobState.FAILED, JobState.DEAD, JobState.DONE):
        return Standing.FAILED
    if job.state == JobState.RUNNING:
        return Standing.CONVERTING if job.step == Standing.CONVERTING else Standing.FILLING
    return Standing.AGAIN if job.attempts and job.error_code else Standing.QUEUED


def about(work: Work, file: CaseFile) -> About:
    return About(file.id, file.number, shown_person(work, file))


def shown_person(work: Work, file: CaseFile) -> str:
    """The name for lists; the alias for a protected person, "" while nobody is named.

    A case whose key is destroyed or wrong is marked, so that one row does not take the whole list with it.
    """
    if file.projection.protected:
        return PROTECTED
    try:
        return projection.shown_name(work, file)
    except CannotOpen:
        return UNREADABLE


def listed(work: Work, records: Iterable[Record]) -> list[Paper]:
    """The records as list lines, in the same order, with three questions to the database however many."""
    rows = [*records]
    ids, keys = [row.id for row in rows], [f"{RENDER}:{row.id}" for row in rows]
    jobs = {job.subject_id: job for job in work.session.scalars(select(Job).where(Job.dedup_key.in_(keys)))}
    ready = {*work.session.scalars(select(Document.record_id).where(Document.record_id.in_(ids)))}
    who = {row.author_id for row in rows}
    names = {user.id: user.name for user in work.session.scalars(select(User).where(User.id.in_(who)))}
    return [
        _paper(work, row, author=names[row.author_id], job=jobs.get(row.id), ready=row.id in ready)
        for row in rows
    ]


def _paper(work: Work, row: Record, *, author: str, job: Job | None, ready: bool) -> Paper:
    file = work.session.get(CaseFile, row.case_id) if row.case_id else None
    if file and file.projection.protected and Role.REMITTENT in work.registry[row.kind].writers:
        author = REFERRER
    draft = row.state == RecordState.DRAFT
    return Paper(
        id=row.id, title=work.registry[row.kind].title, version=row.version, state=row.state, author=author,
        at=row.finalised_at or row.updated_at, about=about(work, file) if file else About(),
        standing=None if draft else standing(job, ready=ready), mine=row.author_id == work.someone.id,
    )  # fmt: skip
