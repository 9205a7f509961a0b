"""A packet's jobs: done once however often they run, and letters that go once and tell of nobody."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from service.mail import Brink, MailUncertain, NotDelivered
from service.models import AuditEntry, Job, JobState, Packet, PacketSheet
from service.operations import jobs as operations
from service.operations.audit import Event
from service.operations.meetings import calling
from service.operations.packets import page
from service.operations.packets.editions import PACKET
from service.operations.packets.letters import LETTER
from tests.support.meetings import AF, FK, LEADER, SEATS, called
from tests.support.packing import Packing
from tests.support.people import Cast
from workers import jobs, packet, packet_letter, schedule


class Post:
    """Keeps what it is given, after telling that it leaves; `broken` as a server that is away."""

    def __init__(self, *, broken: bool = False, dies: bool = False) -> None:
        self.letters: list[EmailMessage] = []
        self.broken, self.dies = broken, dies

    def deliver(self, letter: EmailMessage, *, brink: Brink) -> None:
        if self.broken:
            raise NotDelivered(problem="svarar inte")
        brink()
        self.letters.append(letter)
        if self.dies:
            raise MailUncertain


@pytest.fixture
def packing(people: Cast) -> Packing:
    return Packing(people, called(people))


def post(packing: Packing, post: Post) -> list[EmailMessage]:
    tasks = {LETTER: partial(packet_letter.send, using=post)}
    before = len(post.letters)
    for job in packing.jobs(LETTER):
        jobs.run(packing.people.bench.services, job.id, tasks=tasks)
    return post.letters[before:]


def built(packing: Packing) -> int:
    """How often the audit trail says that a packet was built."""
    with packing.people.bench.work() as work:
        told = select(func.count(AuditEntry.id)).where(AuditEntry.action == Event.PACKET_BUILT)
        return work.session.scalar(told) or 0


def stored(packing: Packing) -> set[str]:
    return {*packing.people.bench.services.store.all()}


def test_a_job_that_is_rung_for_again_does_nothing(packing: Packing) -> None:
    packing.order()
    packing.build()
    files, rows = stored(packing), packing.rows(FK)
    tasks = {PACKET: partial(packet.make, using=packing.converter)}
    for job in packing.jobs():
        jobs.run(packing.people.bench.services, job.id, tasks=tasks)
    assert (stored(packing), built(packing)) == (files, len(SEATS))
    assert [each.pdf_blob for each in packing.rows(FK)] == [each.pdf_blob for each in rows]


def test_a_worker_that_was_thought_dead_stores_nothing(packing: Packing) -> None:
    packing.order()
    services, clock = packing.people.bench.services, packing.people.bench.clock
    first = packing.jobs()[0]
    with services.work() as work:
        held = operations.claim(work.session, first.id, at=work.now, lease=60)
    assert held is not None
    clock.forward(seconds=61)
    tasks = {PACKET: partial(packet.make, using=packing.converter)}
    jobs.run(services, first.id, tasks=tasks)
    files = stored(packing)
    packet.make(services, held, using=packing.converter)
    assert (stored(packing), built(packing)) == (files, 1)


def test_what_a_killed_worker_left_is_built_by_the_next(packing: Packing) -> None:
    """It had made some of the papers, which are not made again."""
    packing.order()
    packing.converter.during.extend([int, int, die])
    with pytest.raises(KeyboardInterrupt):
        packing.build()
    packing.people.bench.clock.forward(hours=1)
    tasks = {PACKET: partial(packet.make, using=packing.converter)}
    for job in packing.jobs():
        jobs.run(packing.people.bench.services, job.id, tasks=tasks)
    assert {job.state for job in packing.jobs()} == {JobState.DONE}
    assert packing.converter.titles.count("Kallelse") == 1
    assert built(packing) == len(SEATS)


def test_two_workers_who_make_the_same_paper_keep_it_once(packing: Packing) -> None:
    packing.order()
    tasks = {PACKET: partial(packet.make, using=packing.converter)}
    second = packing.jobs()[1].id
    packing.converter.during.append(lambda: jobs.run(packing.people.bench.services, second, tasks=tasks))
    packing.build()
    with packing.people.bench.work() as work:
        named = {*work.session.scalars(select(PacketSheet.blob))}
        named |= {
            blob
            for row in work.session.scalars(select(Packet))
            for blob in (row.pdf_blob or "", row.docx_blob or "")
        }
    assert stored(packing) == named
    assert built(packing) == len(SEATS)


def test_a_meeting_that_is_cancelled_while_packets_are_built_leaves_no_paper(packing: Packing) -> None:
    packing.order()
    packing.converter.during.append(lambda: cancel(packing))
    packing.build()
    with packing.people.bench.work() as work:
        assert [*work.session.scalars(select(PacketSheet.case_id))] == []


def test_papers_of_a_meeting_that_is_over_go_whatever_has_become_of_its_packets(packing: Packing) -> None:
    packing.order()
    packing.build()
    with packing.people.bench.work() as work:
        work.session.execute(update(Packet).values(wrapped_key=b""))
    cancel(packing)
    with packing.people.bench.work() as work:
        assert [*work.session.scalars(select(PacketSheet.case_id))] == []


def cancel(packing: Packing) -> None:
    """The sweep comes at once."""
    with packing.people.bench.work(packing.people[LEADER]) as work:
        calling.cancel(work, packing.meeting, "Sjukdom.")
    schedule.keep_packets(packing.people.bench.services)


def die() -> None:
    raise KeyboardInterrupt


def test_of_two_who_order_at_once_one_finds_what_the_other_did(packing: Packing) -> None:
    packing.people[LEADER]  # signed up before the two begin
    with ThreadPoolExecutor(2) as pool:
        made = sorted(pool.map(lambda _: packing.order(), range(2)))
    assert made == [0, len(SEATS)]
    with packing.people.bench.work() as work:
        copies = sorted(work.session.scalars(select(Packet.copy)))
    assert copies == [1, 2, 3, 4]


def test_each_receiver_gets_one_letter_with_a_link_and_nothing_more(packing: Packing) -> None:
    packing.packed()
    office = Post()
    sent = post(packing, office)
    assert sorted(each["To"] for each in sent) == sorted(packing.people[who].email for who in SEATS)
    text = sent[0].get_content()
    assert sent[0]["Subject"] == "Mötespaket i Knutpunkt"
    assert f"http://127.0.0.1:8000/moten/{packing.meeting}/paket" in text
    assert "till och med 2019-04-02" in text
    assert "VK-" not in text
    assert not [part for part in sent[0].walk() if part.get_filename()]
    assert post(packing, office) == []


def test_a_server_that_is_away_is_tried_again_and_one_that_dies_is_not(packing: Packing) -> None:
    packing.packed()
    assert post(packing, Post(broken=True)) == []
    packing.people.bench.clock.forward(minutes=1)
    assert len(post(packing, dying := Post(dies=True))) == len(SEATS)
    packing.people.bench.clock.forward(hours=1)
    assert post(packing, dying) == []
    with packing.people.bench.work(packing.people[LEADER]) as work:
        assert all(line.letter_failed for line in page.read(work, packing.meeting).lines)


def test_a_packet_that_was_closed_meanwhile_is_told_of_by_nobody(packing: Packing) -> None:
    packing.packed()
    with packing.people.bench.work() as work:
        for row in work.session.scalars(select(Packet)):
            row.closed_at = work.now
    assert post(packing, Post()) == []
    assert {job.state for job in packing.jobs(LETTER)} == {JobState.DONE}


def test_nothing_of_a_packet_lies_in_plain_text(packing: Packing, tmp_path: Path) -> None:
    packing.packed()
    packing.open(AF)
    for path in (each for each in tmp_path.rglob("*") if each.is_file()):
        assert b"%PDF-" not in path.read_bytes(), path.name
    with packing.people.bench.work() as work:
        assert work.session.scalar(select(func.count(Job.id)).where(Job.error != "")) == 0
