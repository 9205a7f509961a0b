"""What the styrgrupp gives back to the case body: in every packet, or with the case that it is about."""

from dataclasses import asdict
from uuid import UUID

import pytest

from service.domain.meetings.packet_plan import Planned
from service.operations.meetings import agenda, board_feedback, seen
from service.operations.packets import readers, session
from tests.support import meetings
from tests.support.board import LEADER, Board, decide, waiting
from tests.support.consents import CONSENT
from tests.support.meetings import AF, FK
from tests.support.people import Cast

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

OF_CASE = "Beslut 2019-03-07, bifall: Enligt förslaget."
HEARD_BY_AF = {**CONSENT, "ta_emot": ["af"]}
SHIELD = {"skydd": "sekretessmarkering", "fran": "2019-03-01", "kalla": "personen"}


@pytest.fixture
def there(people: Cast) -> Board:
    return waiting(people, HEARD_BY_AF)


def packet(people: Cast, meeting: UUID, who: str) -> Planned:
    with people.bench.work(people[LEADER]) as work:
        found = seen.one(work, meeting)
        called = readers.receivers(work, found)
        mine = next(each for each in called if each.user.id == people[who].id)
        return session.gather(work, found, called).plan_for(mine)


def dagordning(found: Planned) -> str:
    sha256 = next(each.sha256 for each in found.plan.first if each.title == "Dagordning")
    return str(asdict(found.sheets[sha256]))  # type: ignore[call-overload]  # a dataclass of plain values


def test_everybody_is_told_what_is_about_nobody_and_of_a_case_who_hears_it(
    people: Cast, there: Board
) -> None:
    meeting = meetings.called(people)
    decide(people, there.meeting)
    for who, told in ((AF, True), (FK, False), (LEADER, True)):
        said = dagordning(packet(people, meeting, who))
        assert "'alias': 'Strukturellt problem', 'kind': 'Återkoppling från styrgruppen'" in said
        assert (OF_CASE in said) is told
        assert ("VK-2019" in said) is told


def test_what_is_told_of_a_protected_person_is_no_text(people: Cast, there: Board) -> None:
    meeting = meetings.called(people)
    decide(people, there.meeting)
    people.write(there.case_id, "skydd", SHIELD, who=LEADER)
    with people.bench.work(people[LEADER]) as work:
        there_now = seen.one(work, meeting)
        told = [each for each in agenda.entries(work, there_now) if each.feedback]
        owed = [each.title for each in board_feedback.at_meeting(work, there_now) if each.of_case]
    assert [each.question for each in told] == [""]
    assert told[0].title.startswith("Ärende S")
    assert owed == [f"{what}, {told[0].title}" for what in ("Extern konsultation", "Låst ärende")]
