"""What a case's rules ask about the project's other cases: by number and by count, never by name."""

from datetime import date
from uuid import UUID

from forms.base import as_typed
from service.demo import story
from service.demo.load import PROJECT
from service.domain.capacity import Participation
from service.domain.context import Context
from service.models import CaseFile, Record
from service.operations import cases, contexts, finalising, neighbours
from service.operations.content import open_answers
from service.operations.finalising import Outcome
from tests.support.people import ACCOUNTS, STORIES, Cast, begin, must_finalise


def drafted(people: Cast, case_id: UUID, kind: str, *, who: str = "projektledare") -> Context:
    with people.bench.work(people[who]) as work:
        return contexts.context_of(work, begin(work, case_id, kind))


def reviewed(people: Cast, case_id: UUID, **more: object) -> Outcome:
    answers = {**story.granskning(STORIES["D1"]), **more}
    with people.bench.work(people["projektledare"]) as work:
        record = begin(work, case_id, "granskning")
        return finalising.finalise(work, record.id, as_typed(answers), lock=record.lock)


def test_w6_another_open_case_of_the_same_person_is_found(people: Cast) -> None:
    people.refer("D1", who="remittent.fk")
    people.refer("D2")
    again = people.refer("D1")
    assert drafted(people, again, "granskning").open_cases == ("VK-2019-001",)
    (problem,) = reviewed(people, again).problems
    assert problem.message == "Skriv en motivering på minst 20 tecken."


def test_w6_a_case_at_its_end_is_no_hindrance(people: Cast) -> None:
    first = people.refer("D1", who="remittent.fk")
    ended = {"typ": "aterkallad", "datum": "2019-03-07", "skal": "Personen har ångrat sig."}
    people.write(first, "avbrott", ended, who="projektledare")
    assert reviewed(people, people.refer("D1")).problems == []


def test_w6_a_protected_case_is_told_to_those_alone_for_whom_it_opens(people: Cast) -> None:
    """Its number would tell who the person is, or that the person is protected."""
    protected = people.refer("D7")
    with people.bench.work(people["remittent"]) as work:
        same = story.remiss(STORIES["D7"], ACCOUNTS["remittent"])["personnummer"]
        answers = {**story.remiss(STORIES["D1"], ACCOUNTS["remittent"]), "personnummer": same}
        record = cases.open_case(work, PROJECT)
        must_finalise(work, record, {**answers, "remittent_organisation": "af"})
        unprotected = record.case_id
    assert unprotected is not None
    assert told(people, unprotected) == ((), ())
    people.name_leader(protected)
    assert told(people, unprotected) == ((), ("VK-2019-001",))
    assert reviewed(people, unprotected).problems == []
    with people.bench.work(people["projektledare"]) as work:
        stored = work.session.query(Record).filter_by(case_id=unprotected, kind="granskning").one()
        assert open_answers(work, stored)["motiveringar"] == []


def told(people: Cast, case_id: UUID) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers that a project leader is told, of open and of protected cases."""
    within = drafted(people, case_id, "granskning")
    return within.open_cases, within.protected_cases


def test_w6_persons_without_a_number_are_not_taken_for_each_other(people: Cast) -> None:
    people.refer("D4")
    assert drafted(people, people.refer("D4"), "granskning").open_cases == ()


def test_w7_everybody_else_who_takes_part_is_counted(people: Cast) -> None:
    people.enrol("D3")
    closed = people.enrol("D1")
    people.plan(closed)
    people.close(closed)
    said = drafted(people, people.meet("D2"), "remissvar").participations
    assert said == (
        Participation(date(2017, 3, 13), "yrkesverksam_alder", ongoing=False),
        Participation(date(2017, 4, 24), "nollplacerad"),
    )


def test_w7_who_never_took_part_is_not_counted(people: Cast) -> None:
    withdrawn = people.take_in("D1")
    ended = {"typ": "aterkallad", "datum": "2019-03-07", "skal": "Personen har ångrat sig."}
    people.write(withdrawn, "avbrott", ended, who="projektledare")
    assert drafted(people, people.meet("D2"), "remissvar").participations == ()


def test_only_a_kind_that_asks_is_told_and_only_while_it_is_written(people: Cast) -> None:
    people.enrol("D1")
    case_id = people.take_in("D2")
    assert drafted(people, case_id, "inskrivning", who="vagledare").participations == ()
    with people.bench.work() as work:
        file = work.session.get_one(CaseFile, case_id)
        final = work.session.query(Record).filter_by(case_id=case_id, kind="remissvar").one()
        assert contexts.context_of(work, final).participations == ()
        assert neighbours.participations(work, file) != ()
