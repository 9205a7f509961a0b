"""Whether a packet that was planned once may still be opened: every case and paper of it is asked anew."""

from collections.abc import Mapping
from uuid import UUID

from service.domain.meetings.packet import About, Sight, Written
from service.domain.meetings.packet_plan import Plan, PlannedCase, PlannedPaper


def lost(plan: Plan, cases: Mapping[UUID, About], sight: Sight) -> frozenset[UUID]:
    """The cases of which the plan holds more than its reader may have as they are now; () for none.

    A case that is not among `cases` is one that they may not have.
    """
    return frozenset(
        planned.case_id for planned in plan.cases() if not _stands(planned, cases.get(planned.case_id), sight)
    )


def _stands(planned: PlannedCase, about: About | None, sight: Sight) -> bool:
    if about is None or not sight.hears(about):
        return False
    if about.protected and not planned.protected:
        return False
    if planned.open and not sight.reads(about):
        return False
    known = {(each.record_id, each.variant): each for each in about.written}
    told = planned.kinds <= sight.kinds(about)
    return told and all(_may_stay(paper, known, about, sight) for paper in planned.papers)


def _may_stay(
    paper: PlannedPaper, known: Mapping[tuple[UUID, str], Written], about: About, sight: Sight
) -> bool:
    if paper.record_id is None:
        return True
    found = known.get((paper.record_id, paper.variant))
    return found is not None and sight.may_have(found, about)
