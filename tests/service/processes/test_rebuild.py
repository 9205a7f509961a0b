"""What lists read of a case can be computed again from its records, and a difference is told."""

from sqlalchemy import update

from service.domain.lifecycle import CaseState
from service.models import CaseProjection
from service.processes.rebuild import rebuild
from tests.support.people import Cast
from tests.support.work import RING, Bench


def test_a_case_that_lists_show_wrong_is_counted_and_mended(bench: Bench, people: Cast) -> None:
    settings = bench.services.settings
    RING.save(settings.keys)
    people.refer()
    case_id = people.refer("D2")
    assert rebuild(settings) == 0
    with bench.work() as work:
        mine = update(CaseProjection).where(CaseProjection.case_id == case_id)
        work.session.execute(mine.values(state="avslutad"))
    assert rebuild(settings) == 1
    assert rebuild(settings) == 0
    with bench.work() as work:
        assert work.session.get_one(CaseProjection, case_id).state == CaseState.INKOMMEN
