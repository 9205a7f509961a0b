"""The plan as it stands: its own text with what every review since has said folded in."""

from dataclasses import replace
from datetime import date

from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.plan import plan_now, plan_reviewed

AUTHOR = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")


def entry(kind: str, on: str, answers: dict[str, object], *, version: int = 1) -> Entry:
    return Entry(kind, date.fromisoformat(on), Answers(answers), AUTHOR, version)


def plan(on: str, *, version: int = 1, status: str = "ej_paborjat") -> Entry:
    steps = [
        {"delmal": text, "ansvarig": "Deltagaren", "klart_senast": "2017-06-09", "status": status}
        for text in ("Prov", "Betyg")
    ]
    goals = [{"mal": "Slutbetyg", "delmal": steps}]
    return entry("genomforandeplan", on, {"faststalld": on, "mal": goals}, version=version)


def review(on: str, *rows: dict[str, object]) -> Entry:
    return entry("uppfoljning", on, {"datum": on, "delmal": [*rows]})


FIRST = review("2017-05-11", {"nr": "1.1", "status": "pagar", "kommentar": "Läser varje dag."})
SECOND = review(
    "2017-06-29",
    {"nr": "1.1", "status": "uppnatt"},
    {"nr": "1.2", "status": "pagar", "ny_tid": "2017-08-31", "andring": "Begärs efter sommaren."},
)


def test_a_case_without_a_plan_has_none() -> None:
    assert plan_now(Case("VK-2017-001")) is None
    assert plan_reviewed(None, Answers({}), version=1) is None


def test_reviews_are_folded_in_one_after_the_other() -> None:
    now = plan_now(Case.of("VK-2017-001", [plan("2017-03-30"), FIRST, SECOND]))
    assert now is not None
    assert (now.version, now.decided, now.reviews) == (1, date(2017, 3, 30), 2)
    assert [(each.number, each.status, each.deadline) for each in now.milestones] == [
        ("1.1", "uppnatt", date(2017, 6, 9)),
        ("1.2", "pagar", date(2017, 8, 31)),
    ]
    assert [(remark.comment, remark.change) for each in now.milestones for remark in each.remarks] == [
        ("Läser varje dag.", ""),
        ("", "Begärs efter sommaren."),
    ]


def test_a_review_that_says_nothing_of_a_milestone_leaves_it_as_it_was() -> None:
    now = plan_now(Case.of("VK-2017-001", [plan("2017-03-30", status="pagar"), review("2017-05-11")]))
    assert now is not None
    assert {each.status for each in now.milestones} == {"pagar"}
    assert now.milestone("2.1") is None


def test_a_new_version_of_the_plan_begins_afresh() -> None:
    older = replace(plan("2017-03-30"), superseded=True)
    history = [older, FIRST, plan("2017-05-11", version=2, status="delvis"), SECOND]
    now = plan_now(Case.of("VK-2017-001", history))
    assert now is not None
    assert (now.version, now.reviews) == (2, 1)
    assert [each.status for each in now.milestones] == ["uppnatt", "pagar"]


def test_a_superseded_review_does_not_count_and_a_correction_keeps_its_place() -> None:
    corrected = review("2017-05-11", {"nr": "1.2", "status": "utgar"})
    history = [plan("2017-03-30"), replace(FIRST, superseded=True), SECOND, replace(corrected, version=2)]
    now = plan_now(Case.of("VK-2017-001", history))
    assert now is not None
    assert now.reviews == 2
    assert [each.status for each in now.milestones] == ["uppnatt", "pagar"]


def test_a_corrected_review_is_about_the_plan_as_it_stood_that_day() -> None:
    older = replace(plan("2017-03-30"), superseded=True)
    case = Case.of("VK-2017-001", [older, FIRST, SECOND, plan("2017-06-29", version=2)])
    then = plan_reviewed(case, SECOND.answers, version=2)
    assert then is not None
    assert (then.version, then.reviews) == (1, 1)
    assert [each.status for each in then.milestones] == ["pagar", "ej_paborjat"]
    first_day = plan_reviewed(case, Answers({"datum": "2017-03-30"}), version=2)
    assert first_day is not None
    assert first_day.version == 1
