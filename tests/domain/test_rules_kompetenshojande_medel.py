"""Who may decide on kompetenshöjande medel, on how much, and what the decision must say."""

from dataclasses import replace
from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Severity
from service.domain.funds import Effect, Outlay
from service.domain.outlays import may_exceed, of
from service.domain.presets_money import kompetenshojande_medel
from tests.support.kinds import PROJECT, context, example, findings, found, told, with_remiss, words

KEY = "kompetenshojande_medel"
LEFT = ("B7", "note", "")
LINE = "Kompetenshöjande medel"


def after(amount: int) -> Context:
    """The example's context, so much of the first year's line already granted in another case."""
    day = date(2017, 4, 1)
    other = Outlay(
        case="VK-2017-009", line=LINE, year=1, effect=Effect.DECIDED, amount=amount, on=day, decision=day
    )
    return replace(context(KEY), outlays=(other,))


def stops(within: Context | None = None, /, **changed: object) -> list[tuple[str, str]]:
    """Rule and field of what stops the changed example."""
    all_found = found(KEY, within or context(KEY), **changed)
    return [(rule, field) for rule, severity, field in all_found if severity == "block"]


def test_the_example_is_in_order_and_tells_what_is_left() -> None:
    assert found(KEY) == [LEFT]
    (note,) = findings(KEY)
    assert note.severity is Severity.NOTE
    assert note.message == "Kvar av Kompetenshöjande medel år 1: 50\u00a0000\u00a0kr."


@pytest.mark.parametrize(
    "name",
    [
        "andamal", "delmal", "beskrivning", "annan_finansiering", "belopp", "projektar", "riktlinje",
        "beslut", "motivering", "beslutande", "datum",
    ],
)  # fmt: skip
def test_a_decision_says_all_that_it_rests_on(name: str) -> None:
    assert name in told(KEY, **{name: None})


def test_what_is_left_decides_b7() -> None:
    assert stops(after(48_550)) == []
    assert stops(after(48_551)) == [("B7", "belopp")]
    message = next(each.message for each in findings(KEY, after(49_000)) if each.field == "belopp")
    assert message == "Beloppet överstiger kvarvarande medel (1\u00a0000\u00a0kr)."


def test_an_overdrawn_line_has_nothing_left() -> None:
    message = next(each.message for each in findings(KEY, after(60_000)) if each.field == "belopp")
    assert message == "Beloppet överstiger kvarvarande medel (0\u00a0kr)."


def test_a_refusal_and_a_smaller_grant_need_less_money() -> None:
    assert stops(after(49_000), beslut="avslag") == []
    assert stops(after(49_000), beslut="delvis", beviljat_belopp=1000) == []
    assert stops(after(49_500), beslut="delvis", beviljat_belopp=1000) == [("B7", "beviljat_belopp")]


def test_the_styrgrupp_may_go_over_what_is_left() -> None:
    assert stops(after(49_000), beslutande="over_gransen", leverantor=None, motivering="Behövs.") == []
    assert not may_exceed(PROJECT, "projektledaren")
    assert not may_exceed(PROJECT, "")


def test_another_year_has_its_own_money() -> None:
    later = replace(after(49_000), on=date(2018, 5, 2))
    assert stops(later, datum="2018-05-02", projektar="2") == []


@pytest.mark.parametrize(
    ("day", "year"), [("2017-02-01", "1"), ("2018-01-31", "1"), ("2018-02-01", "2"), ("2020-01-31", "3")]
)
def test_b7_a_decision_takes_of_the_year_that_its_day_lies_in(day: str, year: str) -> None:
    within = replace(context(KEY), on=date(2020, 3, 1))
    assert stops(within, datum=day, projektar=year) == []
    for other in {"1", "2", "3"} - {year}:
        assert stops(within, datum=day, projektar=other) == [("B7", "projektar")]
    assert told(KEY, within, datum=day, projektar="1" if year != "1" else "2")["projektar"] == (
        f"Beslutsdagen ligger i projektår {year}. Välj det året, eller rätta dagen."
    )


@pytest.mark.parametrize("day", ["2017-01-31", "2020-02-01"])
def test_b7_nothing_is_decided_outside_the_projects_time(day: str) -> None:
    within = replace(context(KEY), on=date(2020, 3, 1))
    assert stops(within, datum=day) == [("B7", "datum")]
    assert stops(within, datum=day, beslut="avslag") == [("B7", "datum")]


def test_a_decision_that_was_stored_under_another_year_is_read_as_it_stands() -> None:
    known = Answers({**example(KEY), "datum": "2018-05-02", "projektar": "1"})
    outlay = of(PROJECT, "VK-2017-001", KEY, known, date(2018, 5, 2))
    assert outlay is not None
    assert (outlay.year, outlay.on) == (1, date(2018, 5, 2))
    assert words(KEY, datum="2018-05-02", projektar="1")["projektar"].startswith("År 1 (2017")


def test_above_the_limit_and_outside_the_guideline_the_styrgrupp_decides() -> None:
    assert stops(belopp=10_000) == []
    assert stops(belopp=10_001) == [("B7", "beslutande")]
    assert stops(riktlinje=False) == [("B7", "beslutande")]
    assert stops(riktlinje=False, beslut="avslag") == []
    assert (
        told(KEY, belopp=10_001)["beslutande"]
        == "Inköpet kräver beslut av styrgruppen (över 10\u00a0000\u00a0kr)."
    )
    assert stops(belopp=10_001, beslutande="over_gransen", leverantor=None) == []


def test_where_nobody_stands_above_the_project_leader_nobody_else_is_asked_for() -> None:
    alone = replace(PROJECT.purchases, competence_above_limit="", competence_limit=None)
    within = replace(context(KEY), project=replace(PROJECT, purchases=alone))
    assert stops(within, belopp=40_000, riktlinje=False) == []
    assert kompetenshojande_medel(within)["beslutande"] == "inom_gransen"


@pytest.mark.parametrize("amount", [0, 1450, 2000])
def test_a_part_is_more_than_nothing_and_less_than_all(amount: int) -> None:
    assert ("B7", "beviljat_belopp") in stops(beslut="delvis", beviljat_belopp=amount)


def test_the_milestone_is_one_of_the_plan_in_force() -> None:
    assert stops(delmal="7.3") == [("B7", "delmal")]
    assert told(KEY, delmal="7.3")["delmal"].startswith("Delmål 7.3 finns inte i planen.")
    unplanned = replace(context(KEY), case=None)
    assert stops(unplanned, delmal="Få körkort") == []


def test_until_a_milestone_is_named_all_of_them_are_told() -> None:
    notes = [each.message for each in findings(KEY, context(KEY), delmal=None) if each.severity == "note"]
    assert notes[0].startswith("Delmål i planen: 1.1 Klart prov i Matematik 1; 1.2 ")


def test_a_new_version_keeps_the_day_and_the_money_of_what_was_bought_on_it() -> None:
    day = date(2017, 4, 27)
    purchase = Outlay(
        case="VK-2017-001", line=LINE, year=1, effect=Effect.SPENT, amount=1450, on=day, decision=day
    )
    within = replace(context(KEY), outlays=(purchase,))
    assert stops(within) == []
    assert stops(replace(within, outlays=(purchase, *after(48_550).outlays))) == []
    assert stops(replace(within, outlays=(purchase, *after(48_551).outlays))) == [("B7", "belopp")]
    assert stops(within, datum="2017-04-26") == [("B7", "datum")]
    assert stops(within, belopp=1449) == [("B7", "belopp")]
    assert stops(within, beslut="avslag") == [("B7", "belopp")]
    assert told(KEY, within, belopp=1449)["belopp"] == (
        "Det är redan köpt för 1\u00a0450\u00a0kr på beslutet. Bevilja minst så mycket."
    )


def test_what_waits_for_the_styrgrupp_grants_nothing_and_asks_for_no_decision_yet() -> None:
    undecided = {"beslut": "vantar", "motivering": None, "datum": None, "leverantor": None}
    waiting = {**undecided, "beslutande": "over_gransen"}
    assert stops(belopp=10_001, **waiting) == []
    assert stops(after(49_000), **waiting) == []
    assert "Inköpet kräver beslut av styrgruppen." in [each.message for each in findings(KEY, **waiting)]
    assert of(PROJECT, "VK-2017-001", KEY, Answers({**example(KEY), **waiting}), date(2017, 4, 27)) is None
    assert stops(**waiting, beskrivning="Testperson D1 ska läsa.") == [("B12", "beskrivning")]
    assert stops(**undecided) == [("B7", "beslut")]


def test_a_decision_is_not_made_tomorrow() -> None:
    assert stops(datum="2017-04-28") == [("M4", "datum")]


def test_what_the_styrgrupp_reads_names_nobody_without_consent() -> None:
    board = {"beslutande": "over_gransen", "leverantor": None}
    assert stops(**board, beskrivning="Testperson D1 ska läsa.") == [("B12", "beskrivning")]
    assert stops(beskrivning="Testperson D1 ska läsa.") == []


def test_a_protected_person_is_named_to_nobody() -> None:
    within = with_remiss(context(KEY), skyddade_personuppgifter="sekretessmarkering")
    assert ("B3", "leverantor") in stops(within)


def test_a_new_decision_starts_from_today() -> None:
    assert kompetenshojande_medel(context(KEY)) == {
        "datum": "2017-04-27",
        "projektar": "1",
        "delmal": "",
        "beslutande": "",
        "foredragande": "Testperson P1",
    }
