"""People for tests: actors with accounts, and a case brought as far as a test needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from argon2 import PasswordHasher

from forms.base import as_typed
from service.demo import people, story
from service.demo.load import PROJECT
from service.demo.people import Account
from service.demo.story import Story
from service.domain.case import Author
from service.domain.roles import Grant, Role
from service.models import Record
from service.operations import access, accounts, cases, finalising, naming, records
from service.operations.finalising import Outcome
from service.operations.work import Actor, Work
from tests.support.work import PROJECTS, Bench

REASON = "Provet har många ärenden om samma påhittade person."
ACCOUNTS: Mapping[str, Account] = {each.key: each for each in people.accounts(PROJECTS[PROJECT])}
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Hashing a password is slow on purpose; here hundreds of people sign up."""
STORIES: Mapping[str, Story] = {each.key: each for each in story.stories(PROJECTS[PROJECT])}


@dataclass
class Cast:
    """The demonstration's people in a test database, and what they do in one line."""

    bench: Bench
    actors: dict[str, Actor] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Actor:
        """The person with this account, signed up when first called for."""
        if key not in self.actors:
            with self.bench.work() as work:
                self.actors[key] = _sign_up(work, ACCOUNTS[key])
        return self.actors[key]

    def refer(self, key: str = "D1", *, who: str = "remittent") -> UUID:
        """A case with a final referral; its id."""
        with self.bench.work(self[who]) as work:
            record = cases.open_case(work, PROJECT)
            answers = story.remiss(STORIES[key], ACCOUNTS[who])
            must_finalise(
                work, record, {**answers, "remittent_organisation": ACCOUNTS[who].grants[0].organisation_key}
            )
            assert record.case_id is not None
            return record.case_id

    def write(self, case_id: UUID, kind: str, answers: Mapping[str, object], *, who: str) -> UUID:
        """A final record of a kind in the case; its id."""
        with self.bench.work(self[who]) as work:
            record = begin(work, case_id, kind)
            must_finalise(work, record, answers)
            return record.id

    def name_leader(self, case_id: UUID) -> None:
        """The project leader names herself for a case that is protected; nothing for others."""
        leader = self["projektledare"]
        with self.bench.work(leader) as work:
            if naming.comes_first(work, case_id):
                naming.name(work, case_id, leader.id, reason="handlagger")

    def review(self, key: str = "D1") -> UUID:
        """A case whose referral is complete."""
        case_id = self.refer(key)
        self.name_leader(case_id)
        answers = {**story.granskning(STORIES[key]), "granskad": self.today()}
        self.write(case_id, "granskning", answers, who="projektledare")
        return case_id

    def meet(self, key: str = "D1") -> UUID:
        """A case that is on the agenda of a meeting, which has been."""
        case_id = self.review(key)
        answers = {**story.motesarende(STORIES[key]), "mote": self.today()}
        self.write(case_id, "motesarende", answers, who="projektledare")
        return case_id

    def take_in(self, key: str = "D1") -> UUID:
        """A case with intag and a vägledare."""
        case_id = self.meet(key)
        self.write(case_id, "remissvar", story.remissvar(STORIES[key]), who="projektledare")
        self.guide(case_id)
        return case_id

    def guide(self, case_id: UUID) -> None:
        """The project leader gives the case to the vägledare."""
        vagledare = self["vagledare"].id
        with self.bench.work(self["projektledare"]) as work:
            cases.choose_vagledare(work, case_id, vagledare)

    def enrol(self, key: str = "D1") -> UUID:
        """A case whose person takes part, and waits for a plan."""
        case_id = self.take_in(key)
        answers = {**story.inskrivning(STORIES[key]), "registrering": "anonym"}  # no consent is registered
        self.write(case_id, "inskrivning", answers, who="vagledare")
        return case_id

    def plan(self, case_id: UUID, key: str = "D1") -> UUID:
        return self.write(case_id, "genomforandeplan", story.plan(STORIES[key]), who="vagledare")

    def close(self, case_id: UUID, key: str = "D1") -> UUID:
        return self.write(case_id, "slutanalys", story.slutanalys(STORIES[key]), who="vagledare")

    def today(self) -> str:
        """As a date is typed."""
        with self.bench.work() as work:
            return work.today.isoformat()


def begin(work: Work, case_id: UUID, kind: str) -> Record:
    file = access.case_file(work, case_id)
    return records.begin(work, work.kind(kind), project_key=file.project_key, file=file)


def must_finalise(work: Work, record: Record, answers: Mapping[str, object]) -> Outcome:
    """Makes it final; that the person or the project has many cases, as in many tests, is given a reason."""
    outcome = finalising.finalise(work, record.id, as_typed(answers), lock=record.lock)
    warned = outcome.form.motiveringar.answer if outcome.problems else []
    if warned and {row["regel"] for row in warned} <= {"W6", "W7"}:
        reasons = [{**row, "text": REASON} for row in warned]
        typed = as_typed({**answers, "motiveringar": reasons})
        outcome = finalising.finalise(work, record.id, typed, lock=record.lock)
    assert outcome.problems == []
    return outcome


def another_leader(people: Cast) -> Actor:
    """A second leader of the project, whom nobody has named for anything."""
    with people.bench.work() as work:
        author = Author("Testperson P3", "Projektledare", "Oskarshamns kommun")
        grants = [Grant(Role.PROJEKTLEDARE, PROJECT)]
        user = accounts.create(
            work, email="p3@example.org", password="hemligt-ord", author=author, grants=grants
        )
        return accounts.actor_of(user)


def colleague(people: Cast, organisation: str = "af") -> Actor:
    """Somebody else who refers for the organisation."""
    with people.bench.work() as work:
        author = Author("Testperson R9", "Arbetsförmedlare", "Arbetsförmedlingen")
        grants = [Grant(Role.REMITTENT, PROJECT, organisation)]
        user = accounts.create(
            work, email="r9@example.org", password="hemligt-ord", author=author, grants=grants
        )
        return accounts.actor_of(user)


def _sign_up(work: Work, account: Account) -> Actor:
    author = Author(name=account.name, function=account.function, organisation=account.organisation)
    user = accounts.create(
        work, email=account.email, password="hemligt-ord", author=author, grants=account.grants
    )
    return accounts.actor_of(user)
