"""A meeting on 2017-05-09 with D3 and D5, told once; each test begins with a copy of it a week before."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from service.operations.meetings import agenda, agenda_changes, seen
from service.operations.work import Actor
from tests.support import databases, practice
from tests.support.packing import LEADER, Packing
from tests.support.people import QUICK, Cast
from tests.support.work import bench as make_bench

DAY, ORDERED = date(2017, 5, 9), date(2017, 5, 2)
AF, FK, CARE, SOCIAL = "oh_ledamot", "oh_ledamot.fk", "oh_ledamot.primarvarden", "oh_ledamot.oskarshamn_soc"
GUIDE, MEMBERS = "vagledare", 7
D3 = "VK-2017-001"
SHIELD = {"skydd": "sekretessmarkering", "fran": "2017-05-01", "kalla": "personen"}
WITHDRAWN = {"datum": "2017-05-02", "omfattning": "helt", "mottagen_av": "Testperson V1"}


@dataclass(frozen=True, slots=True)
class Told:
    """The files of the installation, and what a copy of it needs."""

    folder: Path
    meeting: UUID
    cases: dict[str, UUID]
    actors: dict[str, Actor]
    at: datetime


def tell(folder: Path) -> Told:
    from service.operations import accounts  # noqa: PLC0415 - tests of pure functions load no database

    made = make_bench(databases.sqlite(folder), folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "_HASHER", QUICK)
        people = Cast(made)
        cases = practice.until(people, ORDERED, "D3", "D5")
        practice.sit(people)
        meeting = practice.meets(people, DAY)
        Packing(people, meeting).documents()
    made.services.engine.dispose()
    return Told(folder, meeting, cases, people.actors, made.clock.at)


@contextmanager
def copied(told: Told, folder: Path) -> Iterator[Packing]:
    shutil.copytree(told.folder, folder, dirs_exist_ok=True)
    made = make_bench(f"sqlite:///{folder / 'test.db'}", folder)
    made.clock.at = told.at
    yield Packing(Cast(made, {**told.actors}), told.meeting, cases=told.cases)
    made.services.engine.dispose()


def take_off(packing: Packing, key: str) -> None:
    with packing.people.bench.work(packing.people[LEADER]) as work:
        entries = agenda.entries(work, seen.one(work, packing.meeting))
        (taken,) = {each.key for each in entries if each.case and each.case.id == packing.cases[key]}
        agenda_changes.take_off(work, packing.meeting, taken)
