"""The versions of the guideline for kompetenshöjande medel in a project, as they were known at a moment."""

from datetime import UTC, datetime

from sqlalchemy import select

from service.domain.guidelines import GUIDELINE, Guidelines, guideline
from service.models import Record
from service.operations.content import open_answers
from service.operations.work import Work


def known(work: Work, record: Record) -> Guidelines:
    """Those that were final when the record became so, or are now while it is written."""
    return of(work, record.project_key, before=record.finalised_at)


def of(work: Work, project_key: str, *, before: datetime | None = None) -> Guidelines:
    """Every version, oldest first, whether a newer one has followed it or not."""
    then = before or datetime.max.replace(tzinfo=UTC)
    made = (Record.project_key == project_key, Record.kind == GUIDELINE, Record.finalised_at < then)
    rows = work.session.scalars(select(Record).where(*made).order_by(Record.version))
    found = (guideline(open_answers(work, row), row.version) for row in rows)
    return tuple(each for each in found if each)
