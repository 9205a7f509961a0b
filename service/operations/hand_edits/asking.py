"""An edited Word file is put in, or the document is asked for anew: both are compared before any change.

The file is on the disk before the transaction that names it, as in `operations.templates.sending`.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select

from service.errors import ServiceError
from service.models import Record, WordState, WordVersion
from service.operations import documents, jobs
from service.operations.audit import Event, tell
from service.operations.content import record_key
from service.operations.documents import standing_sha256, version_place
from service.operations.hand_edits import rules
from service.operations.work import Opening, Work

OPEN = (WordState.CHECKING, WordState.SHOWN)
"""Those that somebody waits for, or that wait for somebody."""
QUEUE = "interactive"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file in the store that nothing names yet, sealed as that of version `id`; `sha256` is of the file."""

    id: UUID
    record_id: UUID
    sha256: str
    blob: str


@contextmanager
def sent(look: Opening, record_id: UUID, data: bytes) -> Iterator[Sent]:
    """The file for `upload`, to be called in a transaction within; deleted when that is refused.

    Raises NotAllowed, Stays, FileEmpty, FileTooLarge or StorageFull.
    """
    with look() as looking:
        found = documents.progress(looking, record_id)
        rules.must_edit(looking, found)
        key, store = record_key(looking, found.record), looking.store
    version_id, sha256 = uuid4(), hashlib.sha256(rules.fitting(data)).hexdigest()
    blob = store.put(key.seal(data, where=version_place(version_id)))
    try:
        yield Sent(version_id, record_id, sha256, blob)
    except ServiceError:
        store.delete(blob)
        raise


def upload(work: Work, file: Sent) -> WordVersion:
    """An edited Word file to be compared and then answered; one that waited already gives way.

    Raises NotAllowed, Stays or SameFile.
    """
    found = documents.progress(work, file.record_id)
    rules.hold(work, found.record)
    rules.must_edit(work, found)
    if file.sha256 == standing_sha256(work, rules.held_document(work, found.record)):
        raise rules.SameFile
    version = _asked(work, found.record, version_id=file.id, blob=file.blob, sha256=file.sha256)
    tell(work, Event.WORD_UPLOADED, record=found.record, sha256=file.sha256)
    return version


def ask_anew(work: Work, record_id: UUID) -> WordVersion:
    """The Word file is made once more of the answers and the template in use; an edit that stands is kept.

    Raises NotAllowed or Stays.
    """
    found = documents.progress(work, record_id)
    rules.hold(work, found.record)
    rules.must_edit(work, found)
    version = _asked(work, found.record, version_id=uuid4())
    tell(work, Event.WORD_ASKED_ANEW, record=found.record)
    return version


def _asked(
    work: Work, record: Record, *, version_id: UUID, blob: str | None = None, sha256: str = ""
) -> WordVersion:
    """One at a time waits: an earlier one is put aside."""
    mine = select(WordVersion).where(WordVersion.record_id == record.id, WordVersion.state.in_(OPEN))
    for earlier in work.session.scalars(mine):
        put_aside(work, earlier)
    version = WordVersion(
        id=version_id, record_id=record.id, edited=blob is not None, state=WordState.CHECKING, blob=blob,
        sha256=sha256, reasons=[], by_id=work.someone.id, at=work.now,
    )  # fmt: skip
    work.session.add(version)
    work.session.flush()
    jobs.ask(work, rules.WORD, subject_id=version.id, queue=QUEUE, dedup_key=rules.job_key(version.id))
    return version


def put_aside(work: Work, version: WordVersion) -> None:
    """What nobody wants is not kept: the file is collected, and what was found in it goes at once."""
    version.state, version.decided_at, version.decided_by_id = WordState.DECLINED, work.now, work.someone.id
    version.blob = version.differences = None
