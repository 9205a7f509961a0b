"""A draft is made final: judged, stored with all that follows from it, and its document asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from forms.base import KindForm, Problem
from forms.rows import Typed
from service.documents.kind import DocumentKind
from service.domain import messages_drafts
from service.domain.answers import Answers
from service.domain.finding import Finding, Severity
from service.domain.messages import inside_sentence
from service.errors import KindAtRest
from service.models import Record, RecordState
from service.operations import access, beside, dispatches, jobs, naming, outturn, projection, records
from service.operations.audit import Event, tell
from service.operations.content import open_answers, seal_content
from service.operations.contexts import context_of
from service.operations.documents import RENDER
from service.operations.draft_previews import ending as draft_previews
from service.operations.meetings import board_follow, letters
from service.operations.packets import closing as packets
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of making a record final: with problems it is still a draft, saved as it was typed.

    `told` is what only happened now, and is no problem the next time.
    """

    record: Record
    form: KindForm
    problems: list[Problem]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A form with what was typed in it."""

    kind: DocumentKind
    typed: Typed
    form: KindForm


Confirm = Callable[[KindForm], None]


def _any(form: KindForm) -> None:
    """Whatever it says."""


def read_ahead(work: Work, record_id: UUID, typed: Typed) -> Read | None:
    """What was typed, in its form: that takes long, and is done before the turn to write comes.

    It asks for no right, since it tells nothing; None when there is no such record.
    """
    wanted = select(Record.kind, Record.project_key).where(Record.id == record_id)
    row = work.session.execute(wanted).one_or_none()
    return _read(work, work.kind(row.kind), typed, project_key=row.project_key) if row else None


def finalise(
    work: Work,
    record_id: UUID,
    typed: Typed,
    *,
    lock: int,
    ahead: Read | None = None,
    confirm: Confirm = _any,
) -> Outcome:
    """Makes the draft final and asks for its document, or saves it and tells every problem.

    `ahead` is used if it is this text. `confirm` is asked about what has no problems, and may raise. Raises
    DraftChanged when the draft was saved since `lock`, and RecordIsFinal when it is one no more.
    """
    record, kind = records.writable(work, record_id)
    outturn.hold(work, kind, record.project_key)
    records.must_stand(record, lock=lock)
    if ahead is None or (ahead.kind, ahead.typed) != (kind, kind.form.asked(typed)):
        ahead = _read(work, kind, typed, project_key=record.project_key)
    form, told = ahead.form, beside.catch_up(work, record)
    problems = [*([Problem("", "", told)] if told else []), *review(work, record, form)]
    if problems:
        records.store(work, record, form.kept(ahead.typed), lock=record.lock)
        return Outcome(record, form, problems, told)
    confirm(form)
    _make_final(work, record, form)
    return Outcome(record, form, [])


def review(work: Work, record: Record, form: KindForm) -> list[Problem]:
    """Everything that keeps the draft from being made final with these answers."""
    kind = work.kind(record.kind)
    answers = form.answers()
    told = others_decide(work, kind, record, answers)
    place = kind.decision.question if kind.decision else ""
    decided = [Finding("K74", Severity.BLOCK, told, field=place)] if told else []
    findings = [*kind.judge(answers, context_of(work, record)), *decided]
    return [*form.judge(findings), *_moved_on(work, kind, record)]


def _read(work: Work, kind: DocumentKind, typed: Typed, *, project_key: str) -> Read:
    asked = kind.form.asked(typed)
    return Read(kind, asked, kind.form(asked, project=work.project(project_key)))


def _moved_on(work: Work, kind: DocumentKind, record: Record) -> list[Problem]:
    """The kind may have been put to rest since the draft was begun, and the case gone another way."""
    if not work.offers(kind.key, record.project_key):
        return [Problem("", "", str(KindAtRest(title=kind.title)))]
    file = records.file_of(work, record)
    if file is None or records.may_begin(kind, file, again=record.version > 1):
        return []
    return [Problem("", "", str(records.out_of_turn(work, kind, file)))]


def others_decide(work: Work, kind: DocumentKind, record: Record, answers: Answers) -> str:
    """Who makes it final instead of who is signed in (K74, K85); "" when it is theirs to do.

    What somebody has decided is theirs to correct as well.
    """
    before = (
        work.session.get(Record, record.supersedes_id) if kind.decision and record.supersedes_id else None
    )
    versions = [answers, *([open_answers(work, before)] if before else [])]
    if access.may_finalise(work, kind, record.project_key, *versions):
        return ""
    roles = ", ".join(sorted(inside_sentence(role.label) for role in kind.finalisers))
    said = messages_drafts.DECISION_OF_OTHERS if kind.decision else messages_drafts.OTHERS_DECIDE
    return said.text(titel=kind.title, roll=roles)


def _make_final(work: Work, record: Record, form: KindForm) -> None:
    answers = form.answers()
    beside.take_place(work, record)
    record.content = seal_content(work, record, dict(answers))
    record.state, record.author_id, record.lock = RecordState.FINAL, work.someone.id, record.lock + 1
    record.finalised_at = record.updated_at = work.now
    if record.supersedes_id and (earlier := work.session.get(Record, record.supersedes_id)):
        earlier.state = RecordState.SUPERSEDED
        tell(work, Event.RECORD_SUPERSEDED, record=earlier, kind=earlier.kind, version=earlier.version)
    work.session.flush()
    rules = [row.text("regel") for row in answers.rows("motiveringar")]
    tell(work, Event.RECORD_FINAL, record=record, kind=record.kind, version=record.version, motivated=rules)
    if file := records.file_of(work, record):
        projection.refresh(work, file)
        naming.follow(work, record, file)
        dispatches.follow(work, record, file)
        packets.follow(work, record, file)
    draft_previews.follow(work, record)
    board_follow.follow(work, record, answers, finalise=_finalise_with)
    letters.tell_of_notes(work, record)
    jobs.ask(work, RENDER, subject_id=record.id, queue="documents", dedup_key=f"{RENDER}:{record.id}")


def _finalise_with(work: Work, record_id: UUID, typed: Typed, lock: int) -> Outcome:
    return finalise(work, record_id, typed, lock=lock)
