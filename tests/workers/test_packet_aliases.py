"""What a protected person is called in packets: one alias for the whole meeting, and no number any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, select

from service.domain.roles import Role
from service.models import AgendaItem, CaseFile, GrantRow
from service.operations.packets.errors import MadeAnew
from tests.support.packing import LEADER
from tests.workers.packed import AF, CARE, FK, SHIELD, take_off
from workers import schedule

if TYPE_CHECKING:
    from tests.support.packing import Packing

D5 = "VK-2017-002"
NEXT = re.compile("Ärende S[2-4]")
"""The alias after the first; how many numbers lie between is not told."""


def protect(packing: Packing, key: str) -> None:
    packing.people.write(packing.cases[key], "skydd", SHIELD, who=LEADER)


def titles(packing: Packing, key: str) -> set[str]:
    with packing.people.bench.work() as work:
        wanted = select(AgendaItem.title).where(AgendaItem.case_id == packing.cases[key])
        return {*work.session.scalars(wanted)}


def test_an_alias_that_was_given_goes_to_nobody_else(packing: Packing) -> None:
    """Who is protected later comes after, though the number of that case is the lower one."""
    packing.packed()
    protect(packing, "D5")
    packing.build()
    assert "Ärende S1" in packing.says(AF)
    protect(packing, "D3")
    packing.build()
    (second,) = titles(packing, "D3")
    assert NEXT.fullmatch(second)
    assert "Ärende S1" in packing.says(AF)
    assert second in packing.says(FK)
    assert "Ärende S1" not in packing.says(FK)
    assert all(each in packing.says(CARE) for each in ("Ärende S1", second))


def test_who_refers_for_the_organisation_no_more_has_the_alias_alone(packing: Packing) -> None:
    """Seat and case are still hers; the packet she was sent is closed, and the next one has no sheet."""
    hand_over(packing, "D3", to=CARE)
    protect(packing, "D3")
    packing.packed()
    before = packing.says(CARE).count("Mall arendeblad")
    with packing.people.bench.work() as work:
        mine = GrantRow.user_id == packing.people[CARE].id
        work.session.execute(delete(GrantRow).where(mine, GrantRow.role == Role.REMITTENT))
    with pytest.raises(MadeAnew):
        packing.open(CARE)
    schedule.keep_packets(packing.people.bench.services)
    packing.build()
    assert "Ärende S1" in packing.says(CARE)
    assert packing.says(CARE).count("Mall arendeblad") == before - 1


def hand_over(packing: Packing, key: str, *, to: str) -> None:
    """A member refers the case from now on, for the organisation that it comes from."""
    with packing.people.bench.work() as work:
        file = work.session.get_one(CaseFile, packing.cases[key])
        file.remittent_id = packing.people[to].id
        grant = GrantRow(
            user_id=file.remittent_id, role=Role.REMITTENT, project_key=file.project_key,
            organisation_key=file.organisation_key,
        )  # fmt: skip
        work.session.add(grant)


def test_who_was_taken_off_keeps_the_alias(packing: Packing) -> None:
    packing.packed()
    take_off(packing, "D5")
    protect(packing, "D5")
    protect(packing, "D3")
    assert titles(packing, "D5") == {"Ärende S1"}
    assert all(NEXT.fullmatch(each) for each in titles(packing, "D3"))


def test_an_alias_is_stored_before_a_packet_is_made_with_it(packing: Packing) -> None:
    """A case that came after the packets were ordered has no row of its own yet."""
    protect(packing, "D5")
    packing.order()
    with packing.people.bench.work() as work:
        work.session.execute(delete(AgendaItem).where(AgendaItem.case_id == packing.cases["D5"]))
    packing.build()
    packing.send()
    assert "Ärende S1" in packing.says(AF)
    assert titles(packing, "D5") == {"Ärende S1"}


def test_what_has_changed_tells_no_number_of_who_was_protected_since(packing: Packing) -> None:
    packing.packed()
    take_off(packing, "D5")
    protect(packing, "D5")
    packing.build()
    for who in (AF, CARE):
        assert len(packing.rows(who)) == 2
        assert D5 not in packing.says(who)
        assert "tas inte upp" not in packing.says(who)
    assert not packing.traces(packing.cases["D5"]) & {*packing.says(AF).split()}


def test_a_packet_does_not_print_the_number_of_a_case_that_it_holds_nothing_of(packing: Packing) -> None:
    """Nothing would close it when the person is protected, or takes the consent back, later."""
    packing.packed()
    take_off(packing, "D5")
    packing.order()
    packing.build()
    packing.send()
    protect(packing, "D5")
    assert packing.rows(AF)[-1].edition == 2
    assert D5 not in packing.says(AF)
    assert "Dagordning: ändrad." in packing.says(AF)
