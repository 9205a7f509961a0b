"""A decided plan changes in one way only, by a new version (B8), and its reviews take the case along."""

from uuid import UUID

import pytest

from forms.base import as_typed
from service.demo import story
from service.domain.plan import plan_now
from service.errors import RecordIsFinal
from service.models import CaseFile, Record
from service.operations import access, case_page, draft_page, finalising, projection, records
from service.operations.content import open_answers, open_draft
from service.operations.finalising import Outcome
from tests.support.people import STORIES, Cast, begin, must_finalise

PLAN = story.plan(STORIES["D1"])


def review(**changed: object) -> dict[str, object]:
    """A review of the plan held on the day of the test's clock."""
    rows = [
        {"nr": f"{goal}.{step}", "delmal": "Som i planen", "status": "uppnatt"}
        for goal in (1, 2)
        for step in (1, 2)
    ]
    return {
        "datum": "2019-03-07",
        "narvarande": ["deltagaren", "vagledaren"],
        "delmal": rows,
        "personens_bild": "Det går bra.",
        "vagledarens_bild": "Det går bra.",
        "beslut": "planen_galler",
        "nasta_uppfoljning": "2019-06-07",
        "deltagaren_undertecknar": True,
        **changed,
    }


def lock(people: Cast, record_id: UUID) -> int:
    with people.bench.work() as work:
        return work.session.get_one(Record, record_id).lock


def state(people: Cast, case_id: UUID) -> str:
    with people.bench.work() as work:
        return work.session.get_one(CaseFile, case_id).projection.state


def test_b8_a_final_plan_is_edited_only_as_a_new_version(people: Cast) -> None:
    record_id = people.plan(people.enrol())
    changed = as_typed({**PLAN, "overgripande_mal": "Ett annat mål."})
    with pytest.raises(RecordIsFinal), people.bench.work(people["vagledare"]) as work:
        finalising.finalise(work, record_id, changed, lock=lock(people, record_id))
    people.bench.clock.forward(days=30)
    with people.bench.work(people["vagledare"]) as work:
        newer = records.revise(work, record_id)
        must_finalise(work, newer, {**PLAN, "overgripande_mal": "Ett annat mål."})
        assert (newer.version, newer.supersedes_id) == (2, record_id)
    with people.bench.work(people["vagledare"]) as work:
        kept = open_answers(work, work.session.get_one(Record, record_id))
        assert kept["overgripande_mal"] == PLAN["overgripande_mal"]


def test_b8_a_final_review_is_edited_only_as_a_new_version(people: Cast) -> None:
    case_id = people.enrol()
    people.plan(case_id)
    record_id = people.write(case_id, "uppfoljning", review(), who="vagledare")
    changed = as_typed(review(personens_bild="Nej."))
    with pytest.raises(RecordIsFinal), people.bench.work(people["vagledare"]) as work:
        finalising.finalise(work, record_id, changed, lock=lock(people, record_id))
    with people.bench.work(people["vagledare"]) as work:
        newer = records.revise(work, record_id)
        must_finalise(work, newer, review(personens_bild="Det går mycket bra."))
        assert (newer.version, newer.supersedes_id) == (2, record_id)


def test_a_review_starts_from_the_milestones_as_the_last_one_left_them(people: Cast) -> None:
    case_id = people.enrol()
    people.plan(case_id)
    people.write(case_id, "uppfoljning", review(), who="vagledare")
    with people.bench.work(people["vagledare"]) as work:
        typed = open_draft(work, begin(work, case_id, "uppfoljning"))
        assert [typed[f"delmal-{place}-nr"] for place in range(4)] == [["1.1"], ["1.2"], ["2.1"], ["2.2"]]
        assert {*typed["delmal-0-status"], *typed["delmal-3-status"]} == {"uppnatt"}
        file = work.session.get_one(CaseFile, case_id)
        now = plan_now(projection.case_of(work, file))
        assert now is not None
        assert now.reviews == 1


def test_a_new_version_of_the_plan_starts_from_where_the_reviews_left_it(people: Cast) -> None:
    case_id = people.enrol()
    plan_id = people.plan(case_id)
    said = review()
    rows = [{"ny_tid": "2019-04-30"}, {}, {}, {}]
    told = [{**row, **more} for row, more in zip(said["delmal"], rows, strict=True)]  # type: ignore[call-overload]
    people.write(case_id, "uppfoljning", review(delmal=told, beslut="revideras"), who="vagledare")
    with people.bench.work(people["vagledare"]) as work:
        typed = open_draft(work, records.revise(work, plan_id))
        assert typed["mal-0-delmal-0-klart_senast"] == ["2019-04-30"]
        assert typed["mal-1-delmal-1-status"] == ["uppnatt"]
        assert typed["overgripande_mal"] == [PLAN["overgripande_mal"]]


def test_what_a_review_decides_takes_the_case_along(people: Cast) -> None:
    case_id = people.enrol()
    people.plan(case_id)
    people.write(case_id, "uppfoljning", review(), who="vagledare")
    assert state(people, case_id) == "pagaende"
    end = review(beslut="avslut", nasta_uppfoljning=None, avslut_planeras="2019-04-30")
    people.write(case_id, "uppfoljning", end, who="vagledare")
    assert state(people, case_id) == "avslut_pagar"


def test_a_review_that_ended_the_plan_by_mistake_is_corrected(people: Cast) -> None:
    case_id = people.enrol()
    people.plan(case_id)
    end = review(beslut="avslut", nasta_uppfoljning=None, avslut_planeras="2019-04-30")
    record_id = people.write(case_id, "uppfoljning", end, who="vagledare")
    with people.bench.work(people["vagledare"]) as work:
        must_finalise(work, records.revise(work, record_id), review())
    assert state(people, case_id) == "pagaende"
    people.write(case_id, "uppfoljning", review(), who="vagledare")
    people.close(case_id)
    assert state(people, case_id) == "avslutad"


EXTENDED = review(
    beslut="forlangs",
    dialog_genomford="2019-03-06",
    behov_av_stod="Arbetsträningen behöver längre tid.",
    forlangd_till="2019-12-31",
)


def extend(people: Cast, record_id: UUID, *, who: str) -> Outcome:
    """Makes the draft final as an extension, with a reason for how long it is."""
    with people.bench.work(people[who]) as work:
        now = work.session.get_one(Record, record_id).lock
        warned = finalising.finalise(work, record_id, as_typed(EXTENDED), lock=now)
        rows = [
            {**row, "text": "Beslutat efter dialog med personen."} for row in warned.form.motiveringar.answer
        ]
        typed = as_typed({**EXTENDED, "motiveringar": rows})
        return finalising.finalise(work, record_id, typed, lock=warned.record.lock)


def test_an_extension_is_prepared_by_the_vagledare_and_decided_by_the_project_leader(people: Cast) -> None:
    case_id = people.enrol()
    people.plan(case_id)
    with people.bench.work(people["vagledare"]) as work:
        draft = begin(work, case_id, "uppfoljning")
    (problem,) = extend(people, draft.id, who="vagledare").problems
    with people.bench.work(people["vagledare"]) as work:
        assert (problem.id, "av den som är projektledare" in problem.message) == ("beslut", True)
        assert draft_page.read(work, draft.id).others_decide == problem.message
        assert not draft_page.read(work, draft.id).only_saved
    assert state(people, case_id) == "plan_revideras"
    assert not extend(people, draft.id, who="projektledare").problems
    assert state(people, case_id) == "forlangd"


def test_an_extension_by_mistake_is_corrected_by_who_decides_on_it(people: Cast) -> None:
    case_id = people.enrol()
    people.plan(case_id)
    with people.bench.work(people["projektledare"]) as work:
        record_id = begin(work, case_id, "uppfoljning").id
    extend(people, record_id, who="projektledare")
    with people.bench.work(people["vagledare"]) as work:
        newer = records.revise(work, record_id)
        assert finalising.finalise(work, newer.id, as_typed(review()), lock=newer.lock).problems
        assert draft_page.read(work, newer.id).only_saved
        other = projection.case_of(work, work.session.get_one(CaseFile, case_id)).latest("uppfoljning")
        assert other.text("beslut") == "forlangs"
    with people.bench.work(people["projektledare"]) as work:
        must_finalise(work, newer, review())
    assert state(people, case_id) == "pagaende"


def test_notes_and_deviations_are_as_many_as_they_need_to_be(people: Cast) -> None:
    case_id = people.enrol()
    for _ in range(2):
        note = {"datum": "2019-03-07", "anteckning": "Avstämning per telefon."}
        people.write(case_id, "minnesanteckning", note, who="vagledare")
    with people.bench.work() as work:
        case = projection.case_of(work, work.session.get_one(CaseFile, case_id))
        assert len(case.all("minnesanteckning")) == 2


def test_a_draft_that_is_only_opened_takes_the_case_nowhere_and_one_that_is_thrown_away_leaves_nothing(
    people: Cast,
) -> None:
    case_id = people.enrol()
    people.plan(case_id)

    def seen() -> tuple[str, str]:
        with people.bench.work(people["projektledare"]) as work:
            assert projection.rebuild(work, [case_id]) == 0
            return access.case_file(work, case_id).projection.state, case_page.read(work, case_id).state

    before = seen()
    with people.bench.work(people["vagledare"]) as work:
        record = begin(work, case_id, "slutanalys")
    assert seen() == before
    with people.bench.work(people["vagledare"]) as work:
        records.save(work, record.id, {"insatser_i_korthet": ["Studier"]}, lock=1)
    assert seen() == ("avslut_pagar", "Avslut pågår")
    with people.bench.work(people["vagledare"]) as work:
        records.discard(work, record.id, lock=2)
    assert seen() == before
