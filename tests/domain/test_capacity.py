"""Room for one more: the project's own years, its whole time, and its groups (W7)."""

from dataclasses import replace
from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.capacity import Participation, full_volumes, group_of, places_taken
from service.domain.case import Author, Case, Entry
from service.domain.project_goals import Volume
from service.domain.project_parts import Period
from tests.support.kinds import PROJECT, PROJECTS

AUTHOR = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")


def others(number: int, day: date) -> list[Participation]:
    return [Participation(day)] * number


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        (date(2017, 2, 1), date(2017, 2, 1), date(2018, 1, 31)),
        (date(2018, 1, 31), date(2017, 2, 1), date(2018, 1, 31)),
        (date(2018, 2, 1), date(2018, 2, 1), date(2019, 1, 31)),
    ],
)
def test_w7_counts_the_project_s_own_years(day: date, start: date, end: date) -> None:
    (full,) = full_volumes(PROJECT, day, [*others(29, start), *others(1, end)])
    assert (full.start, full.end, full.planned, full.taken_in) == (start, end, 30, 30)
    assert [*full_volumes(PROJECT, day, others(29, start))] == []


def test_w7_a_year_that_starts_on_29_february_has_no_hole() -> None:
    leap = replace(PROJECT, period=Period(start=date(2016, 2, 29), end=date(2019, 2, 28)))
    (full,) = full_volumes(leap, date(2017, 2, 28), others(30, date(2017, 3, 1)))
    assert (full.start, full.end) == (date(2017, 2, 28), date(2018, 2, 27))


def test_w7_a_volume_in_all_is_counted_over_the_whole_time() -> None:
    project = PROJECTS["vagen_till_sjalvforsorjning"]
    (full,) = full_volumes(project, date(2017, 5, 2), others(30, date(2016, 3, 1)))
    assert (full.planned, full.start, full.end) == (30, date(2016, 1, 1), date(2017, 12, 31))
    assert [*full_volumes(project, date(2015, 5, 2), others(30, date(2016, 3, 1)))] == []


def test_w7_persons_to_meet_are_no_limit() -> None:
    project = replace(PROJECT, volumes=(Volume(lowest=1, ages="18–24 år"),))
    assert [*full_volumes(project, date(2017, 5, 2), others(9, date(2017, 3, 1)))] == []


def test_w7_a_place_is_taken_while_somebody_takes_part() -> None:
    known = [
        Participation(date(2017, 3, 1), "nollplacerad"),
        Participation(date(2017, 3, 1), "nollplacerad", ongoing=False),
        Participation(date(2017, 3, 1), "yrkesverksam_alder"),
    ]
    assert places_taken("nollplacerad", known) == 1


def test_the_group_is_as_enrolled_or_as_referred_until_then() -> None:
    day = date(2017, 3, 1)
    remiss = Entry("remiss", day, Answers({"nollplacerad": True}), AUTHOR)
    enrolled = Entry("inskrivning", day, Answers({"grupp": "yrkesverksam_alder"}), AUTHOR)
    assert group_of(Case.of("VK-2017-001", [remiss]), PROJECT) == "nollplacerad"
    assert group_of(Case.of("VK-2017-001", [remiss, enrolled]), PROJECT) == "yrkesverksam_alder"
    assert group_of(Case.of("VK-2017-001", [remiss]), PROJECTS["vagknuten_2"]) == ""
