"""What changes while a meeting is held, and how it ends: consent, protection, and notes that all may read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from service.documents import example
from service.domain.meetings.agenda import Point
from service.domain.meetings.progress import MeetingState
from service.errors import NotAllowed
from service.models import CaseFile, Job, Meeting, Record
from service.operations import access, finalising, records
from service.operations.content import open_draft
from service.operations.meetings import (
    room_items,
    room_notes,
    room_open,
    room_presence,
    seen,
    spoken,
    tasks,
)
from service.operations.meetings.errors_room import (
    ConsentWithdrawn,
    GuestNamed,
    ItemChanged,
    ItemsOpen,
    RoomClosed,
)
from tests.support import practice
from tests.support.meetings import AF, FK, LEADER
from tests.support.room import MAY, NEXT, SAID, Held, held


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Held]:
    """The meeting with its room open; what two do at once is tried on PostgreSQL, in a file of its own."""
    with held(tmp_path) as found:
        yield found


# ---------------------------------------------------------------- what changes meanwhile


def test_a_consent_that_is_withdrawn_closes_the_item_at_once(meeting: Held) -> None:
    people = meeting.people
    lock = meeting.open("D5")
    lock = meeting.save("D5", {"motivering": ["Halvvägs"]}, lock=lock)
    meeting.withdraw("D5")
    page = meeting.page("D5")
    assert (page.stopped, page.line.is_open, page.line.is_closed) == (True, False, True)
    assert page.line.status == "Stängd: samtycket gäller inte längre"
    for act in (meeting.save, meeting.close):
        with pytest.raises(ConsentWithdrawn):
            act("D5", SAID, lock=lock)
    meeting.end()
    with people.bench.work(people[LEADER]) as work:
        made = select(Record.id).where(Record.case_id == meeting.cases["D5"], Record.kind == "motesbeslut")
        assert work.session.scalars(made).all() == []


def test_who_is_not_named_walks_the_item_and_reads_and_writes_nothing(meeting: Held) -> None:
    people = meeting.people
    said = {**example.load("skydd")["answers"], "fran": MAY.isoformat()}
    people.write(meeting.cases["D5"], "skydd", said, who="remittent")
    with people.bench.work(people[LEADER]) as work:
        room_open.enter(work, meeting.meeting)
    lock = meeting.open("D5")
    page = meeting.page("D5")
    assert (page.reads, page.form, page.question, page.case_id) == (False, None, "", None)
    assert page.line.title == "Ärende S1"
    for act in (meeting.save, meeting.close):
        with pytest.raises(NotAllowed):
            act("D5", SAID, lock=lock)
    with people.bench.work(people[LEADER]) as work:
        room_items.leave(work, meeting.meeting, meeting.item("D5"))
    assert meeting.page("D5").line.status == "Avslutad utan beslut"


# ---------------------------------------------------------------- the end


def test_the_meeting_ends_with_notes_that_tell_only_what_all_may_know(meeting: Held) -> None:
    """Arbetsförmedlingen, who is called, may not know of Testperson D3."""
    people = meeting.people
    practice.meets(people, NEXT)
    meeting.there(AF, LEADER)
    with people.bench.work(people[LEADER]) as work:
        room_notes.save(work, meeting.meeting, Point.MONEY, "Inga nya ansökningar.", lock=room_notes.mark(""))
    meeting.open("D3", "af")
    with pytest.raises(ItemsOpen):
        meeting.end()
    meeting.close("D3", {**SAID, "stallningstagande": ["fortsatter"]}, lock=meeting.page("D3").lock)
    meeting.decide("D5")
    notes = meeting.end()
    with people.bench.work(people[LEADER]) as work:
        assert seen.kept(work, meeting.meeting).state == MeetingState.HELD
        record = work.session.get_one(Record, notes)
        said = records.form_of(work, record).answers()
        assert [row.text("namn") for row in said.rows("narvarande")] == [
            people[AF].author.name, people[LEADER].author.name,
        ]  # fmt: skip
        listed = {row.text("alias"): row.text("utfall") for row in said.rows("arenden")}
        assert "fortsatter" not in listed.values()
        assert (said.text("medel"), said.text("nasta_mote")) == ("Inga nya ansökningar.", NEXT.isoformat())
        outcome = finalising.finalise(work, notes, open_draft(work, record), lock=record.lock)
        assert outcome.problems == []
    with pytest.raises(RoomClosed):
        meeting.open("D5")


def test_b9_the_notes_name_no_case_whose_consent_was_withdrawn(meeting: Held) -> None:
    people = meeting.people
    meeting.there(LEADER)
    meeting.decide("D5")
    notes = meeting.end()
    with people.bench.work(people[LEADER]) as work:
        number = work.session.get_one(CaseFile, meeting.cases["D5"]).number
    meeting.withdraw("D5")
    with people.bench.work(people[LEADER]) as work:
        record = work.session.get_one(Record, notes)
        typed = {**open_draft(work, record), "arenden-0-alias": [number], "arenden-0-utfall": ["ej_intag"]}
        outcome = finalising.finalise(work, notes, typed, lock=record.lock)
        assert [each.id for each in outcome.problems] == ["arenden-0-alias"]


def test_b9_the_notes_name_no_participant_who_never_came_up(tmp_path: Path) -> None:
    """Testperson D5 withdraws before the room is opened, so that no item is about them."""
    with held(tmp_path, enter=False) as meeting:
        people = meeting.people
        meeting.withdraw("D5")
        with people.bench.work(people[LEADER]) as work:
            room_open.enter(work, meeting.meeting)
        meeting.there(LEADER)
        notes = meeting.end()
        with people.bench.work(people[LEADER]) as work:
            record = work.session.get_one(Record, notes)
            known = spoken.at(work, seen.kept(work, meeting.meeting))
            assert "Testperson D5" not in {name for each in known for name in each.names}
            typed = {
                **open_draft(work, record),
                "nasta": ["Testperson D5 har tagit tillbaka sitt samtycke."],
            }
            outcome = finalising.finalise(work, notes, typed, lock=record.lock)
            assert [each.id for each in outcome.problems] == ["nasta"]
            typed["nasta"] = ["Inget mer togs upp."]
            assert finalising.finalise(work, notes, typed, lock=record.lock).problems == []


def test_a_participant_is_no_guest_neither_in_the_room_nor_in_the_notes(meeting: Held) -> None:
    """Also one who is protected, and whose name the index has therefore not."""
    people = meeting.people
    said = {**example.load("skydd")["answers"], "fran": MAY.isoformat()}
    people.write(meeting.cases["D5"], "skydd", said, who="remittent")
    meeting.there(LEADER)
    for name in ("Testperson D5", "D1\u200b Testperson", "Kalle 19970516-2387"):
        with pytest.raises(GuestNamed) as refused, people.bench.work(people[LEADER]) as work:
            room_presence.welcome(work, meeting.meeting, name, room_presence.STRANGER)
        assert "Ta bort det som berättar vem någon är." in str(refused.value)
    notes = meeting.end()
    with people.bench.work(people[LEADER]) as work:
        record = work.session.get_one(Record, notes)
        typed = {
            **open_draft(work, record),
            "narvarande-1-namn": ["Testperson D5"], "narvarande-1-organisation": ["En annan organisation"],
        }  # fmt: skip
        outcome = finalising.finalise(work, notes, typed, lock=record.lock)
        assert [each.id for each in outcome.problems] == ["narvarande-1-namn"]
        typed["narvarande-1-namn"] = ["Testperson Gäst"]
        assert finalising.finalise(work, notes, typed, lock=record.lock).problems == []


def test_the_notes_are_read_by_who_was_called_and_by_nobody_else(meeting: Held) -> None:
    people = meeting.people
    meeting.there(AF)
    notes = meeting.end()
    with people.bench.work(people[LEADER]) as work:
        record = work.session.get_one(Record, notes)
        assert finalising.finalise(work, notes, open_draft(work, record), lock=record.lock).problems == []
    with people.bench.work() as work:
        letters = [job.variant for job in work.session.scalars(select(Job).where(Job.kind == "summons"))]
        assert len([variant for variant in letters if variant.startswith("anteckningar")]) == 6
    for who in (AF, FK, "vagledare", LEADER):
        with people.bench.work(people[who]) as work:
            access.record(work, notes)
    for who in ("remittent", "styrgrupp", "lsg_forbund", "registrator"):
        with pytest.raises(NotAllowed), people.bench.work(people[who]) as work:
            access.record(work, notes)


def test_notes_that_name_somebody_protected_since_are_closed_to_who_was_called(meeting: Held) -> None:
    """Only the two organisations that may know of Testperson D6 were called, so the notes name the case."""
    people = meeting.people
    meeting.called(AF, "oh_ledamot.primarvarden")
    meeting.there(LEADER)
    meeting.decide("D6")
    notes = meeting.end()
    with people.bench.work(people[LEADER]) as work:
        record = work.session.get_one(Record, notes)
        typed = open_draft(work, record)
        assert typed["arenden-0-alias"] == [work.session.get_one(CaseFile, meeting.cases["D6"]).number]
        assert finalising.finalise(work, notes, typed, lock=record.lock).problems == []
    assert [meeting.after(who) for who in (AF, LEADER)] == [(notes, False), (notes, False)]
    said = {**example.load("skydd")["answers"], "fran": MAY.isoformat()}
    people.write(meeting.cases["D6"], "skydd", said, who=LEADER)
    assert [meeting.after(who) for who in (AF, LEADER)] == [(None, True), (notes, True)]
    for who in (AF, "oh_ledamot.primarvarden"):
        with pytest.raises(NotAllowed), people.bench.work(people[who]) as work:
            access.record(work, notes)
    with people.bench.work(people[LEADER]) as work:
        assert access.record(work, notes)[0].id == notes


def test_two_who_note_at_different_points_are_in_nobodys_way(meeting: Held) -> None:
    people = meeting.people
    nothing = room_notes.mark("")
    with people.bench.work(people[LEADER]) as work:
        room_notes.save(work, meeting.meeting, Point.OPENING, "Alla är här.", lock=nothing)
        mark = room_notes.save(work, meeting.meeting, Point.MONEY, "Inget nytt.", lock=nothing)
        assert room_notes.save(work, meeting.meeting, Point.MONEY, "Inget nytt.", lock=1) == mark
    with pytest.raises(ItemChanged), people.bench.work(people[LEADER]) as work:
        room_notes.save(work, meeting.meeting, Point.MONEY, "Något annat.", lock=nothing)
    with people.bench.work(people[LEADER]) as work:
        found = work.session.get_one(Meeting, meeting.meeting)
        assert room_notes.text(work, found, Point.OPENING) == "Alla är här."


def test_who_is_protected_while_the_meeting_goes_on_stands_in_its_notes_by_alias_alone(meeting: Held) -> None:
    people = meeting.people
    meeting.there(LEADER)
    meeting.decide("D5")
    said = {**example.load("skydd")["answers"], "fran": "2017-05-09"}
    people.write(meeting.cases["D5"], "skydd", said, who="remittent")
    meeting.open("D6", "fk")
    people.write(meeting.cases["D6"], "skydd", said, who=LEADER)
    with pytest.raises(ItemsOpen) as refused:
        meeting.end()
    assert ("VK-" in str(refused.value), "Ärende S" in str(refused.value)) == (False, True)
    with people.bench.work(people[LEADER]) as work:
        room_items.leave(work, meeting.meeting, meeting.item("D6"))
    notes = meeting.end()
    with people.bench.work(people[LEADER]) as work:
        number = work.session.get_one(CaseFile, meeting.cases["D5"]).number
        typed = open_draft(work, work.session.get_one(Record, notes))
        aliases = [texts for name, texts in typed.items() if name.endswith("alias")]
        assert [number] not in aliases
        found = {each.number: each.alias for each in spoken.at(work, seen.kept(work, meeting.meeting))}
        assert found[number] == "Ärende S1"


def test_an_alias_of_an_earlier_meeting_has_its_day(meeting: Held) -> None:
    """Somebody else may be called the same at the next one."""
    mark = {**example.load("skydd")["answers"], "fran": MAY.isoformat()}
    people = meeting.people
    people.write(meeting.cases["D5"], "skydd", mark, who=LEADER)
    meeting.decide("D5")
    meeting.end()
    later = practice.meets(people, NEXT)
    for who in (LEADER, AF):
        with people.bench.work(people[who]) as work:
            (task,) = tasks.open_before(work, seen.one(work, later))
        assert task.about == "Ärende S1 från 2017-05-09"
    with people.bench.work(people[LEADER]) as work:
        (task,) = tasks.of_meeting(work, seen.kept(work, meeting.meeting))
    assert task.about == "Ärende S1"
