"""What stops a request to complete a referral, an early end (B10) and the closing of a case."""

from dataclasses import replace

import pytest

from service.domain import deregistration
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.finding import Severity
from tests.support.kinds import context, example, findings, found, with_remiss

EXAMPLES = ["begaran_om_komplettering", "avbrott", "stangning"]


@pytest.mark.parametrize("key", EXAMPLES)
def test_the_example_is_in_order(key: str) -> None:
    assert found(key) == []


@pytest.mark.parametrize(
    ("key", "question"),
    [("begaran_om_komplettering", "saknas"), ("avbrott", "skal"), ("stangning", "anteckning")],
)
def test_b3_no_text_tells_where_a_protected_person_lives(key: str, question: str) -> None:
    within = with_remiss(context(key), skyddade_personuppgifter="sekretessmarkering")
    said = found(key, within, **{question: "Bor i Mönsterås.", "meddelat_till": None})
    assert said == [("B3", "block", question), ("B3", "note", "")]


def test_what_is_missing_is_asked_for_by_a_day_to_come() -> None:
    (finding,) = findings("begaran_om_komplettering", senast="2017-03-21")
    assert (finding.rule, finding.field) == ("K33", "senast")
    assert finding.message == "Dagen har redan passerat. Ange en kommande dag."
    assert found("begaran_om_komplettering", senast="2017-03-22") == []


@pytest.mark.parametrize(("key", "question"), [("avbrott", "datum"), ("stangning", "stangt")])
def test_nothing_ended_tomorrow(key: str, question: str) -> None:
    assert found(key, **{question: "2017-06-01"}) == [("M4", "block", question)]


@pytest.mark.parametrize("outcome", ["aterkallad", "avbruten"])
def test_b10_who_is_enrolled_leaves_with_a_slutanalys(outcome: str) -> None:
    (finding,) = findings("avbrott", enrolled(), typ=outcome)
    assert (finding.rule, finding.severity, finding.field) == ("B10", Severity.BLOCK, "typ")
    assert finding.message.endswith("Ett deltagande avslutas med en slutanalys.")


@pytest.mark.parametrize("outcome", ["felregistrerad", "avliden"])
def test_a_mistake_and_a_death_end_a_case_at_any_time(outcome: str) -> None:
    assert found("avbrott", enrolled(), typ=outcome) == []


def ended(within: Context, *outcomes: str) -> Context:
    """The case after an early end, and the new versions of it."""
    assert within.case is not None
    last = len(outcomes) - 1
    entries = [
        Entry("avbrott", within.on, Answers({"typ": typ}), within.author, place + 1, superseded=place < last)
        for place, typ in enumerate(outcomes)
    ]
    return replace(within, case=Case.of(within.case.number, (*within.case.history, *entries)))


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        (["aterkallad"], "aterkallad"),
        (["aterkallad", "avliden"], "avliden"),
        (["felregistrerad", "galler_inte"], "inkommen"),
        (["felregistrerad", "galler_inte", "avbruten"], "avbruten"),
    ],
)
def test_a_new_version_of_an_early_end_replaces_the_old_one(outcomes: list[str], state: str) -> None:
    case = ended(context("avbrott"), *outcomes).case
    assert case is not None
    assert (case.state, case.decided_without("avbrott")) == (state, "inkommen")
    assert (case.ended_early is None) is (state == "inkommen")


def test_an_early_end_that_was_taken_back_ends_no_registration() -> None:
    taken_back = ended(enrolled(), "felregistrerad", "galler_inte").case
    mistake = ended(enrolled(), "felregistrerad").case
    assert taken_back is not None
    assert mistake is not None
    assert deregistration.due(mistake) is not None
    assert (deregistration.due(taken_back), deregistration.ended(taken_back)) == (None, None)


def test_b10_only_what_has_ended_is_taken_back() -> None:
    assert found("avbrott", ended(context("avbrott"), "aterkallad"), typ="galler_inte") == []
    for within in (context("avbrott"), ended(context("avbrott"), "aterkallad", "galler_inte")):
        (finding,) = findings("avbrott", within, typ="galler_inte")
        assert (finding.rule, finding.severity, finding.field) == ("B10", Severity.BLOCK, "typ")
        assert finding.message.startswith("Ärendet är inte avslutat i förtid")


@pytest.mark.parametrize("outcome", ["aterkallad", "avbruten"])
def test_b10_a_correction_is_judged_from_where_the_case_was(outcome: str) -> None:
    assert found("avbrott", ended(enrolled(), "felregistrerad"), typ=outcome) == [("B10", "block", "typ")]
    assert found("avbrott", ended(context("avbrott"), "felregistrerad"), typ=outcome) == []


def test_a_closing_is_corrected_and_the_case_stays_closed() -> None:
    within = context("stangning")
    assert within.case is not None
    closings = [
        Entry(
            "stangning", within.on, Answers({"stangt": day}), within.author, version, superseded=version == 1
        )
        for version, day in ((1, "2017-05-01"), (2, "2017-05-02"))
    ]
    assert Case.of(within.case.number, (*within.case.history, *closings)).state == "stangd"


def test_granted_money_that_is_not_bought_is_left_for_a_reason() -> None:
    within = context("inkop")
    assert within.case is not None
    assert [each.kind for each in within.case.all("kompetenshojande_medel")] == ["kompetenshojande_medel"]
    said = [each.message for each in findings("stangning", within) if each.rule == "K34"]
    assert ["beviljade medel som inte är köpta" in each for each in said] == [True]
    bought = Entry("inkop", within.on, Answers(example("inkop")), within.author)
    case = Case.of(within.case.number, (*within.case.history, bought))
    assert not [each for each in findings("stangning", replace(within, case=case)) if "köpta" in each.message]


def test_follow_ups_that_are_left_are_left_for_a_reason() -> None:
    within = context("slutanalys")
    assert within.case is not None
    closing = Entry("slutanalys", within.on, Answers(example("slutanalys")), within.author)
    closed = replace(within, case=Case.of(within.case.number, (*within.case.entries, closing)))
    (finding,) = findings("stangning", closed)
    assert (finding.rule, finding.severity, finding.field) == ("K34", Severity.WARN, "stangt")
    assert "90 dagar efter avslut; Uppföljning ett år efter avslut" in finding.message


def enrolled() -> Context:
    """A case whose person takes part."""
    return context("slutanalys")
