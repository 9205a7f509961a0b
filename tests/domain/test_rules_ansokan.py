"""What an application must fulfil: a period, parties, footnotes, and a budget that adds up."""

from collections.abc import Callable

import pytest

from service.domain.answers import Answers
from service.domain.finding import Finding, Severity
from service.domain.kronor import kronor
from service.domain.rules.ansokan import rules
from tests.support.ansokan import CONTEXT, example, said

PARTIES = ["af", "fk", "region", "hogsby", "monsteras", "oskarshamn"]


def found(**changed: object) -> list[Finding]:
    return [*rules(said(**changed), CONTEXT)]


def found_in(name: str, **changed: object) -> list[str]:
    """The messages at one question."""
    return [finding.message for finding in found(**changed) if finding.field == name]


def parties(*keys: str) -> dict[str, object]:
    rows = [{"part": key} for key in keys]
    return {"parter": rows, "undertecknare": rows}


def test_the_real_application_fulfils_everything() -> None:
    assert found() == []


def test_nothing_said_is_for_the_form_to_tell() -> None:
    assert [*rules(Answers({}), CONTEXT)] == []


def test_the_end_may_not_come_before_the_start() -> None:
    assert found_in("slut", slut="2017-01-31") == ["Slutdatum kan inte vara före startdatum."]


def test_a_period_of_five_years_is_the_longest() -> None:
    assert found_in("slut", slut="2022-01-31") == []
    assert found_in("slut", slut="2022-02-01") == ["Perioden får omfatta högst 5 projektår."]


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [
        ({"fk"}, "Försäkringskassan"),
        ({"af", "region"}, "Arbetsförmedlingen, region"),
        ({"hogsby", "monsteras", "oskarshamn"}, "kommun"),
    ],
)
def test_parties_that_cannot_form_an_association_need_a_reason(left_out: set[str], missing: str) -> None:
    (finding,) = found(**parties(*(key for key in PARTIES if key not in left_out)))
    assert finding.severity is Severity.WARN
    assert (finding.field, finding.message) == ("parter", f"Bland parterna saknas {missing}. Motivera.")


def test_one_kommun_of_three_is_enough() -> None:
    assert found(**parties("af", "fk", "region", "hogsby")) == []


def test_a_party_is_named_once() -> None:
    twice = parties(*PARTIES, "region")
    message = "Landstinget i Kalmar län är angiven mer än en gång."
    assert found_in("parter", **twice) == found_in("undertecknare", **twice) == [message]


def test_that_others_sign_than_the_parties_needs_a_reason() -> None:
    (finding,) = found(undertecknare=[{"part": key} for key in PARTIES[1:]])
    assert finding.severity is Severity.WARN
    message = "Parter och undertecknare är inte desamma: Arbetsförmedlingen. Motivera."
    assert (finding.field, finding.message) == ("undertecknare", message)


def test_the_word_of_a_footnote_stands_in_the_text() -> None:
    notes = [{"ord": "SGI", "text": "En inkomst."}, {"ord": "BNP", "text": "En produkt."}]
    message = "Ordet ”BNP” finns inte i texten. Skriv det som det står där."
    assert found_in("fotnoter-1-ord", fotnoter=notes) == [message]


def test_a_word_has_one_footnote() -> None:
    notes = [{"ord": "SGI", "text": "En inkomst."}] * 2
    assert found_in("fotnoter-1-ord", fotnoter=notes) == ["SGI är angiven mer än en gång."]


@pytest.mark.parametrize("name", ["summa_ar2", "intaktssumma_ar2"])
def test_a_stated_sum_that_is_wrong_is_told_with_both_amounts(name: str) -> None:
    right, wrong = kronor(1_782_000), kronor(1_780_000)
    message = f"Summan stämmer inte: raderna ger {right}, angivet är {wrong}."
    (finding,) = found(**{name: 1_780_000})
    assert finding == Finding("M20", Severity.BLOCK, message, name)


def test_sums_need_not_be_stated() -> None:
    assert found(**{f"summa_ar{year}": None for year in (1, 2, 3)}) == []


def test_income_is_cost_in_every_year() -> None:
    intakter = [{"finansiar": "Förbundet", "ar1": 1_767_000, "ar2": 1_782_001, "ar3": 0}]
    assert found_in("intakter", intakter=intakter) == [
        "Intäkter och kostnader ska vara lika stora för år 2.",
        "Intäkter och kostnader ska vara lika stora för år 3.",
    ]


def test_amounts_after_the_period_are_no_part_of_the_budget() -> None:
    assert found(slut="2019-01-31", sokt_belopp=None) == []


@pytest.mark.parametrize(("stated", "told"), [(1_769_130, 0), (1_769_129, 1), (1_804_870, 0), (1_804_871, 1)])
def test_a_stated_amount_far_from_the_mean_needs_a_reason(stated: int, told: int) -> None:
    warnings = [finding for finding in found(sokt_belopp=stated) if finding.severity is Severity.WARN]
    assert len(warnings) == told
    for warning in warnings:
        assert warning.field == "sokt_belopp"
        assert kronor(stated) in warning.message
        assert kronor(1_787_000) in warning.message


def test_the_track_figure_has_three_labels_or_none() -> None:
    none = dict.fromkeys(("figur_ovre", "figur_mitten", "figur_nedre"))
    assert found(**none) == []
    assert found_in("figur_mitten", figur_mitten=None) == [
        "Fyll i alla tre fälten eller lämna alla tre tomma."
    ]


@pytest.mark.parametrize("change", [dict.clear, lambda answers: answers.pop("start")])
def test_a_draft_may_lack_anything(change: Callable[[dict[str, object]], object]) -> None:
    answers = example()
    change(answers)
    assert not [finding for finding in rules(Answers(answers), CONTEXT) if finding.severity is Severity.WARN]
