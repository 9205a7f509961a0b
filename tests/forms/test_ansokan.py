"""What the application asks: every question under its heading, and amounts for the years of the period."""

import pytest

from forms.ansokan import AnsokanForm
from service.domain.application import presets
from tests.support.ansokan import CONTEXT, PROJECT, example, form, judged, told

ROW = {"kostnadsslag": "Lön", "ar1": 1000, "ar2": 1000, "ar3": 1000}
INCOME = {"finansiar": "Förbundet", "ar1": 1000, "ar2": 1000, "ar3": 1000}
NO_SUMS = {f"{name}_ar{year}": None for name in ("summa", "intaktssumma") for year in (1, 2, 3)}
SMALL = {"kostnader": [ROW], "intakter": [INCOME], "sokt_belopp": 1000, **NO_SUMS}


def test_the_real_application_is_complete_as_it_stands() -> None:
    assert judged() == []


def test_the_real_application_passes_through_the_form_unchanged() -> None:
    assert _without_none(dict(form().answers())) == example()


def test_every_question_stands_under_one_heading() -> None:
    shown = [name for section in AnsokanForm.sections for name in section.names]
    asked = [field.name for field in form().questions() if field.name != "motiveringar"]
    assert sorted(shown) == sorted(asked)


def test_an_empty_application_asks_for_everything_but_what_is_optional() -> None:
    empty = AnsokanForm({}, project=PROJECT)
    empty.judge([])
    silent = {field.name for field in empty.questions() if not any(_errors(field))}
    optional = {"motiveringar", "sokt_belopp", "fotnoter", "avslutning", "finansiering"}
    figure = {"figur_ovre", "figur_mitten", "figur_nedre"}
    sums = {f"{name}_ar{year}" for name in ("summa", "intaktssumma") for year in range(1, 6)}
    assert silent == optional | figure | sums


def test_a_section_may_be_long_but_not_longer() -> None:
    assert told(bakgrund="SGI " + "a" * 7996) == {}
    message = "Bakgrund och behov får innehålla högst 8000 tecken. Du har skrivit 8001."
    assert told(bakgrund="SGI " + "a" * 7997) == {"bakgrund": message}


def test_one_party_is_not_enough() -> None:
    problems = told(parter=[{"part": "af"}], undertecknare=[{"part": "af"}, {"part": "fk"}])
    assert problems["parter-1-part"] == "Välj ett alternativ för part."


def test_the_parties_keep_the_order_in_which_they_were_put() -> None:
    moved = [{"part": key} for key in ("oskarshamn", "fk", "af", "region", "monsteras", "hogsby")]
    assert form(parter=moved).answers()["parter"] == moved


def test_an_amount_is_asked_for_in_each_year_of_the_period() -> None:
    assert told(**SMALL) == {}
    row = {**ROW, "ar2": None}
    problems = told(**{**SMALL, "kostnader": [row, ROW]})
    assert problems["kostnader-0-ar2"] == "Fyll i år 2."
    assert "kostnader-0-ar4" not in problems


def test_nothing_is_an_amount_too() -> None:
    row, income = {**ROW, "ar2": 0}, {**INCOME, "ar2": 0}
    assert told(**{**SMALL, "kostnader": [row], "intakter": [income], "sokt_belopp": None}) == {}


@pytest.mark.parametrize("typed", ["50 000", "50.000", "50000 kr"])
def test_an_amount_is_read_as_staff_write_it(typed: str) -> None:
    (row,) = form(**{**SMALL, "kostnader": [{**ROW, "ar1": typed}]}).answers().rows("kostnader")
    assert row.integer("ar1") == 50_000


def test_an_amount_that_cannot_be_read_is_told_at_its_place() -> None:
    problems = told(**{**SMALL, "kostnader": [{**ROW, "ar3": "tusen"}]})
    assert problems["kostnader-0-ar3"] == "Skriv beloppet i hela kronor, till exempel 50 000."


def test_an_amount_after_the_last_year_is_kept_and_told() -> None:
    shortened = form(slut="2019-01-31", **SMALL)
    shortened.judge([])
    message = "Perioden omfattar 2 projektår. Ta bort beloppet för år 3."
    assert [(p.id, p.message) for p in shortened.problems()] == [
        ("kostnader-0-ar3", message),
        ("intakter-0-ar3", message),
    ]
    assert shortened.kostnader.shown == ("ar1", "ar2", "ar3")


@pytest.mark.parametrize(
    ("start", "slut", "shown"),
    [
        ("2017-02-01", "2018-01-31", ("ar1",)),
        ("2017-02-01", "2020-01-31", ("ar1", "ar2", "ar3")),
        ("2017-02-01", "2022-01-31", ("ar1", "ar2", "ar3", "ar4", "ar5")),
        ("", "2022-01-31", ("ar1", "ar2", "ar3", "ar4", "ar5")),
    ],
)
def test_the_grid_has_a_column_for_each_year(start: str, slut: str, shown: tuple[str, ...]) -> None:
    empty = form(start=start, slut=slut, kostnader=[], intakter=[], **NO_SUMS)
    assert empty.kostnader.shown == empty.intakter.shown == shown


def test_the_grid_names_the_questions_of_its_sums() -> None:
    grid = form().kostnader
    assert (grid.look, grid.amounts[0], grid.sums[0]) == ("budget", "ar1", "summa_ar1")
    names = {field.name for field in form().questions()}
    assert {*grid.sums, *form().intakter.sums} <= names


def test_thirty_rows_are_a_budget_and_thirty_one_are_not() -> None:
    incomes = [{**INCOME, "ar1": 30_000, "ar2": 30_000, "ar3": 30_000}]
    most = {**SMALL, "kostnader": [ROW] * 30, "intakter": incomes, "sokt_belopp": 30_000}
    assert told(**most) == {}
    assert "kostnader" in told(**{**most, "kostnader": [ROW] * 31})


def test_a_new_application_begins_with_what_the_project_knows() -> None:
    begun = AnsokanForm.from_answers(presets(CONTEXT), project=PROJECT)
    begun.judge([])
    assert begun.answers().text("namn") == "Vägknuten 2.0"
    assert len(begun.answers().rows("kostnader")) == 12
    assert {problem.id for problem in begun.problems()} >= {"ansokan", "bakgrund", "faser-0-text"}
    assert not {"parter", "kostnader", "intakter", "undertecknare"} & {
        problem.id.split("-")[0] for problem in begun.problems()
    }


def _errors(field: object) -> list[object]:
    rows = getattr(field, "rows", [])
    inside = [error for row in rows for inner in row.questions() for error in inner.errors]
    return [*getattr(field, "errors", []), *inside]


def _without_none(value: object) -> object:
    if isinstance(value, dict):
        return {name: _without_none(inner) for name, inner in value.items() if inner is not None}
    return [_without_none(inner) for inner in value] if isinstance(value, list) else value
