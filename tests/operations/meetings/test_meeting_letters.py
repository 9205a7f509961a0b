"""Letters about a meeting: one for each person and matter, without a case, and never twice."""

from email.message import EmailMessage
from uuid import UUID

import pytest
from sqlalchemy import delete, select

from service.domain.answers import Answers
from service.mail import Brink, MailUncertain, NotDelivered
from service.models import BodyMember, GrantRow, Job, JobState, Summons, User
from service.operations.meetings import calling, letters, planning, seen
from tests.support.meetings import AF, FK, LEADER, call, called, planned, seat
from tests.support.people import Cast
from workers import jobs as runner
from workers import summons


class Post:
    """Keeps what it is given, after telling that it leaves; `broken` as a server that is away."""

    def __init__(self, *, broken: bool = False, dies: bool = False) -> None:
        self.letters: list[EmailMessage] = []
        self.broken, self.dies = broken, dies

    def deliver(self, letter: EmailMessage, *, brink: Brink) -> None:
        if self.broken:
            raise NotDelivered(problem="svarar inte")
        brink()
        self.letters.append(letter)
        if self.dies:
            raise MailUncertain


def run(people: Cast, post: Post) -> list[str]:
    """Does every letter that is asked for; to whom they went."""
    tasks = {letters.SUMMONS: lambda services, held: summons.send(services, held, using=post)}
    with people.bench.work() as work:
        waiting = [*work.session.scalars(select(Job.id).where(Job.state == JobState.QUEUED))]
    before = len(post.letters)
    for job_id in waiting:
        runner.run(people.bench.services, job_id, tasks=tasks)
    return sorted(letter["To"] for letter in post.letters[before:])


def one_called(people: Cast) -> UUID:
    seat(people, AF)
    meeting = planned(people)
    call(people, meeting)
    return meeting


def test_everybody_called_gets_one_neutral_letter_with_a_link(people: Cast) -> None:
    case = people.refer("D1")
    meeting, post = called(people), Post()
    assert run(people, post) == sorted(people[who].email for who in (LEADER, AF, "oh_ledamot.af", FK))
    letter = post.letters[0]
    assert letter["Subject"] == "Möte i Knutpunkt"
    text = letter.get_content()
    assert "OH-möte, Vägknuten 2.0" in text
    assert "2019-03-19 kl. 13.00–16.00" in text
    assert f"http://127.0.0.1:8000/moten/{meeting}" in text
    for hidden in ("Testperson", "VK-", str(case), "mote.example.org", "Rum Blå"):
        assert hidden not in text
    assert run(people, post) == []


def test_a_change_is_told_once_and_the_letter_before_it_never_goes(people: Cast) -> None:
    meeting, post = one_called(people), Post()
    with people.bench.work(people[LEADER]) as work:
        said = Answers({**planning.answers(seen.kept(work, meeting)), "dag": "2019-03-20"})
        planning.change(work, meeting, said, lock=1)
    assert len(run(people, post)) == 1
    assert "har ändrats" in post.letters[0].get_content()
    assert "2019-03-20" in post.letters[0].get_content()
    with people.bench.work(people[LEADER]) as work:
        said = Answers({**planning.answers(seen.kept(work, meeting)), "tider": "13.00–13.30 Individmöte 1"})
        planning.change(work, meeting, said, lock=2)
    assert run(people, post) == []
    with people.bench.work(people[LEADER]) as work:
        calling.cancel(work, meeting, "Ingen kan.")
    assert len(run(people, post)) == 1
    assert "är inställt" in post.letters[-1].get_content()
    assert "Ingen kan" not in post.letters[-1].get_content()


def test_a_server_that_is_away_is_tried_again_and_one_that_dies_is_not(people: Cast) -> None:
    meeting = one_called(people)
    assert run(people, Post(broken=True)) == []
    people.bench.clock.forward(minutes=1)
    dying = Post(dies=True)
    assert len(run(people, dying)) == 1
    people.bench.clock.forward(minutes=10)
    assert run(people, Post()) == []
    with people.bench.work(people[LEADER]) as work:
        assert letters.failed(work, seen.kept(work, meeting)) == 1
        assert work.session.scalars(select(Job.state)).one() == JobState.FAILED


def test_a_letter_that_may_have_left_with_its_worker_is_never_sent_again(people: Cast) -> None:
    one_called(people)
    with people.bench.work() as work:
        job = work.session.scalars(select(Job)).one()
        work.session.scalars(select(Summons)).one().mailed = job.variant
    assert run(people, Post()) == []
    with people.bench.work() as work:
        assert work.session.scalars(select(Job.state)).one() == JobState.FAILED


@pytest.mark.parametrize("gone", ["account", "seat", "role"])
def test_who_is_no_member_any_more_gets_no_letter(people: Cast, gone: str) -> None:
    own = seat(people, AF)
    meeting = planned(people)
    call(people, meeting)
    with people.bench.work() as work:
        user = work.session.get_one(User, people[AF].id)
        if gone == "account":
            user.active = False
        elif gone == "role":
            work.session.execute(delete(GrantRow).where(GrantRow.user_id == user.id))
        else:
            work.session.get_one(BodyMember, own).last_on = work.today
    with people.bench.work(people[LEADER]) as work:
        work.session.execute(delete(Summons))
        assert calling.uncalled(work, seen.kept(work, meeting)) == []
        work.session.rollback()
    assert run(people, Post()) == []
    with people.bench.work() as work:
        assert work.session.scalars(select(Job.state)).one() == JobState.DONE
