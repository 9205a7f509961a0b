"""What tells of a case by its number after its person has had protected identity: no such number is told."""

from sqlalchemy import select

from service.domain.rules.case_numbers import naming
from service.domain.rules.texts import texts
from service.models import CaseFile, CaseProjection, Record
from service.operations.content import open_answers
from service.operations.work import Work


def is_hushed(work: Work, row: Record) -> bool:
    """A meeting's final record names a case so: until a new version has its alias.

    Whoever was called to the meeting reads it no longer, as nobody reads what else was written before.
    """
    if row.finalised_at is None:
        return False
    names = naming(file.number for file in protected(work, row.project_key))
    return any(names(text) for _, _, text in texts(open_answers(work, row)))


def protected(work: Work, project_key: str) -> list[CaseFile]:
    """The cases whose person has protected identity now."""
    mine = (CaseFile.project_key == project_key, CaseProjection.protected)
    wanted = select(CaseFile).join(CaseFile.projection).where(*mine)
    return [*work.session.scalars(wanted.order_by(CaseFile.number)).unique()]
