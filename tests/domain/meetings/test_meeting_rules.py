"""Bodies by the project's own names, who comes for whom, the way of a meeting, and the times within it."""

from datetime import date, time
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.meetings.answers import Answer, Seat, Standing, coming, standing
from service.domain.meetings.bodies import BodyKind, bodies, body, represented, seats_for
from service.domain.meetings.progress import MeetingState, Step, possible
from service.domain.meetings.rules import at_most, begun, of_hours, working
from service.domain.meetings.slots import InvalidSlots, InvalidTime, Slot, parse_slots, parse_time
from service.domain.roles import Role
from tests.support.kinds import PROJECT
from tests.support.work import PROJECTS

DAY = date(2019, 3, 19)
ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)


def test_bodies_are_called_what_the_project_calls_them() -> None:
    told = {key: next((each.short, each.meeting) for each in bodies(one)) for key, one in PROJECTS.items()}
    assert told == {
        "vagknuten_2": ("Remissgrupp", "Remissgruppens möte"),
        "vagknuten_2_0": ("OH", "OH-möte"),
        "vagen_till_sjalvforsorjning": ("Resursgrupp", "Resursgruppens möte"),
        "visa_vagen": ("Konsultationsteam", "Konsultationsteamets möte"),
    }
    assert [each.meeting for each in bodies(PROJECT)][1:] == [
        "Styrgruppsmöte", "Lokala samverkansgruppens möte",
    ]  # fmt: skip
    assert body(PROJECT, "annan") is None


def test_members_sit_for_units_in_the_body_of_the_cases_and_for_parties_elsewhere() -> None:
    units, parties = (represented(PROJECT, kind, DAY) for kind in (BodyKind.CASES, BodyKind.STEERING))
    assert units["primarvarden"] == "Landstinget, primärvården"
    assert parties["region"] == "Region Kalmar län"
    assert "primarvarden" not in parties
    assert seats_for(Role.STYRGRUPP) == {BodyKind.STEERING, BodyKind.LOCAL}
    assert seats_for(Role.REMITTENT) == frozenset()


@pytest.mark.parametrize(
    ("ordinary", "deputy", "stands"),
    [
        (Answer.NONE, Answer.NONE, Standing.UNKNOWN),
        (Answer.COMES, Answer.NONE, Standing.COMES),
        (Answer.ABSENT, Answer.NONE, Standing.NOBODY),
        (Answer.ABSENT, Answer.COMES, Standing.COMES),
        (Answer.DEPUTY, Answer.NONE, Standing.COMES),
        (Answer.DEPUTY, Answer.ABSENT, Standing.NOBODY),
    ],
)
def test_an_organisation_is_there_when_somebody_comes_for_it(
    ordinary: Answer, deputy: Answer, stands: Standing
) -> None:
    sends = TWO if ordinary is Answer.DEPUTY else None
    seats = [Seat(ONE, "af", False, ordinary, sends), Seat(TWO, "af", True, deputy), Seat(THREE, "fk", False)]
    assert standing("af", seats) is stands
    assert standing("fk", seats) is Standing.UNKNOWN


@given(st.lists(st.tuples(st.sampled_from("ab"), st.booleans(), st.sampled_from(Answer)), max_size=6))
def test_nobody_who_says_no_is_counted_and_nobody_who_says_yes_is_left_out(
    said: list[tuple[str, bool, Answer]],
) -> None:
    seats = [Seat(UUID(int=n), key, deputy, answer) for n, (key, deputy, answer) in enumerate(said)]
    come = coming(seats)
    assert all((each.person in come) is (each.answer is Answer.COMES) for each in seats)
    for key in {each.organisation for each in seats}:
        there = any(each.answer is Answer.COMES for each in seats if each.organisation == key)
        assert (standing(key, seats) is Standing.COMES) is there


def test_a_meeting_that_is_over_or_cancelled_stands_still_and_a_called_one_is_never_removed() -> None:
    days = [date(2019, 3, 18), DAY, date(2019, 3, 20)]
    for step, day in product(Step, days):
        for ended in (MeetingState.HELD, MeetingState.CANCELLED):
            assert not possible(step, ended, day=day, today=DAY)
    assert not any(possible(Step.REMOVE, MeetingState.CALLED, day=day, today=DAY) for day in days)
    assert [possible(Step.CALL, MeetingState.PLANNED, day=day, today=DAY) for day in days] == [
        False, True, True,
    ]  # fmt: skip
    assert [possible(Step.HOLD, MeetingState.CALLED, day=day, today=DAY) for day in days] == [
        True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "read"),
    [("13.05", time(13, 5)), (" 9:30 ", time(9, 30)), ("8", time(8)), ("23.59", time(23, 59))],
)
def test_a_time_is_read_as_people_write_it(text: str, read: time) -> None:
    assert parse_time(text) == read


@pytest.mark.parametrize("text", ["", "24.00", "12.60", "13.5", "kl 13", "-1", "1300"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(InvalidTime):
        parse_time(text)


def test_times_within_a_meeting_stand_in_the_order_of_the_clock() -> None:
    found = parse_slots("14-14.30 Flerpartsmöte\n\n13.00 – 13.30 Individmöte 1")
    assert [str(each) for each in found] == ["13.00–13.30 Individmöte 1", "14.00–14.30 Flerpartsmöte"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("13.00 Individmöte", "egen rad"),
        ("13.00–25.00 Individmöte", "egen rad"),
        ("13.00–13.00 Individmöte", "slutar innan"),
        (f"13.00–14.00 {'x' * 61}", "högst 60 tecken"),
        ("\n".join(["13.00–14.00 x"] * 13), "högst 12 tider"),
    ],
)
def test_a_wrong_time_within_a_meeting_tells_why(text: str, why: str) -> None:
    with pytest.raises(InvalidSlots, match=why):
        parse_slots(text)


def test_days_and_hours_are_judged_with_their_sentence() -> None:
    slot = Slot(time(12), time(13), "Individmöte")
    found = [
        *begun(date(2017, 1, 31), PROJECT, field="dag"),
        *working(date(2017, 12, 26), field="dag"),
        *of_hours(time(13), time(16), (slot,)),
        *of_hours(time(13), time(13), ()),
        *at_most(date(2017, 2, 14), date(2022, 2, 15)),
    ]
    assert [each.rule for each in found] == ["K94", "K93", "K96", "K95", "K97"]
    assert found[1].message == (
        "2017-12-26 är Annandag jul; förslag 2017-12-27. Välj en dag då kontoren är öppna."
    )
    assert [*begun(None, PROJECT, field="dag"), *of_hours(None, time(1), ()), *at_most(None, DAY)] == []
