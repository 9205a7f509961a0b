"""What a meeting decides under an item: a final record of the case, something to do, and an answer begun."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from forms.base import KindForm, Problem, as_typed
from forms.rows import Typed
from service.domain.answers import Answers
from service.domain.choices_meeting import ANSWERS
from service.domain.deadlines import LIFTED
from service.domain.rules.motesbeslut import after_meeting
from service.errors import ServiceError
from service.models import AgendaItem, CaseFile, GrantRow, Meeting, Record, RecordState, User
from service.operations import access, dispatches, finalising, records
from service.operations.content import open_draft
from service.operations.meetings import actions, room_items, room_written
from service.operations.meetings.errors_room import ConsentWithdrawn, DraftWaits, ItemIsClosed, RoomClosed
from service.operations.meetings.room_open import open_room
from service.operations.work import Work

DECISION, ANSWER = "motesbeslut", "remissvar"


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of closing an item: with problems it is open still, and saved as it was typed.

    `record_id` is the excerpt in the case, `answer_id` the answer to a referral that waits to be finished;
    None where there is none. `nobody` is the name of who is to do something on whose start page it does not
    wait, "" where it does.
    """

    item: AgendaItem
    form: KindForm
    problems: list[Problem]
    record_id: UUID | None = None
    answer_id: UUID | None = None
    nobody: str = ""


def close(work: Work, meeting_id: UUID, item_id: UUID, typed: Typed, *, lock: int) -> Decided:
    """Ends an item: its decision lands on the case in the same transaction, and its document is asked for.

    Sent twice it is one decision. Raises as room_items.save, and DraftWaits.
    """
    meeting = open_room(work, meeting_id)
    file = room_items.file_of(work, room_items.one(work, meeting, item_id))
    if file is not None:
        access.hold(work, file)
    item = room_items.held(work, meeting, item_id)
    room_items.may_write(work, item)
    form = room_written.form_of(work, meeting, item, room_written.asked(item, typed))
    if item.closed_at is not None:
        return _again(work, item, form, typed)
    if item.opened_at is None:
        raise RoomClosed
    if room_items.is_stopped(work, meeting, item):
        raise ConsentWithdrawn
    room_items.keep(work, item, typed, lock=lock)
    if problems := form.judge(after_meeting(form.answers(), meeting.day)):
        return Decided(item, form, problems)
    return _about_case(work, meeting, item, file, form) if file else _matter(work, meeting, item, form)


def _again(work: Work, item: AgendaItem, form: KindForm, typed: Typed) -> Decided:
    if not room_written.is_same(room_written.read(work, item), room_written.asked(item, typed)):
        raise ItemIsClosed
    return Decided(item, form, [], item.record_id)


def _matter(work: Work, meeting: Meeting, item: AgendaItem, form: KindForm) -> Decided:
    nobody = _act(work, meeting, item, form.answers())
    room_items.close(work, meeting, item)
    return Decided(item, form, [], nobody=nobody)


def _about_case(work: Work, meeting: Meeting, item: AgendaItem, file: CaseFile, form: KindForm) -> Decided:
    said = form.answers()
    if _waiting(work, file, DECISION):
        raise DraftWaits
    outcome = _record(work, meeting, file, said)
    if outcome.problems:
        return Decided(item, form, _shown(form, outcome.problems))
    item.record_id = outcome.record.id
    nobody = _act(work, meeting, item, said, file=file)
    room_items.close(work, meeting, item)
    return Decided(item, form, [], outcome.record.id, _answer(work, meeting, file, said), nobody=nobody)


def _record(work: Work, meeting: Meeting, file: CaseFile, said: Mapping[str, object]) -> finalising.Outcome:
    """The final excerpt; one that the rules stop leaves nothing behind."""
    typed = as_typed({**said, "mote": meeting.day.isoformat()})
    with work.session.begin_nested() as attempt:
        record = records.begin(work, work.registry[DECISION], project_key=file.project_key, file=file)
        outcome = finalising.finalise(work, record.id, typed, lock=record.lock)
        if outcome.problems:
            attempt.rollback()
    return outcome


def _shown(form: KindForm, problems: list[Problem]) -> list[Problem]:
    """What the rules found, at the questions that the page shows; the rest belongs to the whole of it."""
    asked = {question.name: question for question in form.questions()}
    for each in problems:
        if each.id in asked:
            asked[each.id].errors = [*asked[each.id].errors, each.message]
    return [each if each.id in asked else Problem("", "", each.message) for each in problems]


def _act(
    work: Work, meeting: Meeting, item: AgendaItem, said: Answers, *, file: CaseFile | None = None
) -> str:
    """Whatever is to be done is followed until it is done; the name if nobody who may be given it has it."""
    if not said.has("atgard"):
        return ""
    name = said.text("ansvarig")
    row = actions.add(
        work, meeting, what=said.text("atgard"), responsible=name, due=said.date("senast"),
        responsible_id=_account(work, meeting, name), item_id=item.id, file=file,
    )  # fmt: skip
    return "" if row.responsible_id else name


def _account(work: Work, meeting: Meeting, name: str) -> UUID | None:
    """Who in the project has this name, if it is one person who may be given something to do in a case."""
    given = GrantRow.role.in_(actions.GIVEN_TO)
    held = (GrantRow.project_key == meeting.project_key, given, User.active)
    wanted = select(User.id).join(GrantRow, GrantRow.user_id == User.id).where(*held)
    found = {*work.session.scalars(wanted.where(func.lower(User.name) == name.strip().lower()))}
    return found.pop() if len(found) == 1 else None


def _waiting(work: Work, file: CaseFile, kind: str) -> bool:
    """Whether somebody has begun such a record in the case."""
    same = (Record.case_id == file.id, Record.kind == kind, Record.state == RecordState.DRAFT)
    return work.session.scalar(select(Record.id).where(*same)) is not None


def _answer(work: Work, meeting: Meeting, file: CaseFile, said: Answers) -> UUID | None:
    """The answer to a referral, begun with what was decided; that it cannot be begun stops no decision.

    It is never finished here: the person is to be told first, by somebody on some day.
    """
    if said.text("stallningstagande") not in ANSWERS or _waiting(work, file, ANSWER):
        return None
    try:
        with work.session.begin_nested():
            record = records.begin(work, work.registry[ANSWER], project_key=file.project_key, file=file)
            decided = {name: [said.text(name)] for name in ("stallningstagande", "motivering")}
            typed = {**open_draft(work, record), **decided, "oh_mote": [meeting.day.isoformat()]}
            records.store(work, record, typed, lock=record.lock)
            return record.id
    except ServiceError:
        return None


def is_to_escalate(work: Work, item: AgendaItem) -> bool:
    """Whether the styrgrupp has still to be written to about what an item was closed with."""
    file = room_items.file_of(work, item)
    steps = file.projection.steps if file and item.record_id else []
    return any(step.reason == LIFTED for step in steps)


def goes_to(work: Work, item: AgendaItem) -> str:
    """Who gets the excerpt by itself when the item is ended with a decision; "" where nobody does."""
    file = room_items.file_of(work, item)
    return dispatches.goes_by_itself(work, work.registry[DECISION], file) if file else ""


def answer_of(work: Work, item: AgendaItem) -> UUID | None:
    """The draft of an answer to the referral of an item that was closed with a decision."""
    if item.record_id is None or item.case_id is None:
        return None
    draft = (Record.case_id == item.case_id, Record.kind == ANSWER, Record.state == RecordState.DRAFT)
    return work.session.scalar(select(Record.id).where(*draft))
