"""What tests arrange behind the pages of a running installation, in its own data folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select

from service.boot import boot
from service.config import Settings
from service.models import CaseFile, Document, Job, JobState, Record, User
from service.operations import accounts
from tests.e2e.installation import Installation
from tests.support.people import Cast
from tests.support.work import Bench, Clock, FakeBell


@contextmanager
def cast(site: Installation) -> Iterator[Cast]:
    """The people who have accounts there; only the installation's clock rings for what they finalise."""
    bell = FakeBell()
    services = boot(Settings.from_environment({"KNUTPUNKT_DATA": str(site.data)}), bell=bell)
    with services.work() as work:
        users = work.session.scalars(select(User))
        actors = {user.email.partition("@")[0]: accounts.actor_of(user) for user in users}
    yield Cast(Bench(services, Clock(), bell), actors)
    services.engine.dispose()


def take_in(site: Installation, *, plan: bool = False) -> str:
    """A new case with intag, a vägledare and perhaps a plan; its address."""
    with cast(site) as people:
        case_id = people.take_in()
        if plan:
            people.plan(case_id)
        return f"/arenden/{case_id}"


def kill_worker_of(site: Installation, number: str, kind: str) -> str:
    """As if the worker had been killed each time it made this document; the document's address."""
    with cast(site) as people, people.bench.work() as work:
        chosen = select(Record).join(CaseFile).where(CaseFile.number == number, Record.kind == kind)
        record = work.session.scalars(chosen).one()
        work.session.execute(delete(Document).where(Document.record_id == record.id))
        job = work.session.scalars(select(Job).where(Job.subject_id == record.id)).one()
        job.state, job.step, job.attempts = JobState.RUNNING, "converting", job.max_attempts
        job.lease_until = datetime.now(UTC) - timedelta(seconds=1)
        return f"/dokument/{record.id}"
