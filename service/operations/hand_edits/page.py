"""Hand edits as the pages show them: what stands, what waits for an answer, and what came before."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from service.errors import NotFound
from service.models import CaseFile, Document, Job, JobState, Record, User, WordState, WordVersion
from service.operations import access, documents, papers, templates
from service.operations.documents import Progress
from service.operations.hand_edits import differences, rules
from service.operations.hand_edits.asking import OPEN
from service.operations.hand_edits.differences import Differences
from service.operations.papers import About
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Version:
    """One Word file that was put in or made anew. `trouble` is why it could not be compared, "" otherwise.

    `differences` are empty for who may not write the document: what somebody took away is not told.
    """

    id: UUID
    record_id: UUID
    title: str
    about: About
    edited: bool
    state: str
    reasons: tuple[str, ...]
    trouble: str
    by: str
    at: datetime
    differences: Differences = field(default_factory=Differences)
    stands: "Version | None" = None

    @property
    def ended(self) -> bool:
        """Whether nothing happens by itself any more."""
        return self.state != WordState.CHECKING or bool(self.trouble)

    @property
    def standing(self) -> str:
        """Where it stands, in one word for the page's program."""
        return "trouble" if self.trouble else self.state


@dataclass(frozen=True, slots=True)
class Earlier:
    """The version before this one of the document, whose Word file was edited by hand."""

    record_id: UUID
    number: int
    edit: Version


@dataclass(frozen=True, slots=True)
class HandEdits:
    """`may` tells who may write; `hindrance` why nothing is replaced any more, "" when it may be.

    `renewed` tells that the template in use is another than the one that the Word file was made of.
    """

    may: bool
    hindrance: str = ""
    edit: Version | None = None
    waiting: Version | None = None
    renewed: bool = False
    earlier: Earlier | None = None


def of_document(work: Work, found: Progress) -> HandEdits:
    """What the page of the document tells of its Word file."""
    may = rules.may_edit(work, found)
    edit = _edit(work, found, found.document, may=may)
    if not may:
        return HandEdits(may=False, edit=edit)
    why, earlier = rules.hindrance(work, found.record), _earlier(work, found)
    if why == rules.REPLACED and not (edit or earlier):
        return HandEdits(may=False)
    return HandEdits(
        may=True, hindrance=why, edit=edit, earlier=earlier,
        waiting=None if why else _waiting(work, found), renewed=not why and _renewed(work, found),
    )  # fmt: skip


def edited_before(work: Work, record: Record) -> UUID | None:
    """The version before this one, when its Word file is edited by hand and this person may open it."""
    before = record.supersedes_id and work.session.get(Record, record.supersedes_id)
    if not before or not access.may_open(work, before):
        return None
    edited = (Document.record_id == before.id, Document.variant == "", Document.edit_id.is_not(None))
    return work.session.scalar(select(Document.record_id).where(*edited))


def one(work: Work, version_id: UUID) -> Version:
    """A Word file that was put in, for who may write the document; raises NotFound."""
    row = work.session.get(WordVersion, version_id)
    if row is None:
        raise NotFound
    found = documents.progress(work, row.record_id)
    if not rules.may_edit(work, found):
        raise NotFound
    return _version(work, found, row, may=True, stands=_edit(work, found, found.document, may=False))


def _edit(work: Work, found: Progress, document: Document | None, *, may: bool) -> Version | None:
    row = work.session.get(WordVersion, document.edit_id) if document and document.edit_id else None
    return _version(work, found, row, may=may) if row else None


def _waiting(work: Work, found: Progress) -> Version | None:
    mine = (WordVersion.record_id == found.record.id, WordVersion.state.in_(OPEN))
    row = work.session.scalar(select(WordVersion).where(*mine))
    return _version(work, found, row, may=True) if row else None


def _renewed(work: Work, found: Progress) -> bool:
    if found.document is None:
        return False
    try:
        used = templates.in_use(work, found.kind, found.record.project_key)
    except (templates.NothingInUse, templates.TemplateUnreadable):
        return False
    return used.template_id != found.document.template_id


def _earlier(work: Work, found: Progress) -> Earlier | None:
    record_id = edited_before(work, found.record)
    if record_id is None:
        return None
    then = documents.progress(work, record_id)
    edit = _edit(work, then, then.document, may=True)
    return Earlier(record_id, then.record.version, edit) if edit else None


def _version(
    work: Work, found: Progress, row: WordVersion, *, may: bool, stands: Version | None = None
) -> Version:
    record, file = found.record, found.file
    return Version(
        id=row.id, record_id=record.id, title=work.title(record.kind, record.project_key),
        about=papers.about(work, file) if file else About(),
        edited=row.edited, state=row.state, reasons=tuple(row.reasons), trouble=_trouble(work, row),
        by=_by(work, file, row.by_id), at=row.at,
        differences=differences.opened(work, record, row) if may else Differences(), stands=stands,
    )  # fmt: skip


def _trouble(work: Work, row: WordVersion) -> str:
    if row.state != WordState.CHECKING:
        return ""
    job = work.session.scalar(select(Job).where(Job.dedup_key == rules.job_key(row.id)))
    gone = job is None or job.state in (JobState.FAILED, JobState.DEAD)
    return ((job.error if job else "") or "Orsaken är okänd.") if gone else ""


def _by(work: Work, file: CaseFile | None, user_id: UUID) -> str:
    """Who referred a protected person is not told (DOMAIN 5, D7)."""
    if file and file.projection.protected and user_id in file.referrers:
        return papers.REFERRER
    return work.session.get_one(User, user_id).name
