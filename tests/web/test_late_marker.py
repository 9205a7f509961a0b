"""A person is protected in the middle of the way, and is told of nowhere that is opened afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import select

from service.demo import story
from service.demo.story import Answers
from service.demo.told import of as told_of
from service.models import NameToken, Record
from tests.support.people import ACCOUNTS
from tests.support.told import said
from tests.web.conftest import application, entering, everybody, fresh_bench
from tests.web.test_marker import PERSON, REFERRER, WHENCE, WHO, Walk, leaks, protected, searched, shown

NOTE: Answers = {"datum": "2017-09-18", "anteckning": "Vi talades vid."}
MARK: Answers = {"skydd": "sekretessmarkering", "fran": "2017-09-18", "kalla": "personen"}


class LateWalk(Walk):
    """An open case until it is enrolled; then the leader marks it, and the vägledare goes on."""

    def go(self) -> None:
        told = protected()
        self._at(told.referred)
        self._refer({**story.remiss(told, REFERRER), **PERSON, "skyddade_personuppgifter": "nej"})
        for day, each, answers in told_of(told):
            if each.kind == "genomforandeplan":
                break
            self._at(day)
            self._write(each.kind, each.who, answers)
            if each.kind == "remissvar":
                self._guide()
        self._work()
        self.before = self.records()
        self._write("skydd", "projektledare", MARK)
        self._write("minnesanteckning", "vagledare", NOTE)
        self._work()

    def records(self) -> set[UUID]:
        with self.people.bench.work() as work:
            return {*work.session.scalars(select(Record.id))}


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LateWalk]:
    """Walked once: the tests only look at what came of it."""
    with fresh_bench(tmp_path_factory.mktemp("late")) as bench:
        bench.clock.at = datetime(2017, 1, 1, tzinfo=UTC)
        people = everybody(bench)
        walked = LateWalk(people, entering(application(bench), people))
        walked.go()
        yield walked


def pages(walk: LateWalk) -> Iterator[tuple[str, str]]:
    """Lists, the case and every record's page for each who may, and what was made after the mark."""
    for who in ACCOUNTS:
        if who == REFERRER.key:
            continue
        client = walk.enter(who).client
        addresses = ["/", "/arenden", f"/arenden/{walk.case_id}"]
        for address in (*addresses, *(f"/dokument/{each}" for each in walk.records())):
            yield f"{who} {address}", shown(client.get(address))
        for each in walk.records() - walk.before:
            answer = client.get(f"/dokument/{each}/docx")
            if answer.status_code == 200:
                yield f"{who} {each}.docx", f"{answer.headers} {said(answer.data)}"
        yield from searched(walk.enter(who), who)


def test_nothing_that_is_opened_afterwards_tells_who_the_person_is(walk: LateWalk) -> None:
    seen = [*pages(walk)]
    assert len([where for where, _ in seen if where.endswith(".docx")]) >= 4
    found = [leak for where, text in seen for leak in leaks(where, text, (*WHO, *WHENCE))]
    assert not found, "\n".join(map(str, found))
    with walk.people.bench.work() as work:
        assert [*work.session.scalars(select(NameToken))] == []


def test_the_leader_who_marked_it_is_named_and_told_the_routine(walk: LateWalk) -> None:
    page = walk.enter("projektledare").get(f"/arenden/{walk.case_id}")
    assert "Personen har skyddade personuppgifter. Följ den särskilda rutinen." in page.text
    assert f"{ACCOUNTS['projektledare'].name} Granskar, svarar på och följer ärendet" in page.text
