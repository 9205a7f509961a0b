"""From closing to a year after, through the use cases: states, what is waited for, what is asked where."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from forms.base import as_typed
from service.demo.story import afterwards
from service.demo.told import of as told_of
from service.domain.lifecycle import CaseState
from service.operations import access, cases, finalising, records
from service.operations.content import open_answers
from service.operations.work import Work
from tests.support.people import STORIES, Cast, begin

NINETY, YEAR = "uppfoljning_90_dagar", "uppfoljning_1_ar"


def refer(people: Cast, key: str) -> UUID:
    """The case of a story on the day it was referred."""
    people.bench.clock.at = datetime.combine(STORIES[key].referred, time(9), UTC)
    return people.refer(key)


def go_on(people: Cast, case_id: UUID, key: str, *, until: date) -> None:
    """Tells what is left up to a day, each record on its own."""
    clock = people.bench.clock
    since = clock.at
    for day, record, answers in told_of(STORIES[key]):
        if since.date() < day <= until:
            clock.at = max(clock.at, datetime.combine(day, time(9), UTC))
            people.write(case_id, record.kind, answers, who=record.who)
            if answers.get("stallningstagande") == "intag":
                people.guide(case_id)
    clock.at = max(clock.at, datetime.combine(until, time(9), UTC))


def stands(work: Work, case_id: UUID) -> tuple[str, list[tuple[str, date | None, date | None]]]:
    """State and the steps after closing, as lists read them."""
    projection = access.case_file(work, case_id).projection
    mine = ("utregistrering", NINETY, YEAR, "stangning")
    steps = [(step.kind, step.due, step.since) for step in projection.steps if step.kind in mine]
    return projection.state, steps


def tried_too_early(work: Work, case_id: UUID, day: date) -> str:
    """What is said of a follow-up that somebody tries to tell of on a day before its own."""
    record = begin(work, case_id, NINETY)
    said = {"kontakt": str(day), "kontaktsatt": "telefon", "natt": False}
    outcome = finalising.finalise(work, record.id, as_typed(said), lock=record.lock)
    return {problem.id: problem.message for problem in outcome.problems}["kontakt"]


def test_a_closed_case_waits_for_its_follow_ups_and_then_to_be_closed(people: Cast) -> None:
    case_id, day_before = refer(people, "D1"), date(2017, 12, 13)
    go_on(people, case_id, "D1", until=day_before)
    with people.bench.work(people["vagledare"]) as work:
        ninety = (NINETY, date(2018, 1, 13), date(2017, 12, 14))
        year = (YEAR, date(2018, 10, 15), date(2018, 9, 15))
        assert stands(work, case_id) == (CaseState.AVSLUTAD, [ninety, year])
        told = tried_too_early(work, case_id, day_before)
        assert told == "90-dagarsuppföljningen kan registreras från och med 2017-12-14."  # B11
    go_on(people, case_id, "D1", until=date(2018, 9, 15))
    with people.bench.work(people["vagledare"]) as work:
        assert stands(work, case_id) == (CaseState.KLAR_1_AR, [("stangning", None, None)])


def corrected(work: Work, closing_id: UUID, **changed: object) -> list[str]:
    """What is said of a new version of the closing analysis; nothing where it became final."""
    closing, _ = access.record(work, closing_id)
    said = {**open_answers(work, closing), **changed}
    newer = records.revise(work, closing_id)
    return [
        each.message for each in finalising.finalise(work, newer.id, as_typed(said), lock=newer.lock).problems
    ]


def latest(work: Work, case_id: UUID, kind: str) -> UUID:
    rows = cases.history(work, access.case_file(work, case_id))
    return next(row.id for row in rows if row.kind == kind)


def test_an_end_is_corrected_after_the_follow_up_and_what_was_told_stays_told(people: Cast) -> None:
    case_id = refer(people, "D1")
    go_on(people, case_id, "D1", until=date(2017, 12, 20))
    with people.bench.work(people["vagledare"]) as work:
        assert corrected(work, latest(work, case_id, "slutanalys"), slut="2017-09-14") == []
        year = (YEAR, date(2018, 10, 14), date(2018, 9, 14))
        assert stands(work, case_id) == (CaseState.KLAR_90_DAGAR, [year])
        mistake = latest(work, case_id, "slutanalys")
        assert corrected(work, mistake, avslutsanledning="felregistrering") == []
        assert stands(work, case_id) == (CaseState.FELREGISTRERAD, [])
        assert corrected(work, latest(work, case_id, "slutanalys"), avslutsanledning="studier") == []
        assert stands(work, case_id) == (CaseState.KLAR_90_DAGAR, [year])


def test_b10_a_corrected_end_revives_no_case_that_was_ended_as_a_mistake(people: Cast) -> None:
    case_id = refer(people, "D1")
    go_on(people, case_id, "D1", until=date(2017, 12, 20))
    early = {"datum": "2017-12-20", "typ": "felregistrerad", "skal": "Fel person skrevs in i projektet."}
    people.write(case_id, "avbrott", early, who="projektledare")
    with people.bench.work(people["vagledare"]) as work:
        (message,) = corrected(work, latest(work, case_id, "slutanalys"))
        assert message.startswith("Ärendet är avslutat i förtid. Ta tillbaka det avslutet")
        assert stands(work, case_id)[0] == CaseState.FELREGISTRERAD


def test_a_registration_that_was_forgotten_is_ended_in_a_closed_case(people: Cast) -> None:
    """Or the case would wait for it for ever."""
    case_id = people.enrol("D1")
    people.plan(case_id)
    people.close(case_id)
    with people.bench.work(people["projektledare"]) as work:
        record, said = begin(work, case_id, "stangning"), {"stangt": str(work.today)}
        asked = finalising.finalise(work, record.id, as_typed(said), lock=record.lock).form
        reasons = [{**row, "text": "Ingen fråga är kvar i projektet."} for row in asked.motiveringar.answer]
        answers = as_typed({**said, "motiveringar": reasons})
        assert finalising.finalise(work, record.id, answers, lock=record.lock).problems == []
        assert [step[0] for step in stands(work, case_id)[1]] == ["utregistrering"]
    with people.bench.work(people["vagledare"]) as work:
        record = begin(work, case_id, "utregistrering")
        ((_, told),) = afterwards.utregistrering(STORIES["D1"])
        assert finalising.finalise(work, record.id, as_typed(told), lock=record.lock).problems == []
        assert stands(work, case_id) == (CaseState.STANGD, [])


def test_a_withdrawn_consent_is_what_the_case_waits_to_act_on(people: Cast) -> None:
    case_id, day = refer(people, "D9"), date(2018, 2, 12)
    go_on(people, case_id, "D9", until=date(2018, 2, 11))
    people.bench.clock.at = datetime.combine(day, time(9), UTC)
    said = {"datum": str(day), "omfattning": "helt", "mottagen_av": "Testperson V1"}
    people.write(case_id, "aterkallelse", said, who="vagledare")
    with people.bench.work(people["vagledare"]) as work:
        assert ("utregistrering", day, None) in stands(work, case_id)[1]


def test_a_project_without_follow_ups_after_closing_is_asked_for_none(people: Cast) -> None:
    with people.bench.work() as work:
        assert {NINETY, "kontakt"} <= {kind.key for kind in work.kinds("vagknuten_2_0")}
        assert not {NINETY, "kontakt"} & {kind.key for kind in work.kinds("visa_vagen")}
        assert not work.offers(NINETY, "visa_vagen")
        assert work.offers(NINETY, "vagknuten_2")
        assert not work.offers(YEAR, "vagknuten_2")
