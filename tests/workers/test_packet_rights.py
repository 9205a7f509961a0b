"""A right that is lost stops the packet: before it is built, while it is built, and before it is opened."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from service.domain.case import Author
from service.domain.meetings.progress import MeetingState
from service.domain.roles import Grant, Role
from service.errors import NotAllowed, NotFound
from service.models import AuditEntry, BodyMember, CaseFile, Dispatch, Meeting, Notice, Packet, PacketSheet
from service.operations import accounts, dispatches, naming
from service.operations.audit import Event
from service.operations.meetings import calling
from service.operations.packets import opening, page
from service.operations.packets.errors import MadeAnew, NoPacketsNow
from tests.support import practice
from tests.support.packing import LEADER
from tests.workers.packed import AF, CARE, D3, DAY, FK, GUIDE, SHIELD, SOCIAL, WITHDRAWN
from workers import schedule

if TYPE_CHECKING:
    from service.operations.work import Actor
    from tests.support.packing import Packing


def withdraw(packing: Packing, **more: object) -> None:
    packing.people.write(packing.cases["D3"], "aterkallelse", {**WITHDRAWN, **more}, who=GUIDE)


def test_lost_between_order_and_build(packing: Packing) -> None:
    packing.order()
    withdraw(packing)
    packing.build()
    packing.send()
    for who in (LEADER, GUIDE, FK, CARE, SOCIAL, AF):
        assert D3 not in packing.says(who)
        assert len(packing.rows(who)) == 1
    assert "lämnar mötet" not in packing.says(AF)


def test_lost_while_it_is_built(packing: Packing) -> None:
    """The worker notices when it would store the packet, and plans it anew."""
    packing.order()
    packing.converter.during.append(lambda: withdraw(packing))
    packing.build()
    packing.send()
    assert all(D3 not in packing.says(who) for who in (LEADER, FK, CARE))
    assert {job.state for job in packing.jobs()} == {"done"}


def test_lost_between_build_and_sending(packing: Packing) -> None:
    packing.order()
    packing.build()
    withdraw(packing, omfattning="vissa_parter", parter=["fk"])
    assert [(each.edition, bool(each.closed_at)) for each in packing.rows(FK)] == [(1, True), (2, False)]
    assert len(packing.rows(CARE)) == 1
    packing.send()
    packing.build()
    packing.send()
    assert D3 not in packing.says(FK)
    assert "FK lämnar mötet" in packing.says(FK)
    assert D3 in packing.says(CARE)


def test_lost_between_sending_and_opening(packing: Packing) -> None:
    """It is closed that second, says that it is made anew, and comes again by itself."""
    packing.packed()
    assert D3 in packing.says(FK)
    withdraw(packing, omfattning="vissa_parter", parter=["fk"])
    with pytest.raises(MadeAnew):
        packing.open(FK, edition=1)
    assert mine(packing, FK).anew
    packing.build()
    assert D3 not in packing.says(FK)
    with pytest.raises(MadeAnew):
        packing.open(FK, edition=1)
    assert packing.rows(FK)[0].pdf_blob is None


def mine(packing: Packing, who: str) -> page.Mine:
    with packing.people.bench.work(packing.people[who]) as work:
        return page.read(work, packing.meeting).mine


def test_what_no_record_told_is_found_at_the_download_and_by_the_sweep(packing: Packing) -> None:
    """A seat that is given to another organisation is no record of a case."""
    packing.packed()
    with packing.people.bench.work() as work:
        seat = work.session.scalars(
            select(BodyMember).where(BodyMember.user_id == packing.people[FK].id)
        ).one()
        seat.organisation_key = "psykiatrin"
    with pytest.raises((MadeAnew, NotAllowed)):
        packing.open(FK)
    schedule.keep_packets(packing.people.bench.services)
    assert [bool(each.closed_at) for each in packing.rows(FK)] == [True]
    assert [bool(each.closed_at) for each in packing.rows(CARE)] == [False]


def test_an_identity_that_is_protected_closes_every_packet_with_its_number(packing: Packing) -> None:
    packing.packed()
    packing.people.write(packing.cases["D3"], "skydd", SHIELD, who=LEADER)
    for who in (FK, GUIDE):
        with pytest.raises(MadeAnew):
            packing.open(who, edition=1)
    packing.build()
    assert "Ärende S1" in packing.says(FK)
    assert not packing.traces(packing.cases["D3"]) & {*packing.says(FK).split()}
    assert "Testperson D3" not in packing.says(GUIDE)


def test_a_case_that_was_registered_by_mistake_leaves_every_packet(packing: Packing) -> None:
    packing.packed()
    mistake = {"typ": "felregistrerad", "datum": "2017-05-02", "skal": "Fel person.", "meddelat": "Ja"}
    packing.people.write(packing.cases["D5"], "avbrott", mistake, who=LEADER)
    for who in (AF, CARE, LEADER):
        with pytest.raises(MadeAnew):
            packing.open(who, edition=1)
    packing.build()
    assert "VK-2017-002" not in packing.says(AF)
    assert len(packing.rows(FK)) == 1


def test_who_is_named_no_more_reads_no_more(packing: Packing) -> None:
    packing.people.write(packing.cases["D3"], "skydd", SHIELD, who=LEADER)
    packing.packed()
    leader = packing.people[LEADER]
    with packing.people.bench.work(leader) as work:
        naming.take_away(work, packing.cases["D3"], leader.id)
    with pytest.raises(MadeAnew):
        packing.open(LEADER, edition=1)
    refused(packing, LEADER, whose=FK)


def test_only_its_receiver_opens_it_while_it_may_be_open(packing: Packing) -> None:
    packing.order()
    packing.build()
    refused(packing, FK)
    packing.send()
    assert packing.open(FK)
    for who in (AF, CARE, GUIDE):
        refused(packing, who, whose=FK)
    for who in ("remittent", "styrgrupp", "systemadministrator"):
        refused(packing, who, whose=FK)
    practice.morning(packing.people, DAY + timedelta(days=14))
    assert packing.open(FK)
    practice.morning(packing.people, DAY + timedelta(days=15))
    refused(packing, FK)
    assert mine(packing, FK).packet_id is None


def refused(packing: Packing, who: str, *, whose: str = "") -> None:
    with pytest.raises((NotFound, NotAllowed)):
        packing.open(who, whose=whose)


def test_the_leader_of_another_project_and_who_sat_before_get_nothing(packing: Packing) -> None:
    packing.packed()
    packing.people.actors["other"] = other_leader(packing)
    refused(packing, "other", whose=FK)
    with packing.people.bench.work() as work:
        seat = work.session.scalars(
            select(BodyMember).where(BodyMember.user_id == packing.people[FK].id)
        ).one()
        seat.last_on = date(2017, 5, 8)
    refused(packing, FK)


def other_leader(packing: Packing) -> Actor:
    """Who leads another project, and nothing here."""
    held, author = (
        [Grant(Role.PROJEKTLEDARE, "visa_vagen")],
        Author("Testperson P9", "Projektledare", "Kommunen"),
    )
    with packing.people.bench.work() as work:
        user = accounts.create(
            work, email="annan@example.org", password="hemligt-ord", author=author, grants=held
        )
        return accounts.actor_of(user)


def test_a_meeting_that_is_cancelled_has_no_packets(packing: Packing) -> None:
    packing.packed()
    with packing.people.bench.work(packing.people[LEADER]) as work:
        calling.cancel(work, packing.meeting, "Ingen kan.")
    refused(packing, FK)
    with pytest.raises(NoPacketsNow):
        packing.order()


def test_who_leads_looks_into_a_packet_when_each_case_of_it_opens_for_her(packing: Packing) -> None:
    packing.packed()
    assert packing.open(LEADER, whose=FK)
    assert packing.rows(FK)[0].opened_at is None
    row = packing.rows(FK)[0]
    with packing.people.bench.work(packing.people[AF]) as work:
        assert not opening.may_check(work, work.session.get_one(Meeting, packing.meeting), row)


def test_each_opening_is_told_and_the_first_is_remembered(packing: Packing) -> None:
    packing.packed()
    packing.open(FK)
    first = packing.rows(FK)[0].opened_at
    packing.open(FK, format="docx")
    assert first
    assert packing.rows(FK)[0].opened_at == first
    with packing.people.bench.work() as work:
        read = (AuditEntry.action == Event.PACKET_READ, AuditEntry.actor_id == packing.people[FK].id)
        rows = [*work.session.scalars(select(AuditEntry).where(*read).order_by(AuditEntry.at))]
    assert [row.detail["format"] for row in rows] == ["pdf", "docx"]


def test_what_went_is_noted_in_the_case_and_who_had_it_is_told_of_the_withdrawal(packing: Packing) -> None:
    packing.packed()
    d3 = packing.cases["D3"]
    with packing.people.bench.work() as work:
        sent = select(Dispatch.organisation_key).where(Dispatch.channel == "motespaket")
        assert sorted(work.session.scalars(sent)) == [
            "af", "fk", "oskarshamn_soc", "oskarshamn_soc", "primarvarden", "primarvarden",
        ]  # fmt: skip
    with packing.people.bench.work(packing.people[LEADER]) as work:
        listed = dispatches.of(work, work.session.get_one(CaseFile, d3))
    packed = {(each.title, each.to) for each in listed if each.channel == f"I mötespaket till mötet {DAY}"}
    assert ("Remiss", "Försäkringskassan") in packed
    withdraw(packing)
    with packing.people.bench.work() as work:
        told = {*work.session.scalars(select(Notice.organisation_key).where(Notice.case_id == d3))}
    assert {"fk", "oskarshamn_soc"} <= told
    assert "af" not in told


def test_when_the_time_is_over_the_files_go_and_the_rows_stay(packing: Packing) -> None:
    packing.packed()
    services = packing.people.bench.services
    schedule.keep_packets(services)
    collect(packing)
    (row,) = packing.rows(FK)
    files = {row.pdf_blob or "", row.docx_blob or ""}
    assert packing.open(FK)
    assert files <= {*services.store.all()}
    practice.morning(packing.people, DAY + timedelta(days=15))
    schedule.keep_packets(services)
    (row,) = packing.rows(FK)
    assert (row.pdf_blob, row.docx_blob, row.wrapped_key, row.plan) == (None, None, b"", b"")
    assert row.sent_at
    collect(packing)
    assert not files & {*services.store.all()}
    with packing.people.bench.work() as work:
        assert work.session.scalar(select(func.count(PacketSheet.id))) == 0
        assert work.session.scalar(select(func.count(Packet.id))) == 7
        assert work.session.get_one(Meeting, packing.meeting).state == MeetingState.CALLED


def collect(packing: Packing) -> None:
    """Every file is old, and what nothing names is deleted."""
    services = packing.people.bench.services
    for path in (each for each in services.settings.blobs.rglob("*") if each.is_file()):
        os.utime(path, (0, 0))
    schedule.collect(services)
