"""What tests arrange behind the pages of a running installation, in its own data folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, select, update

from service.boot import boot
from service.config import Settings
from service.demo.load import PROJECT
from service.domain.answers import Answers
from service.models import CaseFile, Document, Job, JobState, Record, User
from service.operations import accounts, groups
from service.operations.documents import CONVERT, RENDER
from service.operations.work import Work
from tests.e2e.installation import PATIENCE, Installation
from tests.support.people import Cast
from tests.support.processes import until
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


def wait_for_documents(site: Installation) -> None:
    """Returns when no Word file and no PDF is left to make."""
    left = select(func.count(Job.id)).where(Job.state.in_((JobState.QUEUED, JobState.RUNNING)))
    with cast(site) as people:

        def is_made() -> bool:
            with people.bench.services.look() as work:
                return work.session.scalar(left.where(Job.kind.in_((RENDER, CONVERT)))) == 0

        until(is_made, seconds=PATIENCE)


def enrol(site: Installation, *, plan: bool = False) -> str:
    """A new case whose person takes part, with a vägledare and perhaps a plan; its address."""
    with cast(site) as people:
        case_id = people.enrol()
        if plan:
            people.plan(case_id)
        return f"/arenden/{case_id}"


def close(site: Installation) -> str:
    """A new case whose participation was just closed; its address."""
    with cast(site) as people:
        case_id = people.enrol()
        people.plan(case_id)
        people.close(case_id)
        return f"/arenden/{case_id}"


def group(site: Installation) -> tuple[str, str]:
    """A new group with one participant, on a day it meets: its address and the number of the case."""
    about = {"namn": "Friskvård", "veckodag": "tisdag", "start": "2017-01-03", "slut": "2030-12-31"}
    with cast(site) as people:
        case_id = people.enrol()
        with people.bench.work(people["projektledare"]) as work:
            begun = groups.start(work, PROJECT, Answers(about))
            groups.add(work, begun.id, case_id)
            number = work.session.get_one(CaseFile, case_id).number
            return f"/gruppaktiviteter/{begun.id}?dag={work.today}", number


def kill_worker_of(site: Installation, number: str, kind: str) -> str:
    """As if the worker had been killed each time it made this document; the document's address."""
    with cast(site) as people, people.bench.work() as work:
        record, jobs = _made(work, number, kind)
        work.session.execute(delete(Document).where(Document.record_id == record.id))
        work.session.delete(jobs[CONVERT])
        _lose(jobs[RENDER])
        return f"/dokument/{record.id}"


def kill_converter_of(site: Installation, number: str, kind: str) -> str:
    """As if the worker had been killed each time it made the PDF; the Word file is there. The address."""
    with cast(site) as people, people.bench.work() as work:
        record, jobs = _made(work, number, kind)
        no_pdf = {"pdf_blob": None, "pdf_sha256": None, "pages": None, "converter": None}
        work.session.execute(update(Document).where(Document.record_id == record.id).values(**no_pdf))
        _lose(jobs[CONVERT])
        return f"/dokument/{record.id}"


def _made(work: Work, number: str, kind: str) -> tuple[Record, dict[str, Job]]:
    chosen = select(Record).join(CaseFile).where(CaseFile.number == number, Record.kind == kind)
    record = work.session.scalars(chosen).one()
    jobs = work.session.scalars(select(Job).where(Job.subject_id == record.id))
    return record, {job.kind: job for job in jobs}


def _lose(job: Job) -> None:
    job.state, job.attempts = JobState.RUNNING, job.max_attempts
    job.lease_until = datetime.now(UTC) - timedelta(seconds=1)
