"""An edited Word file, or one made anew, compared with what stands: a person then answers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select

from service.boot import Services
from service.domain.facts_in_text import changed_facts
from service.domain.numbers_in_text import masked
from service.models import CaseFile, Document, Record, WordState, WordVersion
from service.operations import jobs, projection
from service.operations.audit import Event, tell
from service.operations.content import Sealed, open_answers, record_key
from service.operations.contexts import document_id
from service.operations.documents import file_place, standing_file, standing_sha256, version_place
from service.operations.hand_edits import answering, differences, judged, rules
from service.operations.hand_edits.differences import Change, Difference, Differences
from service.operations.jobs import Claim
from service.operations.work import Work
from workers.documents import Fresh, fresh, sha256
from workers.errors import NotOpened
from workers.stored import stored_once
from workers.untrusted.compared import Compared, Line, compared, text_of

_TEMPLATE = re.compile(r"(?<![\w-])(en mall|[Mm]allen|mallar)\b")
_DOCUMENT = {"en mall": "ett dokument", "mallen": "dokumentet", "Mallen": "Dokumentet", "mallar": "dokument"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to compare, as plain values; `edit` is the edited one that stands, `file` None until made."""

    record_id: UUID
    identity: str
    generated: Sealed
    edit: Sealed | None
    file: Sealed | None
    against: str
    known: tuple[str, ...]


def make(services: Services, held: Claim) -> None:
    """Compares the file that `held` is about, and makes it first where it is made anew.

    What is made anew takes its place at once where nobody has edited anything. Raises Unreadable.
    """
    with services.look() as work:
        task = _task(work, held)
    try:
        if task is None:
            _end(services, held)
        elif task.file is None:
            _made_anew(services, held, task)
        else:
            _edited(services, held, task, task.file)
    except NotOpened as error:
        raise rules.Unreadable from error


def _task(work: Work, held: Claim) -> Task | None:
    version = work.session.get_one(WordVersion, held.subject_id)
    if version.state != WordState.CHECKING:
        return None
    record = work.session.get_one(Record, version.record_id)
    document = work.session.scalars(_document(record)).one()
    key, (blob, place) = record_key(work, record), standing_file(work, record, document)
    generated = Sealed(blob=document.docx_blob, place=file_place(record, "docx"), key=key)
    edited = Sealed(blob=version.blob, place=version_place(version.id), key=key) if version.blob else None
    return Task(
        record_id=record.id, identity=document_id(record), generated=generated,
        edit=Sealed(blob=blob, place=place, key=key) if document.edit_id else None,
        file=edited, against=standing_sha256(work, document), known=(*_known(work, record),),
    )  # fmt: skip


def _known(work: Work, record: Record) -> Iterator[str]:
    """What the record says, and the name of the person it is about."""
    yield from _texts(open_answers(work, record))
    if record.case_id and (file := work.session.get(CaseFile, record.case_id)):
        yield projection.shown_name(work, file)


def _texts(said: object) -> Iterator[str]:
    if isinstance(said, Mapping):
        said = said.values()
    if isinstance(said, Iterable) and not isinstance(said, str):
        for each in said:
            yield from _texts(each)
    elif said is not None:
        yield str(said)


def _edited(services: Services, held: Claim, task: Task, file: Sealed) -> None:
    """Held against the generated Word file, and against the edit that stands, which it would replace."""
    data, before = file.read(services.store), text_of(task.generated.read(services.store))
    found = compared(data, before, identity=task.identity)
    reasons = found.reasons or _faults(services, task, found.lines, before)
    standing = _since(services, task, data) if not reasons else None
    with services.work() as work:
        version = _asked(work, held)
        if version is None:
            return
        version.against = task.against
        if reasons:
            _refuse(work, version, reasons)
        else:
            told = Differences(_difference(found, task), standing)
            _show(work, version, told)


def _faults(services: Services, task: Task, after: Iterable[Line], before: Iterable[Line]) -> tuple[str, ...]:
    said, stood = [text for _, text in after], [text for _, text in before]
    with services.look() as work:
        return judged.faults(work, work.session.get_one(Record, task.record_id), said, before=stood)


def _made_anew(services: Services, held: Claim, task: Task) -> None:
    made = fresh(services, task.record_id)
    standing = _since(services, task, made.written.docx)

    def name(work: Work, blob: str) -> bool:
        version = _asked(work, held)
        if version is None:
            return False
        version.blob, version.against = blob, task.against
        version.sha256, version.template_sha256 = sha256(made.written.docx), made.written.template_sha256
        version.template_id = made.template_id
        if task.edit is None:
            return _put_in_unless_edited(work, version, made)
        _show(work, version, Differences(standing=standing))
        return True

    stored_once(services, made.sealed(), name=name)


def _put_in_unless_edited(work: Work, version: WordVersion, made: Fresh) -> bool:
    """Nobody's work is lost where nobody has edited anything: then nobody is asked.

    What was sent or edited meanwhile stays, and what was made is put aside.
    """
    record = work.session.get_one(Record, made.record.id)
    document = rules.held_document(work, record)
    if document.edit_id is None and not rules.hindrance(work, record):
        answering.put_in(work, record, document, version)
        return True
    version.state, version.blob, version.decided_at = WordState.DECLINED, None, work.now
    return False


def _since(services: Services, task: Task, data: bytes) -> Difference | None:
    """What the file changes in the edit that stands; None where none does."""
    if task.edit is None:
        return None
    before = text_of(task.edit.read(services.store))
    found = compared(data, before, identity="")
    return Difference(tuple(Change(*row) for row in found.changes), found.more)


def _difference(found: Compared, task: Task) -> Difference:
    told = changed_facts(((before, after) for _, before, after in found.changes), task.known)
    return Difference(tuple(Change(*row) for row in found.changes), found.more, told)


def _asked(work: Work, held: Claim) -> WordVersion | None:
    """The version, when the job is still ours and somebody still waits for it.

    The record is held first, as by whoever asks, answers or sends: otherwise they could wait for each other.
    """
    version = work.session.get_one(WordVersion, held.subject_id)
    rules.hold(work, work.session.get_one(Record, version.record_id))
    work.session.refresh(version)
    mine = jobs.finish(work.session, held, at=work.now)
    return version if mine and version.state == WordState.CHECKING else None


def _end(services: Services, held: Claim) -> None:
    with services.work() as work:
        jobs.finish(work.session, held, at=work.now)


def _show(work: Work, version: WordVersion, found: Differences) -> None:
    record = work.session.get_one(Record, version.record_id)
    version.state = WordState.SHOWN
    version.differences = differences.sealed(work, record, version.id, found)


def _refuse(work: Work, version: WordVersion, reasons: Iterable[str]) -> None:
    """The file is not kept: it may be hostile, or another person's."""
    record = work.session.get_one(Record, version.record_id)
    version.state, version.blob = WordState.REFUSED, None
    version.reasons = [masked(_of_documents(each)) for each in reasons]
    tell(work, Event.WORD_REFUSED, record=record, sha256=version.sha256, reasons=len(version.reasons))


def _of_documents(sentence: str) -> str:
    """The guard of Word files speaks of templates, which most of them are."""
    return _TEMPLATE.sub(lambda match: _DOCUMENT[match[0]], sentence)


def _document(record: Record) -> Select[Document]:
    return select(Document).where(Document.record_id == record.id, Document.variant == "")
