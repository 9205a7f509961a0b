"""Who is reminded: who owes something soon or has something unread, and has not turned it off."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from service.domain.reminders import Tally
from service.mail import MailUncertain
from service.models import Job, JobState, Notice, User
from service.operations import notices, reminders, waiting
from service.operations.jobs import Claim, Failure, claim, fail
from service.operations.meetings import page
from service.operations.work import Work
from tests.support.meetings import call, planned, seat
from tests.support.people import Cast
from workers import schedule

WHO = "projektledare"


def tally(people: Cast, who: str = WHO) -> Tally:
    with people.bench.work(people[who]) as work:
        counts, found = waiting.read(work)[0], reminders.tally(work)
        assert (found.late, found.week) == (counts.late, counts.week)
    return found


def unasked(people: Cast) -> list[str]:
    with people.bench.work() as work:
        found = reminders.unasked(work)
    return sorted(key for key, actor in people.actors.items() if actor.id in found)


def test_late_and_this_week_are_counted_and_later_is_not(people: Cast) -> None:
    """The review of a referral that came on a Thursday is due five workdays later."""
    people.refer("D1")
    assert tally(people) == Tally()
    people.bench.clock.forward(days=4)
    assert tally(people) == Tally(week=1)
    people.refer("D2")
    people.bench.clock.forward(days=7)
    assert tally(people) == Tally(late=1, week=1)
    assert tally(people, "remittent") == Tally()
    assert unasked(people) == [WHO]


def test_a_protected_person_is_one_more_in_the_count(people: Cast) -> None:
    people.refer("D1")
    people.refer("D7")
    people.bench.clock.forward(days=30)
    assert tally(people).late == 2


def test_a_summons_to_send_is_one_of_the_leaders_steps_from_the_day_it_stands_on_her_desk(
    people: Cast,
) -> None:
    """It is to be sent seven days before the meeting."""
    seat(people, "oh_ledamot")
    meeting = planned(people, days=8)
    assert summonses(people) == (0, 0, Tally())
    people.bench.clock.forward(days=1)
    assert summonses(people) == (1, 1, Tally(week=1))
    assert unasked(people) == [WHO]
    assert summonses(people, "oh_ledamot") == (0, 0, Tally())
    people.bench.clock.forward(days=1)
    assert summonses(people) == (1, 1, Tally(late=1))
    call(people, meeting)
    assert summonses(people) == (0, 0, Tally())
    assert unasked(people) == []


def summonses(people: Cast, who: str = WHO) -> tuple[int, int, Tally]:
    """How many stand on the desk, the number in the menu, and what the mail would tell."""
    with people.bench.work(people[who]) as work:
        return len(page.waiting(work).call), waiting.pressing(work), reminders.tally(work)


def test_something_unread_is_told_until_it_is_read(people: Cast) -> None:
    with people.bench.work() as work:
        notice = Notice(case_id=people.refer("D1"), organisation_key="fk", at=work.now)
        work.session.add(notice)
    assert tally(people, "remittent.fk") == Tally(notices=1)
    assert unasked(people) == ["remittent.fk"]
    with people.bench.work(people["remittent.fk"]) as work:
        notices.read(work, notice.id)
    assert unasked(people) == []


def change(people: Cast, who: str, **said: bool) -> None:
    with people.bench.work() as work:
        user = work.session.get_one(User, people[who].id)
        for name, value in said.items():
            setattr(user, name, value)


@pytest.mark.parametrize("said", [{"reminders": False}, {"active": False}])
def test_who_turned_it_off_or_left_is_not_asked_for(people: Cast, said: dict[str, bool]) -> None:
    assert people[WHO].grants
    people.refer("D1")
    people.bench.clock.forward(days=30)
    assert unasked(people) == [WHO]
    change(people, WHO, **said)
    assert unasked(people) == []


def test_a_person_has_one_job_a_day(people: Cast) -> None:
    people.refer("D1")
    people.bench.clock.forward(days=30)
    with people.bench.work() as work:
        first, again = (reminders.ask(work, people[WHO].id) for _ in range(2))
        assert first is again
    assert unasked(people) == []
    people.bench.clock.forward(days=1)
    assert unasked(people) == [WHO]


def test_what_somebody_chose_is_theirs_alone(people: Cast) -> None:
    with people.bench.work(people["vagledare"]) as work:
        reminders.choose(work, wanted=False)
    with people.bench.work(people[WHO]) as work:
        assert reminders.choice(work).wanted
    with people.bench.work(people["vagledare"]) as work:
        assert not reminders.choice(work).wanted


def test_a_reminder_that_failed_is_told_to_the_person_and_to_who_runs_the_service(people: Cast) -> None:
    with people.bench.work() as work:
        job_id, today = reminders.ask(work, people[WHO].id).id, work.today
    held = _claimed(people, job_id)
    with people.bench.work() as work:
        fail(work.session, held, Failure.BAD_INPUT, "Vägrades.", at=work.now)
    with people.bench.work(people[WHO]) as work:
        assert reminders.choice(work).trouble == "Vägrades."
        assert reminders.failures(work.session, since=today) == ["Vägrades."]
        assert reminders.failures(work.session, since=today + timedelta(days=1)) == []


def test_the_job_names_nobody(people: Cast) -> None:
    people.bench.clock.at = datetime(2019, 3, 7, 7, tzinfo=UTC)
    with people.bench.work() as work:
        reminders.ask(work, people[WHO].id)
    with people.bench.work() as work:
        job = work.session.scalars(select(Job)).one()
        assert (job.queue, job.dedup_key) == ("mail", f"reminder:{people[WHO].id}:2019-03-07")


def test_of_two_attempts_to_send_one_goes_on(people: Cast) -> None:
    """The lease of the first ran out; the second is told that the mail may have left."""
    with people.bench.work() as work:
        job_id = reminders.ask(work, people[WHO].id).id
    held = _claimed(people, job_id)
    people.bench.clock.forward(seconds=61)
    again = _claimed(people, job_id)
    with people.bench.work() as work:
        reminders.leaving(work, again)
    for stopped in (again, held):
        with pytest.raises(MailUncertain), people.bench.work() as work:
            reminders.leaving(work, stopped)
    with people.bench.work() as work:
        reminders.sent(work, held)
        assert work.session.get_one(Job, job_id).state == JobState.RUNNING
        reminders.sent(work, again)
    with people.bench.work(people[WHO]) as work:
        assert reminders.choice(work).latest == work.today


def _claimed(people: Cast, job_id: UUID) -> Claim:
    with people.bench.work() as work:
        held = claim(work.session, job_id, at=work.now, lease=60)
        assert held
        return held


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_who_asks_second_of_two_at_once_fails_quietly(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """On SQLite one writes at a time."""
    ask = reminders.ask

    def ask_beside(work: Work, user_id: UUID) -> Job:
        job = ask(work, user_id)
        with people.bench.work() as other:
            ask(other, user_id)
        return job

    assert people[WHO].grants
    people.refer("D1")
    people.bench.clock.at = datetime(2019, 3, 15, 7, tzinfo=UTC)
    monkeypatch.setattr(reminders, "ask", ask_beside)
    schedule.remind(people.bench.services)
    with people.bench.work() as work:
        assert len([*work.session.scalars(select(Job).where(Job.kind == reminders.REMINDER))]) == 1
