"""The table of what all cases grant and spend: kept with the records, and read when money is decided on."""

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import or_, select

from service.documents.kind import DocumentKind
from service.domain import outlays
from service.domain.case import Case
from service.domain.funds import Effect, Outlay, Outlays
from service.models import CaseFile, OutturnRow, ProjectFile, Record
from service.operations.work import Work

_VALUES = ("line", "year", "kind", "amount", "day", "decision", "at", "until")


def refresh(work: Work, file: CaseFile, case: Case) -> bool:
    """Computes the rows of a case again from its records; True when any of them was another."""
    held = select(OutturnRow).where(OutturnRow.case_id == file.id)
    stored = {row.record_id: row for row in work.session.scalars(held)}
    fresh = {row.record_id: row for row in _fresh(work, file, case)} if _spends(case) else {}
    if {key: _told(row) for key, row in stored.items()} == {key: _told(row) for key, row in fresh.items()}:
        return False
    for key in stored.keys() - fresh.keys():
        work.session.delete(stored[key])
    for row in fresh.values():
        work.session.merge(row)
    work.session.flush()
    return True


def known(work: Work, record: Record) -> Outlays:
    """What the project's other records grant and spend just now, or did when this one became final.

    Neither the record itself nor the version that it follows counts.
    """
    then = record.finalised_at or datetime.max.replace(tzinfo=UTC)
    in_force = (OutturnRow.at < then, or_(OutturnRow.until.is_(None), OutturnRow.until >= then))
    others = [OutturnRow.record_id != record.id]
    others += [OutturnRow.record_id != record.supersedes_id] if record.supersedes_id else []
    wanted = select(OutturnRow, CaseFile.number).join(CaseFile, CaseFile.id == OutturnRow.case_id)
    wanted = wanted.where(OutturnRow.project_key == record.project_key, *in_force, *others)
    rows = work.session.execute(wanted.order_by(OutturnRow.at, OutturnRow.record_id))
    return tuple(outlay(row, number) for row, number in rows)


def outlay(row: OutturnRow, number: str) -> Outlay:
    """A row in plain values."""
    return Outlay(
        case=number, line=row.line, year=row.year, effect=Effect(row.kind),
        amount=row.amount, on=row.day, decision=row.decision,
    )  # fmt: skip


def hold(work: Work, kind: DocumentKind, project_key: str) -> None:
    """Of two who decide on one project's money at once, the other waits and sees what is left then."""
    if kind.key in outlays.KINDS:
        held = select(ProjectFile.key).where(ProjectFile.key == project_key)
        work.session.execute(held.with_for_update(key_share=True))


def _spends(case: Case) -> bool:
    return any(entry.kind in outlays.KINDS for entry in case.history)


def _fresh(work: Work, file: CaseFile, case: Case) -> Iterator[OutturnRow]:
    """From what the case has read of its records: both stand in the order in which they were made final."""
    made = (Record.case_id == file.id, Record.kind.in_(outlays.KINDS), Record.finalised_at.is_not(None))
    wanted = select(Record).where(*made).order_by(Record.finalised_at, Record.id)
    records = [*work.session.scalars(wanted)]
    replaced = {record.supersedes_id: record.finalised_at for record in records}
    entries = [entry for entry in case.history if entry.kind in outlays.KINDS]
    for record, entry in zip(records, entries, strict=True):
        found = outlays.of(work.project(file.project_key), file.number, entry.kind, entry.answers, entry.on)
        if found:
            yield OutturnRow(
                record_id=record.id, case_id=file.id, project_key=file.project_key, line=found.line,
                year=found.year, kind=found.effect.value, amount=found.amount, day=found.on,
                decision=found.decision, at=record.finalised_at, until=replaced.get(record.id),
            )  # fmt: skip


def _told(row: OutturnRow) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in _VALUES)
