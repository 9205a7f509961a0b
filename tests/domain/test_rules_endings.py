"""What stops a request to complete a referral, an early end (B10) and the closing of a case."""

from dataclasses import replace

import pytest

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
