"""Group activities and placements as plan and closing analysis tell of them."""

from dataclasses import replace
from datetime import date

import pytest

from service.domain.activities import Attended, in_short, occasion_near, plan_rows, rhythm
from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from tests.support.kinds import context, example, with_remiss

GROUP = Attended(
    group="Friskvård",
    place="Folkets hus, Högsby",
    rhythm="Tisdagar 13.00–15.00",
    start=date(2017, 4, 4),
    end=date(2017, 6, 27),
    present=12,
    told=15,
)


def _case(*, protected: bool = False) -> Case:
    within = with_remiss(
        context("praktik"), skyddade_personuppgifter="sekretessmarkering" if protected else "nej"
    )
    assert within.case
    author = Author(name="Testperson V1", function="Vägledare", organisation="Kommunen")
    entry = Entry("praktik", date(2017, 5, 19), Answers(example("praktik")), author)
    return Case.of("VK-2017-001", [*within.case.history, entry])


def test_attendance_is_summarised() -> None:
    assert GROUP.summary == "12 av 15 tillfällen"
    assert replace(GROUP, present=1, told=1).summary == "1 av 1 tillfälle"
    assert replace(GROUP, present=0, told=0).summary == ""


def test_a_participation_that_goes_on_has_no_last_day() -> None:
    assert replace(GROUP, end=None).period == "från 2017-04-04"


def test_the_plan_gets_a_row_for_each_group_and_placement() -> None:
    group, praktik = plan_rows(_case(), (GROUP,))
    assert group == {
        "typ": "gruppaktivitet",
        "aktivitet": "Friskvård",
        "plats": "Folkets hus, Högsby",
        "period": "2017-04-04–2017-06-27",
        "omfattning": "Tisdagar 13.00–15.00; närvaro 12 av 15 tillfällen",
    }
    assert (praktik["typ"], praktik["plats"]) == ("praktik", "Biblioteket, Högsby")
    assert (praktik["period"], praktik["omfattning"]) == ("2017-05-16–2017-05-18", "50\u00a0%")


def test_the_closing_analysis_begins_with_what_was_attended() -> None:
    group, praktik = in_short(_case(), (GROUP,)).splitlines()
    assert group == "Gruppaktivitet Friskvård, 2017-04-04–2017-06-27: närvaro 12 av 15 tillfällen."
    assert praktik.startswith(
        "Praktik hos Biblioteket, Högsby, 2017-05-16–2017-05-18, 50\u00a0%: närvaro 3 av 3 dagar. Alla tre"
    )


def test_nothing_tells_where_a_protected_person_is() -> None:
    case = _case(protected=True)
    assert [row["plats"] for row in plan_rows(case, (GROUP,))] == ["", ""]
    assert "Högsby" not in in_short(case, (GROUP,))


def test_a_long_description_fits_its_cell() -> None:
    case = _case()
    long = Answers({**example("praktik"), "innehall": "Ord " * 100 + "\nmer"})
    longer = Case.of(case.number, [replace(case.history[-1], answers=long)])
    (row,) = plan_rows(longer, ())
    assert len(str(row["aktivitet"])) <= 200


@pytest.mark.parametrize(
    ("day", "weekday", "expected"),
    [
        ("2017-05-11", "tisdag", "2017-05-09"),
        ("2017-05-09", "tisdag", "2017-05-09"),
        ("2017-05-11", "olika", "2017-05-11"),
        ("2017-08-01", "tisdag", "2017-06-27"),
        ("2017-03-01", "tisdag", "2017-04-04"),
    ],
)
def test_the_occasion_that_comes_first_to_mind_is_the_latest_one(
    day: str, weekday: str, expected: str
) -> None:
    found = occasion_near(date.fromisoformat(day), weekday, start=date(2017, 4, 4), end=date(2017, 6, 27))
    assert found == date.fromisoformat(expected)


def test_rhythm() -> None:
    assert (rhythm("tisdag", "13.00–15.00"), rhythm("olika", "")) == ("Tisdagar 13.00–15.00", "Olika dagar")
