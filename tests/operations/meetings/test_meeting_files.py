"""Calendar files: what stands in them and what never does, and the private address that can be shut."""

from datetime import datetime
from uuid import UUID

import pytest
from icalendar import Calendar, Event
from sqlalchemy import select

from service.domain.dates import SWEDEN
from service.errors import NotAllowed, NotFound
from service.models import CalendarAddress, User
from service.operations.meetings import calling, subscription
from tests.support.meetings import AF, FK, LEADER, called, planned
from tests.support.people import Cast

ADDRESS = "https://knutpunkt.example.org/"


def file(people: Cast, who: str, meeting: UUID) -> bytes:
    with people.bench.work(people[who]) as work:
        return subscription.one(work, meeting, address=ADDRESS)


def subscribed(people: Cast, who: str = AF) -> str:
    with people.bench.work(people[who]) as work:
        return subscription.begin(work)


def feed(people: Cast, secret: str) -> bytes:
    with people.bench.work() as work:
        return subscription.feed(work, secret, address=ADDRESS)


def events(data: bytes) -> list[Event]:
    return [each for each in Calendar.from_ical(data).walk("VEVENT") if isinstance(each, Event)]


def test_a_calendar_file_tells_body_project_time_and_place_and_nothing_more(people: Cast) -> None:
    people.refer("D1")
    meeting = called(people)
    data = file(people, AF, meeting)
    (event,) = events(data)
    assert str(event["summary"]) == "OH-möte, Vägknuten 2.0"
    assert event.decoded("dtstart") == datetime(2019, 3, 19, 13, 0, tzinfo=SWEDEN)
    assert event.decoded("dtend") == datetime(2019, 3, 19, 16, 0, tzinfo=SWEDEN)
    assert event["dtstart"].params["TZID"] == "Europe/Stockholm"
    assert str(event["location"]) == "Rum Blå"
    assert str(event["url"]) == f"{ADDRESS}moten/{meeting}"
    assert {name.lower() for name in event} == {
        "uid", "dtstamp", "dtstart", "dtend", "summary", "location", "status", "sequence", "url",
    }  # fmt: skip
    for hidden in (b"Testperson", b"VK-", b"mote.example.org", b"ORGANIZER", b"ATTENDEE"):
        assert hidden not in data


def test_the_times_within_a_meeting_stay_out_of_calendars(people: Cast) -> None:
    meeting = planned(people, tider="13.00–13.30 Individmöte Testperson")
    assert b"Individ" not in file(people, LEADER, meeting)


def test_a_subscription_follows_what_the_person_may_see_now(people: Cast) -> None:
    meeting, secret = called(people), subscribed(people)
    planned(people, days=15)
    (event,) = events(feed(people, secret))
    assert (str(event["status"]), event["sequence"]) == ("CONFIRMED", 1)
    with people.bench.work(people[LEADER]) as work:
        calling.cancel(work, meeting, "Ingen kan.")
    (event,) = events(feed(people, secret))
    assert (str(event["status"]), event["sequence"]) == ("CANCELLED", 2)
    assert [str(each["status"]) for each in events(feed(people, subscribed(people, LEADER)))] == [
        "CANCELLED", "TENTATIVE",
    ]  # fmt: skip


def test_an_address_is_kept_as_a_hash_and_shut_by_its_person_or_by_a_new_one(people: Cast) -> None:
    called(people)
    first = subscribed(people)
    second = subscribed(people)
    with people.bench.work() as work:
        assert all(first not in str(row) for row in work.session.execute(select(CalendarAddress.secret_hash)))
    for shut in (first, "", "x" * 43, second[:-1]):
        with pytest.raises(NotFound):
            feed(people, shut)
    assert events(feed(people, second))
    with people.bench.work(people[AF]) as work:
        assert subscription.since(work)
        subscription.end(work)
        assert subscription.since(work) is None
    with pytest.raises(NotFound):
        feed(people, second)


def test_a_closed_account_has_no_calendar(people: Cast) -> None:
    called(people)
    secret = subscribed(people)
    with people.bench.work() as work:
        work.session.get_one(User, people[AF].id).active = False
    with pytest.raises(NotFound):
        feed(people, secret)


def test_a_meeting_that_is_not_ones_own_has_no_file(people: Cast) -> None:
    meeting = planned(people)
    with pytest.raises(NotAllowed):
        file(people, FK, meeting)
