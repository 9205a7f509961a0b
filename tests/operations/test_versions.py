"""A new version follows the very document that it was asked for, or tells which draft stands in the way."""

from uuid import UUID

import pytest

from service.documents import example
from service.errors import NewerVersion, OtherDraft
from service.models import Record
from service.operations import access, records
from tests.support.people import Cast, begin, must_finalise

KIND = "minnesanteckning"
NOTE = {**example.load(KIND)["answers"], "datum": "2019-03-06"}


@pytest.fixture
def notes(people: Cast) -> tuple[UUID, UUID, UUID]:
    """A case with two final notes; its id and theirs."""
    case_id = people.enrol()
    first, second = (people.write(case_id, KIND, NOTE, who="vagledare") for _ in range(2))
    return case_id, first, second


def test_the_draft_of_another_document_is_named_and_not_opened(
    people: Cast, notes: tuple[UUID, UUID, UUID]
) -> None:
    case_id, first, second = notes
    with people.bench.work(people["vagledare"]) as work:
        correction = records.revise(work, first)
        assert correction.supersedes_id == first
        assert records.revise(work, first).id == correction.id
        assert begin(work, case_id, KIND).id == correction.id
    with (
        pytest.raises(OtherDraft, match="påbörjat 2019-03-07") as told,
        people.bench.work(people["vagledare"]) as work,
    ):
        records.revise(work, second)
    assert told.value.facts["record_id"] == correction.id


def test_a_fresh_draft_is_no_new_version_of_anything(people: Cast, notes: tuple[UUID, UUID, UUID]) -> None:
    case_id, first, _ = notes
    with people.bench.work(people["vagledare"]) as work:
        fresh = begin(work, case_id, KIND)
        assert fresh.supersedes_id is None
    with pytest.raises(OtherDraft), people.bench.work(people["vagledare"]) as work:
        records.revise(work, first)


def test_what_got_a_newer_version_after_it_was_read_is_followed_by_no_other(
    people: Cast, notes: tuple[UUID, UUID, UUID]
) -> None:
    """As of two who ask at once, where the second waits for the case that the first one holds."""
    case_id, first, _ = notes
    with people.bench.work(people["vagledare"]) as work:
        read = work.session.get_one(Record, first)
        work.session.expunge(read)
    with people.bench.work(people["vagledare"]) as work:
        must_finalise(work, records.revise(work, first), NOTE)
    with people.bench.work(people["vagledare"]) as work:
        file = access.case_file(work, case_id)
        with pytest.raises(NewerVersion):
            records.begin(work, work.kind(KIND), project_key=file.project_key, file=file, earlier=read)
