"""All parties are asked first, nobody is named, and nothing is bought before the decision."""

from dataclasses import replace
from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.funds import Effect, Outlay
from service.domain.outlays import of
from service.domain.presets_money import extern_konsultation
from tests.support.kinds import PROJECT, context, example, findings, found, told

KEY = "extern_konsultation"
DECIDED = ("motivering", "beslutsdatum", "narvarande", "aterkoppling")
WAITING = {"beslut": "vantar", **dict.fromkeys(DECIDED)}


def stops(within: Context | None = None, /, **changed: object) -> list[tuple[str, str]]:
    all_found = found(KEY, within or context(KEY), **changed)
    return [(rule, field) for rule, severity, field in all_found if severity == "block"]


def tried(**changed: object) -> list[dict[str, object]]:
    """The example's answers of the parties, the first of them changed."""
    first, *rest = example(KEY)["provat"]
    return [{**first, **changed}, *rest]


def with_consent(**changed: object) -> Context:
    """The example's context, the person having consented to what the styrgrupp may know."""
    within = context(KEY)
    assert within.case is not None
    said = {
        "utbyte": True, "styrgrupp": True, "undertecknat": "2017-05-01", "giltigt_till": "2018-12-31",
        "uppgiftsslag": ["arbete"], "ta_emot": ["fk"], **changed,
    }  # fmt: skip
    entry = Entry("samtycke", date(2017, 5, 1), Answers(said), within.author)
    return replace(within, case=Case.of(within.case.number, [*within.case.history, entry]))


def test_the_example_is_in_order() -> None:
    assert found(KEY) == [("B7", "note", "")]


@pytest.mark.parametrize(
    "name", ["behov", "fragestallning", "offert", "tidplan", "nytta", "forslag", "beslut"]
)
def test_a_basis_says_all_that_is_decided_on(name: str) -> None:
    assert name in told(KEY, **{name: None})


@pytest.mark.parametrize("name", ["motivering", "beslutsdatum", "narvarande"])
def test_a_decision_says_why_when_and_by_whom(name: str) -> None:
    assert name in told(KEY, **{name: None})
    assert told(KEY, **WAITING) == {}


def test_until_it_is_decided_nothing_may_be_bought() -> None:
    messages = [each.message for each in findings(KEY, context(KEY), **WAITING)]
    assert "Inköpet kräver beslut av styrgruppen." in messages
    assert stops(**WAITING) == []
    assert of(PROJECT, "VK-2017-001", KEY, Answers(example(KEY, **WAITING)), date(2017, 6, 7)) is None


def test_every_party_of_the_project_is_asked_once() -> None:
    assert stops(provat=tried()[1:]) == [("B7", "provat")]
    assert told(KEY, provat=tried()[2:])["provat"] == (
        "Behovet ska vara prövat hos alla parter. Svar saknas från Arbetsförmedlingen, Försäkringskassan."
    )
    twice = [*tried(), {"part": "fk", "datum": "2017-05-24", "svar": "Nej."}]
    assert told(KEY, provat=twice)["provat"] == "Försäkringskassan är angiven mer än en gång."


def test_no_party_has_answered_tomorrow() -> None:
    assert stops(provat=tried(datum="2017-06-08")) == [("M4", "provat-0-datum")]


def test_the_decision_lies_in_the_time_of_the_project() -> None:
    assert stops(beslutsdatum="2017-01-31") == [("B7", "beslutsdatum")]
    assert ("M4", "beslutsdatum") in stops(beslutsdatum="2017-06-08")


def test_what_is_left_decides_b7_unless_the_deciding_body_may_go_over_it() -> None:
    day = date(2017, 4, 1)
    spent = Outlay(
        case="VK-2017-009", line="Konsultation & tolk", year=1, effect=Effect.SPENT, amount=50_000, on=day
    )
    within = replace(context(KEY), outlays=(spent,))
    assert stops(within) == []
    local = replace(PROJECT.purchases, consultation_body="lokala samverkansgruppen")
    other = replace(within, project=replace(PROJECT, purchases=local))
    assert stops(other) == [("B7", "offert")]
    assert stops(other, beslut="delvis", beviljat_belopp=20_000) == []
    assert stops(other, beslut="delvis", beviljat_belopp=20_001) == [("B7", "beviljat_belopp")]


@pytest.mark.parametrize(
    "text", ["Testperson D1 behöver det.", "Ring 070-174 06 05.", "19970516-2387", "Bor i Högsby."]
)
def test_nobody_is_named_without_consent_to_the_styrgrupp(text: str) -> None:
    assert stops(fragestallning=text) == [("B12", "fragestallning")]
    message = next(each.message for each in findings(KEY, context(KEY), nytta=text) if each.rule == "B12")
    assert message == "Avidentifierat ärende: ta bort uppgifter som kan röja personen."
    assert stops(with_consent(), fragestallning=text) == []
    assert stops(with_consent(styrgrupp=False), fragestallning=text) == [("B12", "fragestallning")]


def test_an_answer_of_a_party_is_read_too() -> None:
    assert stops(provat=tried(svar="Testperson D1 är känd hos oss.")) == [("B12", "provat-0-svar")]


def test_a_new_basis_asks_each_party() -> None:
    presets = extern_konsultation(context(KEY))
    assert presets["beslut"] == "vantar"
    assert presets["provat"] == [{"part": party.key} for party in PROJECT.parties]


def test_a_decision_is_set_aside_from_the_day_it_is_made() -> None:
    made = of(PROJECT, "VK-2017-001", KEY, Answers(example(KEY)), date(2017, 6, 9))
    assert made is not None
    assert (made.line, made.year, made.amount, made.on) == (
        "Konsultation & tolk", 1, 28_000, date(2017, 6, 7),
    )  # fmt: skip


def test_a_new_version_keeps_the_day_and_the_money_of_what_was_bought_on_it() -> None:
    day = date(2017, 6, 7)
    line = "Konsultation & tolk"
    purchase = Outlay(
        case="VK-2017-001", line=line, year=1, effect=Effect.SPENT, amount=28_000, on=day, decision=day
    )
    within = replace(context(KEY), outlays=(purchase,))
    assert stops(within) == []
    assert stops(within, beslutsdatum="2017-06-06") == [("B7", "beslutsdatum")]
    assert stops(within, beslut="delvis", beviljat_belopp=20_000) == [("B7", "beviljat_belopp")]
    assert stops(within, **WAITING) == [("B7", "beslutsdatum")]
