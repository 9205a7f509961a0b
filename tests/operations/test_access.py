"""Who sees what: the list condition says the same as the table, and nothing is told to others."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.documents import example
from service.domain.access import allowed
from service.domain.roles import Action, Role
from service.errors import NotAllowed, NotFound
from service.models import CaseFile, GrantRow, User
from service.operations import (
    access,
    accounts,
    case_list,
    case_page,
    cases,
    consents,
    desk,
    documents,
    naming,
    projects,
    records,
    search,
    waiting,
)
from service.operations.case_list import Wanted
from tests.support.people import Cast, begin, must_finalise

OUTSIDERS = ("remittent.fk", "oh_ledamot", "styrgrupp", "lsg_forbund", "utvarderare", "systemadministrator",
             "registrator", "deltagare")  # fmt: skip


def move(people: Cast, who: str, *, organisation: str) -> None:
    """The remittent works for another organisation of the same project from now on."""
    with people.bench.work() as work:
        user = work.session.get_one(User, people[who].id)
        user.grants[0].organisation_key = organisation
        people.actors[who] = accounts.actor_of(user)


@pytest.mark.parametrize(
    "who", ["remittent", "vagledare", "projektledare", "remittent.fk", "styrgrupp", "moved"]
)
@pytest.mark.parametrize("named", [True, False])
def test_the_list_shows_exactly_the_cases_that_the_table_opens(people: Cast, who: str, named: bool) -> None:
    """A leader who is not named for a protected case opens it not, and finds it to name somebody."""
    people.enrol()
    people.refer("D2", who="remittent.fk")
    protected = people.refer("D7")
    if named:
        people.name_leader(protected)
    if who == "moved":
        move(people, "remittent", organisation="fk")
    actor = people["remittent" if who == "moved" else who]
    with people.bench.work(actor) as work:
        listed = {file.number for file in case_list.read(work, Wanted()).files}
        visible = {*work.session.scalars(select(CaseFile.number).where(access.visible_cases(actor)))}
        followed = {*work.session.scalars(select(CaseFile.number).where(consents.followed(work)))}
        files = [*work.session.scalars(select(CaseFile))]
        facts = {file.number: access.facts_of(actor, project_key=PROJECT, file=file) for file in files}
        opens = {key for key, told in facts.items() if allowed(Action.SEE_CASE, actor.grants, told)}
        names = {key for key, told in facts.items() if allowed(Action.NAME_PEOPLE, actor.grants, told)}
        follows = {file.number for file in files if consents.follows(work, file)}
    assert (visible, listed) == (opens, opens | names)
    assert followed & opens == follows & opens
    assert (who == "projektledare" and not named) is bool(listed - visible)
    assert bool(visible) is (who not in ("moved", "styrgrupp"))


def test_a_remittent_who_has_changed_organisation_reads_nothing_of_the_old_case(people: Cast) -> None:
    case_id = people.enrol()
    with people.bench.work(people["remittent"]) as work:
        number = work.session.get_one(CaseFile, case_id).number
        referral_id = next(
            each.id for each in cases.history(work, access.case_file(work, case_id)) if each.kind == "remiss"
        )
        assert [file.number for file in search.find(work, number).files] == [number]
    move(people, "remittent", organisation="fk")
    with people.bench.work(people["remittent"]) as work:
        assert search.find(work, number).files == []
        assert waiting.read(work)[1] == []
        assert desk.of(work).recent == []
        for attempt in (
            lambda: access.case_file(work, case_id),
            lambda: access.record(work, referral_id),
            lambda: documents.download(work, referral_id, "pdf"),
            lambda: records.revise(work, referral_id),
        ):
            with pytest.raises(NotAllowed):
                attempt()


def test_a_former_remittent_who_comes_to_lead_the_project_is_not_named_by_that(people: Cast) -> None:
    case_id = people.refer("D7")
    with people.bench.work() as work:
        user = work.session.get_one(User, people["remittent"].id)
        user.grants[0].role, user.grants[0].organisation_key = Role.PROJEKTLEDARE, ""
        leader = accounts.actor_of(user)
    with people.bench.work(leader) as work:
        assert naming.comes_first(work, case_id)
        assert [*work.session.scalars(select(CaseFile).where(access.visible_cases(leader)))] == []


def test_a_case_is_opened_for_the_organisation_that_one_refers_for(people: Cast) -> None:
    with people.bench.work() as work:
        user = work.session.get_one(User, people["remittent"].id)
        user.grants.insert(0, GrantRow(role=Role.OH_LEDAMOT, project_key=PROJECT, organisation_key="fk"))
        work.session.flush()
        both = accounts.actor_of(user)
    with people.bench.work(both) as work:
        record = cases.open_case(work, PROJECT)
        assert access.may_open(work, record)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_somebody_elses_case_answers_as_one_that_does_not_exist(people: Cast, who: str) -> None:
    case_id = people.enrol()
    record_id = people.plan(case_id)
    actor = people[who]
    with people.bench.work(actor) as work:
        for attempt in (
            lambda: access.case_file(work, case_id),
            lambda: documents.progress(work, record_id),
            lambda: documents.download(work, record_id, "pdf"),
            lambda: records.revise(work, record_id),
            lambda: records.discard(work, record_id, lock=1),
            lambda: documents.retry(work, record_id),
            lambda: cases.choose_vagledare(work, case_id, actor.id),
        ):
            with pytest.raises((NotAllowed, NotFound)) as told:
                attempt()
            assert str(told.value) == str(NotFound())


def test_the_remittent_reads_the_answer_but_not_the_plan_nor_its_draft(people: Cast) -> None:
    case_id = people.enrol()
    with people.bench.work(people["vagledare"]) as work:
        draft_id = begin(work, case_id, "genomforandeplan").id
    with people.bench.work(people["remittent"]) as work:
        file = access.case_file(work, case_id)
        assert [record.kind for record in cases.history(work, file)] == ["remissvar", "remiss"]
        with pytest.raises(NotAllowed):
            access.record(work, draft_id)


@pytest.mark.parametrize(("writer", "other"), [("vagledare", "remittent"), ("remittent", "vagledare")])
def test_what_one_side_has_begun_is_neither_read_nor_thrown_away_by_the_other(
    people: Cast, writer: str, other: str
) -> None:
    case_id = people.enrol()
    with people.bench.work(people[writer]) as work:
        draft = begin(work, case_id, "samtycke")
        records.save(work, draft.id, {"andamal": ["Det som inte är klart."]}, lock=1)
    with people.bench.work(people[other]) as work:
        assert draft.id not in {row.id for row in cases.history(work, access.case_file(work, case_id))}
        assert not [one for one in case_page.read(work, case_id).writable if one.begun]
        for attempt in (
            lambda: access.record(work, draft.id),
            lambda: records.discard(work, draft.id, lock=2),
            lambda: records.save(work, draft.id, {}, lock=2),
        ):
            with pytest.raises(NotAllowed):
                attempt()
    with people.bench.work(people[writer]) as work:
        assert begin(work, case_id, "samtycke").id == draft.id


def test_only_a_remittent_of_an_organisation_opens_a_case(people: Cast) -> None:
    with pytest.raises(NotAllowed), people.bench.work(people["projektledare"]) as work:
        cases.open_case(work, PROJECT)


def test_a_vagledare_loses_the_case_when_another_gets_it(people: Cast) -> None:
    case_id = people.enrol()
    first = people["vagledare"]
    with people.bench.work(people["projektledare"]) as work:
        file = access.case_file(work, case_id)
        file.vagledare_id = None
    with pytest.raises(NotAllowed), people.bench.work(first) as work:
        access.case_file(work, case_id)


def test_only_a_vagledare_of_the_project_can_be_chosen(people: Cast) -> None:
    case_id = people.refer()
    stranger = people["styrgrupp"].id
    for nobody in (uuid4(), stranger):
        with pytest.raises(NotFound), people.bench.work(people["projektledare"]) as work:
            cases.choose_vagledare(work, case_id, nobody)


@pytest.mark.parametrize(
    ("who", "seen"), [("lsg_forbund", ["ansokan"]), ("vagledare", []), ("styrgrupp", ["ansokan"])]
)
def test_papers_of_the_project_are_shown_by_role(people: Cast, who: str, seen: list[str]) -> None:
    with people.bench.work(people["projektledare"]) as work:
        kind = work.registry["ansokan"]
        must_finalise(
            work, records.begin(work, kind, project_key=PROJECT), example.load("ansokan")["answers"]
        )
        records.begin(work, kind, project_key=PROJECT)
    with people.bench.work(people[who]) as work:
        assert [record.kind for record in projects.papers(work, PROJECT)] == seen


def test_a_project_of_others_is_not_there(people: Cast) -> None:
    with people.bench.work(people["vagledare"]) as work:
        assert [project.key for project in projects.mine(work)] == [PROJECT]
        with pytest.raises(NotAllowed):
            projects.get(work, "visa_vagen")


def test_a_document_about_a_case_needs_a_case(people: Cast) -> None:
    with pytest.raises(NotAllowed), people.bench.work(people["vagledare"]) as work:
        records.begin(work, work.registry["genomforandeplan"], project_key=PROJECT)
