"""Loading the demonstration once: accounts, practice cases of every project, and the real application."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from forms.base import as_typed
from service.boot import Services
from service.demo import board, days, groups, held, meetings, people, story, turns
from service.demo.people import Account
from service.demo.story import Story
from service.demo.told import of as told_of
from service.documents import example
from service.domain.case import Author
from service.domain.dates import today
from service.domain.roles import Grant, Role
from service.errors import ServiceError
from service.models import Record, User
from service.operations import access, accounts, cases, finalising, naming, records
from service.operations.packets import later, ordering
from service.operations.work import Actor, Work, now
from workers import jobs

PROJECT = "vagknuten_2_0"
"""The project that the practice material is about."""

_REASONS = {
    "W1": "alder_skal",
    "W2": "avgransning_skal",
    "W9": "forlangning_skal",
    "K34": "stangning_skal",
}
"""Where a story says why it went on although a rule warned."""


class DemoRefused(ServiceError):
    """A practice record did not pass its own form; the demonstration and the forms have drifted apart."""

    message = "Exemplet {story}, {kind}, går inte att fastställa: {problems}"


def load(services: Services) -> str | None:
    """The log-ins as text, or None when the installation has accounts already."""
    with services.work() as work:
        if work.session.scalar(select(func.count(User.id))):
            return None
    everyone, word = people.everyone(services.projects, PROJECT), people.password()
    with services.work() as work:
        actors = {account.key: _sign_up(work, account, word) for account in everyone}
    Telling(services, everyone, actors).everything()
    return people.log_ins(everyone, word)


def _sign_up(work: Work, account: Account, word: str) -> Actor:
    author = Author(name=account.name, function=account.function, organisation=account.organisation)
    user = accounts.create(
        work, email=account.email, password=word, author=author, grants=account.grants, phone=account.phone
    )
    return accounts.actor_of(user)


class Telling:
    """Tells each story on its own days, through the use cases, and then makes all its documents."""

    def __init__(self, services: Services, everyone: Iterable[Account], actors: Mapping[str, Actor]) -> None:
        self._services, self._actors = services, actors
        self._writers = {account.key: account for account in everyone}
        self._asked: list[tuple[Services, UUID]] = []
        self._begun: dict[str, UUID] = {}
        self._coming: UUID | None = None
        self._seconds, self._loaded = 0, today()

    def everything(self) -> None:
        self._application()
        self._meetings()
        self._board()
        for each in self._stories():
            self._case(each)
        self._now()
        with ThreadPoolExecutor(2) as pool:  # every Word file; each asks the real workers for its PDF
            for done in [pool.submit(jobs.run, services, job_id) for services, job_id in self._asked]:
                done.result()
        self._packets()

    def _stories(self) -> list[Story]:
        """Those that are over, in the order of their days."""
        projects = self._services.projects
        over = [*story.stories(projects[PROJECT]), *story.elsewhere(projects)]
        return sorted(over, key=lambda told: told.referred)

    def _now(self) -> None:
        """What goes on while somebody looks, day by day: the cases, and the meeting that took them up."""
        told = story.waiting(self._services.projects[PROJECT], self._loaded)
        turns.take([*(self._life(each) for each in told), self._held(told)])

    def _case(self, told: Story) -> None:
        for _ in self._life(told):
            pass

    def _life(self, told: Story) -> Iterator[date]:
        """Everything of a case, each thing when who asks comes back, with its day beforehand."""
        yield told.referred
        case_id = self._begin(told)
        for day, record, answers in told_of(told):
            yield day
            if record.kind == groups.BEFORE:
                self._attend(told, case_id, day)
            self._write(told, case_id, answers, who=told.account(record.who), kind=record.kind, day=day)
            if answers.get("stallningstagande") == "intag":
                self._guide(told, case_id, day)
        if told.goes_on:
            self._attend(told, case_id, self._loaded)

    def _begin(self, told: Story) -> UUID:
        case_id = self._refer(told)
        self._name(told, case_id)
        self._begun[told.key] = case_id
        return case_id

    def _held(self, told: Iterable[Story]) -> Iterator[date]:
        """The meeting in its room, on its day; its answers are finished and its notes are made final."""
        day = days.held(self._loaded)
        yield day
        leader = self._actors["projektledare"]
        with self._today().work(leader) as work:
            meeting_id, self._coming = meetings.around(work, PROJECT, self._actors, today=self._loaded)
        by_case = {self._begun[each.key]: each for each in told if each.key in self._begun}
        with self._on(day).work(leader) as work:
            for answer in held.walk(work, meeting_id, by_case):
                self._finalise(work, answer.record.id, answer.answers, answer.told, answer.record.lock)
            notes, answers = held.notes(work, meeting_id)
            self._finalise(work, notes.id, answers, None, notes.lock)
            meetings.forget_letters(work)
        for each in by_case.values():
            if each.facts.get("rummet"):
                self._guide(each, self._begun[each.key], day)

    def _packets(self) -> None:
        """Of the next meeting: ordered now, built and sent by the workers."""
        with self._today().work(self._actors["projektledare"]) as work:
            assert self._coming  # noqa: S101 - it was planned with the meeting before it
            meetings.prepare(work, self._coming, self._actors)
            ordering.order(work, self._coming)
            later.send_when_built(work, self._coming)

    def _meetings(self) -> None:
        with self._services.work(self._actors["projektledare"]) as work:
            meetings.tell(work, PROJECT, self._actors)
        with self._on(meetings.NOTED).work(self._actors["projektledare"]) as work:
            notes, answers = meetings.minutes(work)
            self._finalise(work, notes.id, answers, None, notes.lock)
            meetings.forget_letters(work)

    def _board(self) -> None:
        leader = self._actors["projektledare"]
        for paper in board.BEFORE:
            self._paper(*paper)
        self._decide(board.first())
        for paper in board.AFTER:
            self._paper(*paper)
        with self._on(board.SETTLED).work(leader) as work:
            board.settle(work, PROJECT)
        self._paper(*board.latest_paper(self._loaded))
        self._decide(board.latest(self._loaded))
        with self._today().work(leader) as work:
            board.ahead(work, PROJECT, self._loaded)

    def _decide(self, sitting: board.Sitting) -> None:
        with self._on(sitting.day).work(self._actors["projektledare"]) as work:
            draft, answers = board.meet(work, PROJECT, sitting)
            self._finalise(work, draft.id, answers, None, draft.lock)

    def _paper(self, day: date, kind: str, answers: Mapping[str, object]) -> None:
        with self._on(day).work(self._actors["projektledare"]) as work:
            record = records.begin(work, work.registry[kind], project_key=PROJECT)
            self._finalise(work, record.id, answers, None, record.lock)

    def _attend(self, told: Story, case_id: UUID, day: date) -> None:
        with self._on(day).work(self._actors["vagledare"]) as work:
            groups.attend(work, told, case_id)

    def _refer(self, told: Story) -> UUID:
        key = next(key for key in self._writers if self._refers(key, told))
        with self._on(told.referred).work(self._actors[key]) as work:
            record = cases.open_case(work, told.project.key)
            self._finalise(work, record.id, story.remiss(told, self._writers[key]), told, record.lock)
            assert record.case_id is not None  # noqa: S101 - a referral is always about a case
            return record.case_id

    def _name(self, told: Story, case_id: UUID) -> None:
        """A protected case opens for no project leader until one is named for it."""
        leader = self._actors[told.account("projektledare")]
        with self._on(told.referred).work(leader) as work:
            if naming.comes_first(work, case_id):
                naming.name(work, case_id, leader.id, reason="handlagger")

    def _guide(self, told: Story, case_id: UUID, day: date) -> None:
        with self._on(day).work(self._actors[told.account("projektledare")]) as work:
            cases.choose_vagledare(work, case_id, self._actors[told.account("vagledare")].id)

    def _write(
        self, told: Story, case_id: UUID, answers: story.Answers, *, who: str, kind: str, day: date
    ) -> None:
        with self._on(day).work(self._actors[who]) as work:
            file = access.case_file(work, case_id)
            record = records.begin(work, work.registry[kind], project_key=told.project.key, file=file)
            self._finalise(work, record.id, answers, told, record.lock)

    def _application(self) -> None:
        kind = self._services.registry["ansokan"]
        answers = example.load("ansokan")["answers"]
        with self._on(date(2016, 10, 17)).work(self._actors["projektledare"]) as work:
            record = records.begin(work, kind, project_key=PROJECT)
            self._finalise(work, record.id, answers, None, record.lock)

    def _finalise(
        self, work: Work, record_id: UUID, answers: Mapping[str, object], told: Story | None, lock: int
    ) -> None:
        record = work.session.get_one(Record, record_id)
        outcome = finalising.finalise(
            work, record_id, as_typed(self._motivated(work, record, answers, told)), lock=lock
        )
        if outcome.problems:
            sentences = "; ".join(f"{each.label}: {each.message}" for each in outcome.problems)
            raise DemoRefused(
                story=told.key if told else "ansökan", kind=outcome.record.kind, problems=sentences
            )

    def _motivated(
        self, work: Work, record: Record, answers: Mapping[str, object], told: Story | None
    ) -> Mapping[str, object]:
        """With the story's reason for each warning that the answers give rise to."""
        texts = told.texts if told else {}
        project = work.project(record.project_key)
        form = work.registry[record.kind].form(as_typed(answers), project=project)
        finalising.review(work, record, form)
        rows = form.motiveringar.answer
        said = [{**row, "text": texts.get(_REASONS.get(str(row["regel"]), ""), "")} for row in rows]
        return {**answers, "motiveringar": said} if said else answers

    def _refers(self, key: str, told: Story) -> bool:
        return Grant(Role.REMITTENT, told.project.key, told.remittent) in self._actors[key].grants

    def _today(self) -> Services:
        """The services at this moment: what is rung for is left to the workers."""
        return replace(self._services, clock=now)

    def _on(self, day: date) -> Services:
        """The services on the morning of that day, but not after now, remembering what is rung for.

        Each time a second later, so that what is of one day stands in the order in which it was written.
        """
        self._seconds += 1
        morning = min(days.morning(day), datetime.now(UTC) - timedelta(hours=1))
        at = morning + timedelta(seconds=self._seconds)
        then = replace(self._services, clock=lambda: at)
        return replace(then, bell=lambda queue, job_id: self._asked.append((then, job_id)))
