"""Finding cases: by number, name and personal number, and never one that may not be seen."""

import pytest
from sqlalchemy import delete, select

from service.models import CaseFile, NameToken
from service.operations import projection, search
from tests.support.people import Cast

D1, D7 = "19970516-2387", "19900125-2387"


def found(people: Cast, typed: str, *, who: str = "projektledare") -> list[str]:
    with people.bench.work(people[who]) as work:
        return [file.number for file in search.find(work, typed).files]


@pytest.mark.parametrize(
    "typed",
    ["Testperson D1", "test", "d1 testperson", "testperson d", "d1", "TESTPERS", "VK-2019-001", "vk-2019-001",
     "VK-2019", "2019-001", "2019-00", D1, "199705162387", " 970516-2387 "],
)  # fmt: skip
def test_a_case_is_found_by_what_is_known_of_it(people: Cast, typed: str) -> None:
    people.refer("D1")
    assert found(people, typed) == ["VK-2019-001"]


@pytest.mark.parametrize(
    "typed", ["te", "d", "person", "Testperson E", "VK-2019-002", "VK-2018", "2019-002", "19970516-2379"]
)
def test_what_is_not_so_finds_nothing(people: Cast, typed: str) -> None:
    people.refer("D1")
    assert found(people, typed) == []


def test_what_cannot_be_looked_for_is_told(people: Cast) -> None:
    with people.bench.work(people["projektledare"]) as work:
        assert search.find(work, "19970516-2388").hint.startswith("Personnumret eller")
        assert search.find(work, " ").hint.startswith("Skriv ett ärendenummer")
        assert search.find(work, "te").hint.endswith("minst tre bokstäver av ett namn.")
        assert search.find(work, "tes").hint == ""


@pytest.mark.parametrize(
    "typed", ["Testperson D7", "testperson", D7, "VK-2019", "VK", "2019-001", "Skyddad person", "skyddad"]
)
def test_protected_identity_is_found_by_the_whole_number_only(people: Cast, typed: str) -> None:
    people.take_in("D7")
    for who in ("projektledare", "vagledare", "remittent"):
        assert found(people, typed, who=who) == []
        assert found(people, "VK-2019-001", who=who) == ["VK-2019-001"]


def test_nobody_finds_a_case_that_is_none_of_theirs(people: Cast) -> None:
    people.refer("D1")
    for who in ("remittent.fk", "vagledare", "oh_ledamot", "styrgrupp", "systemadministrator"):
        for typed in ("Testperson D1", "VK-2019-001", D1):
            assert found(people, typed, who=who) == []


def test_the_index_tells_no_name_and_is_rebuilt(people: Cast) -> None:
    people.refer("D1")
    people.refer("D7")
    with people.bench.work() as work:
        rows = work.session.scalars(select(NameToken)).all()
        assert {work.session.get_one(CaseFile, row.case_id).number for row in rows} == {"VK-2019-001"}
        assert all(len(row.token) == 32 and set(row.token) <= set("0123456789abcdef") for row in rows)
        work.session.execute(delete(NameToken))
    assert found(people, "Testperson") == []
    with people.bench.work() as work:
        assert projection.rebuild(work) == 1
    assert found(people, "Testperson") == ["VK-2019-001"]


def test_many_that_match_are_told_to_be_more(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    people.refer("D1")
    people.refer("D2")
    monkeypatch.setattr(search, "SHOWN", 1)
    with people.bench.work(people["projektledare"]) as work:
        by_name, by_number = search.find(work, "testperson"), search.find(work, "VK-2019")
        assert (len(by_name.files), by_name.more) == (1, True)
        assert (len(by_number.files), by_number.more) == (1, True)
