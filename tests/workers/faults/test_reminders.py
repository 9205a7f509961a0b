"""A real worker is killed while it sends: the letter came once, and nothing sends it again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from service.models import JobState
from service.operations import reminders
from tests.support import databases
from tests.support.people import Cast
from tests.support.processes import until
from tests.support.smtp import HOST, SILENCE, Inbox, serving
from tests.support.work import Bench, Clock, FakeBell
from tests.workers.faults.installation import ENDED, Installation, children
from workers import schedule

pytestmark = pytest.mark.slow


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with serving() as found:
        yield found


@pytest.fixture
def installation(tmp_path: Path, inbox: Inbox) -> Iterator[Installation]:
    """With its queue and one worker, whose jobs are anybody's after some seconds."""
    mail = {
        "KNUTPUNKT_SMTP_HOST": HOST,
        "KNUTPUNKT_SMTP_PORT": str(inbox.port),
        "KNUTPUNKT_SMTP_TLS": "none",
        "KNUTPUNKT_MAIL_FROM": "knutpunkt@example.org",
        "KNUTPUNKT_JOB_LEASE": "4",
    }
    with Installation(tmp_path, databases.sqlite(tmp_path), more=mail) as made:
        made.start_queue()
        made.start_worker(processes=1)
        yield made


def test_kill_9_while_a_letter_is_taken_sends_it_no_more(installation: Installation, inbox: Inbox) -> None:
    services, then = installation.services, Clock()
    people = Cast(Bench(replace(services, clock=then), then, FakeBell()))
    leader = people["projektledare"].id
    people.refer("D1")
    inbox.answers["."] = SILENCE
    with services.work() as work:
        reminders.ask(work, leader)
    until(lambda: bool(inbox.letters))
    (worker,) = children(installation.started[1])
    worker.kill()
    inbox.answers.clear()
    until(lambda: _after_a_sweep(installation) in ENDED)
    assert (len(inbox.letters), _after_a_sweep(installation)) == (1, JobState.FAILED)


def _after_a_sweep(installation: Installation) -> str:
    schedule.sweep(installation.services)
    (job,) = [job for job in installation.jobs() if job.kind == reminders.REMINDER]
    return job.state
