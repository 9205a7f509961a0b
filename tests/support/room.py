"""A meeting held in its room in a test database, and what the leader does there in one line."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID

import pytest
from sqlalchemy import delete, select

from service.models import AgendaItem, Summons, User
from service.operations import accounts
from service.operations.meetings import (
    after,
    room,
    room_decided,
    room_ending,
    room_items,
    room_open,
    room_presence,
)
from service.operations.meetings.room import ItemPage, Room
from service.operations.meetings.room_decided import Decided
from tests.support import databases, practice
from tests.support.meetings import LEADER
from tests.support.people import QUICK, Cast
from tests.support.work import bench as make_bench

MAY = date(2017, 5, 9)
NEXT = date(2017, 5, 30)
SAID = {
    "stallningstagande": ["ej_intag"], "motivering": ["Projektet är inte rätt insats nu."],
    "atgard": ["Ge besked om behandling"], "ansvarig": ["Testperson O2"], "senast": ["2017-05-23"],
}  # fmt: skip


@dataclass
class Held:
    """The meeting with its room open, and what the leader does there in one line."""

    people: Cast
    meeting: UUID
    cases: dict[str, UUID]

    def item(self, key: str) -> UUID:
        with self.people.bench.work() as work:
            mine = (AgendaItem.meeting_id == self.meeting, AgendaItem.case_id == self.cases[key])
            return work.session.scalars(select(AgendaItem.id).where(*mine)).one()

    def open(self, key: str, *left: str) -> int:
        with self.people.bench.work(self.people[LEADER]) as work:
            return room_items.open_item(work, self.meeting, self.item(key), left=left).lock

    def save(self, key: str, said: Mapping[str, list[str]], *, lock: int) -> int:
        with self.people.bench.work(self.people[LEADER]) as work:
            return room_items.save(work, self.meeting, self.item(key), said, lock=lock).lock

    def close(self, key: str, said: Mapping[str, list[str]], *, lock: int) -> Decided:
        with self.people.bench.work(self.people[LEADER]) as work:
            return room_decided.close(work, self.meeting, self.item(key), said, lock=lock)

    def decide(self, key: str, **said: str) -> Decided:
        typed = {**SAID, **{name: [text] for name, text in said.items()}}
        return self.close(key, typed, lock=self.open(key))

    def page(self, key: str) -> ItemPage:
        with self.people.bench.work(self.people[LEADER]) as work:
            return room.item(work, self.meeting, self.item(key))

    def room(self) -> Room:
        with self.people.bench.work(self.people[LEADER]) as work:
            return room.read(work, self.meeting)

    def there(self, *who: str) -> None:
        with self.people.bench.work(self.people[LEADER]) as work:
            ticks = {f"m_{self.people[each].id}": True for each in who}
            room_presence.tick(work, self.meeting, ticks)

    def end(self) -> UUID:
        with self.people.bench.work(self.people[LEADER]) as work:
            return room_ending.end(work, self.meeting).id

    def called(self, *who: str) -> None:
        """Only these members were called to the meeting, beside the project's own."""
        keep = [self.people[each].id for each in (*who, LEADER, "vagledare")]
        others = (Summons.meeting_id == self.meeting, Summons.user_id.not_in(keep))
        with self.people.bench.work() as work:
            work.session.execute(delete(Summons).where(*others))

    def after(self, who: str) -> tuple[UUID | None, bool]:
        """The final notes that somebody finds on the meeting's page, and whether they are closed."""
        with self.people.bench.work(self.people[who]) as work:
            found = after.read(work, self.meeting)
        return found.notes_id, found.hushed

    def withdraw(self, key: str) -> None:
        said = {"datum": MAY.isoformat(), "omfattning": "helt", "mottagen_av": "Testperson P1"}
        self.people.write(self.cases[key], "aterkallelse", said, who=LEADER)


@cache
def _morning() -> tuple[Path, UUID, dict[str, UUID]]:
    """A database as it stands when the meeting is about to begin, made once: it takes many records."""
    folder = Path(mkdtemp(prefix="knutpunkt-room-"))
    made = make_bench(databases.sqlite(folder), folder)
    people = Cast(made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "_HASHER", QUICK)
        cases = practice.until(people, MAY, "D1", "D3", "D5", "D6")
        practice.sit(people)
    meeting = practice.meets(people, MAY, date(2017, 4, 18))
    made.services.engine.dispose()
    return folder / "test.db", meeting, cases


@contextmanager
def held(folder: Path, *, enter: bool = True) -> Iterator[Held]:
    """The meeting of 9 May in a copy of that database, with its room open."""
    database, meeting, cases = _morning()
    shutil.copy(database, folder / "room.db")
    made = make_bench(f"sqlite:///{folder / 'room.db'}", folder)
    with made.work() as work:
        users = work.session.scalars(select(User))
        actors = {user.email.partition("@")[0]: accounts.actor_of(user) for user in users}
    found = Held(Cast(made, actors), meeting, cases)
    practice.morning(found.people, MAY)
    if enter:
        with made.work(actors[LEADER]) as work:
            room_open.enter(work, meeting)
    yield found
    made.services.engine.dispose()
