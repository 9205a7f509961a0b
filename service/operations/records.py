"""Records: a draft is begun, saved and thrown away; a final one is only ever followed by a new version."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from sqlalchemy import Select, select

from forms.base import KindForm, as_typed
from forms.rows import Typed
from service.database import one_writes
from service.documents.kind import DocumentKind
from service.domain.dates import iso
from service.domain.lifecycle import CaseState
from service.domain.phases import state_label
from service.errors import (
    DraftChanged,
    KindUnknown,
    NewerVersion,
    NotAllowed,
    NotNow,
    OtherDraft,
    RecordIsFinal,
    StepNotPossible,
)
from service.models import CaseFile, ProjectFile, Record, RecordState
from service.operations import access, beside, consents, projection
from service.operations.audit import Event, tell
from service.operations.content import open_answers, open_draft, seal_content
from service.operations.contexts import context_of
from service.operations.meetings import about
from service.operations.own import left_over
from service.operations.work import Work


def begin(
    work: Work,
    kind: DocumentKind,
    *,
    project_key: str,
    file: CaseFile | None = None,
    earlier: Record | None = None,
) -> Record:
    """The open draft of this kind in the case, or a new one; a new version starts from the one in force.

    What another side of the case is writing is in nobody's way (`beside`). Of a kind that a case has many of
    a new one begins, unless it shall follow `earlier`. Raises NewerVersion when that is no more in force, and
    OtherDraft when the open draft follows another.
    """
    _may_write(work, kind, project_key=project_key, file=file)
    if file is None:
        newest = _newest(work, kind, project_key) if kind.in_one_chain else None
        if newest is not None and newest.state == RecordState.DRAFT:
            return newest
        return _draft(work, kind, project_key=project_key, earlier=newest)
    access.hold(work, file)
    if earlier is not None:
        # Somebody may have made a newer version final since it was read.
        earlier = _in_force(work, earlier)
    if draft := beside.mine(work, kind, file):
        if earlier is not None and kind.many and draft.supersedes_id != earlier.id:
            raise _other(work, draft)
        return draft
    earlier = earlier or beside.in_force(work, kind, file)
    if not may_begin(kind, file, again=earlier is not None):
        raise out_of_turn(work, kind, file)
    draft = _draft(work, kind, project_key=project_key, file=file, earlier=earlier)
    projection.refresh(work, file)
    return draft


def _newest(work: Work, kind: DocumentKind, project_key: str) -> Record | None:
    """What stands last in the project's one chain of this kind, which is held until the transaction ends."""
    held = select(ProjectFile.key).where(ProjectFile.key == project_key)
    work.session.execute(held.with_for_update(key_share=True))
    chain = select(Record).where(Record.kind == kind.key, Record.project_key == project_key)
    return work.session.scalar(chain.order_by(Record.version.desc()).limit(1))


def _in_force(work: Work, earlier: Record) -> Record:
    found = work.session.get_one(Record, earlier.id, populate_existing=True)
    if found.state != RecordState.FINAL:
        raise NewerVersion
    return found


def _other(work: Work, draft: Record) -> OtherDraft:
    day = iso(projection.local_day(draft.created_at))
    return OtherDraft(title=work.title(draft.kind, draft.project_key), day=day, record_id=draft.id)


def _draft(
    work: Work,
    kind: DocumentKind,
    *,
    project_key: str,
    file: CaseFile | None = None,
    earlier: Record | None = None,
) -> Record:
    _must_be_offered(work, kind, project_key=project_key)
    record = Record(
        id=uuid4(), kind=kind.key, project_key=project_key, case_id=file.id if file else None,
        version=earlier.version + 1 if earlier else 1, supersedes_id=beside.place(work, kind, earlier),
        author_id=work.someone.id, created_at=work.now, updated_at=work.now, content=b"",
    )  # fmt: skip
    record.content = seal_content(work, record, _first_text(work, kind, record, earlier))
    work.session.add(record)
    work.session.flush()
    if earlier:
        about.follow(work, earlier, record)
    tell(work, Event.DRAFT_STARTED, record=record, kind=kind.key, version=record.version)
    return record


def revise(work: Work, record_id: UUID) -> Record:
    """A draft of the next version of a final record that stands in force."""
    record, kind = access.record(work, record_id)
    if record.state != RecordState.FINAL:
        raise NewerVersion
    file = access.case_file(work, record.case_id) if record.case_id else None
    if file is not None:
        return begin(work, kind, project_key=record.project_key, file=file, earlier=record)
    record, _ = writable(work, record_id)
    if record.state != RecordState.FINAL:
        raise NewerVersion
    newer = work.session.scalar(select(Record).where(Record.supersedes_id == record.id))
    return newer or _draft(work, kind, project_key=record.project_key, earlier=record)


def writable(work: Work, record_id: UUID) -> tuple[Record, DocumentKind]:
    """The record as it is now, for somebody who may write its kind.

    It and its case are held until the transaction ends, so that of two who write at once one waits.
    """
    record, kind = access.record(work, record_id)
    file = file_of(work, record)
    _may_write(work, kind, project_key=record.project_key, file=file)
    if file is not None:
        access.hold(work, file)
    if not one_writes(work.session):
        work.session.refresh(record, with_for_update=True)
    return record, kind


def may_begin(kind: DocumentKind, file: CaseFile, *, again: bool) -> bool:
    """Whether the case is where this document may be written; `again` when one is in force already."""
    return kind.may_begin(CaseState(file.projection.state), again=again)


def form_of(work: Work, record: Record) -> KindForm:
    """The form as it was last typed, or as it was answered."""
    kind, project = work.kind(record.kind), work.project(record.project_key)
    if record.state == RecordState.DRAFT:
        return kind.form(open_draft(work, record), project=project)
    return kind.form.from_answers(open_answers(work, record), project=project)


def save(work: Work, record_id: UUID, typed: Typed, *, lock: int) -> Record:
    """Keeps what was typed, right or wrong. Raises DraftChanged when the draft was saved since `lock`."""
    record, kind = writable(work, record_id)
    store(work, record, kind.form.asked(typed), lock=lock)
    tell(work, Event.DRAFT_SAVED, record=record)
    return record


def discard(work: Work, record_id: UUID, *, lock: int) -> bool:
    """Throws a draft away as it was seen; a final record stays, and so does what was saved since `lock`.

    Tells whether the case is gone with it, as when it was a referral that was never sent.
    """
    record, _ = writable(work, record_id)
    must_stand(record, lock=lock)
    tell(
        work,
        Event.DRAFT_DISCARDED,
        case=file_of(work, record),
        project_key=record.project_key,
        kind=record.kind,
    )
    about.detach(work, record)
    work.session.delete(record)
    return _close_empty(work, record)


def _close_empty(work: Work, record: Record) -> bool:
    """A case whose only writing was thrown away never was; its number is not given out again."""
    work.session.flush()
    file = file_of(work, record)
    if file is None:
        return False
    if work.session.scalar(_writings(file.id).limit(1)):
        projection.refresh(work, file)
        return False
    work.session.delete(file)
    return True


def _writings(case_id: UUID) -> Select[UUID]:
    return select(Record.id).where(Record.case_id == case_id)


def _may_write(work: Work, kind: DocumentKind, *, project_key: str, file: CaseFile | None) -> None:
    if not access.may_write(work, kind, project_key=project_key, file=file):
        raise NotAllowed


def _must_be_offered(work: Work, kind: DocumentKind, *, project_key: str) -> None:
    """A kind without code is begun in its own project, while it is in use there; raises KindUnknown."""
    if not work.offers(kind.key, project_key):
        raise KindUnknown(key=kind.key)


def out_of_turn(work: Work, kind: DocumentKind, file: CaseFile) -> StepNotPossible:
    """What says that the case is not where this document may be written; where it is, those who follow it."""
    project = work.project(file.project_key)
    if not consents.follows(work, file):
        return NotNow(title=kind.title_in(project))
    state = state_label(CaseState(file.projection.state), project)
    return StepNotPossible(title=kind.title_in(project), state=state)


def _first_text(
    work: Work, kind: DocumentKind, record: Record, earlier: Record | None
) -> Mapping[str, object]:
    """What a new draft says from the start: the version in force, or what is known already.

    The reasons for going on in spite of a warning are given anew, and who may not read a version begins anew.
    """
    if earlier is not None and access.may_open(work, earlier):
        answers = kind.renewed(context_of(work, record), open_answers(work, earlier))
        return as_typed({name: answer for name, answer in answers.items() if name != "motiveringar"})
    return as_typed(kind.presets(context_of(work, record)))


def store(work: Work, record: Record, typed: Typed, *, lock: int) -> None:
    """Keeps the text in a draft that is held; raises as `must_stand`."""
    must_stand(record, lock=lock)
    record.content = seal_content(work, record, {**left_over.kept(work, record), **typed})
    record.lock, record.updated_at = lock + 1, work.now
    work.session.flush()
    if lock == 1 and (file := file_of(work, record)):
        projection.refresh(work, file)


def must_stand(record: Record, *, lock: int) -> None:
    """Of two savings of the same text one wins; the other is told, by DraftChanged or RecordIsFinal."""
    if record.state != RecordState.DRAFT:
        raise RecordIsFinal
    if record.lock != lock:
        raise DraftChanged


def file_of(work: Work, record: Record) -> CaseFile | None:
    """The case of a record; None when it is about the project."""
    return work.session.get(CaseFile, record.case_id) if record.case_id else None
