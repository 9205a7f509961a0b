"""What reached who referred before there was a list of what is sent, found again in the records.

What who referred reads was open to her from the moment it became final, if consent covered her then. That is
known, and is what the list tells now; what went by other ways was noted nowhere and is not made up.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select

from service.documents.own import is_own
from service.domain import consent, dispatch
from service.domain.access import goes_to_remittent
from service.domain.dispatch import Channel, Receiver
from service.domain.roles import Role
from service.models import CaseFile, Dispatch, Document, Record
from service.operations import consents, projection
from service.operations.own import kinds as own_kinds
from service.operations.work import Work

FOUND = "återskapat ur handlingarna"
"""Ends the ground of a row that was not written when the document went."""


def restore(work: Work) -> int:
    """Adds what is missing from before the first that was noted; done again it finds nothing more."""
    begun = work.session.scalar(select(func.min(Dispatch.at)))
    found = [row for record, file in _earlier(work, begun) for row in _sent(work, record, file)]
    work.session.add_all(found)
    work.session.flush()
    return len(found)


def _earlier(work: Work, begun: datetime | None) -> Iterator[tuple[Record, CaseFile]]:
    """Final records that who referred did not write herself, of cases that can still be opened."""
    wanted = select(Record, CaseFile).join(CaseFile, Record.case_id == CaseFile.id)
    wanted = wanted.where(
        Record.finalised_at.is_not(None),
        Record.author_id != CaseFile.remittent_id,
        func.length(CaseFile.wrapped_key) > 0,
    )
    if begun is not None:
        wanted = wanted.where(Record.finalised_at < begun)
    for record, file in work.session.execute(wanted.order_by(Record.finalised_at)).unique():
        if goes_to_remittent(record.kind, _readers(work, record)):
            yield record, file


def _readers(work: Work, record: Record) -> frozenset[Role]:
    """Whom the version in use then let read, of a kind of people's own making."""
    if record.finalised_at is None or not is_own(record.kind):
        return frozenset()
    return own_kinds.readers(work.session, record.kind, record.project_key, at=record.finalised_at)


def _sent(work: Work, record: Record, file: CaseFile) -> Iterator[Dispatch]:
    """One row where consent covered who referred in that moment, and nothing shows that it was noted."""
    at, key = record.finalised_at, file.organisation_key
    noted = select(Dispatch.id).where(Dispatch.record_id == record.id, Dispatch.organisation_key == key)
    if at is None or work.session.scalar(noted.limit(1)):
        return
    case, on = consents.case_of(work, file, before=at + consents.JUST_AFTER), projection.local_day(at)
    tells = work.kind(record.kind).tells
    for party in (each for each in work.project(file.project_key).organisations if each.key == key):
        if consent.may_receive(case, party, referrer=key, tells=tells, on=on).covered:
            ground = f"{dispatch.ground(case, key, referrer=key)}, {FOUND}"
            yield Dispatch(
                record_id=record.id, receiver=Receiver.REMITTENT, organisation_key=key, ground=ground,
                channel=Channel.KNUTPUNKT, automatic=True, at=at, by_id=record.author_id,
                sha256=_hash(work, record),
            )  # fmt: skip


def _hash(work: Work, record: Record) -> str | None:
    made = (Document.record_id == record.id, Document.variant == "")
    return work.session.scalar(select(Document.pdf_sha256).where(*made))
