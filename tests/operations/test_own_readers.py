"""Who reads documents of a kind without code, whatever its versions say."""

import pytest

from service.demo.load import PROJECT
from service.documents.own import DefinitionWrong
from service.domain.roles import Grant, Role
from service.models import Template
from service.operations import finalising, records
from tests.operations.own_documents import NOTE, final, may_open, member
from tests.support.own import KEY, in_use, kind, question, upload
from tests.support.people import Cast, must_finalise
from tests.support.templates import activate


def test_remittent_reads_only_what_names_them(people: Cast) -> None:
    in_use(people, NOTE)
    first = final(people, people.take_in())
    assert not may_open(people, first, people["remittent"])
    in_use(people, {**NOTE, "recipients": ["remittent"]})
    people.bench.clock.forward(hours=1)
    second = final(people, people.take_in("D2"))
    assert may_open(people, second, people["remittent"])
    assert may_open(people, second, people["projektledare"])
    assert not may_open(people, first, people["remittent"])
    in_use(people, NOTE)
    assert may_open(people, second, people["remittent"])
    for role in (Role.STYRGRUPP, Role.LSG_FORBUND, Role.UTVARDERARE, Role.SYSTEMADMINISTRATOR):
        assert not may_open(people, first, member(people, Grant(role, PROJECT)))


@pytest.mark.parametrize(
    ("recipients", "readers"),
    [
        ([], set[Role]()),
        (["styrgrupp"], {Role.STYRGRUPP}),
        (["forbund", "styrgrupp"], {Role.STYRGRUPP, Role.LSG_FORBUND}),
    ],
)
def test_what_is_about_the_project_reaches_whom_it_names(
    people: Cast, recipients: list[str], readers: set[Role]
) -> None:
    in_use(people, kind(question("a"), subject="project", recipients=recipients))
    with people.bench.work(people["projektledare"]) as work:
        record = records.begin(work, work.kind(KEY), project_key=PROJECT)
        must_finalise(work, record, {"f_a": "x"})
    for role in (Role.STYRGRUPP, Role.LSG_FORBUND, Role.VAGLEDARE, Role.REMITTENT):
        assert may_open(people, record.id, member(people, Grant(role, PROJECT))) is (role in readers)


@pytest.mark.parametrize(("recipients", "problems"), [([], 0), (["styrgrupp"], 1), (["forbund"], 1)])
def test_no_personal_number_goes_to_the_board(people: Cast, recipients: list[str], problems: int) -> None:
    in_use(people, kind(question("a"), subject="project", recipients=recipients))
    with people.bench.work(people["projektledare"]) as work:
        record = records.begin(work, work.kind(KEY), project_key=PROJECT)
        typed = {"f_a": ["Ring 070-174 06 05 om 19970516-2387"]}
        outcome = finalising.finalise(work, record.id, typed, lock=record.lock)
        assert [each.id for each in outcome.problems] == ["f_a"] * problems
        if problems:
            assert "ser ut som ett personnummer" in outcome.problems[0].message


def test_a_kind_never_begins_to_be_about_something_else(people: Cast) -> None:
    in_use(people, NOTE)
    with pytest.raises(DefinitionWrong, match="kan inte börja handla om något annat"):
        upload(people, kind(question("a"), subject="project", recipients=["styrgrupp"]), text="Annan fil")


def test_documents_of_a_case_stay_closed_to_the_board_whatever_their_kind_says(people: Cast) -> None:
    in_use(people, NOTE)
    record_id = final(people, people.take_in())
    template_id = upload(people, NOTE, text="Annan fil")
    with people.bench.work() as work:
        row = work.session.get_one(Template, template_id)
        row.definition = kind(question("a"), subject="project", recipients=["styrgrupp", "forbund"])
    activate(people, template_id)
    for role in (Role.STYRGRUPP, Role.LSG_FORBUND):
        assert not may_open(people, record_id, member(people, Grant(role, PROJECT)))
    assert may_open(people, record_id, people["projektledare"])
