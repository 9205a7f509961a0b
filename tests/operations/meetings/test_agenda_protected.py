"""Protected identity on an agenda: an alias for all, one that stays, and nothing that tells who it is."""

from datetime import date
from uuid import UUID

import pytest

from service.operations.meetings import agenda, agenda_changes, agenda_member, agenda_page, seen
from service.operations.meetings.agenda_changes import Line
from service.operations.meetings.agenda_page import Row
from service.operations.packets import awaited
from service.operations.work import Actor
from tests.operations.meetings.test_meeting_agenda import LEADER, fix, key_of, ordered, titles
from tests.support import practice
from tests.support.people import Cast, another_leader

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def only_row(people: Cast, meeting: UUID, who: Actor) -> Row:
    with people.bench.work(who) as work:
        page = agenda_page.read(work, agenda_page.of(work, meeting))
    (row,) = [row for heading in page.points for row in heading.rows]
    return row


def away(people: Cast, meeting: UUID, who: Actor) -> list[str]:
    """Why what is not taken up is not, as somebody is told."""
    with people.bench.work(who) as work:
        return [each.why for each in agenda_page.read(work, agenda_page.of(work, meeting)).left_out]


def missing(people: Cast, meeting: UUID, who: Actor) -> list[tuple[str, str]]:
    """The documents that are not made yet, as somebody is told of them on the packets' page."""
    with people.bench.work(who) as work:
        return [(each.alias, each.title) for each in awaited.missing(work, seen.one(work, meeting))]


def saved(people: Cast, meeting: UUID, *lines: Line, who: Actor | None = None) -> None:
    with people.bench.work(who or people[LEADER]) as work:
        version = agenda.version(agenda.rows_of(work, seen.one(work, meeting)))
        agenda_changes.save(work, meeting, lines, version=version)


def test_a_leader_who_is_not_named_sees_an_alias_and_nothing_of_the_person(people: Cast) -> None:
    cases = practice.until(people, date(2017, 10, 3), "D7")
    practice.sit(people)
    meeting = practice.meets(people, date(2017, 10, 3), date(2017, 9, 12))
    key = key_of(people, meeting, cases["D7"])
    saved(people, meeting, Line(key, "Handläggaren i Oskarshamns kommun", None))
    other = another_leader(people)
    row = only_row(people, meeting, other)
    assert (row.title, row.case_id, row.person, row.question, row.presenter) == (
        "Ärende S1",
        None,
        "",
        "",
        "",
    )
    assert (row.heard_by, [each.why for each in row.leaving]) == ([], [""])
    assert [each.names for each in row.leaving] == [("Försäkringskassan", "Landstinget, primärvården")]
    assert ("VK-2017" in repr(row), row.why) == (False, "")
    saved(people, meeting, Line(key, "", 20), who=other)
    row = only_row(people, meeting, people[LEADER])
    assert (row.case_id, row.minutes, bool(row.why)) == (cases["D7"], 20, True)
    assert row.presenter == "Handläggaren i Oskarshamns kommun"
    with people.bench.work(people["oh_ledamot"]) as work:
        told = [row for each in agenda_member.read(work, seen.one(work, meeting)) for row in each.rows]
    assert [(row.title, row.presenter, row.question) for row in told] == [("Ärende S1", "", "")]
    assert missing(people, meeting, other) == [("Ärende S1", "")]
    assert missing(people, meeting, people[LEADER]) == [("Ärende S1", "Remiss")]
    said = {"datum": "2017-10-03", "omfattning": "helt", "mottagen_av": "Testperson P1"}
    people.write(cases["D7"], "aterkallelse", said, who=LEADER)
    assert away(people, meeting, other) == ["Ärendet är skyddat"]
    assert away(people, meeting, people[LEADER]) != ["Ärendet är skyddat"]


def test_an_alias_stays_whoever_is_protected_afterwards(people: Cast) -> None:
    cases = practice.until(people, date(2017, 10, 3), "D7", "D6")
    practice.sit(people)
    meeting = practice.meets(people, date(2017, 10, 3), date(2017, 9, 12))
    ordered(people, meeting)
    people.write(
        cases["D6"],
        "skydd",
        {"skydd": "sekretessmarkering", "fran": "2017-10-02", "kalla": "personen"},
        who=LEADER,
    )
    called = titles(people, meeting)
    assert called[1:] == ["Ärende S1"]
    assert called[0] in ("Ärende S2", "Ärende S3", "Ärende S4")
    fix(people, meeting)
    lifted = {"skydd": "nej", "fran": "2017-10-02", "kalla": "personen", "skal": "Markeringen är hävd."}
    people.write(cases["D7"], "skydd", lifted, who=LEADER)
    assert titles(people, meeting) == called
