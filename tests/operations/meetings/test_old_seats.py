"""A seat and a role that no longer fit: what is read, who counts as there, and who must leave for a case."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from service.domain.roles import Role
from service.errors import NotAllowed, NotFound
from service.models import BodyMember, GrantRow, Meeting, User
from service.operations import accounts
from service.operations.meetings import agenda_member, page, room_presence, seen
from service.operations.meetings.errors_room import StillInRoom
from service.operations.work import Actor
from tests.support.meetings import AF, FK, LEADER
from tests.support.room import Held, held

GUIDE = "vagledare"


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Held]:
    with held(tmp_path) as found:
        yield found


def takes(meeting: Held, who: str, role: Role, organisation: str, *, seat: str = "") -> Actor:
    """Somebody gets another role, and another seat where one is named; who they act as from now on."""
    user_id = meeting.people[who].id
    with meeting.people.bench.work() as work:
        mine = update(GrantRow).where(GrantRow.user_id == user_id)
        work.session.execute(mine.values(role=role, organisation_key=organisation))
        if seat:
            sits = update(BodyMember).where(BodyMember.user_id == user_id)
            work.session.execute(sits.values(organisation_key=seat))
    with meeting.people.bench.work() as work:
        return accounts.actor_of(work.session.get_one(User, user_id))


def in_room(meeting: Held) -> frozenset[str]:
    with meeting.people.bench.work(meeting.people[LEADER]) as work:
        return room_presence.in_room(work, seen.kept(work, meeting.meeting))


@pytest.mark.parametrize(("who", "organisation"), [(AF, "fk"), (GUIDE, "af")])
def test_nobody_reads_an_agenda_by_a_seat_that_the_role_does_not_carry(
    meeting: Held, who: str, organisation: str
) -> None:
    with meeting.people.bench.work(meeting.people[who]) as work:
        assert agenda_member.read(work, seen.one(work, meeting.meeting))
    now = takes(meeting, who, Role.OH_LEDAMOT, organisation)
    with meeting.people.bench.work(now) as work:
        with pytest.raises(NotAllowed):
            seen.one(work, meeting.meeting)
        kept = work.session.get_one(Meeting, meeting.meeting)
        with pytest.raises(NotFound):
            agenda_member.read(work, kept)


def test_who_has_lost_the_role_of_a_seat_counts_as_a_stranger_in_the_room(meeting: Held) -> None:
    meeting.there(GUIDE)
    assert in_room(meeting) == {"projektet"}
    takes(meeting, GUIDE, Role.OH_LEDAMOT, "af")
    assert in_room(meeting) == {room_presence.STRANGER}
    with pytest.raises(StillInRoom, match="En annan organisation har lämnat"):
        meeting.open("D3")
    there = {each.name: each for each in meeting.room().people}[meeting.people[GUIDE].author.name]
    assert (there.organisation, there.present) == ("En annan organisation", True)
    with meeting.people.bench.work(meeting.people[LEADER]) as work:
        room_presence.tick(work, meeting.meeting, {there.key: False})
    assert in_room(meeting) == frozenset()
    meeting.open("D3")


def test_a_seat_that_is_moved_during_the_day_counts_for_its_new_organisation(meeting: Held) -> None:
    """Försäkringskassan may not hear of Testperson D5, which Arbetsförmedlingen may."""
    meeting.there(AF)
    takes(meeting, AF, Role.OH_LEDAMOT, "fk", seat="fk")
    assert in_room(meeting) == {"fk"}
    with pytest.raises(StillInRoom, match="Försäkringskassan har lämnat"):
        meeting.open("D5")


def test_of_a_meeting_that_is_over_it_still_stands_who_sat_there(meeting: Held) -> None:
    meeting.there(AF, FK)
    meeting.end()
    takes(meeting, AF, Role.OH_LEDAMOT, "fk")
    with meeting.people.bench.work(meeting.people[LEADER]) as work:
        seats = page.read(work, meeting.meeting).seats
    assert "Arbetsförmedlingen" in {each.name for each in seats}
    name = meeting.people[AF].author.name
    assert {each.name: each.organisation for each in meeting.room().people}[name] == "Arbetsförmedlingen"
