"""A draft is read through: its pages are asked for, and what was read is made final."""

from uuid import UUID, uuid4

from sqlalchemy import delete, select

from forms.base import KindForm
from service.errors import RecordIsFinal
from service.models import DraftPreview, Job, JobState, Record, RecordState
from service.operations import finalising, jobs, records
from service.operations.content import open_draft
from service.operations.draft_previews import rules, saying
from service.operations.draft_previews.rules import DRAFT_PREVIEW, QUEUE
from service.operations.finalising import Outcome, Read
from service.operations.work import Work


def ask(work: Work, record_id: UUID) -> DraftPreview:
    """The pages of the draft as it is saved now; those that stand already are not made again.

    Raises NotFound, NotAllowed or RecordIsFinal.
    """
    record = _held(work, record_id)
    standing = rules.mine(work, record)
    if standing and saying.is_current(work, record, standing) and not _is_over(work, standing):
        return standing
    mine = (DraftPreview.record_id == record.id, DraftPreview.user_id == work.someone.id)
    work.session.execute(delete(DraftPreview).where(*mine))
    preview = DraftPreview(
        id=uuid4(), record_id=record.id, user_id=work.someone.id, lock=record.lock, asked_at=work.now
    )
    work.session.add(preview)
    work.session.flush()
    key = job_key(preview)
    jobs.ask(work, DRAFT_PREVIEW, subject_id=preview.id, queue=QUEUE, dedup_key=key)
    return preview


def read_ahead(work: Work, record_id: UUID) -> Read | None:
    """The stored text in its form, which takes long; see finalising.read_ahead."""
    record = rules.draft(work, record_id)
    return finalising.read_ahead(work, record_id, open_draft(work, record))


def finalise(work: Work, record_id: UUID, *, lock: int, ahead: Read | None = None) -> Outcome:
    """Makes the draft final as it was read through at the saving `lock`; with problems it stays a draft.

    Raises NotFound, NotAllowed, RecordIsFinal, and NotRead when its pages show something else than it would.
    """
    record = _held(work, record_id)
    preview = rules.mine(work, record)
    read = preview is not None and preview.pages is not None and preview.lock == lock
    if preview is None or not read or not saying.is_of_saving(work, record, preview):
        raise rules.NotRead

    def must_say_the_same(form: KindForm) -> None:
        if not saying.says_the_same(work, record, form, preview):
            raise rules.NotRead

    typed = open_draft(work, record)
    return finalising.finalise(work, record_id, typed, lock=lock, ahead=ahead, confirm=must_say_the_same)


def job_key(preview: DraftPreview) -> str:
    return f"{DRAFT_PREVIEW}:{preview.id}"


def job_of(work: Work, preview: DraftPreview) -> Job:
    return work.session.scalars(select(Job).where(Job.dedup_key == job_key(preview))).one()


def _is_over(work: Work, preview: DraftPreview) -> bool:
    """Whether its job ended without pages."""
    alive = (JobState.QUEUED, JobState.RUNNING)
    return preview.pages is None and job_of(work, preview).state not in alive


def _held(work: Work, record_id: UUID) -> Record:
    record, _ = records.writable(work, record_id)
    if record.state != RecordState.DRAFT:
        raise RecordIsFinal
    return record
