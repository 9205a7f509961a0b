"""What the plans of a meeting's packets rest on, read from the database for all receivers at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from service.domain.case import Case
from service.domain.lifecycle import GONE
from service.domain.meetings.packet import About, Written
from service.domain.meetings.packet_plan import Plan
from service.domain.meetings.packet_planning import KINDS
from service.errors import CannotOpen
from service.models import CaseFile, Document, Record, RecordState
from service.operations import consents
from service.operations.work import Work


def about(file: CaseFile, case: Case, written: Iterable[Written] = ()) -> About:
    """A case as the rules of packets ask about it."""
    return About(
        case_id=file.id, case=case, referrer=file.organisation_key,
        gone=file.projection.state in GONE, written=tuple(written),
    )  # fmt: skip


def written(work: Work, cases: dict[UUID, tuple[CaseFile, Case]]) -> dict[UUID, list[Written]]:
    """The newest document of each kind that may go into packets, of each of the cases.

    Where its PDF is not made yet, the newest that has one stands before it.
    """
    newest: dict[tuple[UUID, str], list[Written]] = {}
    for record, document in _documents(work, cases):
        if record.case_id is not None:
            one = _written(work, record, document, *cases[record.case_id])
            made = [each for each in newest.get((record.case_id, record.kind), []) if each.sha256]
            newest[record.case_id, record.kind] = [one] if one.sha256 else [*made, one]
    found: dict[UUID, list[Written]] = {case_id: [] for case_id in cases}
    for case_id, kind in sorted(newest, key=lambda key: KINDS.index(key[1])):
        found[case_id] += newest[case_id, kind]
    return found


def unmade(work: Work, case_ids: Collection[UUID]) -> list[Record]:
    """Of the newest documents that `written` gives, the records of those that have no PDF yet."""
    newest = {(record.case_id, record.kind): (record, made) for record, made in _documents(work, case_ids)}
    return [record for record, made in newest.values() if made is None or not made.pdf_sha256]


def _documents(work: Work, case_ids: Iterable[UUID]) -> Iterable[tuple[Record, Document | None]]:
    """Final records of the kinds that go into packets, the newest last, with their documents."""
    of_record = (Document.record_id == Record.id) & (Document.variant == "")
    wanted = select(Record, Document).outerjoin(Document, of_record).order_by(Record.finalised_at)
    final = (Record.state == RecordState.FINAL, Record.kind.in_(KINDS), Record.case_id.in_(case_ids))
    return ((record, document) for record, document in work.session.execute(wanted.where(*final)))


def _written(work: Work, record: Record, document: Document | None, file: CaseFile, case: Case) -> Written:
    return Written(
        record_id=record.id, kind=record.kind, title=work.title(record.kind, record.project_key),
        sha256=(document.pdf_sha256 if document else None) or "", tells=work.kind(record.kind).tells,
        before_protection=consents.before_protection(work, file, case, record),
    )  # fmt: skip


@dataclass(slots=True)
class Known:
    """The cases of plans as far as rights are concerned, each read once however many packets hold it.

    One that cannot be read is one that nobody may have, and stands in nobody's way.
    """

    work: Work
    cases: dict[UUID, About | None] = field(default_factory=dict)

    def of(self, plan: Plan) -> dict[UUID, About]:
        """The cases of a plan, with the documents that it holds; none for a case that cannot be read."""
        found = {}
        for planned in plan.cases():
            ids = [each.record_id for each in planned.papers if each.record_id]
            if (case := self._with(planned.case_id, ids)) is not None:
                found[planned.case_id] = case
        return found

    def _with(self, case_id: UUID, record_ids: Collection[UUID]) -> About | None:
        if case_id not in self.cases:
            self.cases[case_id] = self._read(case_id)
        known = self.cases[case_id]
        if known is None:
            return None
        missing = {*record_ids} - {each.record_id for each in known.written}
        if missing:
            known = self.cases[case_id] = self._more(known, missing)
        return known

    def _read(self, case_id: UUID) -> About | None:
        file = self.work.session.get(CaseFile, case_id)
        if file is None or not file.wrapped_key:
            return None
        try:
            case = consents.case_of(self.work, file)
        except CannotOpen:
            return None
        return about(file, case)

    def _more(self, known: About, record_ids: Collection[UUID]) -> About:
        file = self.work.session.get_one(CaseFile, known.case_id)
        wanted = select(Record, Document).join(Document, Document.record_id == Record.id)
        rows = self.work.session.execute(
            wanted.where(Record.id.in_(record_ids), Record.case_id == known.case_id, Document.variant == "")
        )
        more = (_written(self.work, record, made, file, known.case) for record, made in rows)
        return about(file, known.case, (*known.written, *more))
