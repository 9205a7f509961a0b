"""What stops a plan: incomplete goals, impossible dates, too long a time, a missing signature."""

from dataclasses import replace

import pytest

from service.domain.answers import Answers
from service.domain.case import Entry
from service.domain.context import Context
from service.domain.finding import Severity
from service.domain.project_parts import Firmness, MaxDuration, Times
from tests.support.kinds import PROJECT, PROJECTS, context, example, findings, found, with_remiss

STEP = {"delmal": "Prov", "ansvarig": "Deltagaren", "start": "2017-04-03", "klart_senast": "2017-06-09"}
INCOMPLETE = "Planen måste ha minst ett mål, och varje mål minst ett delmål med ansvarig och slutdatum."


def test_the_example_is_in_order() -> None:
    assert found("genomforandeplan") == []


@pytest.mark.parametrize(
    "goals",
    [
        [],
        [{"mal": "Betyg", "delmal": []}],
        [{"mal": "Betyg", "delmal": [STEP]}, {"mal": "Studier", "delmal": []}],
        [{"mal": "Betyg", "delmal": [{**STEP, "ansvarig": ""}]}],
        [{"mal": "Betyg", "delmal": [{**STEP, "klart_senast": None}]}],
    ],
)
def test_a_plan_has_a_goal_and_every_goal_a_step_with_somebody_responsible_and_a_day(
    goals: list[dict[str, object]],
) -> None:
    (finding,) = findings("genomforandeplan", mal=goals)
    assert (finding.rule, finding.severity, finding.field) == ("B6", Severity.BLOCK, "mal")
    assert finding.message == INCOMPLETE


def test_a_plan_says_when_it_is_followed_up() -> None:
    (finding,) = findings("genomforandeplan", uppfoljningar=[])
    assert (finding.rule, finding.message) == ("B6", "Fyll i uppföljning.")


def test_an_end_before_the_start_is_refused() -> None:
    (finding,) = findings("genomforandeplan", slut="2017-03-12")
    assert (finding.field, finding.message) == ("slut", "Slutdatum kan inte vara före startdatum.")


def test_a_step_that_ends_before_it_starts_is_refused_in_its_place() -> None:
    goals = example("genomforandeplan")["mal"]
    goals[1]["delmal"][0]["klart_senast"] = "2017-03-19"
    assert found("genomforandeplan", mal=goals) == [("M5", "block", "mal-1-delmal-0-klart_senast")]


def stepped(status: str = "pagar", *, end: str) -> list[dict[str, object]]:
    return [{"mal": "Betyg", "delmal": [{**STEP, "klart_senast": end, "status": status}]}]


def test_a_step_lies_within_the_plan_unless_it_is_dropped() -> None:
    (finding,) = findings("genomforandeplan", mal=stepped(end="2017-09-16"))
    place = "mal-0-delmal-0-klart_senast"
    assert (finding.rule, finding.severity, finding.field) == ("M5", Severity.BLOCK, place)
    assert finding.message == "Delmålets dag kan inte ligga efter insatsens sista dag, 2017-09-15."
    assert found("genomforandeplan", mal=stepped(end="2017-09-15")) == []
    assert found("genomforandeplan", mal=stepped("utgar", end="2017-12-01")) == []
    assert found("genomforandeplan", mal=stepped(end="2017-12-01"), slut=None) == []


def test_a_step_may_use_the_time_that_an_extension_gives() -> None:
    assert found("genomforandeplan", extended(), mal=stepped(end="2018-09-30")) == []
    assert found("genomforandeplan", extended(), mal=stepped(end="2018-10-01")) != []


def test_a_plan_is_followed_up_after_its_day() -> None:
    days = [{"datum": day, "hur": "Möte"} for day in ("2017-03-29", "2017-06-30")]
    said = found("genomforandeplan", uppfoljningar=days)
    assert said == [("M5", "block", "uppfoljningar-0-datum")]
    renewed = replace(context("genomforandeplan"), version=2)
    assert found("genomforandeplan", renewed, uppfoljningar=days) == []
    assert found("genomforandeplan", renewed, uppfoljningar=days[:1]) == said
    assert found("genomforandeplan", uppfoljningar=[{"datum": "2017-03-30", "hur": "Möte"}]) == []


def extended() -> Context:
    """The example's context, the participation extended to 2018-09-30."""
    within = context("genomforandeplan")
    assert within.case is not None
    said = Answers({"beslut": "forlangs", "forlangd_till": "2018-09-30"})
    entry = Entry("uppfoljning", within.on, said, within.author)
    return replace(within, case=replace(within.case, history=(*within.case.history, entry)))


@pytest.mark.parametrize(
    ("end", "firmness", "severity"),
    [
        ("2018-03-13", Firmness.BOR, None),
        ("2018-03-14", Firmness.BOR, Severity.WARN),
        ("2018-03-14", Firmness.MAL, Severity.WARN),
        ("2018-03-14", Firmness.INGEN, None),
        ("2018-03-14", Firmness.SKA, Severity.BLOCK),
        ("2018-09-13", Firmness.SKA, Severity.BLOCK),
    ],
)
def test_more_than_twelve_months_is_as_grave_as_the_project_says(
    end: str, firmness: Firmness, severity: Severity | None
) -> None:
    limited = replace(PROJECT, max_duration=MaxDuration(firmness=firmness, months=12))
    said = findings("genomforandeplan", context("genomforandeplan", project=limited), slut=end)
    assert [(each.rule, each.severity) for each in said] == ([("W9", severity)] if severity else [])


def test_a_long_plan_tells_how_long_it_is() -> None:
    (finding,) = findings("genomforandeplan", slut="2018-09-13")
    assert finding.message == "Insatsen har pågått i 18 månader. Motivera förlängningen."


def test_w9_a_plan_is_not_longer_than_an_extension_that_was_decided() -> None:
    assert found("genomforandeplan", extended(), slut="2018-09-30") == []
    assert found("genomforandeplan", extended(), slut="2018-10-01") == [("W9", "warn", "slut")]


def test_a_limit_that_is_a_must_is_lifted_by_the_styrgrupp_alone() -> None:
    within = context("genomforandeplan", project=PROJECTS["vagen_till_sjalvforsorjning"])
    decision: dict[str, object] = {"undantag_beslutat": "2017-03-28", "undantag": "Två månader till."}
    (finding,) = [
        each for each in findings("genomforandeplan", within, slut="2018-05-13") if each.rule == "W9"
    ]
    assert finding.severity is Severity.BLOCK
    assert finding.message == (
        "Insatstiden får vara högst 12 månader. "
        "Ange styrgruppens beslut om undantag eller ett tidigare slutdatum."
    )
    said = found("genomforandeplan", within, slut="2018-05-13", **decision)
    assert "W9" not in {rule for rule, _, _ in said}
    said = found("genomforandeplan", within, slut="2018-05-13", **{**decision, "undantag": ""})
    assert ("W9", "block", "slut") in said


def test_a_project_without_a_limit_lets_a_plan_be_long() -> None:
    unlimited = replace(PROJECT, max_duration=MaxDuration(firmness=Firmness.INGEN))
    assert found("genomforandeplan", context("genomforandeplan", project=unlimited), slut="2019-12-31") == []


@pytest.mark.parametrize(("decided", "late"), [("2017-04-27", False), ("2017-04-28", True)])
def test_a_plan_that_is_late_has_to_be_motivated(decided: str, late: bool) -> None:
    said = findings("genomforandeplan", context("genomforandeplan", on="2017-05-30"), faststalld=decided)
    assert [(each.rule, each.severity, each.field) for each in said] == (
        [("W8", Severity.WARN, "faststalld")] if late else []
    )
    if late:
        assert said[0].message == "Planen skulle ha fastställts senast 2017-04-27. Motivera förseningen."


def test_the_project_says_when_a_plan_is_late_and_a_new_version_never_is() -> None:
    within = context("genomforandeplan", project=replace(PROJECT, times=Times(plan_days=10)))
    assert found("genomforandeplan", within) == [("W8", "warn", "faststalld")]
    assert found("genomforandeplan", replace(within, version=2)) == []


def test_a_plan_is_not_decided_tomorrow() -> None:
    assert found("genomforandeplan", faststalld="2017-03-31") == [("M4", "block", "faststalld")]


@pytest.mark.parametrize(
    ("language", "booked", "told"),
    [("", True, True), ("tigrinja", False, True), ("tigrinja", None, True), ("tigrinja", True, False)],
)
def test_an_interpreter_has_a_language_and_is_booked(language: str, booked: bool | None, told: bool) -> None:
    said = found("genomforandeplan", tolkbehov=True, sprak=language, tolk_bokad=booked)
    assert said == ([("W10", "warn", "sprak")] if told else [])


def test_a_missing_signature_has_a_reason() -> None:
    (finding,) = findings("genomforandeplan", deltagaren_undertecknar=False)
    assert (finding.severity, finding.field) == (Severity.BLOCK, "skal_utan_underskrift")
    assert finding.message == "Deltagaren har inte undertecknat. Ange skäl."
    assert found("genomforandeplan", deltagaren_undertecknar=False, skal_utan_underskrift="Vill vänta.") == []


def test_the_plan_of_a_protected_person_may_not_tell_the_place() -> None:
    within = with_remiss(context("genomforandeplan"), skyddade_personuppgifter="sekretessmarkering")
    said = found("genomforandeplan", within)
    assert ("B3", "block", "mal-0-delmal-0-hur_och_var") in said
    assert ("B3", "note", "") in said
