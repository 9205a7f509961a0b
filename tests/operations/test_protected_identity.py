"""Protected identity: no page, list, file name or audit entry tells who the person is or who referred."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from uuid import UUID

import pytest
from sqlalchemy import select

from service.demo import story
from service.documents import example
from service.errors import NotAllowed
from service.models import AuditEntry
from service.operations import access, case_page, cases, desk, document_page, papers, records
from tests.support.people import ACCOUNTS, STORIES, Cast, must_finalise

SIGNED = {
    **example.load("samtycke")["answers"],
    "giltigt_till": "2021-12-31",
    "undertecknat": "2019-03-01",
    "forvaras": "Akten",
}
REFERRER = ACCOUNTS["remittent"]


def strings(value: object) -> Iterator[str]:
    """Every text in a page, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from strings(getattr(value, each.name))
    elif isinstance(value, Mapping):
        yield from (text for item in value.items() for part in item for text in strings(part))
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from (text for item in value for text in strings(item))


def secrets() -> list[str]:
    said = story.remiss(STORIES["D7"], REFERRER)
    digits = str(said["personnummer"]).replace("-", "")
    person = [str(said["namn"]), digits, digits[2:], f"{digits[:8]}-{digits[8:]}", digits[-4:]]
    return [*person, REFERRER.name, REFERRER.phone, REFERRER.email]


@pytest.fixture
def case_id(people: Cast) -> UUID:
    """D7, referred by the remittent, with consents that remittent, vägledare and project leader wrote."""
    found = people.take_in("D7")
    people.write(found, "samtycke", SIGNED, who="remittent")
    with people.bench.work(people["projektledare"]) as work:
        newest = cases.history(work, access.case_file(work, found))[0]
        must_finalise(work, records.revise(work, newest.id), SIGNED)
    return found


@pytest.mark.parametrize("who", ["projektledare", "vagledare"])
def test_no_page_of_the_case_tells_who_the_person_is_or_who_referred(
    people: Cast, case_id: UUID, who: str
) -> None:
    with people.bench.work(people[who]) as work:
        rows = cases.history(work, access.case_file(work, case_id))
        pages = [case_page.read(work, case_id), desk.of(work)]
        pages += [document_page.read(work, row.id) for row in rows]
        shown = "\n".join(strings(pages))
    assert papers.PROTECTED in shown
    assert [secret for secret in secrets() if secret in shown] == []


def test_who_wrote_a_paper_is_told_unless_it_is_who_referred(people: Cast, case_id: UUID) -> None:
    with people.bench.work(people["projektledare"]) as work:
        rows = cases.history(work, access.case_file(work, case_id))
        listed = [(paper.title, paper.author) for paper in papers.listed(work, rows)]
    assert [author for title, author in listed if title == "Samtycke"] == ["Testperson P1", papers.REFERRER]
    assert ("Remiss", papers.REFERRER) in listed


def test_no_audit_entry_tells_anything_about_the_person(people: Cast, case_id: UUID) -> None:
    with people.bench.work(people["projektledare"]) as work:
        case_page.read(work, case_id)
        told = "\n".join(str(row.detail) for row in work.session.scalars(select(AuditEntry)))
    assert [secret for secret in secrets() if secret in told] == []


def test_a_vagledare_who_is_not_named_for_the_case_does_not_reach_it(people: Cast) -> None:
    reviewed = people.meet("D7")
    with pytest.raises(NotAllowed), people.bench.work(people["vagledare"]) as work:
        access.case_file(work, reviewed)
