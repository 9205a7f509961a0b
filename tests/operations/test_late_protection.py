"""Somebody gets protected identity in the middle: whoever learns of it marks it, and all else follows."""

from uuid import UUID

import pytest
from sqlalchemy import select

from service.domain.identity import identity
from service.errors import NotAllowed, NotSent
from service.models import AuditEntry, CaseFile, Dispatch, NameToken, Record
from service.operations import (
    access,
    case_page,
    contexts,
    dispatches,
    naming,
    projection,
    search,
)
from service.operations.dispatches import Order
from service.operations.waiting import NAME_SOMEBODY
from tests.operations.test_naming import steps
from tests.support.consents import CONSENT
from tests.support.people import Cast, another_leader, begin
from tests.web import making

MARK = {"skydd": "sekretessmarkering", "fran": "2019-03-01", "kalla": "personen"}
LIFT = {"skydd": "nej", "fran": "2019-03-01", "kalla": "personen", "skal": "Markeringen är hävd."}
NAME = "Testperson D1"


def opens(people: Cast, who: str, case_id: UUID) -> bool:
    with people.bench.work(people[who]) as work:
        return access.may_see_case(work, work.session.get_one(CaseFile, case_id))


def test_from_the_moment_of_the_mark_nothing_finds_the_person_and_those_named_go_on(people: Cast) -> None:
    case_id, other = people.enrol(), another_leader(people)
    plan = people.plan(case_id)
    with people.bench.work(people["vagledare"]) as work:
        assert [file.id for file in search.find(work, NAME).files] == [case_id]
    people.write(case_id, "skydd", MARK, who="projektledare")
    assert all(opens(people, who, case_id) for who in ("remittent", "vagledare", "projektledare"))
    with people.bench.work(other) as work:
        file = work.session.get_one(CaseFile, case_id)
        assert not access.may_see_case(work, file)
        assert file.projection.protected
        assert [*work.session.scalars(select(NameToken))] == []
    with people.bench.work(people["projektledare"]) as work:
        page = case_page.read(work, case_id)
        assert search.find(work, NAME).files == []
        named = [each.reason for each in page.named if each.user_id == work.someone.id]
        assert (page.protected, named) == (True, ["Granskar, svarar på och följer ärendet"])
        context = contexts.context_of(work, work.session.get_one(Record, plan))
        assert context.case
        assert identity(context.case).name == "Deltagare i ärende VK-2019-001"
        assert projection.rebuild(work) == 0


@pytest.mark.parametrize("who", ["vagledare", "remittent"])
def test_where_no_leader_marked_it_one_is_named_before_it_opens_for_her(people: Cast, who: str) -> None:
    case_id = people.enrol()
    record_id = people.write(case_id, "skydd", MARK, who=who)
    assert opens(people, who, case_id)
    assert not opens(people, "projektledare", case_id)
    with people.bench.work(people["projektledare"]) as work:
        assert naming.comes_first(work, case_id)
    with people.bench.work(people[who]) as work:
        assert access.record(work, record_id)[0].id == record_id
        assert [*work.session.scalars(select(Dispatch).where(Dispatch.record_id == record_id))] == []


def test_the_leaders_are_asked_to_name_one_of_them_when_a_step_waits_for_them(people: Cast) -> None:
    people.write(people.refer(), "skydd", MARK, who="remittent")
    with people.bench.work(people["projektledare"]) as work:
        assert steps(work) == [NAME_SOMEBODY]


def test_the_mark_is_lifted_for_a_reason_by_a_new_version(people: Cast) -> None:
    case_id, other = people.enrol(), another_leader(people)
    people.write(case_id, "skydd", MARK, who="vagledare")
    people.write(case_id, "skydd", LIFT, who="vagledare")
    assert opens(people, "projektledare", case_id)
    with people.bench.work(other) as work:
        assert [file.id for file in search.find(work, NAME).files] == [case_id]
        chain = select(Record.version).where(Record.kind == "skydd").order_by(Record.version)
        assert [*work.session.scalars(chain)] == [1, 2]


def test_a_document_from_before_the_mark_goes_to_no_other_party(people: Cast) -> None:
    case_id = people.enrol()
    people.write(case_id, "samtycke", CONSENT, who="projektledare")
    plan = people.plan(case_id)
    making.finish(people.bench, plan)
    people.write(case_id, "skydd", MARK, who="vagledare")
    with people.bench.work(people["vagledare"]) as work:
        parties = [
            each
            for each in dispatches.addressees(work, access.record(work, plan)[0])
            if each.organisation_key
        ]
        assert {each.named for each in parties} == {False}
        fk = next(each for each in parties if each.organisation_key == "fk")
        assert fk.why_not.startswith("Dokumentet skrevs innan personen fick skyddade personuppgifter")
        with pytest.raises(NotSent):
            dispatches.send(work, plan, [Order(fk.key, "", "sdk")])


def test_before_the_follow_ups_and_after_the_end_it_can_still_be_marked(people: Cast) -> None:
    case_id = people.enrol()
    people.plan(case_id)
    people.close(case_id)
    ended = {"typ": "avliden", "datum": "2019-03-01", "skal": "Anhöriga har ringt."}
    people.write(case_id, "avbrott", ended, who="vagledare")
    people.write(case_id, "skydd", MARK, who="projektledare")
    assert opens(people, "projektledare", case_id)


def test_who_has_nothing_to_do_with_the_case_marks_nothing(people: Cast) -> None:
    case_id = people.enrol()
    for who in ("remittent.fk", "styrgrupp", "oh_ledamot", "systemadministrator"):
        with pytest.raises(NotAllowed), people.bench.work(people[who]) as work:
            begin(work, case_id, "skydd")


def test_no_audit_entry_tells_more_than_that_it_was_marked(people: Cast) -> None:
    case_id = people.enrol()
    people.write(case_id, "skydd", MARK, who="projektledare")
    with people.bench.work() as work:
        told = select(AuditEntry).where(AuditEntry.case_id == case_id)
        entries = "\n".join(str(row.detail) for row in work.session.scalars(told))
    assert not [word for word in (NAME, *MARK.values()) if word in entries]
