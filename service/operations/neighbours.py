"""What the rules of a case ask about the project's other cases, read from their projections."""

from sqlalchemy import ColumnElement, select

from service.domain.capacity import Participation
from service.domain.lifecycle import AFTERWARDS, ENROLLED, SENT, CaseState
from service.models import CaseFile, CaseProjection
from service.operations import named
from service.operations.work import Work

_OPEN = SENT - AFTERWARDS - {CaseState.EJ_INTAG, CaseState.KONSULTATION}
_NEVER_TOOK_PART = (CaseState.FELREGISTRERAD, CaseState.ATERKALLAD, CaseState.AVBRUTEN)
_HAS_A_PLACE = ENROLLED | {CaseState.INTAG}


def open_cases(work: Work, file: CaseFile, *, protected: bool) -> tuple[str, ...]:
    """The numbers of other cases about the same person that are undecided or under way (W6).

    They are found without knowing who it is. A protected case is told to those alone for whom it opens, and
    apart from the others, since what is written down here is read by more people than that.
    """
    index = file.projection.person_index
    if not index:
        return ()
    same = (
        CaseProjection.person_index == index,
        CaseProjection.state.in_(_OPEN),
        CaseProjection.protected.is_(protected),
    )
    numbers = (
        select(CaseFile.number)
        .join(CaseFile.projection)
        .where(*same, *_others(file), named.open_to(work.someone))
    )
    return tuple(work.session.scalars(numbers.order_by(CaseFile.number)))


def participations(work: Work, file: CaseFile) -> tuple[Participation, ...]:
    """Everybody else who takes or took part in the project (W7)."""
    took_part = (
        CaseProjection.enrolled_on.is_not(None),
        CaseProjection.state.not_in(_NEVER_TOOK_PART),
    )
    wanted = (CaseProjection.enrolled_on, CaseProjection.group_key, CaseProjection.state)
    rows = select(*wanted).join(CaseProjection.case).where(*took_part, *_others(file))
    found = work.session.execute(rows.order_by(CaseProjection.enrolled_on, CaseFile.id))
    return tuple(
        Participation(enrolled, group, ongoing=state in _HAS_A_PLACE)
        for enrolled, group, state in found
        if enrolled
    )


def _others(file: CaseFile) -> tuple[ColumnElement[bool], ...]:
    return CaseFile.project_key == file.project_key, CaseFile.id != file.id
