"""A project's groups: who takes part, who came, and that nobody sees or overwrites what is another's."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.domain.activities import in_short
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.roles import Grant, Role
from service.errors import GroupChanged, NotAllowed, NotFound
from service.models import Attendance, AuditEntry, CaseFile, GroupMember, Record
from service.operations import attendance, attended, cases, groups, records
from service.operations.attendance import CAME, STAYED_AWAY, UNTOLD, Tick
from service.operations.work import Actor
from tests.support.people import Cast, begin

SAID = {
    "namn": "Friskvård", "plats": "Folkets hus", "veckodag": "tisdag", "tid": "13.00–15.00",
    "ledare": "Testperson L1", "start": "2017-01-03", "slut": "2030-12-31",
}  # fmt: skip
NOBODY = UUID(int=1)


def start(people: Cast, *cases: UUID) -> UUID:
    """A group with these participants."""
    with people.bench.work(people["projektledare"]) as work:
        group = groups.start(work, PROJECT, Answers(SAID))
        for case_id in cases:
            groups.add(work, group.id, case_id)
        return group.id


def day_of(people: Cast) -> date:
    with people.bench.work() as work:
        return work.today


def told(
    people: Cast, group: UUID, case: UUID, said: str, *, seen: str = UNTOLD, who: str = "vagledare"
) -> bool:
    """Whether the tick was kept."""
    with people.bench.work(people[who]) as work:
        return not attendance.tick(work, group, [Tick(case, said, seen)], on=work.today)


def stands(people: Cast, group: UUID, case: UUID) -> bool | None:
    with people.bench.work() as work:
        row = work.session.get(Attendance, (group, case, work.today))
        return row.present if row else None


def other(people: Cast) -> Actor:
    """A vägledare of the project who guides none of the cases."""
    return Actor(people["styrgrupp"].id, people["vagledare"].author, (Grant(Role.VAGLEDARE, PROJECT),))


def test_attendance_lands_on_the_case_as_data_that_counts(people: Cast) -> None:
    case_id = people.enrol()
    group = start(people, case_id)
    assert told(people, group, case_id, CAME)
    with people.bench.work(people["vagledare"]) as work:
        (one,) = attended.of_case(work, work.session.get_one(CaseFile, case_id))
        assert (one.group, one.summary, one.rhythm) == (
            "Friskvård",
            "1 av 1 tillfälle",
            "Tisdagar 13.00–15.00",
        )
        assert in_short(Case(""), (one,)).endswith("närvaro 1 av 1 tillfälle.")


def test_of_two_who_tell_of_one_participant_the_second_is_told_and_nothing_is_overwritten(
    people: Cast,
) -> None:
    case_id = people.enrol()
    group = start(people, case_id)
    assert told(people, group, case_id, STAYED_AWAY, who="projektledare")
    assert not told(people, group, case_id, CAME)
    assert stands(people, group, case_id) is False
    assert told(people, group, case_id, CAME, seen=STAYED_AWAY)
    assert stands(people, group, case_id) is True


def test_who_changed_nothing_is_in_nobodys_way_and_a_tick_can_be_taken_back(people: Cast) -> None:
    case_id = people.enrol()
    group = start(people, case_id)
    assert told(people, group, case_id, CAME, who="projektledare")
    assert told(people, group, case_id, UNTOLD, seen=UNTOLD)
    assert stands(people, group, case_id) is True
    assert told(people, group, case_id, UNTOLD, seen=CAME)
    assert stands(people, group, case_id) is None


def test_a_vagledare_sees_and_tells_only_of_their_own_participants(people: Cast) -> None:
    case_id = people.enrol()
    group = start(people, case_id)
    with people.bench.work(other(people)) as work:
        page = attendance.read(work, group)
        assert (page.attendees, page.others, page.candidates) == ([], 1, [])
        with pytest.raises(NotFound):
            attendance.tick(work, group, [Tick(case_id, CAME, UNTOLD)], on=work.today)
        with pytest.raises(NotFound):
            groups.leave(work, group, case_id, last_on=work.today)
        with pytest.raises(NotFound):
            groups.add(work, group, case_id)


@pytest.mark.parametrize("who", ["remittent", "oh_ledamot", "styrgrupp", "systemadministrator", "deltagare"])
def test_nobody_else_reaches_a_group(people: Cast, who: str) -> None:
    group = start(people)
    with people.bench.work(people[who]) as work:
        with pytest.raises(NotAllowed):
            attendance.read(work, group)
        with pytest.raises(NotAllowed):
            groups.listed(work, PROJECT)
        with pytest.raises(NotAllowed):
            groups.start(work, PROJECT, Answers(SAID))


def test_a_protected_participant_is_a_case_number_and_every_look_is_told(people: Cast) -> None:
    case_id = people.enrol("D7")
    group = start(people, case_id)
    with people.bench.work(people["vagledare"]) as work:
        (one,) = attendance.read(work, group).attendees
        assert "Testperson" not in one.about.person
    with people.bench.work() as work:
        seen = select(AuditEntry).where(AuditEntry.action == "group_read", AuditEntry.case_id == case_id)
        assert len(work.session.scalars(seen).all()) == 1


def test_no_table_of_groups_holds_a_participants_name(people: Cast) -> None:
    case_id = people.enrol()
    group = start(people, case_id)
    told(people, group, case_id, CAME)
    with people.bench.work() as work:
        for table in ("group_activity", "group_member", "attendance"):
            rows = work.session.execute(CaseFile.metadata.tables[table].select()).all()
            assert rows
            assert "Testperson D1" not in str(rows)


def test_a_day_that_has_not_come_or_lies_outside_the_group_takes_no_attendance(people: Cast) -> None:
    case_id = people.enrol()
    group = start(people, case_id)
    for day in (date(2016, 1, 1), date(2030, 12, 31)):
        with people.bench.work(people["vagledare"]) as work, pytest.raises(NotFound):
            attendance.tick(work, group, [Tick(case_id, CAME, UNTOLD)], on=day)


def test_who_leaves_keeps_what_was_told_and_who_never_came_is_taken_away(people: Cast) -> None:
    case_id = people.enrol()
    group, empty = start(people, case_id), start(people, case_id)
    told(people, group, case_id, CAME)
    with people.bench.work(people["vagledare"]) as work:
        groups.leave(work, group, case_id, last_on=work.today)
        groups.leave(work, empty, case_id, last_on=work.today)
        assert [each.summary for each in attended.of_case(work, work.session.get_one(CaseFile, case_id))] == [
            "1 av 1 tillfälle"
        ]


def test_only_who_takes_part_in_the_project_can_be_added(people: Cast) -> None:
    case_id = people.refer()
    with people.bench.work(people["projektledare"]) as work:
        group = groups.start(work, PROJECT, Answers(SAID))
        for wrong in (case_id, NOBODY):
            with pytest.raises(NotFound):
                groups.add(work, group.id, wrong)


def test_of_two_who_change_a_group_the_second_is_told(people: Cast) -> None:
    group = start(people)
    with people.bench.work(people["vagledare"]) as work:
        groups.change(work, group, Answers({**SAID, "plats": "Gymmet"}), lock=1)
    with people.bench.work(people["projektledare"]) as work:
        with pytest.raises(GroupChanged):
            groups.change(work, group, Answers(SAID), lock=1)
        assert [line.place for line in groups.listed(work, PROJECT)] == ["Gymmet"]


def test_plan_and_closing_analysis_start_from_what_was_attended(people: Cast) -> None:
    case_id = people.enrol()
    group = start(people, case_id)
    told(people, group, case_id, CAME)
    with people.bench.work(people["vagledare"]) as work:
        plan: Record = begin(work, case_id, "genomforandeplan")
        (row,) = records.form_of(work, plan).answers().rows("aktiviteter")
        assert (row.text("aktivitet"), row.text("plats")) == ("Friskvård", "Folkets hus")
        assert row.text("period") == "från 2017-03-13"
    people.plan(case_id)
    with people.bench.work(people["vagledare"]) as work:
        closing = records.form_of(work, begin(work, case_id, "slutanalys")).answers()
        assert "Gruppaktivitet Friskvård" in closing.text("insatser_i_korthet")
        assert "närvaro 1 av 1 tillfälle" in closing.text("insatser_i_korthet")


def test_a_part_in_a_group_ends_with_the_participation_or_the_group(people: Cast) -> None:
    """Whichever comes first, and not before it has come."""
    case_id = people.enrol()
    group = start(people, case_id)
    people.plan(case_id)
    assert period(people, case_id) == "från 2017-03-13"
    with people.bench.work(people["projektledare"]) as work:
        later = groups.start(work, PROJECT, Answers({**SAID, "start": "2030-01-08"}))
        groups.add(work, later.id, case_id)
    people.close(case_id)
    assert period(people, case_id) == "2017-03-13–2017-09-15"
    with people.bench.work(people["vagledare"]) as work:
        groups.change(work, group, Answers({**SAID, "slut": "2017-06-27"}), lock=1)
    assert period(people, case_id) == "2017-03-13–2017-06-27"


def period(people: Cast, case_id: UUID) -> str:
    with people.bench.work(people["vagledare"]) as work:
        (one,) = attended.of_case(work, work.session.get_one(CaseFile, case_id))
        return one.period


def test_who_had_left_can_come_back_with_what_was_told(people: Cast) -> None:
    case_id = people.enrol()
    group = start(people, case_id)
    told(people, group, case_id, CAME)
    with people.bench.work(people["vagledare"]) as work:
        groups.leave(work, group, case_id, last_on=work.today)
        work.session.flush()
        assert [each.case_id for each in attendance.read(work, group).candidates] == [case_id]
        groups.add(work, group, case_id)
        work.session.flush()
        assert attendance.read(work, group).candidates == []
        assert [each.summary for each in attendance.read(work, group).attendees] == ["1 av 1 tillfälle"]


def test_a_case_that_goes_takes_its_part_in_groups_with_it_and_nobody_elses(people: Cast) -> None:
    """Not only the name: that somebody came, and on which days, goes in the same transaction."""
    stays = people.enrol()
    group = start(people, stays)
    told(people, group, stays, CAME, who="projektledare")
    with people.bench.work(people["remittent"]) as work:
        draft = cases.open_case(work, PROJECT)
        assert draft.case_id
        gone, day = draft.case_id, work.today
        work.session.add(GroupMember(group_id=group, case_id=gone, first_on=day))
        work.session.flush()
        came = {"on": day, "present": True, "told_by": work.someone.id, "told_at": work.now}
        work.session.add(Attendance(group_id=group, case_id=gone, **came))
    with people.bench.work(people["remittent"]) as work:
        assert records.discard(work, draft.id, lock=1)
    with people.bench.work() as work:
        for table in (GroupMember, Attendance):
            assert [*work.session.scalars(select(table.case_id))] == [stays]


def test_a_case_whose_key_is_destroyed_leaves_nothing_in_any_group(people: Cast) -> None:
    stays, gone = people.enrol(), people.enrol("D2")
    group = start(people, stays, gone)
    for each in (stays, gone):
        told(people, group, each, CAME, who="projektledare")
    with people.bench.work() as work:
        work.session.get_one(CaseFile, gone).wrapped_key = b""
    with people.bench.work(people["projektledare"]) as work:
        for table in (GroupMember, Attendance):
            assert [*work.session.scalars(select(table.case_id))] == [stays]
        assert [each.about.case_id for each in attendance.attendees(work, group, on=work.today)] == [stays]
