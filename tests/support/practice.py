"""The practice cases as they stood on the morning of a day, and a meeting of their case body on it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from uuid import UUID

from service.demo.load import PROJECT, Telling
from service.demo.story import Answers, Story
from service.domain.answers import Answers as Said
from service.domain.meetings.bodies import PROJECT_ITSELF, BodyKind
from service.operations.meetings import members, planning, seen
from tests.support.meetings import HOURS, call
from tests.support.people import ACCOUNTS, STORIES, Cast

MEMBERS = {
    "projektledare": (PROJECT_ITSELF, members.ORDINARY),
    "vagledare": (PROJECT_ITSELF, members.ORDINARY),
    "oh_ledamot": ("af", members.ORDINARY),
    "oh_ledamot.af": ("af", members.DEPUTY),
    "oh_ledamot.fk": ("fk", members.ORDINARY),
    "oh_ledamot.primarvarden": ("primarvarden", members.ORDINARY),
    "oh_ledamot.oskarshamn_soc": ("oskarshamn_soc", members.ORDINARY),
}
"""Who sits in the case body, for whom and as what."""


class _Until(Telling):
    """Tells some of the stories, and nothing that was written on the day or later."""

    def __init__(self, people: Cast, day: date, keys: Iterable[str]) -> None:
        actors = {key: people[key] for key in ACCOUNTS}
        super().__init__(people.bench.services, ACCOUNTS.values(), actors)
        self._day, self._keys, self.cases = day, [*keys], dict[str, UUID]()

    def tell(self) -> dict[str, UUID]:
        for told in self._stories():
            self._case(told)
        return self.cases

    def _stories(self) -> list[Story]:
        told = sorted((STORIES[key] for key in self._keys), key=lambda each: each.referred)
        return [each for each in told if each.referred < self._day]

    def _refer(self, told: Story) -> UUID:
        self.cases[told.key] = super()._refer(told)
        return self.cases[told.key]

    def _attend(self, told: Story, case_id: UUID, day: date) -> None:
        """What groups a person went to is no part of an agenda."""

    def _guide(self, told: Story, case_id: UUID, day: date) -> None:
        if day < self._day:
            super()._guide(told, case_id, day)

    def _write(self, told: Story, case_id: UUID, answers: Answers, *, who: str, kind: str, day: date) -> None:
        if day < self._day:
            super()._write(told, case_id, answers, who=who, kind=kind, day=day)


def until(people: Cast, day: date, *keys: str) -> dict[str, UUID]:
    """The cases of these stories as they stood on the morning of a day, which it is now; their ids."""
    cases = _Until(people, day, keys).tell()
    morning(people, day)
    return cases


def morning(people: Cast, day: date) -> None:
    people.bench.clock.at = datetime.combine(day, time(7, 30), UTC)


def sit(people: Cast) -> None:
    """Everybody is a member from the project's first day."""
    members_of = {who: people[who] for who in MEMBERS}  # signed up before the transaction begins
    with people.bench.work(people["projektledare"]) as work:
        body = seen.body_of(work, PROJECT, BodyKind.CASES)
        for who, (organisation, task) in MEMBERS.items():
            said = {
                "person": str(members_of[who].id), "organisation": organisation, "uppdrag": task,
                "fran": "2017-02-01",
            }  # fmt: skip
            members.add(work, PROJECT, body, Said(said))


def meets(people: Cast, day: date, *before: date) -> UUID:
    """A meeting on the day to which everybody is called, after meetings on the days before; its id."""
    return [*_meetings(people, [*before, day])][-1]


def _meetings(people: Cast, days: Iterable[date]) -> Iterator[UUID]:
    for day in days:
        with people.bench.work(people["projektledare"]) as work:
            body = seen.body_of(work, PROJECT, BodyKind.CASES)
            said = Said({**HOURS, "dag": day.isoformat()})
            meeting = planning.plan_extra(work, PROJECT, body, said).id
            if day < work.today:
                continue
        call(people, meeting)
        yield meeting
