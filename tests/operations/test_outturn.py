"""The outturn table: what the practice cases decide and spend, as the facit has it, now and as it was."""

import json
from importlib.resources import files
from uuid import UUID

from sqlalchemy import select

from forms.base import as_typed
from service.demo.story import Answers, money
from service.domain.funds import Effect, standing
from service.models import OutturnRow, Record
from service.operations import contexts, document_page, finalising, outturn, projection, spending
from service.operations.records import revise
from tests.support.people import STORIES, Cast, begin
from tests.support.work import PROJECTS

PROJECT = PROJECTS["vagknuten_2_0"]
FACIT = json.loads(files("service.demo").joinpath("cases.json").read_text(encoding="utf-8"))["facit"]
COMPETENCE, CONSULTATION = "Kompetenshöjande medel", "Konsultation & tolk"
TELLERS = {
    "kompetenshojande_medel": money.kompetenshojande_medel,
    "extern_konsultation": money.extern_konsultation,
    "inkop": money.inkop,
}


def spend(people: Cast, key: str) -> UUID:
    """A practice case with a plan, and all its decisions and purchases."""
    case_id = people.enrol(key)
    people.plan(case_id, key)
    for kind, tell in TELLERS.items():
        for _, answers in tell(STORIES[key]):
            people.write(case_id, kind, answers, who="projektledare")
    return case_id


def spent(people: Cast, line: str, year: int) -> int:
    with people.bench.work() as work:
        rows = work.session.scalars(select(OutturnRow).where(OutturnRow.kind == Effect.SPENT))
        return sum(row.amount for row in rows if (row.line, row.year) == (line, year))


def decision(key: str, **changed: object) -> Answers:
    ((_, answers),) = money.kompetenshojande_medel(STORIES[key])
    return {**answers, **changed}


def test_the_outturn_of_the_practice_cases_is_that_of_the_facit(people: Cast) -> None:
    for key in ("D1", "D2", "D3", "D8"):
        spend(people, key)
    first, second = FACIT["ar1_2017-02-01_2018-01-31"]["utfall"], FACIT["ar2_2018-02-01_2019-01-31"]["utfall"]
    told = {line: [spent(people, line, year) for year in (1, 2)] for line in (COMPETENCE, CONSULTATION)}
    assert told == {
        COMPETENCE: [first[COMPETENCE], 0],
        CONSULTATION: [first[CONSULTATION], second[CONSULTATION]],
    }
    assert told == {COMPETENCE: [7950, 0], CONSULTATION: [31100, 5580]}


def test_the_table_tells_no_name_and_rebuilds_to_itself(people: Cast) -> None:
    spend(people, "D1")
    with people.bench.work() as work:
        rows = [*work.session.scalars(select(OutturnRow))]
        assert {type(getattr(row, name)) for row in rows for name in ("line", "kind")} == {str}
        assert {row.line for row in rows} == {COMPETENCE}
        assert projection.rebuild(work) == 0
        rows[0].amount = 1
    with people.bench.work() as work:
        assert projection.rebuild(work) == 1
        assert projection.rebuild(work) == 0


def test_a_decision_counts_for_the_other_cases_of_the_project_at_once(people: Cast) -> None:
    spend(people, "D1")
    case_id = people.enrol("D2")
    with people.bench.work(people["projektledare"]) as work:
        record = begin(work, case_id, "kompetenshojande_medel")
        seen = contexts.context_of(work, record)
        now = standing(PROJECT, seen.outlays, line=COMPETENCE, year=1)
        assert now is not None
        assert (now.decided, now.spent, now.reserved, now.remaining) == (1450, 1450, 0, 48550)


def test_a_new_version_takes_the_place_of_the_old_one_and_the_past_stays_as_it_was(people: Cast) -> None:
    case_id = people.enrol("D2")
    people.plan(case_id, "D2")
    first = people.write(case_id, "kompetenshojande_medel", decision("D2"), who="projektledare")
    people.bench.clock.forward(days=1)
    with people.bench.work(people["projektledare"]) as work:
        draft = revise(work, first)
        assert contexts.context_of(work, draft).outlays == ()
        less = as_typed(decision("D2", belopp=5000))
        outcome = finalising.finalise(work, draft.id, less, lock=draft.lock)
        assert outcome.problems == []
    people.bench.clock.forward(days=1)
    other = people.enrol("D1")
    with people.bench.work(people["projektledare"]) as work:
        later = begin(work, other, "kompetenshojande_medel")
        assert [each.amount for each in outturn.known(work, later)] == [5000]
        assert outturn.known(work, work.session.get_one(Record, draft.id)) == ()


def test_money_of_a_case_that_ended_is_bought_for_late_and_given_back(people: Cast) -> None:
    case_id = people.enrol("D2")
    people.plan(case_id, "D2")
    granted = people.write(case_id, "kompetenshojande_medel", decision("D2"), who="projektledare")
    died = {"typ": "avliden", "datum": "2019-03-06", "skal": "Meddelat av Testperson R1."}
    people.write(case_id, "avbrott", died, who="projektledare")
    assert left(people) == 50_000 - 6500
    (_, invoice) = next(iter(money.inkop(STORIES["D2"])))
    people.write(case_id, "inkop", {**invoice, "belopp": 2000}, who="projektledare")
    with people.bench.work(people["projektledare"]) as work:
        draft = revise(work, granted)
        less = as_typed(decision("D2", beslut="delvis", beviljat_belopp=2000))
        assert finalising.finalise(work, draft.id, less, lock=draft.lock).problems == []
    assert (left(people), spent(people, COMPETENCE, 1)) == (48_000, 2000)


def left(people: Cast) -> int:
    """What the line has in the first year, as the project leader reads it."""
    with people.bench.work(people["projektledare"]) as work:
        (lines,) = [each.years for each in spending.read(work, PROJECT.key).lines if each.name == COMPETENCE]
    return lines[0][1].remaining


def test_who_only_prepares_a_decision_cannot_make_it(people: Cast) -> None:
    case_id = people.enrol("D1")
    people.plan(case_id)
    with people.bench.work(people["vagledare"]) as work:
        record = begin(work, case_id, "kompetenshojande_medel")
        outcome = finalising.finalise(work, record.id, as_typed(decision("D1")), lock=record.lock)
        (problem,) = outcome.problems
        assert problem.message.startswith(
            "Beslut om kompetenshöjande medel fastställs av den som är projektledare."
        )
    with people.bench.work(people["projektledare"]) as work:
        found = work.session.get_one(Record, record.id)
        assert finalising.finalise(work, found.id, as_typed(decision("D1")), lock=found.lock).problems == []


def test_two_purchases_of_a_case_are_no_versions_of_one_another(people: Cast) -> None:
    case_id = spend(people, "D8")
    with people.bench.work(people["projektledare"]) as work:
        same = select(Record).where(Record.case_id == case_id, Record.kind == "inkop")
        purchases = [*work.session.scalars(same)]
        assert len(purchases) == 2
        assert [len(document_page.read(work, each.id).versions) for each in purchases] == [1, 1]
