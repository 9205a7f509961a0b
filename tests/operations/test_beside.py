"""Each side of a case writes its own draft of a document: no one waits, and nothing that is typed is lost."""

from uuid import UUID

import pytest

from forms.base import as_typed
from service.documents import example
from service.domain import consent
from service.errors import DraftOfOthers
from service.models import Record, RecordState
from service.operations import access, finalising, projection, records
from service.operations.finalising import Outcome
from service.operations.work import Work
from tests.support.people import Cast, begin, must_finalise

SIDES = [("vagledare", "remittent"), ("remittent", "vagledare"), ("remittent", "projektledare")]
CONSENT = {
    **example.load("samtycke")["answers"],
    "giltigt_till": "2020-12-31",
    "undertecknat": "2019-03-01",
    "ta_emot": ["af"],
}
WITHDRAWAL = {"datum": "2019-03-07", "omfattning": "helt", "mottagen_av": "Testperson P1"}


def leave(people: Cast, case_id: UUID, kind: str, *, who: str) -> UUID:
    """A draft in which something is written, and that nobody finishes."""
    with people.bench.work(people[who]) as work:
        draft = begin(work, case_id, kind)
        records.save(work, draft.id, {"mottagen_av": ["Den som blev avbruten"]}, lock=draft.lock)
        return draft.id


def finish(work: Work, record_id: UUID) -> Outcome:
    record = work.session.get_one(Record, record_id)
    return finalising.finalise(work, record_id, as_typed(CONSENT), lock=record.lock)


@pytest.mark.parametrize(("first", "second"), SIDES)
def test_a_consent_is_withdrawn_while_somebody_elses_withdrawal_lies_unfinished(
    people: Cast, first: str, second: str
) -> None:
    case_id = people.enrol()
    people.write(case_id, "samtycke", CONSENT, who="projektledare")
    left = leave(people, case_id, "aterkallelse", who=first)
    people.write(case_id, "aterkallelse", WITHDRAWAL, who=second)
    with people.bench.work(people["projektledare"]) as work:
        case = projection.case_of(work, access.case_file(work, case_id))
        assert consent.consent(case).parts == frozenset()
        assert work.session.get_one(Record, left).state == RecordState.DRAFT
    with people.bench.work(people[first]) as work:
        must_finalise(work, records.writable(work, left)[0], WITHDRAWAL)


@pytest.mark.parametrize(("first", "second"), SIDES)
@pytest.mark.parametrize("versions", [0, 1])
def test_the_later_of_two_in_one_chain_is_told_once_and_follows_the_earlier(
    people: Cast, first: str, second: str, versions: int
) -> None:
    case_id = people.enrol()
    for _ in range(versions):
        people.write(case_id, "samtycke", CONSENT, who="projektledare")
    late = leave(people, case_id, "samtycke", who=first)
    early = people.write(case_id, "samtycke", CONSENT, who=second)
    with people.bench.work(people[first]) as work:
        outcome = finish(work, late)
        assert "läs den nyare först" in outcome.told
        assert outcome.told in [problem.message for problem in outcome.problems]
    with people.bench.work(people[first]) as work:
        assert not finish(work, late).problems
        found = work.session.get_one(Record, late)
        assert (found.version, found.supersedes_id) == (versions + 2, early)
        assert work.session.get_one(Record, early).state == RecordState.SUPERSEDED


def test_who_corrects_what_another_side_is_correcting_is_told_to_write_anew(people: Cast) -> None:
    """Of many withdrawals the draft tells which one it corrects; one that only was opened gives way."""
    case_id = people.enrol()
    people.write(case_id, "samtycke", CONSENT, who="projektledare")
    withdrawal = people.write(case_id, "aterkallelse", WITHDRAWAL, who="remittent")
    with people.bench.work(people["projektledare"]) as work:
        records.revise(work, withdrawal)
    with people.bench.work(people["remittent"]) as work:
        draft = records.revise(work, withdrawal)
        assert (draft.version, draft.supersedes_id) == (2, withdrawal)
        records.save(work, draft.id, {}, lock=1)
    with people.bench.work(people["projektledare"]) as work, pytest.raises(DraftOfOthers):
        records.revise(work, withdrawal)
    people.write(case_id, "aterkallelse", WITHDRAWAL, who="projektledare")
