"""A meeting's agenda with the practice cases: what comes by itself, who hears it, and what stays stored."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, select

from service.demo.load import PROJECT
from service.domain.meetings import packet_times
from service.domain.meetings.agenda import Point, coming
from service.domain.meetings.progress import MeetingState
from service.domain.meetings.room import Leaves, lines_for
from service.models import AgendaItem, CaseFile, Meeting, Packet
from service.operations.meetings import (
    agenda,
    agenda_cases,
    agenda_changes,
    agenda_member,
    agenda_reading,
    seen,
)
from service.operations.meetings.agenda_entries import Agenda
from tests.support import practice
from tests.support.people import Cast

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

LEADER, MAY, APRIL = "projektledare", date(2017, 5, 9), date(2017, 4, 18)
FEBRUARY, WITHDRAWN = date(2018, 2, 27), date(2018, 2, 12)
AF, OTHERS = "af", ("primarvarden", "oskarshamn_soc")
TAKES_ALL_BACK = {"datum": "2018-02-12", "omfattning": "helt", "mottagen_av": "Testperson V1"}
Cases = dict[str, UUID]


def read(people: Cast, meeting: UUID) -> Agenda:
    with people.bench.work(people[LEADER]) as work:
        return agenda.read(work, seen.one(work, meeting))


def fix(people: Cast, meeting: UUID) -> list[AgendaItem]:
    with people.bench.work(people[LEADER]) as work:
        return agenda.fix(work, seen.one(work, meeting))


def titles(people: Cast, meeting: UUID) -> list[str]:
    return [each.title for each in read(people, meeting).entries]


def standing(people: Cast, meeting: UUID, cases: Cases) -> dict[str, list[str]]:
    """The keys of the cases under each point that has any, by its label."""
    key_of, found = {case_id: key for key, case_id in cases.items()}, dict[str, list[str]]()
    for entry in read(people, meeting).entries:
        assert entry.case is not None
        found.setdefault(entry.point.label, []).append(key_of[entry.case.id])
    return found


def key_of(people: Cast, meeting: UUID, case_id: UUID) -> str:
    entries = read(people, meeting).entries
    return next(each.key for each in entries if each.case and each.case.id == case_id)


def change(people: Cast, meeting: UUID, **changed: object) -> None:
    with people.bench.work(people[LEADER]) as work:
        row = work.session.get_one(Meeting, meeting)
        for name, value in changed.items():
            setattr(row, name, value)


def begun(people: Cast, rows: Iterable[AgendaItem]) -> None:
    """The meeting has opened these items."""
    with people.bench.work() as work:
        for each in rows:
            work.session.get_one(AgendaItem, each.id).opened_at = work.now


def ordered(people: Cast, meeting: UUID) -> None:
    """A packet is ordered, with the agenda fixed as it then is."""
    fix(people, meeting)
    with people.bench.work(people[LEADER]) as work:
        packet = Packet(
            id=uuid4(), meeting_id=meeting, user_id=people["oh_ledamot"].id, organisation_key=AF, edition=1,
            copy=1, wrapped_key=b"", plan=b"", plan_sha256="", ordered_at=work.now,
            ordered_by_id=work.someone.id,
        )  # fmt: skip
        work.session.add(packet)


@pytest.fixture
def sat(people: Cast) -> Cast:
    practice.sit(people)
    return people


def test_the_packet_test_of_the_ninth_of_may(sat: Cast) -> None:
    """D5 and D6 are new, D1, D2 and D3 ongoing; D3's consent does not cover Arbetsförmedlingen."""
    cases = practice.until(sat, MAY, "D1", "D2", "D3", "D5", "D6")
    meeting = practice.meets(sat, MAY, APRIL)
    assert standing(sat, meeting, cases) == {
        "Nya remisser": ["D5", "D6"],
        "Pågående ärenden": ["D1", "D2", "D3"],
    }
    entries = read(sat, meeting).entries
    assert lines_for(AF, entries) == (*entries[:4], Leaves(Point.ONGOING, AF))
    assert all(entries[4] in lines_for(key, entries) for key in OTHERS)
    assert [str(each.starts)[:5] for each in entries] == ["13:10", "13:25", "13:40", "13:45", "13:50"]
    assert entries[0].question_for(AF) == entries[0].question != ""
    assert entries[0].question_for("fk") == ""


def test_the_packet_test_of_the_twenty_seventh_of_february(sat: Cast) -> None:
    """D9 is lost the moment its consent is withdrawn, and D7 is called by an alias alone."""
    cases = practice.until(sat, WITHDRAWN, "D2", "D6", "D7", "D8", "D9")
    meeting = practice.meets(sat, FEBRUARY, date(2018, 2, 6))
    ongoing = ["D6", "D8", "D9", "D7"]
    assert sorted(standing(sat, meeting, cases)["Pågående ärenden"]) == sorted(ongoing)
    assert "Ärende S1" in titles(sat, meeting)
    sat.write(cases["D9"], "aterkallelse", TAKES_ALL_BACK, who="vagledare")
    found = read(sat, meeting)
    assert cases["D9"] not in {each.case.id for each in found.entries if each.case}
    (out,) = found.left_out
    assert (out.title, out.why) == ("VK-2017-005", "Samtycket är återkallat eller inte undertecknat")


def test_a_members_agenda_is_no_more_than_the_lines_of_the_organisation(sat: Cast) -> None:
    practice.until(sat, MAY, "D1", "D2", "D3", "D5", "D6")
    meeting = practice.meets(sat, MAY, APRIL)
    entries = read(sat, meeting).entries
    for who, (key, _) in practice.MEMBERS.items():
        with sat.bench.work(sat[who]) as work:
            headings = agenda_member.read(work, seen.one(work, meeting))
        told = ["" if row.leaves else row.title for heading in headings for row in heading.rows]
        lines = entries if key == "projektet" else lines_for(key, entries)
        assert told == ["" if isinstance(each, Leaves) else each.title for each in lines], who
        times = [at for each in headings for at in (each.starts, *(row.starts for row in each.rows))]
        assert all(times) is not any(row.leaves for each in headings for row in each.rows), who
        assert not any(times[times.index("") :] if "" in times else ()), who
        notes = [each.note for each in headings if each.note]
        assert "" not in times or notes == [packet_times.CALLED_BACK], who
        assert any(notes) is ("" in times or key == "projektet"), who
    sat.bench.clock.forward(days=15)
    with sat.bench.work(sat["oh_ledamot"]) as work:
        assert agenda_member.read(work, seen.one(work, meeting)) == []


def test_what_is_stored_holds_nothing_of_consent_and_may_be_stored_again(sat: Cast) -> None:
    practice.until(sat, MAY, "D2", "D3", "D5")
    meeting = practice.meets(sat, MAY, APRIL)
    before, rows = titles(sat, meeting), fix(sat, meeting)
    assert [row.id for row in fix(sat, meeting)] == [row.id for row in rows]
    assert titles(sat, meeting) == before
    assert {row.title for row in rows} == {""}
    with sat.bench.work(sat[LEADER]) as work:
        found = agenda.entries(work, seen.one(work, meeting))
        much_later = agenda.entries(work, seen.one(work, meeting), on=date(2030, 1, 1))
    assert [each.item_id for each in found] == [row.id for row in rows]
    assert much_later == []


def test_what_comes_after_the_packets_is_new_and_what_goes_before_them_is_forgotten(sat: Cast) -> None:
    cases = practice.until(sat, MAY, "D1", "D5")
    meeting = practice.meets(sat, MAY, APRIL)
    fix(sat, meeting)
    ended = {"typ": "aterkallad", "datum": "2017-05-09", "skal": "Personen vill inte.", "meddelat": "Ja"}
    sat.write(cases["D5"], "avbrott", ended, who=LEADER)
    assert titles(sat, meeting) == ["VK-2017-001"]
    ordered(sat, meeting)
    sat.bench.clock.forward(seconds=1)
    later = sat.review("D4")
    found = {each.title: each.new for each in read(sat, meeting).entries}
    assert found == {"VK-2017-001": False, "VK-2017-003": True}
    fix(sat, meeting)
    assert [each.new for each in read(sat, meeting).entries] == [True, False]
    assert key_of(sat, meeting, later).startswith("4-")


def test_what_is_taken_off_stays_off_until_it_is_taken_back(sat: Cast) -> None:
    cases = practice.until(sat, MAY, "D3", "D2")
    meeting = practice.meets(sat, MAY, APRIL)
    with sat.bench.work(sat[LEADER]) as work:
        agenda_changes.take_off(work, meeting, f"6-{cases['D3']}")
    ordered(sat, meeting)
    assert standing(sat, meeting, cases) == {"Pågående ärenden": ["D2"]}
    (off,) = read(sat, meeting).taken_off
    assert off.item_id is not None
    with sat.bench.work(sat[LEADER]) as work:
        agenda_changes.take_back(work, meeting, off.item_id)
    assert standing(sat, meeting, cases) == {"Pågående ärenden": ["D2", "D3"]}
    other = practice.meets(sat, MAY + timedelta(days=21))
    assert standing(sat, other, cases) == {"Pågående ärenden": ["D3"]}


def test_a_case_that_stands_elsewhere_by_hand_does_not_come_back_by_itself(sat: Cast) -> None:
    cases = practice.until(sat, MAY, "D1")
    meeting = practice.meets(sat, MAY, APRIL)
    with sat.bench.work(sat[LEADER]) as work:
        agenda_changes.take_off(work, meeting, f"6-{cases['D1']}")
        agenda_changes.add_case(work, meeting, cases["D1"], Point.ENDING)
        agenda_changes.add_case(work, meeting, cases["D1"], Point.MONEY)
    assert standing(sat, meeting, cases) == {
        "Avslut/förlängning": ["D1"], "Kompetenshöjande medel": ["D1"],
    }  # fmt: skip


def test_a_meeting_that_has_begun_keeps_what_it_took_up(sat: Cast) -> None:
    cases = practice.until(sat, MAY, "D1", "D5")
    meeting = practice.meets(sat, MAY, APRIL)
    begun(sat, fix(sat, meeting))
    sat.write(cases["D1"], "aterkallelse", {**TAKES_ALL_BACK, "datum": "2017-05-09"}, who="vagledare")
    change(sat, meeting, state=MeetingState.HELD)
    sat.review("D4")
    found = read(sat, meeting)
    assert [(each.title, bool(each.heard_by), each.opened) for each in found.entries] == [
        ("VK-2017-002", True, True),
        ("VK-2017-001", False, True),
    ]
    with sat.bench.work(sat["oh_ledamot"]) as work:
        headings = agenda_member.read(work, seen.one(work, meeting))
    assert [row.title for heading in headings for row in heading.rows] == ["VK-2017-002"]


def test_no_case_that_should_come_up_is_missed_in_the_projection(sat: Cast) -> None:
    """At any meeting: one for which nobody has asked about a case, and one for which somebody has."""
    cases = practice.until(sat, date(2017, 10, 10), "D1", "D2", "D3", "D5", "D6", "D7", "D8")
    asked = {"mote": "2017-12-05", "typ": "pagaende", "fraga": "Vad behövs nu?"}
    sat.write(cases["D6"], "motesarende", asked, who=LEADER)
    with sat.bench.work(sat[LEADER]) as work:
        project, files = work.project(PROJECT), [*work.session.scalars(select(CaseFile)).unique()]
        everything = agenda_cases.read(work, files)
        for weeks in range(20):
            day = date(2017, 10, 10) + timedelta(weeks=weeks)
            about = agenda_reading.sitting(work, Meeting(project_key=PROJECT, body="arendegrupp", day=day))
            wanted = {key for key, case in everything.items() if coming(case, project, about)}
            found = {file.id for file in agenda_cases.candidates(work, PROJECT, about)}
            assert wanted <= found, day
            assert (day != date(2017, 12, 5)) or cases["D6"] in wanted


def test_many_cases_take_no_more_statements_than_few(sat: Cast) -> None:
    meeting = practice.meets(sat, date(2019, 3, 19))
    few = _statements(sat, meeting)
    for _ in range(6):
        sat.review("D4")
    assert len(titles(sat, meeting)) == 6
    assert _statements(sat, meeting) <= few + 3


def _statements(people: Cast, meeting: UUID) -> int:
    seen_ones: list[str] = []
    with people.bench.work(people[LEADER]) as work:
        found = seen.one(work, meeting)
        bind = work.session.get_bind()
        listener = lambda *told: seen_ones.append(told[2])  # noqa: E731 - added and taken away again
        event.listen(bind, "before_cursor_execute", listener)
        agenda.read(work, found)
        event.remove(bind, "before_cursor_execute", listener)
    return len(seen_ones)
