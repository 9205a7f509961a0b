"""A protected case opens for those named: the leader is named with a reason, and it can be taken back."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.errors import NoReasonChosen, NotAllowed, NotFound
from service.models import AuditEntry, CaseFile
from service.operations import (
    access,
    case_list,
    case_page,
    desk,
    groups,
    named,
    naming,
    papers,
    search,
)
from service.operations.audit import Event
from service.operations.case_list import Order, Wanted
from service.operations.waiting import NAME_SOMEBODY
from service.operations.work import Work
from tests.support.people import Cast, another_leader

REASON = "handlagger"


def told(people: Cast, event: Event) -> list[dict[str, object]]:
    with people.bench.work() as work:
        wanted = select(AuditEntry).where(AuditEntry.action == event)
        return [{**row.detail, "by": row.actor_id} for row in work.session.scalars(wanted)]


def steps(work: Work) -> list[str]:
    return [step.title for group in desk.of(work).groups for step in group.steps]


def test_a_leader_who_is_not_named_knows_that_the_case_is_there_and_nothing_else(people: Cast) -> None:
    case_id = people.refer("D7")
    with people.bench.work(people["projektledare"]) as work:
        (file,) = case_list.read(work, Wanted()).files
        about = papers.about(work, file)
        assert (about.number, about.person, about.case_id) == ("VK-2019-001", papers.PROTECTED, case_id)
        for wanted in (
            Wanted(stage="remiss"),
            Wanted(unguided=True),
            Wanted(late=True),
            Wanted(order=Order.DUE),
        ):
            assert case_list.read(work, wanted).files == []
        assert search.find(work, "VK-2019-001").files == []
        with pytest.raises(NotAllowed):
            case_page.read(work, case_id)


def test_somebody_has_to_name_a_leader_before_a_new_referral_is_reviewed(people: Cast) -> None:
    """The leaders are asked for it until one of them is named; then it waits for her alone."""
    case_id, other = people.refer("D7"), another_leader(people)
    for leader in (people["projektledare"], other):
        with people.bench.work(leader) as work:
            assert steps(work) == [NAME_SOMEBODY]
    people.name_leader(case_id)
    with people.bench.work(people["projektledare"]) as work:
        assert steps(work) == ["Granskning av remiss"]
    with people.bench.work(other) as work:
        assert steps(work) == []
        assert len(case_list.read(work, Wanted()).files) == 1


def test_the_case_page_tells_who_is_named_and_why(people: Cast) -> None:
    case_id = people.take_in("D7")
    another_leader(people)
    with people.bench.work(people["vagledare"]) as work:
        page = case_page.read(work, case_id)
    assert [(each.role, each.name) for each in page.named] == [
        ("Remittent", papers.REFERRER),
        ("Vägledare", "Testperson V1"),
        ("Projektledare", "Testperson P1"),
    ]
    assert [each.reason for each in page.named if each.reason] == ["Granskar, svarar på och följer ärendet"]
    assert "Testperson P3" not in {member.name for member in page.team}
    assert not page.may_name


def test_naming_and_taking_it_back_count_at_once_and_are_told_in_the_audit_trail(people: Cast) -> None:
    case_id, other = people.enrol("D7"), another_leader(people)
    leader = people["projektledare"]
    with people.bench.work(leader) as work:
        for _ in range(2):
            naming.name(work, case_id, other.id, reason="ersatter")
    with people.bench.work(other) as work:
        assert access.case_file(work, case_id).number == "VK-2019-001"
        naming.take_away(work, case_id, leader.id)
    for _ in range(2):
        with pytest.raises(NotAllowed), people.bench.work(leader) as work:
            access.case_file(work, case_id)
    mine = {"named": str(leader.id), "reason": REASON, "by": leader.id}
    hers = {"named": str(other.id), "reason": "ersatter", "by": leader.id}
    assert told(people, Event.PERSON_NAMED) == [mine, hers]
    assert told(people, Event.PERSON_NOT_NAMED) == [{"named": str(leader.id), "by": other.id}]


def test_a_leader_who_is_not_named_keeps_no_group_attendance_of_the_person(people: Cast) -> None:
    case_id = people.enrol("D7")
    with people.bench.work(another_leader(people)) as work:
        mine = select(CaseFile.id).where(groups.my_cases(work, PROJECT))
        assert [*work.session.scalars(mine)] == []
    with people.bench.work(people["projektledare"]) as work:
        assert [*work.session.scalars(select(CaseFile.id).where(groups.my_cases(work, PROJECT)))] == [case_id]


Attempt = Callable[[Work, UUID, UUID], object]


@pytest.mark.parametrize("who", ["remittent", "vagledare", "oh_ledamot", "styrgrupp", "systemadministrator"])
@pytest.mark.parametrize(
    "attempt",
    [
        lambda work, case_id, _user: naming.read(work, case_id),
        lambda work, case_id, user: naming.name(work, case_id, user, reason=REASON),
        naming.take_away,
    ],
)
def test_nobody_but_a_leader_of_the_project_names(people: Cast, who: str, attempt: Attempt) -> None:
    case_id = people.take_in("D7")
    leader = people["projektledare"].id
    with pytest.raises(NotAllowed), people.bench.work(people[who]) as work:
        attempt(work, case_id, leader)


def test_only_leaders_are_named_for_protected_cases_with_a_reason(people: Cast) -> None:
    protected, open_one = people.refer("D7"), people.refer("D1")
    leader, strangers = people["projektledare"], [people["styrgrupp"].id, people["vagledare"].id, uuid4()]
    with people.bench.work(leader) as work:
        with pytest.raises(NoReasonChosen):
            naming.name(work, protected, leader.id, reason="")
        for stranger in strangers:
            with pytest.raises(NotFound):
                naming.name(work, protected, stranger, reason=REASON)
        with pytest.raises(NotFound):
            naming.take_away(work, protected, leader.id)
        with pytest.raises(NotAllowed):
            naming.read(work, open_one)
        with pytest.raises(NotFound):
            naming.read(work, uuid4())
        assert not naming.comes_first(work, open_one)


def test_what_a_list_shows_is_what_the_protection_leaves(people: Cast) -> None:
    people.refer("D1")
    people.name_leader(people.refer("D7"))
    people.refer("D7", who="remittent.fk")
    for who in ("remittent", "remittent.fk", "vagledare", "projektledare", "registrator"):
        actor = people[who]
        with people.bench.work(actor) as work:
            every = [*work.session.scalars(select(CaseFile))]
            listed = {*work.session.scalars(select(CaseFile).where(named.open_to(actor)))}
            assert listed == {file for file in every if not named.keeps_out(actor, file)}
