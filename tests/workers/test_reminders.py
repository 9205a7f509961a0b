"""Mornings: each person who owes something gets one letter, whatever breaks, and it tells of nobody."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from sqlalchemy import select

from service.config import MailSettings, MailTls
from service.models import Job, JobState, User
from service.operations import jobs as operations
from service.operations import reminders
from tests.support.people import ACCOUNTS, Cast
from tests.support.smtp import HANG_UP, HOST, Inbox, serving
from workers import jobs, schedule

WHO = "projektledare"
# What differs between the databases is tried in tests/operations.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@dataclass
class Mornings:
    """The clock's work and the workers' on one day after another."""

    people: Cast

    def __post_init__(self) -> None:
        self.services = self.people.bench.services

    @property
    def folder(self) -> Path:
        return self.services.settings.letters

    @property
    def job(self) -> Job:
        with self.services.work() as work:
            return work.session.scalars(self._all.order_by(Job.created_at)).all()[-1]

    @property
    def letters(self) -> list[EmailMessage]:
        files = sorted(self.folder.glob("*.eml")) if self.folder.exists() else []
        return [message_from_bytes(path.read_bytes(), policy=default) for path in files]

    _all = select(Job).where(Job.kind == reminders.REMINDER)

    def come(self, day: str, at: str = "08:00") -> None:
        """It is that moment in Sweden, in winter; the clock looks, and the workers do what is asked for."""
        self.people.bench.clock.at = datetime.fromisoformat(f"{day}T{at}+01:00").astimezone(UTC)
        schedule.remind(self.services)
        self.work()

    def work(self) -> None:
        with self.services.work() as work:
            waiting = [*work.session.scalars(self._all.where(Job.state == JobState.QUEUED))]
        for job in waiting:
            jobs.run(self.services, job.id)

    def later(self, **by: float) -> None:
        self.people.bench.clock.forward(**by)
        self.work()


@pytest.fixture
def mornings(people: Cast) -> Mornings:
    """On Thursday the seventh of March somebody is referred, to be reviewed by the fourteenth."""
    people.refer("D1")
    assert people[WHO].grants
    return Mornings(people)


@pytest.fixture
def inbox(mornings: Mornings) -> Iterator[Inbox]:
    """The same with a mail server."""
    with serving() as found:
        there = MailSettings(HOST, found.port, tls=MailTls.NONE)
        mornings.services = replace(
            mornings.services, settings=replace(mornings.services.settings, mail=there)
        )
        yield found


def lines(letter: EmailMessage) -> list[str]:
    return [line[2:] for line in letter.get_content().splitlines() if line.startswith("- ")]


def test_a_week_of_mornings(mornings: Mornings) -> None:
    told = {}
    for day in ("2019-03-08", "2019-03-09", "2019-03-10", "2019-03-11", "2019-03-15", "2019-03-16"):
        before = len(mornings.letters)
        mornings.come(day)
        mornings.come(day, "09:30")
        told[day] = [lines(letter) for letter in mornings.letters[before:]]
    assert told == {
        "2019-03-08": [],  # nothing is due yet
        "2019-03-09": [],
        "2019-03-10": [],
        "2019-03-11": [["1 sak ska göras senast den här veckan."]],
        "2019-03-15": [["1 sak är försenad."]],
        "2019-03-16": [],  # a Saturday
    }
    assert {letter["To"] for letter in mornings.letters} == {ACCOUNTS[WHO].email}


@pytest.mark.parametrize(
    ("day", "at"), [("2019-12-25", "08:00"), ("2020-01-08", "06:55"), ("2020-01-08", "10:05")]
)
def test_no_letter_on_a_holiday_or_at_another_time(mornings: Mornings, day: str, at: str) -> None:
    mornings.come(day, at)
    assert mornings.letters == []


def test_the_letter_and_its_file_tell_of_nobody(mornings: Mornings) -> None:
    """An ordinary person, and one whose identity is protected."""
    mornings.people.refer("D7")
    mornings.come("2019-03-15")
    (path,) = mornings.folder.iterdir()
    (letter,) = mornings.letters
    assert lines(letter) == ["2 saker är försenade."]
    said = f"{path.name}\n{letter}\n{letter.get_content()}".lower()
    assert letter["Subject"] == "Påminnelse från Knutpunkt"
    referrer = ACCOUNTS["remittent"]
    told = {"testperson", "vk-2", "oskarshamn", "granskning", "remiss", "skyddad", "070-174"}
    told |= {referrer.name, referrer.organisation, referrer.email}
    told |= {"19970516", "970516", "2387", "19900125", "900125"}
    assert [each for each in told if each.lower() in said] == []


def test_what_was_done_before_the_letter_went_is_not_reminded_of(mornings: Mornings) -> None:
    mornings.people.bench.clock.at = datetime(2019, 3, 15, 7, tzinfo=UTC)
    schedule.remind(mornings.services)
    with mornings.services.work() as work:
        work.session.get_one(User, mornings.people[WHO].id).reminders = False
    mornings.work()
    assert (mornings.letters, mornings.job.state) == ([], JobState.DONE)


def test_yesterdays_letter_is_not_sent_today(mornings: Mornings) -> None:
    """No worker was there all day: the next morning brings one letter, that of its own day."""
    mornings.people.bench.clock.at = datetime(2019, 3, 14, 7, tzinfo=UTC)
    schedule.remind(mornings.services)
    mornings.come("2019-03-15")
    assert [letter["Date"].datetime.day for letter in mornings.letters] == [15]


def test_a_letter_through_the_server_is_sent_once(mornings: Mornings, inbox: Inbox) -> None:
    for at in ("07:00", "07:05", "09:55"):
        mornings.come("2019-03-15", at)
    (letter,) = inbox.letters
    assert lines(letter) == ["1 sak är försenad."]
    assert letter["Message-ID"] == f"<{mornings.job.id}@example.org>"
    assert not mornings.folder.exists()


@pytest.mark.parametrize(("word", "answer"), [("EHLO", HANG_UP), ("RCPT", "451 later"), (".", "452 full")])
def test_a_server_that_cannot_now_is_asked_again(
    mornings: Mornings, inbox: Inbox, word: str, answer: str
) -> None:
    inbox.answers[word] = answer
    mornings.come("2019-03-15")
    assert (mornings.job.state, mornings.job.error_code) == (JobState.QUEUED, "transient")
    inbox.answers.clear()
    mornings.later(seconds=15)
    assert (len(inbox.letters), mornings.job.state) == (1, JobState.DONE)


def test_a_server_that_stays_away_is_told_of_and_tried_again_the_next_day(
    mornings: Mornings, inbox: Inbox
) -> None:
    inbox.answers["RCPT"] = HANG_UP
    mornings.come("2019-03-14")
    for _ in range(4):
        mornings.later(minutes=7)
    assert (mornings.job.state, mornings.job.attempts) == (JobState.DEAD, 4)
    assert mornings.job.error == "E-postservern svarar inte."
    inbox.answers.clear()
    mornings.come("2019-03-15")
    assert len(inbox.letters) == 1


def test_an_address_that_is_refused_is_told_of_at_once(mornings: Mornings, inbox: Inbox) -> None:
    inbox.answers["RCPT"] = f"550 no {ACCOUNTS[WHO].email}"
    mornings.come("2019-03-15")
    assert (mornings.job.state, mornings.job.error) == (
        JobState.FAILED,
        "E-postservern vägrade ta emot brevet (kod 550).",
    )


def test_a_letter_that_may_have_arrived_is_not_sent_again(mornings: Mornings, inbox: Inbox) -> None:
    inbox.answers["."] = HANG_UP
    mornings.come("2019-03-15")
    inbox.answers.clear()
    mornings.later(minutes=10)
    assert (len(inbox.letters), mornings.job.state) == (1, JobState.FAILED)
    assert "oklart om brevet kom fram" in mornings.job.error


def test_a_worker_that_died_while_it_sent_is_told_of_and_sends_nothing_more(
    mornings: Mornings, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after a new start of the whole service, which queues again what was in hand."""
    killed = _killed_after(monkeypatch, "sent")
    with pytest.raises(killed):
        mornings.come("2019-03-15")
    monkeypatch.undo()
    assert (len(inbox.letters), mornings.job.state) == (1, JobState.RUNNING)
    with mornings.services.work() as work:
        operations.hand_back(work)
    mornings.work()
    assert (len(inbox.letters), mornings.job.state) == (1, JobState.FAILED)


def test_a_worker_that_died_before_it_sent_is_followed_by_another(
    mornings: Mornings, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = _killed_after(monkeypatch, "leaving")
    with pytest.raises(killed):
        mornings.come("2019-03-15")
    monkeypatch.undo()
    assert inbox.letters == []
    mornings.later(seconds=mornings.services.settings.job_lease + 1)
    with mornings.services.work() as work:
        held = operations.claim(work.session, mornings.job.id, at=work.now, lease=60)
    assert held
    assert held.attempt == 2


def _killed_after(patch: pytest.MonkeyPatch, name: str) -> type[BaseException]:
    """The process ends where it would have called this, as by a signal."""

    class Killed(BaseException):
        pass

    def end(*_: object, **__: object) -> None:
        raise Killed

    patch.setattr(reminders, name, end)
    return Killed
