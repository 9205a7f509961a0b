"""A de-identified consultation becomes a referral with a name, in the same case, by a registered consent."""

from collections.abc import Mapping
from uuid import UUID

from forms.base import as_typed
from service.demo import story
from service.documents import example
from service.models import Record, RecordState
from service.operations import access, cases, finalising, papers, records
from service.operations.finalising import Outcome
from service.operations.work import Work
from tests.support.people import ACCOUNTS, STORIES, Cast

CONSENT = {
    **example.load("samtycke")["answers"],
    "giltigt_till": "2020-12-31",
    "undertecknat": "2019-03-01",
    "lamna_ut": [],
    "ta_emot": ["af", "hogsby_soc", "fk"],
}


def named(people: Cast, case_id: UUID) -> Outcome:
    """The remittent writes a new version of the referral, about Testperson D1."""
    said: Mapping[str, object] = story.remiss(STORIES["D1"], ACCOUNTS["remittent"])
    with people.bench.work(people["remittent"]) as work:
        draft = records.revise(work, _referral(work, case_id).id)
        return finalising.finalise(work, draft.id, as_typed(said), lock=draft.lock)


def consulted(people: Cast) -> UUID:
    case_id = people.meet("D4")
    people.write(case_id, "remissvar", story.remissvar(STORIES["D4"]), who="projektledare")
    return case_id


def _referral(work: Work, case_id: UUID) -> Record:
    rows = cases.history(work, access.case_file(work, case_id))
    return next(row for row in rows if row.kind == "remiss" and row.state == RecordState.FINAL)


def shown(people: Cast, case_id: UUID) -> tuple[str, str]:
    with people.bench.work(people["projektledare"]) as work:
        file = access.case_file(work, case_id)
        return file.projection.state, papers.shown_person(work, file)


def test_without_a_registered_consent_it_keeps_having_no_name(people: Cast) -> None:
    case_id = consulted(people)
    told = [problem.message for problem in named(people, case_id).problems]
    (missing,) = [message for message in told if message.startswith("Samtycke saknas för ")]
    assert missing.endswith("Ärendet kan bara lyftas avidentifierat.")
    assert shown(people, case_id) == ("endast_konsultation", "")


def test_with_a_registered_consent_it_is_a_new_referral_in_the_same_case(people: Cast) -> None:
    case_id = consulted(people)
    people.write(case_id, "samtycke", CONSENT, who="projektledare")
    assert named(people, case_id).problems == []
    assert shown(people, case_id) == ("inkommen", "Testperson D1")
    with people.bench.work(people["remittent"]) as work:
        rows = cases.history(work, access.case_file(work, case_id))
        assert sorted({(row.kind, row.version) for row in rows if row.kind == "remiss"}) == [
            ("remiss", 1),
            ("remiss", 2),
        ]


def test_a_consent_that_was_withdrawn_since_names_nobody(people: Cast) -> None:
    case_id = consulted(people)
    people.write(case_id, "samtycke", CONSENT, who="projektledare")
    withdrawal = {"datum": "2019-03-07", "omfattning": "helt", "mottagen_av": "Testperson P1"}
    people.write(case_id, "aterkallelse", withdrawal, who="projektledare")
    assert named(people, case_id).problems != []
    assert shown(people, case_id)[1] == ""
