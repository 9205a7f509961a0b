"""Nothing is bought before it is decided (M17), nor for more than was granted or is left (M18)."""

from dataclasses import replace
from datetime import date

import pytest

from service.domain.context import Context
from service.domain.funds import Effect, Outlay
from service.domain.outlays import reasons
from service.domain.presets_money import inkop
from tests.support.kinds import PROJECT, context, findings, found, told, with_remiss

KEY = "inkop"
TOLK = {"kostnadsslag": "Konsultation & tolk", "avser": "tolk", "beslutets_datum": None, "belopp": 3100}


def stops(within: Context | None = None, /, **changed: object) -> list[tuple[str, str]]:
    all_found = found(KEY, within or context(KEY), **changed)
    return [(rule, field) for rule, severity, field in all_found if severity == "block"]


def also(**facts: object) -> Context:
    """The example's context with one more purchase or decision."""
    within, day = context(KEY), date(2017, 5, 2)
    usual: dict[str, object] = {
        "case": "VK-2017-001", "line": "Kompetenshöjande medel", "year": 1, "effect": Effect.SPENT,
        "amount": 500, "on": day, "decision": date(2017, 4, 27), **facts,
    }  # fmt: skip
    return replace(within, outlays=(*within.outlays, Outlay(**usual)))  # type: ignore[arg-type]  # facts by name


def test_the_example_is_in_order() -> None:
    assert found(KEY) == [("B7", "note", "")]
    (note,) = findings(KEY)
    assert (
        note.message == "Beviljat 2017-04-27 ur Kompetenshöjande medel: kvar att köpa för 1\u00a0450\u00a0kr."
    )


@pytest.mark.parametrize("name", ["vad", "datum", "belopp", "kostnadsslag", "avser", "beslutets_datum"])
def test_an_entry_says_what_was_bought_and_on_what(name: str) -> None:
    assert name in told(KEY, **{name: None})


def test_m17_when_no_decision_of_that_day_grants_anything() -> None:
    assert stops(beslutets_datum="2017-04-26") == [("B7", "beslutets_datum")]
    finding = next(each for each in findings(KEY, context(KEY), beslutets_datum="2017-04-26") if each.field)
    assert finding.message == "Inköpet kräver beslut av projektledaren."


def test_m17_when_it_was_bought_before_the_decision() -> None:
    assert stops(datum="2017-04-26") == [("B7", "datum")]


def test_m17_when_another_line_was_decided_on() -> None:
    assert stops(kostnadsslag="Övrigt") == [("B7", "beslutets_datum")]
    assert stops(avser="extern_konsultation") == [("B7", "beslutets_datum")]


@pytest.mark.parametrize("why", ["inget", "tolk"])
def test_m17_on_a_line_whose_money_is_decided_on(why: str) -> None:
    assert stops(avser=why, beslutets_datum=None) == [("B7", "avser")]


def test_m18_over_what_was_granted_and_not_yet_bought() -> None:
    assert stops(belopp=1451) == [("B7", "belopp")]
    assert stops(also(amount=1000), belopp=450) == []
    assert stops(also(amount=1000), belopp=451) == [("B7", "belopp")]
    finding = next(each for each in findings(KEY, also(amount=1000), belopp=451) if each.field)
    assert finding.message == "Beloppet överstiger kvarvarande medel (450\u00a0kr)."


def test_purchases_of_another_case_take_nothing_of_this_decision() -> None:
    assert stops(also(case="VK-2017-002", amount=1000)) == []


def test_an_interpreter_needs_no_decision_where_the_project_says_so() -> None:
    assert stops(**TOLK) == []
    strict = replace(PROJECT, purchases=replace(PROJECT.purchases, interpreter_undecided=False))
    assert "tolk" in reasons(PROJECT)
    assert "tolk" not in reasons(strict)
    assert "avser" in told(KEY, replace(context(KEY), project=strict), **TOLK)


def test_an_interpreter_costs_no_more_than_the_line_has_left() -> None:
    granted = also(line="Konsultation & tolk", effect=Effect.DECIDED, amount=67_000)
    assert stops(granted, **{**TOLK, "belopp": 3000}) == []
    assert stops(granted, **TOLK) == [("B7", "belopp")]


def test_other_lines_need_no_decision_but_have_an_end() -> None:
    other = {**TOLK, "kostnadsslag": "Transportkostnader", "avser": "inget"}
    assert stops(**other) == []
    assert stops(**{**other, "belopp": 72_001}) == [("B7", "belopp")]


def test_a_purchase_lies_in_the_time_of_the_project_and_not_ahead() -> None:
    assert ("B7", "datum") in stops(**{**TOLK, "datum": "2017-01-31"})
    assert ("M4", "datum") in stops(datum="2017-05-05")


def test_a_protected_person_is_not_told_of() -> None:
    within = with_remiss(context(KEY), skyddade_personuppgifter="sekretessmarkering")
    assert ("B3", "vad") in stops(within, vad="Bok till Testperson D1")


def test_a_new_entry_rests_on_the_latest_decision_that_is_not_used_up() -> None:
    assert inkop(context(KEY)) == {
        "datum": "2017-05-04",
        "kostnadsslag": "Kompetenshöjande medel",
        "beslutets_datum": "2017-04-27",
        "avser": "kompetenshojande_medel",
    }
    assert inkop(also(amount=1450)) == {"datum": "2017-05-04"}
    assert inkop(also(amount=2000)) == {"datum": "2017-05-04"}
    assert found(KEY, also(amount=2000), avser="inget", kostnadsslag="Övrigt", beslutets_datum=None) == []
