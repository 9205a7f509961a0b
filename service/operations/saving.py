"""Saving a form page as people do it: pressed twice, sent again after Back, or while it saved itself.

The same text sent twice is one saving; another text meets DraftChanged, and nothing is overwritten.
"""

from uuid import UUID

from forms.base import as_typed
from forms.rows import Typed
from service.domain.text import clean
from service.errors import DraftChanged, RecordIsFinal
from service.models import Record, RecordState
from service.operations import finalising, records
from service.operations.content import open_answers, open_draft
from service.operations.finalising import Outcome, Read
from service.operations.own import left_over
from service.operations.work import Work


def save(work: Work, record_id: UUID, typed: Typed, *, lock: int) -> Record:
    """As records.save, but what is stored already is saved."""
    try:
        return records.save(work, record_id, typed, lock=lock)
    except DraftChanged:
        record, _ = records.writable(work, record_id)
        if not same(left_over.without(work, record, open_draft(work, record)), typed):
            raise
        return record


def finalise(work: Work, record_id: UUID, typed: Typed, *, lock: int, ahead: Read | None = None) -> Outcome:
    """As finalising.finalise, but the page that is stored already, or final already, is no stranger's."""
    try:
        return finalising.finalise(work, record_id, typed, lock=lock, ahead=ahead)
    except DraftChanged:
        record, _ = records.writable(work, record_id)
        stored = left_over.without(work, record, open_draft(work, record))
        if not same(stored, typed) and not same(_without_motives(stored), typed):
            raise
        return finalising.finalise(work, record_id, typed, lock=record.lock)
    except RecordIsFinal:
        record, _ = records.writable(work, record_id)
        form = work.kind(record.kind).form(typed, project=work.project(record.project_key))
        if dict(form.answers()) != dict(open_answers(work, record)):
            raise
        return Outcome(record, form, [])


def stored(work: Work, record_id: UUID) -> tuple[Record, dict[str, list[str]]]:
    """What the record says now, as typed text, for somebody who may write it."""
    record, _ = records.writable(work, record_id)
    if record.state == RecordState.DRAFT:
        return record, open_draft(work, record)
    return record, as_typed(open_answers(work, record))


def same(one: Typed, other: Typed) -> bool:
    """Whether two texts say the same, however the browser coded line breaks and empty answers."""
    return _said(one) == _said(other)


def _said(typed: Typed) -> dict[str, list[str]]:
    cleaned = {name: [clean(text).strip() for text in texts] for name, texts in typed.items()}
    return {name: texts for name, texts in cleaned.items() if any(texts)}


def _without_motives(typed: Typed) -> Typed:
    """The text without the reasons that finalising asks for, and adds to the draft, by itself."""
    return {name: texts for name, texts in typed.items() if not name.startswith("motiveringar-")}
