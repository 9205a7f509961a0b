"""Consent at the moment of asking: who referred and who is at the meeting see what it lets them."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

import pytest

from forms.base import as_typed
from service.demo import story
from service.demo.load import PROJECT
from service.documents import example
from service.domain import messages
from service.domain.access import allowed
from service.domain.lifecycle import CaseState
from service.domain.roles import Action, Grant, Role
from service.errors import NotAllowed, StepNotPossible
from service.models import Record, RecordState
from service.operations import (
    access,
    case_list,
    case_page,
    cases,
    consents,
    documents,
    finalising,
    records,
)
from service.operations.case_list import Wanted
from service.operations.content import open_draft
from service.operations.work import Work
from tests.support.people import ACCOUNTS, STORIES, Cast, begin, must_finalise

CONSENT = {
    **example.load("samtycke")["answers"],
    "ta_emot": ["af", "fk"],
    "lamna_ut": ["af"],
    "giltigt_till": "2019-12-31",
    "undertecknat": "2019-03-01",
}
WITHDRAWAL = {"datum": "2019-03-07", "omfattning": "helt", "mottagen_av": "Testperson V1"}
TAKEN_BACK = {
    "typ": "aterkallad", "datum": "2019-03-07", "skal": "Personen vill inte längre.", "meddelat": "Ja",
}  # fmt: skip


def seen(people: Cast, case_id: UUID, *, who: str = "remittent") -> list[str]:
    """The kinds of the records that somebody finds in the case."""
    with people.bench.work(people[who]) as work:
        return sorted({row.kind for row in cases.history(work, access.case_file(work, case_id))})


def write(people: Cast, case_id: UUID, kind: str, said: Mapping[str, object]) -> UUID:
    return people.write(case_id, kind, said, who="projektledare")


def withdraw(people: Cast, case_id: UUID, **said: object) -> UUID:
    return write(people, case_id, "aterkallelse", {**WITHDRAWAL, **said})


def test_who_referred_loses_what_is_written_after_the_withdrawal_and_keeps_what_had_come(
    people: Cast,
) -> None:
    case_id = people.meet()
    write(people, case_id, "samtycke", CONSENT)
    withdraw(people, case_id)
    write(people, case_id, "remissvar", story.remissvar(STORIES["D1"]))
    assert seen(people, case_id) == ["aterkallelse", "remiss", "samtycke"]


def test_an_answer_that_had_come_before_the_withdrawal_stays(people: Cast) -> None:
    case_id = people.take_in()
    withdraw(people, case_id)
    assert seen(people, case_id) == ["aterkallelse", "remiss", "remissvar"]


def test_a_document_that_is_open_is_closed_the_moment_the_consent_is_withdrawn(people: Cast) -> None:
    case_id = people.meet()
    unsigned = {**CONSENT, "ta_emot": ["fk"], "lamna_ut": []}
    write(people, case_id, "samtycke", unsigned)
    answer = write(people, case_id, "remissvar", story.remissvar(STORIES["D1"]))
    with pytest.raises(NotAllowed), people.bench.work(people["remittent"]) as work:
        documents.progress(work, answer)
    _renew(people, case_id, CONSENT)
    with people.bench.work(people["remittent"]) as work:
        assert documents.progress(work, answer).record.id == answer
    withdraw(people, case_id, omfattning="vissa_parter", parter=["af"])
    for attempt in (documents.progress, lambda work, key: documents.download(work, key, "docx")):
        with pytest.raises(NotAllowed), people.bench.work(people["remittent"]) as work:
            attempt(work, answer)


def test_a_consent_that_expired_yesterday_closes_what_is_new(people: Cast) -> None:
    case_id = people.meet()
    write(people, case_id, "samtycke", {**CONSENT, "giltigt_till": "2019-03-07", "kontakt_efterat": False})
    people.bench.clock.forward(days=1)
    write(people, case_id, "remissvar", story.remissvar(STORIES["D1"]))
    assert seen(people, case_id) == ["remiss", "samtycke"]


def test_a_consultation_without_a_name_is_answered_to_who_asked(people: Cast) -> None:
    case_id = people.meet("D4")
    write(people, case_id, "remissvar", story.remissvar(STORIES["D4"]))
    assert seen(people, case_id) == ["remiss", "remissvar"]


@pytest.mark.parametrize(
    ("organisations", "at_meeting", "opens"),
    [(["fk"], True, True), (["af"], True, False), (["fk"], False, False)],
)
def test_a_member_of_the_meeting_reads_only_by_consent(
    people: Cast, organisations: list[str], at_meeting: bool, opens: bool
) -> None:
    case_id = people.meet()
    said = {**CONSENT, "ta_emot": organisations, "oh_mote": at_meeting}
    write(people, case_id, "samtycke", said)
    assert _in_a_packet(people, case_id) is opens
    withdraw(people, case_id)
    assert _in_a_packet(people, case_id) is False


def test_who_referred_gets_round_no_withdrawal_by_taking_the_name_away(people: Cast) -> None:
    case_id = people.enrol()
    withdraw(people, case_id)
    people.plan(case_id)
    before = seen(people, case_id)
    unnamed = {**story.remiss(STORIES["D4"], ACCOUNTS["remittent"]), "remittent_organisation": "af"}
    with people.bench.work(people["remittent"]) as work:
        draft = records.revise(work, _latest(work, case_id, "remiss").id)
        found = finalising.finalise(work, draft.id, as_typed(unnamed), lock=draft.lock).problems
    assert [each.message for each in found] == [messages.NAMED_ALREADY.text()]
    people.close(case_id)
    assert seen(people, case_id) == before


def test_a_corrected_withdrawal_opens_nothing_without_a_new_signature(people: Cast) -> None:
    case_id = people.meet()
    write(people, case_id, "samtycke", CONSENT)
    withdrawn = withdraw(people, case_id)
    write(people, case_id, "remissvar", story.remissvar(STORIES["D1"]))
    narrower = {**WITHDRAWAL, "omfattning": "vissa_parter", "parter": ["fk"]}
    with people.bench.work(people["projektledare"]) as work:
        newer = records.revise(work, withdrawn)
        found = finalising.finalise(work, newer.id, as_typed(narrower), lock=newer.lock).problems
        assert [each.message for each in found] == [messages.NOTHING_GIVEN_BACK.text()]
        must_finalise(work, newer, {**WITHDRAWAL, "mottagen_av": "Testperson P1"})
    assert "remissvar" not in seen(people, case_id)
    _renew(people, case_id, {**CONSENT, "undertecknat": "2019-03-07"})
    assert "remissvar" in seen(people, case_id)


def test_who_may_not_follow_the_case_is_told_nothing_of_how_it_goes(people: Cast) -> None:
    case_id = people.take_in()
    withdraw(people, case_id)
    with people.bench.work(people["remittent"]) as work:
        page = case_page.read(work, case_id)
        intag = case_list.read(work, Wanted(stage="intag")).count
        everything = case_list.read(work, Wanted()).count
    assert (page.state, page.coming, page.phases) == (consents.NOT_FOLLOWED, [], ())
    assert (page.hindrances, page.consent, page.team) == ([], None, [])
    assert [label for label, _ in page.facts] == ["Namn", "Personnummer", "Projekt"]
    assert (intag, everything) == (0, 1)
    with people.bench.work(people["vagledare"]) as work:
        assert case_page.read(work, case_id).state == "Intag"


def test_who_may_not_follow_the_case_is_told_no_state_by_what_she_tries_to_write(people: Cast) -> None:
    case_id = people.refer()
    write(people, case_id, "avbrott", TAKEN_BACK)
    told = "Samtycke kan inte skrivas i ärendet nu."
    states = [each.label for each in CaseState]
    with (
        pytest.raises(StepNotPossible, match="läget ”Återkallad”"),
        people.bench.work(people["remittent"]) as work,
    ):
        begin(work, case_id, "samtycke")
    withdraw(people, case_id)
    with pytest.raises(StepNotPossible) as refused, people.bench.work(people["remittent"]) as work:
        begin(work, case_id, "samtycke")
    assert str(refused.value) == told
    assert not any(label in told for label in states)


def test_what_is_begun_tells_no_day_of_the_case_to_who_may_not_follow_it(people: Cast) -> None:
    """Neither when it ends, nor what a consent in force says that she may not read."""
    case_id = people.enrol()
    people.plan(case_id)
    people.close(case_id)
    write(people, case_id, "samtycke", {**CONSENT, "ta_emot": ["fk"], "lamna_ut": ["fk"]})
    with people.bench.work(people["remittent"]) as work:
        record = begin(work, case_id, "samtycke")
        typed = open_draft(work, record)
        assert typed["giltigt_till"] == ["2021-04-06"]  # two years and thirty days from today
        assert "uppgiftsslag" not in typed


def _renew(people: Cast, case_id: UUID, said: Mapping[str, object]) -> None:
    with people.bench.work(people["projektledare"]) as work:
        row = _latest(work, case_id, "samtycke")
        must_finalise(work, records.revise(work, row.id), said)


def _in_a_packet(people: Cast, case_id: UUID) -> bool:
    """Whether a member for Försäkringskassan may open the referral that lies in a packet."""
    with people.bench.work(people["projektledare"]) as work:
        row = next(r for r in cases.history(work, access.case_file(work, case_id)) if r.kind == "remiss")
    return _facts(people, row)


def _facts(people: Cast, row: Record) -> bool:
    grants = (Grant(Role.OH_LEDAMOT, PROJECT, "fk"),)
    member = replace(people["oh_ledamot"], grants=grants)
    with people.bench.work(member) as work:
        facts = replace(access.record_facts(work, row), in_packet=True)
        return allowed(Action.SEE_DOCUMENT, grants, facts)


def _latest(work: Work, case_id: UUID, kind: str) -> Record:
    rows = cases.history(work, access.case_file(work, case_id))
    return next(row for row in rows if row.kind == kind and row.state == RecordState.FINAL)
