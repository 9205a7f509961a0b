"""What a draft would say as a document, were it made final now, and whether its pages say the same."""

import hashlib
import json
from dataclasses import replace

from doc_templates.words import printed
from forms.base import KindForm
from service.documents.kind import DocumentKind
from service.domain.answers import Answers
from service.domain.context import Context
from service.models import DraftPreview, Record, RecordState
from service.operations import finalising, records, templates
from service.operations.contexts import context_of
from service.operations.work import Work


def is_current(work: Work, record: Record, preview: DraftPreview) -> bool:
    """Whether the pages show the latest saving and, once they are made, every word and the template in use.

    Words change without a saving too: at midnight, by a new guideline, by money that another case is granted.
    """
    if not is_of_saving(work, record, preview):
        return False
    if preview.pages is None:
        return True
    form = records.form_of(work, record)
    finalising.review(work, record, form)
    return says_the_same(work, record, form, preview)


def is_of_saving(work: Work, record: Record, preview: DraftPreview) -> bool:
    """Whether the pages are of the latest saving and, once they are made, of the template that is in use."""
    if preview.lock != record.lock:
        return False
    return preview.pages is None or preview.template_sha256 == _in_use(work, record)


def says_the_same(work: Work, record: Record, form: KindForm, preview: DraftPreview) -> bool:
    """Whether a form that is judged makes the very words that were read."""
    kind = work.kind(record.kind)
    return fingerprint(kind, as_final(work, record), form.answers()) == preview.words_sha256


def fingerprint(kind: DocumentKind, context: Context, answers: Answers) -> str:
    """The hash of all that is filled into the Word file but the template's own name."""
    said = printed(kind.words(context, answers))
    return hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()


def as_final(work: Work, record: Record) -> Context:
    """What its words know of the record, were it made final now by who reads it; it is in no session."""
    final = Record(
        id=record.id, kind=record.kind, project_key=record.project_key, case_id=record.case_id,
        state=RecordState.FINAL, version=record.version, supersedes_id=record.supersedes_id,
        author_id=work.someone.id, created_at=record.created_at, finalised_at=work.now,
    )  # fmt: skip
    return context_of(replace(work, actor=None), final)


def _in_use(work: Work, record: Record) -> str:
    try:
        return templates.in_use(work, work.kind(record.kind), record.project_key).sha256
    except templates.NothingInUse:
        return ""
