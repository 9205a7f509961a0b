"""A case goes from one remittent to another of the same organisation, and stops for nobody who leaves."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from service.demo import story
from service.errors import NotAllowed, NotFound
from service.models import AuditEntry, CaseFile
from service.operations import access, case_page, cases, handing_over, papers
from service.operations.audit import Event
from service.operations.work import Actor
from tests.support.people import ACCOUNTS, STORIES, Cast, another_leader, colleague

ASKED = {"saknas": "Berörda myndigheter.", "senast": "2019-03-20"}


def hand(people: Cast, case_id: UUID, to: Actor, *, who: str = "projektledare") -> None:
    with people.bench.work(people[who]) as work:
        handing_over.hand_over(work, case_id, to.id)


def told(people: Cast, who: Actor) -> list[tuple[str, bool]]:
    with people.bench.work(who) as work:
        return [(each.number, each.gained) for each in handing_over.unread(work)]


def test_the_case_opens_for_the_new_remittent_and_no_longer_for_the_former(people: Cast) -> None:
    case_id, new = people.refer(), colleague(people)
    hand(people, case_id, new)
    with people.bench.work(new) as work:
        assert case_page.read(work, case_id).writable
    with pytest.raises(NotAllowed), people.bench.work(people["remittent"]) as work:
        access.case_file(work, case_id)
    with people.bench.work() as work:
        (entry,) = work.session.scalars(
            select(AuditEntry).where(AuditEntry.action == Event.REMITTENT_CHANGED)
        )
        assert entry.actor_id == people["projektledare"].id
        assert entry.detail == {"formerly": str(people["remittent"].id), "remittent": str(new.id)}


def test_what_was_to_be_completed_is_completed_by_the_new_remittent(people: Cast) -> None:
    case_id, new = people.refer(), colleague(people)
    people.write(case_id, "begaran_om_komplettering", ASKED, who="projektledare")
    hand(people, case_id, new)
    people.actors["new"] = new
    people.write(case_id, "remiss", story.remiss(STORIES["D1"], ACCOUNTS["remittent"]), who="new")
    with people.bench.work() as work:
        assert work.session.get_one(CaseFile, case_id).projection.state == "inkommen"


def test_both_are_told_until_they_have_read_it(people: Cast) -> None:
    case_id, new = people.refer(), colleague(people)
    hand(people, case_id, new)
    former = people["remittent"]
    assert (told(people, former), told(people, new)) == ([("VK-2019-001", False)], [("VK-2019-001", True)])
    assert told(people, people["projektledare"]) == []
    for who in (former, new):
        with people.bench.work(who) as work:
            handing_over.confirm(work, handing_over.unread(work)[0].id)
        assert told(people, who) == []
    with pytest.raises(NotFound), people.bench.work(people["projektledare"]) as work:
        handing_over.confirm(work, uuid4())


def test_it_goes_to_nobody_but_who_refers_for_the_same_organisation(people: Cast) -> None:
    case_id = people.refer()
    for who in ("remittent.fk", "vagledare", "projektledare", "remittent"):
        with pytest.raises(NotFound):
            hand(people, case_id, people[who])


@pytest.mark.parametrize("who", ["remittent", "vagledare", "styrgrupp", "systemadministrator"])
def test_nobody_but_a_leader_hands_over(people: Cast, who: str) -> None:
    case_id, new = people.take_in(), colleague(people)
    with pytest.raises(NotAllowed):
        hand(people, case_id, new, who=who)
    with pytest.raises(NotAllowed), people.bench.work(people[who]) as work:
        handing_over.read(work, case_id)


def test_of_a_protected_case_a_named_leader_does_and_neither_remittent_is_told_by_name(people: Cast) -> None:
    case_id, new = people.review("D7"), colleague(people)
    people.actors["other"] = another_leader(people)
    with pytest.raises(NotAllowed):
        hand(people, case_id, new, who="other")
    with people.bench.work(people["projektledare"]) as work:
        assert handing_over.read(work, case_id).now == ""
    hand(people, case_id, new)
    with people.bench.work(people["projektledare"]) as work:
        rows = cases.history(work, access.case_file(work, case_id))
        authors = {paper.title: paper.author for paper in papers.listed(work, rows)}
    assert authors["Remiss"] == papers.REFERRER
