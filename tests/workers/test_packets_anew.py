"""A packet that is made anew comes: whatever was on its way when a right was lost, or a seat was moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from service.models import BodyMember, Document, GrantRow, Record, User
from service.operations import accounts
from service.operations.packets import page
from tests.support.packing import LEADER
from tests.workers.packed import FK, GUIDE, copied, tell
from tests.workers.test_packet_aliases import take_off
from workers import schedule

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.packing import Packing
    from tests.workers.packed import Told

D3 = "VK-2017-001"
WITHDRAWN = {"datum": "2017-05-02", "omfattning": "helt", "mottagen_av": "Testperson V1"}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return tell(tmp_path_factory.mktemp("told"))


@pytest.fixture
def packing(told: Told, tmp_path: Path) -> Iterator[Packing]:
    with copied(told, tmp_path) as found:
        yield found


def moved(packing: Packing, organisation: str) -> None:
    """FK's member sits for another organisation, and holds the role for that one."""
    with packing.people.bench.work() as work:
        user_id = packing.people[FK].id
        seat = work.session.scalars(select(BodyMember).where(BodyMember.user_id == user_id)).one()
        grant = work.session.scalars(select(GrantRow).where(GrantRow.user_id == user_id)).one()
        seat.organisation_key = grant.organisation_key = organisation
        work.session.flush()
        packing.people.actors[FK] = accounts.actor_of(work.session.get_one(User, user_id))


def test_an_edition_that_waits_to_be_sent_goes_when_the_one_before_is_closed(packing: Packing) -> None:
    packing.packed()
    take_off(packing, "D3")
    packing.order()
    packing.build()
    assert [bool(each.sent_at) for each in packing.rows(FK)] == [True, False]
    packing.people.write(packing.cases["D3"], "aterkallelse", WITHDRAWN, who=GUIDE)
    assert [(bool(each.sent_at), bool(each.closed_at)) for each in packing.rows(FK)] == [
        (True, True), (True, False),
    ]  # fmt: skip
    assert packing.open(FK)


def test_who_sits_for_another_organisation_before_it_is_built_gets_another(packing: Packing) -> None:
    packing.order()
    moved(packing, "psykiatrin")
    packing.build()
    assert [bool(each.closed_at) for each in packing.rows(FK)] == [True, False]
    packing.build()
    packing.send()
    assert packing.rows(FK)[-1].organisation_key == "psykiatrin"
    assert packing.open(FK)
    with packing.people.bench.work(packing.people[LEADER]) as work:
        states = {line.state for line in page.read(work, packing.meeting).lines}
    assert states <= {page.State.SENT, page.State.OPENED}
    schedule.keep_packets(packing.people.bench.services)
    assert len(packing.rows(FK)) == 2


def test_who_leads_is_told_of_documents_that_are_not_made_before_she_sends(packing: Packing) -> None:
    assert unmade(packing) == 0
    with packing.people.bench.work() as work:
        newest = (Record.case_id == packing.cases["D3"], Record.kind == "remiss", Record.state == "final")
        record_id = work.session.scalars(select(Record.id).where(*newest)).one()
        paper = (Document.record_id == record_id, Document.variant == "")
        work.session.scalars(select(Document).where(*paper)).one().pdf_sha256 = None
    assert unmade(packing) == 1


def unmade(packing: Packing) -> int:
    with packing.people.bench.work(packing.people[LEADER]) as work:
        return page.read(work, packing.meeting).unmade
