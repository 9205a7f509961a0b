"""The meeting of 9 May held in its room: who leaves, what is written, and what each decision leads to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from forms.question import Question
from service.documents import example
from service.domain.lifecycle import CaseState
from service.domain.meetings.agenda import Point
from service.domain.meetings.progress import MeetingState
from service.errors import NotAllowed, NotFound
from service.models import AgendaItem, CaseFile, Job, Meeting, Record, RecordState
from service.operations import access, finalising, records
from service.operations.content import open_answers, open_draft
from service.operations.meetings import (
    actions,
    room,
    room_decided,
    room_ending,
    room_items,
    room_notes,
    room_open,
    room_presence,
    seen,
)
from service.operations.meetings.errors_room import (
    ConsentWithdrawn,
    DraftWaits,
    ItemChanged,
    ItemIsClosed,
    ItemsOpen,
    RoomClosed,
    StillInRoom,
)
from service.operations.meetings.room import ItemPage, Room
from service.operations.meetings.room_decided import Decided
from tests.support import practice
from tests.support.meetings import AF, FK, LEADER
from tests.support.people import Cast, begin

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""Two at once on PostgreSQL stand in a file of their own; here no database differs from another."""

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

    def withdraw(self, key: str) -> None:
        said = {"datum": MAY.isoformat(), "omfattning": "helt", "mottagen_av": "Testperson P1"}
        self.people.write(self.cases[key], "aterkallelse", said, who=LEADER)


def held(people: Cast, *keys: str, enter: bool = True) -> Held:
    cases = practice.until(people, MAY, *keys)
    practice.sit(people)
    found = Held(people, practice.meets(people, MAY, date(2017, 4, 18)), cases)
    if enter:
        with people.bench.work(people[LEADER]) as work:
            room_open.enter(work, found.meeting)
    return found


# ---------------------------------------------------------------- the room and who is there


def test_the_room_is_opened_on_the_day_and_its_agenda_stands(people: Cast) -> None:
    meeting = held(people, "D3", enter=False)
    before = meeting.room()
    assert (before.may_open, before.is_open, before.notes_id) == (True, False, None)
    with pytest.raises(RoomClosed), people.bench.work(people[LEADER]) as work:
        room_presence.tick(work, meeting.meeting, {})
    for _ in range(2):
        with people.bench.work(people[LEADER]) as work:
            room_open.enter(work, meeting.meeting)
    after = meeting.room()
    assert after.is_open
    assert [part.point for part in after.parts] == [*Point]
    assert [line.title for part in after.parts for line in part.lines] == ["VK-2017-001"]


def test_nobody_but_the_leader_finds_the_room(people: Cast) -> None:
    meeting = held(people, "D3")
    for who in (AF, "vagledare"):
        with pytest.raises(NotAllowed), people.bench.work(people[who]) as work:
            room.read(work, meeting.meeting)


def test_members_are_ticked_and_guests_come_with_name_and_organisation(people: Cast) -> None:
    meeting = held(people, "D3")
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


def test_who_may_not_hear_is_named_and_must_have_left(people: Cast) -> None:
    """What Testperson D3 agrees to leaves out Arbetsförmedlingen, and a guest from elsewhere hears nobody."""
    meeting = held(people, "D3")
    meeting.there(AF, FK)
    assert meeting.page("D3").leaving == [("af", "Arbetsförmedlingen")]
    with pytest.raises(StillInRoom, match="Arbetsförmedlingen har lämnat"):
        meeting.open("D3")
    meeting.open("D3", "af")
    page = meeting.page("D3")
    assert (page.leaving, page.left, page.line.is_open) == ([], ["Arbetsförmedlingen"], True)
    with people.bench.work(people[LEADER]) as work:
        room_presence.welcome(work, meeting.meeting, "Testperson Gäst", room_presence.STRANGER)
    assert meeting.page("D3").leaving == [("annan", "En annan organisation")]


# ---------------------------------------------------------------- writing


def test_what_is_written_is_sealed_and_saved_as_it_is_typed(people: Cast) -> None:
    meeting = held(people, "D5")
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


def test_nothing_is_written_before_the_item_is_opened(people: Cast) -> None:
    meeting = held(people, "D5")
    with pytest.raises(RoomClosed):
        meeting.save("D5", SAID, lock=1)
    with pytest.raises(RoomClosed):
        meeting.close("D5", SAID, lock=1)


# ---------------------------------------------------------------- decisions


def test_a_decision_lands_on_the_case_with_its_document_its_action_and_its_answer(people: Cast) -> None:
    meeting = held(people, "D5")
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
        (task,) = actions.of_meeting(work, seen.kept(work, meeting.meeting))
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


def tasks_of(people: Cast, who: str) -> list[actions.Task]:
    with people.bench.work(people[who]) as work:
        return actions.mine(work)


def test_sent_twice_it_is_one_decision_and_another_text_is_refused(people: Cast) -> None:
    meeting = held(people, "D5")
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


def test_what_the_rules_stop_is_told_and_stays_written(people: Cast) -> None:
    meeting = held(people, "D1", "D5")
    missing = meeting.close("D5", {"stallningstagande": ["intag"]}, lock=meeting.open("D5"))
    assert {each.id for each in missing.problems} == {"ansvarig", "senast"}
    found = meeting.decide("D1", stallningstagande="fortsatter", motivering="Skriv till d1@example.org.")
    assert found.problems == []
    page = meeting.page("D5")
    assert page.form is not None
    assert page.form.answers().text("stallningstagande") == "intag"
    assert (page.line.is_open, page.record_id) == (True, None)


def test_a_referral_that_is_answered_ends_where_the_answer_says(people: Cast) -> None:
    meeting = held(people, "D6")
    found = meeting.decide("D6", stallningstagande="intag", atgard="")
    assert found.answer_id is not None
    with people.bench.work(people[LEADER]) as work:
        file = work.session.get_one(CaseFile, meeting.cases["D6"])
        assert file.projection.state == CaseState.PA_DAGORDNING
        assert actions.of_meeting(work, seen.kept(work, meeting.meeting)) == []


def test_what_goes_on_gets_no_answer(people: Cast) -> None:
    meeting = held(people, "D1")
    assert meeting.decide("D1", stallningstagande="fortsatter").answer_id is None


def test_an_excerpt_that_somebody_has_begun_is_not_written_over(people: Cast) -> None:
    meeting = held(people, "D5")
    with people.bench.work(people[LEADER]) as work:
        begin(work, meeting.cases["D5"], "motesbeslut")
    with pytest.raises(DraftWaits):
        meeting.decide("D5")


# ---------------------------------------------------------------- what changes meanwhile


def test_a_consent_that_is_withdrawn_closes_the_item_at_once(people: Cast) -> None:
    meeting = held(people, "D5")
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


def test_who_is_not_named_walks_the_item_and_reads_and_writes_nothing(people: Cast) -> None:
    meeting = held(people, "D5")
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


def test_the_meeting_ends_with_notes_that_tell_only_what_all_may_know(people: Cast) -> None:
    """Arbetsförmedlingen, who is called, may not know of Testperson D3."""
    meeting = held(people, "D3", "D5")
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


def test_b9_the_notes_name_no_case_whose_consent_was_withdrawn(people: Cast) -> None:
    meeting = held(people, "D5")
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


def test_the_notes_are_read_by_who_was_called_and_by_nobody_else(people: Cast) -> None:
    meeting = held(people, "D5")
    meeting.there(AF)
    notes = meeting.end()
    with people.bench.work(people[LEADER]) as work:
        record = work.session.get_one(Record, notes)
        assert finalising.finalise(work, notes, open_draft(work, record), lock=record.lock).problems == []
    for who in (AF, FK, "vagledare", LEADER):
        with people.bench.work(people[who]) as work:
            access.record(work, notes)
    for who in ("remittent", "styrgrupp", "lsg_forbund", "registrator"):
        with pytest.raises(NotAllowed), people.bench.work(people[who]) as work:
            access.record(work, notes)


def test_two_who_note_at_different_points_are_in_nobodys_way(people: Cast) -> None:
    meeting = held(people, "D5")
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
