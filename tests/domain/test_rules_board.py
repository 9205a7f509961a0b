"""What goes to the styrgrupp names nobody, is decided in order, and a guideline is in force from its day."""

from dataclasses import replace
from datetime import date

import pytest

from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.guidelines import Guideline, in_force
from service.domain.presets_board import guideline_renewed
from tests.support.kinds import context, example, findings, found, told

CASE, PROJECT_WIDE, GUIDELINE = "eskalering", "strukturellt_problem", "riktlinjer_medel"
BOTH = pytest.mark.parametrize("key", [CASE, PROJECT_WIDE])
DECIDED = (
    "beslutet", "motivering", "beslutsdatum", "beslutande", "ansvarig", "sista_dag", "aterkoppling",
)  # fmt: skip
WAITING = {"beslut": "vantar", **dict.fromkeys(DECIDED)}


def stops(key: str, within: Context | None = None, /, **changed: object) -> list[tuple[str, str]]:
    all_found = found(key, within or context(key), **changed)
    return [(rule, field) for rule, severity, field in all_found if severity == "block"]


@BOTH
@pytest.mark.parametrize("name", ["problem", "provat", "onskat_beslut", "beslut"])
def test_what_the_styrgrupp_decides_on_is_told(key: str, name: str) -> None:
    assert name in told(key, **{name: None})


@BOTH
def test_it_waits_without_a_decision_and_a_decision_says_what_when_and_who(key: str) -> None:
    assert told(key, **WAITING) == {}
    assert REGISTRY[key].presets(context(key)) == {"beslut": "vantar"}
    for name in ("beslutet", "beslutsdatum", "beslutande"):
        assert name in told(key, **{name: None})


@BOTH
def test_what_follows_from_a_decision_does_not_come_before_it(key: str) -> None:
    assert stops(key, beslutsdatum="2017-06-08") == [("M4", "beslutsdatum")]
    assert stops(key, sista_dag="2017-06-06") == [("M5", "sista_dag")]
    assert stops(key, aterkoppling="2017-06-06") == [("M5", "aterkoppling")]


@pytest.mark.parametrize(
    "text", ["Testperson D1 behöver det.", "Ring 070-174 06 05.", "19970516-2387", "Bor i Högsby."]
)
def test_a_locked_case_names_nobody_without_consent_to_the_styrgrupp(text: str) -> None:
    assert stops(CASE, problem=text) == [("B12", "problem")]
    said = {
        "utbyte": True, "styrgrupp": True, "undertecknat": "2017-05-01", "giltigt_till": "2018-12-31",
        "uppgiftsslag": ["arbete"], "ta_emot": ["fk"],
    }  # fmt: skip
    within = context(CASE)
    assert within.case is not None
    entry = Entry("samtycke", date(2017, 5, 1), Answers(said), within.author)
    agreed = replace(within, case=Case.of(within.case.number, [*within.case.history, entry]))
    assert stops(CASE, agreed, problem=text) == []


@pytest.mark.parametrize("key", [PROJECT_WIDE, GUIDELINE])
@pytest.mark.parametrize("text", ["Ring 070-174 06 05.", "19970516-2387", "namn@example.org"])
def test_what_is_about_the_project_holds_nothing_that_tells_who_somebody_is(key: str, text: str) -> None:
    name = "problem" if key == PROJECT_WIDE else "villkor"
    assert stops(key, **{name: text}) == [("B2", name)]


@pytest.mark.parametrize("text", ["D1 Testperson väntar.", "Testperson D1s ärende.", "Se VK-2017-004."])
def test_a_problem_of_the_project_names_no_participant_and_no_case(text: str) -> None:
    within = replace(context(PROJECT_WIDE), people=lambda _: ("Testperson D1",))
    assert stops(PROJECT_WIDE, within, provat=text) == [("B12", "provat")]
    assert stops(PROJECT_WIDE, within, provat="Testperson P1 väntar.") == []


def test_an_older_version_holds_until_the_newer_one_begins() -> None:
    first, second = Guideline(1, date(2017, 3, 1)), Guideline(2, date(2018, 3, 1))
    assert in_force([first, second], date(2017, 2, 28)) is None
    assert in_force([first, second], date(2018, 2, 28)) == first
    assert in_force([first, second], date(2018, 3, 1)) == second
    assert in_force([second, first], None) is None
    # A third that begins earlier takes the place of the second.
    third = Guideline(3, date(2018, 1, 1))
    assert in_force([first, second, third], date(2018, 4, 1)) == third


def test_the_form_of_a_decision_on_money_tells_the_version_in_force() -> None:
    key = "kompetenshojande_medel"
    versions = (Guideline(1, date(2017, 3, 1)), Guideline(2, date(2018, 3, 1)))
    within = replace(context(key), guidelines=versions)
    notes = [each.message for each in findings(key, within)]
    assert "Riktlinjen för kompetenshöjande medel: version 1, som gäller från 2017-03-01." in notes
    assert not [each for each in findings(key) if "Riktlinjen för" in each.message]


def test_a_new_version_of_the_guideline_starts_from_the_text_and_not_from_the_days() -> None:
    renewed = guideline_renewed(context(GUIDELINE), Answers(example(GUIDELINE)))
    assert {"andamal", "villkor", "provning"} < renewed.keys()
    assert renewed.keys().isdisjoint({"galler_fran", "beslutsdatum", "andring"})
    assert stops(GUIDELINE, beslutsdatum="2018-02-15") == [("M4", "beslutsdatum")]
