"""Documents of a kind without code, as far as a test needs them, and who may open them."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from service.domain.roles import Grant
from service.models import Record
from service.operations import access, case_page, records
from service.operations.work import Actor
from tests.support.own import KEY, kind, question
from tests.support.people import Cast, begin, must_finalise

NOTE = kind(question("rubrik", required=True), question("text", "lang_text"), writers=["vagledare"])


def offered(people: Cast, case_id: UUID, *, who: str = "vagledare") -> list[str]:
    with people.bench.work(people[who]) as work:
        return [each.title for each in case_page.read(work, case_id).writable]


def draft(people: Cast, case_id: UUID, typed: Mapping[str, list[str]] | None = None) -> UUID:
    with people.bench.work(people["vagledare"]) as work:
        record = begin(work, case_id, KEY)
        if typed:
            records.save(work, record.id, typed, lock=record.lock)
        return record.id


def final(people: Cast, case_id: UUID, **answers: object) -> UUID:
    with people.bench.work(people["vagledare"]) as work:
        record = begin(work, case_id, KEY)
        must_finalise(work, record, {"f_rubrik": "Mötet", **answers})
        return record.id


def member(people: Cast, *grants: Grant) -> Actor:
    return replace(people["utvarderare"], grants=grants)


def may_open(people: Cast, record_id: UUID, actor: Actor) -> bool:
    with people.bench.work(actor) as work:
        return access.may_open(work, work.session.get_one(Record, record_id))
