"""Whether a meeting's final record tells of a case whose person has had protected identity since then."""

import re

from sqlalchemy import select

from service.domain.rules.texts import texts
from service.models import CaseFile, CaseProjection, Record
from service.operations.content import open_answers
from service.operations.work import Work


def is_hushed(work: Work, row: Record) -> bool:
    """It names the case by a number that may not be told any more: until a new version has its alias.

    Whoever was called to the meeting reads it no longer, as nobody reads what else was written before.
    """
    if row.finalised_at is None:
        return False
    protected = (CaseFile.project_key == row.project_key, CaseProjection.protected)
    numbers = [*work.session.scalars(select(CaseFile.number).join(CaseFile.projection).where(*protected))]
    if not numbers:
        return False
    named = re.compile(rf"(?:{'|'.join(map(re.escape, numbers))})(?!\d)", re.IGNORECASE)
    return any(named.search(text) for _, _, text in texts(open_answers(work, row)))
