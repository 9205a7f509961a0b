"""A packet that is made anew comes: whatever was on its way when a right was lost, or a seat was moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select

from service.documents import example
from service.models import BodyMember, Document, GrantRow, Job, JobState, Record, User
from service.operations import accounts, documents, jobs
from service.operations.documents import CONVERT
from service.operations.packets import page
from tests.support.packing import LEADER
from tests.workers.packed import AF, CARE, D3, FK, GUIDE, SHIELD, SOCIAL, WITHDRAWN, take_off
from workers import schedule

if TYPE_CHECKING:
    from tests.support.packing import Packing


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


def test_packets_let_documents_that_are_being_made_come_first(packing: Packing) -> None:
    unmade(packing)
    packing.order()
    packing.build()
    assert states(packing)[AF] == page.State.BUILT
    assert states(packing)[FK] == page.State.PAPERS
    assert told_missing(packing) == [(D3, "Remiss", True)]
    packing.run(CONVERT)
    packing.people.bench.clock.forward(seconds=20)
    packing.build()
    assert {*states(packing).values()} == {page.State.BUILT}
    assert [each.edition for each in packing.rows(FK)] == [1]
    assert {job.attempts for job in packing.jobs()} == {1}
    assert told_missing(packing) == []
    assert not any(changed(packing).values())


def test_after_a_while_they_are_made_without_and_later_anew_for_those_concerned(packing: Packing) -> None:
    unmade(packing)
    packing.order()
    packing.build()
    packing.people.bench.clock.forward(minutes=16)
    packing.build()
    assert {*states(packing).values()} == {page.State.BUILT}
    assert told_missing(packing) == [(D3, "Remiss", True)]
    assert not any(changed(packing).values())
    packing.run(CONVERT)
    assert told_missing(packing) == []
    told = changed(packing)
    assert (told[FK], told[AF]) == ((f"{D3}: Remiss har tillkommit.",), ())
    assert packing.order() == sum(map(bool, told.values()))
    packing.build()
    assert (len(packing.rows(FK)), len(packing.rows(AF))) == (2, 1)


def test_who_is_not_named_reads_that_something_is_new_about_a_protected_person_and_not_what(
    packing: Packing,
) -> None:
    packing.people.write(packing.cases["D3"], "skydd", SHIELD, who=GUIDE)
    packing.packed()
    said = {**example.load("avvikelserapport")["answers"], "datum": "2017-05-02", "svar_senast": "2017-05-30"}
    packing.people.write(packing.cases["D3"], "avvikelserapport", said, who=GUIDE)
    packing.documents()
    assert changed(packing)[GUIDE] == ("Ärende S1: något är ändrat.",)


def test_nobody_waits_for_a_document_that_could_not_be_made(packing: Packing) -> None:
    unmade(packing, JobState.FAILED)
    packing.order()
    packing.build()
    assert {*states(packing).values()} == {page.State.BUILT}
    assert told_missing(packing) == [(D3, "Remiss", False)]


def test_what_was_written_before_a_protection_is_in_no_packet_and_not_missing(packing: Packing) -> None:
    packing.people.write(packing.cases["D3"], "skydd", SHIELD, who=LEADER)
    unmade(packing)
    assert told_missing(packing) == []


def newest(packing: Packing) -> tuple[ColumnElement[bool], ...]:
    """D3's referral."""
    return Record.case_id == packing.cases["D3"], Record.kind == "remiss", Record.state == "final"


def unmade(packing: Packing, state: JobState = JobState.QUEUED) -> None:
    """The PDF of D3's referral is made anew, as when its Word file was edited."""
    with packing.people.bench.work() as work:
        record_id = work.session.scalars(select(Record.id).where(*newest(packing))).one()
        of_it = (Document.record_id == record_id, Document.variant == "")
        paper = work.session.scalars(select(Document).where(*of_it)).one()
        paper.pdf_blob = paper.pdf_sha256 = None
        job = work.session.scalars(
            select(Job).where(Job.dedup_key == documents.job_key(CONVERT, record_id))
        ).one()
        jobs.again(work, job)
        job.state = state


def found(packing: Packing) -> page.Page:
    with packing.people.bench.work(packing.people[LEADER]) as work:
        return page.read(work, packing.meeting)


def told_missing(packing: Packing) -> list[tuple[str, str, bool]]:
    return [(each.alias, each.title, each.coming) for each in found(packing).missing]


def states(packing: Packing) -> dict[str, page.State]:
    return {who: line.state for who, line in lines(packing).items()}


def changed(packing: Packing) -> dict[str, tuple[str, ...]]:
    return {who: line.changed for who, line in lines(packing).items()}


def lines(packing: Packing) -> dict[str, page.Line]:
    """By whose they are."""
    ids = {packing.rows(who)[-1].id: who for who in (AF, FK, CARE, SOCIAL, GUIDE, LEADER)}
    return {ids.get(line.packet_id, line.name): line for line in found(packing).lines if line.packet_id}
