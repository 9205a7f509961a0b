"""Records as lists show them: what each is, whom it is about, and how far its document has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from service.errors import CannotOpen
from service.models import CaseFile, Document, Job, JobState, Record, RecordState, User
from service.operations import access, projection
from service.operations.documents import CONVERT, RENDER
from service.operations.work import Work

PROTECTED = "Skyddad person"
"""What lists say instead of the name of somebody with protected identity (DOMAIN 2.2)."""

REFERRER = "Remittenten"
"""Who referred a protected person is not told, since it tells where the person lives (DOMAIN 5, D7)."""
UNREADABLE = "Uppgiften kan inte läsas"


class Standing(StrEnum):
    """How far a record's document has come; from CONVERTING on its Word file is there."""

    QUEUED = "queued"
    FILLING = "filling"
    AGAIN = "again"
    FAILED = "failed"
    CONVERTING = "converting"
    PDF_AGAIN = "pdf_again"
    PDF_FAILED = "pdf_failed"
    READY = "ready"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def has_word(self) -> bool:
        return self in (Standing.CONVERTING, Standing.PDF_AGAIN, Standing.PDF_FAILED, Standing.READY)

    @property
    def failed(self) -> bool:
        return self in (Standing.FAILED, Standing.PDF_FAILED)

    @property
    def ended(self) -> bool:
        return self.failed or self is Standing.READY


_LABELS = {
    Standing.QUEUED: "Dokumentet är i kö",
    Standing.FILLING: "Word-filen skrivs",
    Standing.AGAIN: "Försöker igen om en stund",
    Standing.FAILED: "Dokumentet misslyckades",
    Standing.CONVERTING: "Word-filen klar, PDF görs",
    Standing.PDF_AGAIN: "Word-filen klar, PDF görs om en stund",
    Standing.PDF_FAILED: "Word-filen klar, PDF misslyckades",
    Standing.READY: "Dokument klart",
}
_OF_WORD = {
    "waiting": Standing.QUEUED,
    "running": Standing.FILLING,
    "again": Standing.AGAIN,
    "ended": Standing.FAILED,
}
_OF_PDF = {
    "waiting": Standing.CONVERTING,
    "running": Standing.CONVERTING,
    "again": Standing.PDF_AGAIN,
    "ended": Standing.PDF_FAILED,
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


def standing(job: Job | None, pdf_job: Job | None, *, word: bool, pdf: bool) -> Standing:
    """From the two jobs, and whether the Word file and the PDF are there."""
    if pdf:
        return Standing.READY
    return _OF_PDF[_course(pdf_job)] if word else _OF_WORD[_course(job)]


def _course(job: Job | None) -> str:
    """Where a job whose result is missing stands: one that waits after a failure is tried again."""
    if job is None or job.state in (JobState.FAILED, JobState.DEAD, JobState.DONE):
        return "ended"
    if job.state == JobState.RUNNING:
        return "running"
    return "again" if job.attempts and job.error_code else "waiting"


def about(work: Work, file: CaseFile) -> About:
    """The case; for who reads a document of it but may not see the case itself, by its number alone (B12).

    Who may name people for it finds the way there.
    """
    if access.may_see_case(work, file):
        return About(file.id, file.number, shown_person(work, file))
    return (
        About(file.id, file.number, PROTECTED) if access.may_name(work, file) else About(number=file.number)
    )


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
    standings, who = _standings(work, rows), {row.author_id for row in rows}
    names = {user.id: user.name for user in work.session.scalars(select(User).where(User.id.in_(who)))}
    return [_paper(work, row, author=names[row.author_id], standing=standings[row.id]) for row in rows]


def _standings(work: Work, rows: list[Record]) -> dict[UUID, Standing]:
    ids, keys = [row.id for row in rows], [f"{kind}:{row.id}" for row in rows for kind in (RENDER, CONVERT)]
    jobs = {job.dedup_key: job for job in work.session.scalars(select(Job).where(Job.dedup_key.in_(keys)))}
    found = select(Document.record_id, Document.pdf_blob).where(
        Document.record_id.in_(ids), Document.variant == ""
    )
    pdfs = {row.record_id: row.pdf_blob for row in work.session.execute(found)}
    return {
        each: standing(
            jobs.get(f"{RENDER}:{each}"), jobs.get(f"{CONVERT}:{each}"),
            word=each in pdfs, pdf=pdfs.get(each) is not None,
        )
        for each in ids
    }  # fmt: skip


def _paper(work: Work, row: Record, *, author: str, standing: Standing) -> Paper:
    file = work.session.get(CaseFile, row.case_id) if row.case_id else None
    if file and file.projection.protected and row.author_id in file.referrers:
        author = REFERRER
    draft = row.state == RecordState.DRAFT
    return Paper(
        id=row.id, title=work.title(row.kind, row.project_key), version=row.version, state=row.state,
        author=author,
        at=row.finalised_at or row.updated_at, about=about(work, file) if file else About(),
        standing=None if draft else standing, mine=row.author_id == work.someone.id,
    )  # fmt: skip
