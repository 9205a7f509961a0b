"""The meeting of 9 May held in its room: who leaves, what is written, and what each decision leads to."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from forms.question import Question
from service.domain.lifecycle import CaseState
from service.domain.meetings.agenda import Point
from service.errors import NotAllowed, NotFound
from service.models import AgendaItem, CaseFile, Job, Record, RecordState
from service.operations import waiting
from service.operations.content import open_answers, open_draft
from service.operations.meetings import (
    room,
    room_open,
    room_presence,
    seen,
    tasks,
)
from service.operations.meetings.errors_room import (
    DraftWaits,
    ItemChanged,
    ItemIsClosed,
    RoomClosed,
    StillInRoom,
)
from tests.support.meetings import AF, FK, LEADER
from tests.support.people import Cast, begin
from tests.support.room import SAID, Held, held


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Held]:
    """The meeting with its room open; what two do at once is tried on PostgreSQL, in a file of its own."""
    with held(tmp_path) as found:
        yield found


# ---------------------------------------------------------------- the room and who is there


def test_the_room_is_opened_on_the_day_and_its_agenda_stands(tmp_path: Path) -> None:
    with held(tmp_path, enter=False) as meeting:
        before, people = meeting.room(), meeting.people
        assert (before.may_open, before.is_open, before.notes_id) == (True, False, None)
        with pytest.raises(RoomClosed), people.bench.work(people[LEADER]) as work:
            room_presence.tick(work, meeting.meeting, {})
        for _ in range(2):
            with people.bench.work(people[LEADER]) as work:
                room_open.enter(work, meeting.meeting)
        after = meeting.room()
    assert after.is_open
    assert [part.point for part in after.parts] == [*Point]
    assert [len(part.lines) for part in after.parts if part.lines] == [2, 2]


def test_nobody_but_the_leader_finds_the_room(meeting: Held) -> None:
    people = meeting.people
    for who in (AF, "vagledare"):
        with pytest.raises(NotAllowed), people.bench.work(people[who]) as work:
            room.read(work, meeting.meeting)


def test_members_are_ticked_and_guests_come_with_name_and_organisation(meeting: Held) -> None:
    people = meeting.people
    meeting.there(AF, LEADER)
    with people.bench.work(people[LEADER]) as work:
        room_presence.welcome(work, meeting.meeting, "Testperson Gäst", room_presence.STRANGER)
        room_presence.tick(work, meeting.meeting, {f"m_{people[LEADER].id}": False})
    shown = {each.name: each for each in meeting.room().people}
    assert shown[people[AF].author.name].present
    assert (shown[people[LEADER].author.name].present, shown[people[LEADER].author.name].was_there) == (
        False,
        True,
    )
    assert shown["Testperson Gäst"].organisation == "En annan organisation"
    with pytest.raises(NotFound), people.bench.work(people[LEADER]) as work:
        room_presence.welcome(work, meeting.meeting, "Testperson Gäst", "finns_inte")
    with pytest.raises(NotFound), people.bench.work(people[LEADER]) as work:
        room_presence.tick(work, meeting.meeting, {f"m_{people['remittent'].id}": True})


def test_who_may_not_hear_is_named_and_must_have_left(meeting: Held) -> None:
    """What Testperson D3 agrees to leaves out Arbetsförmedlingen, and a guest from elsewhere hears nobody."""
    people = meeting.people
    meeting.there(AF, FK)
    assert meeting.page("D3").leaving == [("af", "Arbetsförmedlingen")]
    with pytest.raises(StillInRoom, match="Arbetsförmedlingen har lämnat"):
        meeting.open("D3")
    lock = meeting.open("D3", "af")
    page = meeting.page("D3")
    assert (page.leaving, page.left, page.line.is_open) == ([], ["Arbetsförmedlingen"], True)
    with people.bench.work(people[LEADER]) as work:
        room_presence.welcome(work, meeting.meeting, "Testperson Gäst", room_presence.STRANGER)
    assert meeting.page("D3").leaving == [("annan", "En annan organisation")]
    assert meeting.open("D3", "annan") == lock
    assert meeting.page("D3").leaving == []
    meeting.save("D3", SAID, lock=lock)
    meeting.open("D5", "annan", "fk")
    assert [name for _, name in meeting.page("D3").leaving] == ["Arbetsförmedlingen", "En annan organisation"]


# ---------------------------------------------------------------- writing


def test_what_is_written_is_sealed_and_saved_as_it_is_typed(meeting: Held) -> None:
    people = meeting.people
    lock = meeting.open("D5")
    page = meeting.page("D5")
    assert page.form is not None
    assert page.form.answers().text("ansvarig") == people[LEADER].author.name
    assert page.form.answers().text("senast") == "2017-05-16"
    half = {"stallningstagande": ["ej_intag"], "senast": ["i morgon"], "strunt": ["x"]}
    lock = meeting.save("D5", half, lock=lock)
    assert meeting.save("D5", half, lock=1) == lock
    with pytest.raises(ItemChanged):
        meeting.save("D5", {"motivering": ["Annat"]}, lock=lock - 1)
    with people.bench.work() as work:
        assert b"ej_intag" not in work.session.get_one(AgendaItem, meeting.item("D5")).written
    page = meeting.page("D5")
    assert page.form is not None
    assert {each.name: each.typed for each in page.form.questions() if isinstance(each, Question)}[
        "senast"
    ] == "i morgon"


def test_nothing_is_written_before_the_item_is_opened(meeting: Held) -> None:
    with pytest.raises(RoomClosed):
        meeting.save("D5", SAID, lock=1)
    with pytest.raises(RoomClosed):
        meeting.close("D5", SAID, lock=1)


# ---------------------------------------------------------------- decisions


def test_a_decision_lands_on_the_case_with_its_document_its_action_and_its_answer(meeting: Held) -> None:
    people = meeting.people
    found = meeting.decide("D5")
    assert found.problems == []
    with people.bench.work(people[LEADER]) as work:
        record, answer = (work.session.get_one(Record, each) for each in (found.record_id, found.answer_id))
        said, begun = open_answers(work, record), open_draft(work, answer)
        assert (record.kind, record.state, said.text("mote")) == (
            "motesbeslut",
            RecordState.FINAL,
            "2017-05-09",
        )
        assert (answer.kind, answer.state) == ("remissvar", RecordState.DRAFT)
        assert begun["stallningstagande"] == ["ej_intag"]
        assert begun["motivering"] == SAID["motivering"]
        assert begun["oh_mote"] == ["2017-05-09"]
        asked = work.session.scalars(select(Job.kind).where(Job.subject_id == record.id)).all()
        assert asked == ["render"]
        (task,) = tasks.of_meeting(work, seen.kept(work, meeting.meeting))
        assert (task.what, task.responsible, task.due) == (
            SAID["atgard"][0],
            "Testperson O2",
            date(2017, 5, 23),
        )
    (waits,) = tasks_of(people, FK)
    assert waits.id == task.id
    page = meeting.page("D5")
    assert (page.line.status, page.line.outcome) == ("Avslutad", "Ej intag")
    assert (page.record_id, page.answer_id) == (found.record_id, found.answer_id)


def tasks_of(people: Cast, who: str) -> list[tasks.Task]:
    with people.bench.work(people[who]) as work:
        return tasks.mine(work)


def test_who_may_know_of_no_case_gets_nothing_to_do_in_one(meeting: Held) -> None:
    people = meeting.people
    meeting.decide("D5", ansvarig=people["lsg_forbund"].author.name)
    assert tasks_of(people, "lsg_forbund") == []
    with people.bench.work(people[LEADER]) as work:
        (task,) = tasks.of_meeting(work, seen.kept(work, meeting.meeting))
        assert task.responsible == people["lsg_forbund"].author.name


def test_sent_twice_it_is_one_decision_and_another_text_is_refused(meeting: Held) -> None:
    people = meeting.people
    first = meeting.decide("D5")
    again = meeting.close("D5", SAID, lock=1)
    assert again.record_id == first.record_id
    with pytest.raises(ItemIsClosed):
        meeting.close("D5", {**SAID, "motivering": ["Annat"]}, lock=2)
    with pytest.raises(ItemIsClosed):
        meeting.save("D5", SAID, lock=2)
    with people.bench.work(people[LEADER]) as work:
        made = select(Record.id).where(Record.case_id == meeting.cases["D5"], Record.kind == "motesbeslut")
        assert work.session.scalars(made).all() == [first.record_id]


def test_what_the_rules_stop_is_told_and_stays_written(meeting: Held) -> None:
    typed = {"stallningstagande": ["intag"], "atgard": ["Ring"]}
    missing = meeting.close("D5", typed, lock=meeting.open("D5"))
    assert {each.id for each in missing.problems} == {"ansvarig", "senast"}
    early = meeting.decide("D6", senast="2017-05-08")
    assert [each.message for each in early.problems] == ["Sista dag kan inte ligga före 2017-05-09."]
    found = meeting.decide("D1", stallningstagande="fortsatter", motivering="Skriv till d1@example.org.")
    assert found.problems == []
    page = meeting.page("D5")
    assert page.form is not None
    assert page.form.answers().text("stallningstagande") == "intag"
    assert (page.line.is_open, page.record_id) == (True, None)


def test_a_referral_that_is_answered_ends_where_the_answer_says(meeting: Held) -> None:
    people = meeting.people
    found = meeting.decide("D6", stallningstagande="intag", atgard="")
    assert found.answer_id is not None
    with people.bench.work(people[LEADER]) as work:
        file = work.session.get_one(CaseFile, meeting.cases["D6"])
        assert file.projection.state == CaseState.PA_DAGORDNING
        assert tasks.of_meeting(work, seen.kept(work, meeting.meeting)) == []


def test_what_goes_on_gets_no_answer(meeting: Held) -> None:
    assert meeting.decide("D1", stallningstagande="fortsatter").answer_id is None
    assert not meeting.page("D1").to_escalate


def test_what_is_lifted_to_the_styrgrupp_waits_for_its_escalation(meeting: Held) -> None:
    meeting.decide("D1", stallningstagande="till_styrgruppen")
    assert meeting.page("D1").to_escalate
    with meeting.people.bench.work(meeting.people[LEADER]) as work:
        waits = [step for group in waiting.read(work)[1] for step in group.steps]
    asked = [(each.due, each.kind_key) for each in waits if each.title == "Skriv eskalering till styrgruppen"]
    assert asked == [(date(2017, 5, 16), "eskalering")]


def test_an_excerpt_that_somebody_has_begun_is_not_written_over(meeting: Held) -> None:
    people = meeting.people
    with people.bench.work(people[LEADER]) as work:
        begin(work, meeting.cases["D5"], "motesbeslut")
    with pytest.raises(DraftWaits):
        meeting.decide("D5")
