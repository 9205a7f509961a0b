"""Records: a draft is begun, saved and made final; a final one is only ever followed by a new version."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import CursorResult, Select, select, update

from forms.base import KindForm, Problem, as_typed
from forms.rows import Typed
from service.documents.kind import DocumentKind
from service.domain import messages, outlays
from service.domain.context import Context, printed_id
from service.domain.lifecycle import CaseState
from service.domain.messages import inside_sentence
from service.errors import (
    DraftChanged,
    KindAtRest,
    KindUnknown,
    NewerVersion,
    NotAllowed,
    RecordIsFinal,
    StepNotPossible,
)
from service.models import CaseFile, Record, RecordState, User
from service.operations import access, attended, dispatches, jobs, neighbours, outturn, projection
from service.operations.audit import Event, tell
from service.operations.content import open_answers, open_draft, seal_content
from service.operations.own import left_over
from service.operations.work import Work

RENDER = "render"
"""The kind of job that makes a record's document."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of making a record final: with problems it is still a draft, saved as it was typed."""

    record: Record
    form: KindForm
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Judged:
    """A form that the rules have judged, and what that rests on."""

    kind: DocumentKind
    context: Context
    typed: Typed
    form: KindForm
    problems: list[Problem]

    def holds(self, kind: DocumentKind, context: Context, typed: Typed) -> bool:
        """Whether it is still so, when the turn to write has come."""
        return self.kind is kind and (self.context, self.typed) == (context, typed)


def begin(
    work: Work,
    kind: DocumentKind,
    *,
    project_key: str,
    file: CaseFile | None = None,
    earlier: Record | None = None,
) -> Record:
    """The open draft of this kind in the case, or a new one; a new version starts from the one in force.

    Of a kind that a case has many of a new one begins, unless it shall follow `earlier`.
    """
    _may_write(work, kind, project_key=project_key, file=file)
    if file is None:
        return _draft(work, kind, project_key=project_key)
    access.hold(work, file)
    if draft := _find(work, kind, file, RecordState.DRAFT):
        return draft
    if earlier is None and not kind.many:
        earlier = _find(work, kind, file, RecordState.FINAL)
    if not may_begin(kind, file, again=earlier is not None):
        raise _out_of_turn(kind, file)
    draft = _draft(work, kind, project_key=project_key, file=file, earlier=earlier)
    projection.refresh(work, file)
    return draft


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
        version=earlier.version + 1 if earlier else 1, supersedes_id=earlier.id if earlier else None,
        author_id=work.someone.id, created_at=work.now, updated_at=work.now, content=b"",
    )  # fmt: skip
    record.content = seal_content(work, record, _first_text(work, kind, record, earlier))
    work.session.add(record)
    work.session.flush()
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
    writable(work, record_id)
    newer = work.session.scalar(select(Record).where(Record.supersedes_id == record.id))
    return newer or _draft(work, kind, project_key=record.project_key, earlier=record)


def writable(work: Work, record_id: UUID) -> tuple[Record, DocumentKind]:
    """The record as it is now, for somebody who may write its kind.

    It and its case are held until the transaction ends, so that of two who write at once one waits.
    """
    record, kind = access.record(work, record_id)
    file = _file(work, record)
    _may_write(work, kind, project_key=record.project_key, file=file)
    if file is not None:
        access.hold(work, file)
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
    _store(work, record, kind.form.asked(typed), lock=lock)
    tell(work, Event.DRAFT_SAVED, record=record)
    return record


def judge_ahead(work: Work, record_id: UUID, typed: Typed) -> Judged:
    """The form as it will be judged: the long part of making it final, done before the turn to write."""
    record, kind = access.record(work, record_id)
    return _judged(work, record, kind, kind.form.asked(typed), context_of(work, record))


def finalise(work: Work, record_id: UUID, typed: Typed, *, lock: int, ahead: Judged | None = None) -> Outcome:
    """Makes the draft final and asks for its document, or saves it and tells every problem.

    `ahead` is used if it still holds. Raises DraftChanged when the draft was saved since `lock`, and
    RecordIsFinal when it is one no more.
    """
    record, kind = writable(work, record_id)
    outturn.hold(work, kind, record.project_key)
    typed = kind.form.asked(typed)
    _store(work, record, typed, lock=lock)
    context = context_of(work, record)
    if ahead is None or not ahead.holds(kind, context, typed):
        ahead = _judged(work, record, kind, typed, context)
    form, problems = ahead.form, [*ahead.problems, *_moved_on(work, kind, record)]
    if problems:
        _store(work, record, form.kept(typed), lock=record.lock)
        return Outcome(record, form, problems)
    _make_final(work, record, form)
    return Outcome(record, form, [])


def review(work: Work, record: Record, form: KindForm) -> list[Problem]:
    """Everything that keeps the draft from being made final with these answers."""
    kind = work.kind(record.kind)
    findings = kind.judge(form.answers(), context_of(work, record))
    return [*form.judge(findings), *_moved_on(work, kind, record)]


def _judged(work: Work, record: Record, kind: DocumentKind, typed: Typed, context: Context) -> Judged:
    form = kind.form(typed, project=work.project(record.project_key))
    return Judged(kind, context, typed, form, form.judge(kind.judge(form.answers(), context)))


def _moved_on(work: Work, kind: DocumentKind, record: Record) -> list[Problem]:
    """The kind may have been put to rest since the draft was begun, and the case gone another way."""
    if not work.offers(kind.key, record.project_key):
        return [Problem("", "", str(KindAtRest(title=kind.title)))]
    if not access.may_finalise(work, kind, record.project_key):
        roles = ", ".join(sorted(inside_sentence(role.label) for role in kind.finalisers))
        return [Problem("", "", messages.OTHERS_DECIDE.text(titel=kind.title, roll=roles))]
    file = _file(work, record)
    if file is None or may_begin(kind, file, again=record.supersedes_id is not None):
        return []
    return [Problem("", "", str(_out_of_turn(kind, file)))]


def discard(work: Work, record_id: UUID, *, lock: int) -> bool:
    """Throws a draft away as it was seen; a final record stays, and so does what was saved since `lock`.

    Tells whether the case is gone with it, as when it was a referral that was never sent.
    """
    record, _ = writable(work, record_id)
    if record.state != RecordState.DRAFT:
        raise RecordIsFinal
    if record.lock != lock:
        raise DraftChanged
    tell(
        work,
        Event.DRAFT_DISCARDED,
        case=_file(work, record),
        project_key=record.project_key,
        kind=record.kind,
    )
    work.session.delete(record)
    return _close_empty(work, record)


def _close_empty(work: Work, record: Record) -> bool:
    """A case whose only writing was thrown away never was; its number is not given out again."""
    work.session.flush()
    file = _file(work, record)
    if file is None:
        return False
    if work.session.scalar(_writings(file.id).limit(1)):
        projection.refresh(work, file)
        return False
    work.session.delete(file)
    return True


def _writings(case_id: UUID) -> Select[UUID]:
    return select(Record.id).where(Record.case_id == case_id)


def context_of(work: Work, record: Record) -> Context:
    """What the record's rules and words know besides its answers, as it was when it became final."""
    author, file = work.session.get_one(User, record.author_id), _file(work, record)
    asks = file and record.finalised_at is None and work.kind(record.kind).looks_around
    case = projection.case_of(work, file, before=record.finalised_at) if file else None
    return Context(
        project=work.project(record.project_key),
        author=projection.author_of(author),
        on=projection.local_day(record.finalised_at) if record.finalised_at else work.today,
        case=case,
        organisation_key=file.organisation_key if file else "",
        version=record.version,
        open_cases=neighbours.open_cases(work, file) if file and asks else (),
        participations=neighbours.participations(work, file) if file and asks else (),
        outlays=outturn.known(work, record) if file and record.kind in outlays.KINDS else (),
        groups=attended.of_case(work, file) if file and record.finalised_at is None else (),
        document_id=document_id(record),
        test_numbers=work.test_numbers,
    )


def document_id(record: Record) -> str:
    """The identity printed on the document, taken from the record's own."""
    return printed_id(record.id.hex)


def _find(work: Work, kind: DocumentKind, file: CaseFile, state: RecordState) -> Record | None:
    same = (Record.case_id == file.id, Record.kind == kind.key, Record.state == state)
    return work.session.scalar(select(Record).where(*same))


def _may_write(work: Work, kind: DocumentKind, *, project_key: str, file: CaseFile | None) -> None:
    if not access.may_write(work, kind, project_key=project_key, file=file):
        raise NotAllowed


def _must_be_offered(work: Work, kind: DocumentKind, *, project_key: str) -> None:
    """A kind without code is begun in its own project, while it is in use there; raises KindUnknown."""
    if not work.offers(kind.key, project_key):
        raise KindUnknown(key=kind.key)


def _out_of_turn(kind: DocumentKind, file: CaseFile) -> StepNotPossible:
    return StepNotPossible(title=kind.title, state=CaseState(file.projection.state).label)


def _first_text(
    work: Work, kind: DocumentKind, record: Record, earlier: Record | None
) -> Mapping[str, object]:
    """What a new draft says from the start: the version in force, or what is known already.

    The reasons for going on in spite of a warning are given anew.
    """
    if earlier is not None:
        answers = kind.renewed(context_of(work, record), open_answers(work, earlier))
        return as_typed({name: answer for name, answer in answers.items() if name != "motiveringar"})
    return as_typed(kind.presets(context_of(work, record)))


def _store(work: Work, record: Record, typed: Typed, *, lock: int) -> None:
    """One statement, so that of two savings of the same text one wins and the other is told."""
    if record.state != RecordState.DRAFT:
        raise RecordIsFinal
    mine = update(Record).where(
        Record.id == record.id, Record.lock == lock, Record.state == RecordState.DRAFT
    )
    content = {**left_over.kept(work, record), **typed}
    values = {"content": seal_content(work, record, content), "lock": lock + 1, "updated_at": work.now}
    result = work.session.execute(mine.values(**values).execution_options(synchronize_session=False))
    if cast("CursorResult[Any]", result).rowcount != 1:
        raise DraftChanged
    work.session.refresh(record)


def _make_final(work: Work, record: Record, form: KindForm) -> None:
    answers = form.answers()
    record.content = seal_content(work, record, dict(answers))
    record.state, record.finalised_at, record.author_id = RecordState.FINAL, work.now, work.someone.id
    if record.supersedes_id and (earlier := work.session.get(Record, record.supersedes_id)):
        earlier.state = RecordState.SUPERSEDED
        tell(work, Event.RECORD_SUPERSEDED, record=earlier, kind=earlier.kind, version=earlier.version)
    work.session.flush()
    rules = [row.text("regel") for row in answers.rows("motiveringar")]
    tell(work, Event.RECORD_FINAL, record=record, kind=record.kind, version=record.version, motivated=rules)
    if file := _file(work, record):
        projection.refresh(work, file)
        dispatches.follow(work, record, file)
    jobs.ask(work, RENDER, subject_id=record.id, queue="documents", dedup_key=f"{RENDER}:{record.id}")


def _file(work: Work, record: Record) -> CaseFile | None:
    return work.session.get(CaseFile, record.case_id) if record.case_id else None
