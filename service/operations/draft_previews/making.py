"""Making a preview: what a worker needs to know, and what is written down when the pages are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from service.database import one_writes
from service.documents.kind import DocumentKind
from service.domain.answers import Answers
from service.domain.context import Context
from service.errors import NotAllowed, NotFound, RecordIsFinal
from service.models import DraftPreview, DraftPreviewFile, Record, User
from service.operations import finalising, jobs, records, templates
from service.operations.accounts import actor_of
from service.operations.content import record_key
from service.operations.draft_previews import rules, saying
from service.operations.jobs import Claim
from service.operations.templates import InUse
from service.operations.work import Actor, Work
from service.vault import DataKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What finalising would make the document from now; nothing of it holds on to the database."""

    preview_id: UUID
    kind: DocumentKind
    context: Context
    answers: Answers
    template: InUse
    key: DataKey

    def sealed(self, files: Mapping[str, bytes]) -> list[DraftPreviewFile]:
        """The files as rows that can be stored."""
        return [
            DraftPreviewFile(
                preview_id=self.preview_id,
                name=name,
                data=self.key.seal(data, where=rules.place(self.preview_id, name)),
            )
            for name, data in files.items()
        ]


def reader(work: Work, held: Claim) -> Actor | None:
    """Who waits for the pages; None when nobody does any more."""
    preview = work.session.get(DraftPreview, held.subject_id)
    user = work.session.get(User, preview.user_id) if preview and preview.pages is None else None
    return actor_of(user) if user and user.active else None


def begin(work: Work, held: Claim) -> Source | None:
    """What to make now, for who acts; None when it is not theirs any more, or something else was saved.

    The reasons for warnings are asked for as by finalising. Raises NothingInUse.
    """
    preview = work.session.get(DraftPreview, held.subject_id)
    record = _draft(work, preview.record_id) if preview else None
    if preview is None or record is None or record.lock != preview.lock:
        return None
    form, kind = records.form_of(work, record), work.kind(record.kind)
    finalising.review(work, record, form)
    return Source(
        preview_id=preview.id, kind=kind, answers=form.answers(),
        context=saying.as_final(work, record),
        template=templates.in_use(work, kind, record.project_key), key=record_key(work, record),
    )  # fmt: skip


def keep(
    work: Work, held: Claim, source: Source, files: Mapping[str, bytes], *, pages: int, template_sha256: str
) -> None:
    """Ends the job with its pages, if it is still ours and somebody waits for them."""
    preview = work.session.get(
        DraftPreview, source.preview_id, with_for_update=None if one_writes(work.session) else True
    )
    if not jobs.finish(work.session, held, at=work.now) or preview is None or preview.pages is not None:
        return
    preview.pages, preview.template_sha256 = pages, template_sha256
    preview.words_sha256 = saying.fingerprint(source.kind, source.context, source.answers)
    work.session.add_all(source.sealed(files))


def give_up(work: Work, held: Claim) -> None:
    """Nobody waits for the pages any more."""
    jobs.finish(work.session, held, at=work.now)


def _draft(work: Work, record_id: UUID) -> Record | None:
    try:
        return rules.draft(work, record_id)
    except (NotFound, NotAllowed, RecordIsFinal):
        return None
