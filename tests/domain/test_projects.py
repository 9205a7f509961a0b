"""The four projects that come with the service: each row of their parameters as published."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pytest

import service
from service.domain import project_goals, project_parts
from service.domain.project import Project
from service.domain.project_file import load_projects
from service.domain.project_goals import Denominator, Moment, Unit
from service.domain.project_keys import SWEDISH
from service.domain.project_parts import (
    Firmness,
    NewName,
    PartyKind,
)

PROJECTS = load_projects(Path(service.__file__).parent / "projects")
VAGKNUTEN_2 = PROJECTS["vagknuten_2"]
VAGKNUTEN_2_0 = PROJECTS["vagknuten_2_0"]
SJALVFORSORJNING = PROJECTS["vagen_till_sjalvforsorjning"]
VISA_VAGEN = PROJECTS["visa_vagen"]


def test_the_four_projects_are_there() -> None:
    assert sorted(project.name for project in PROJECTS.values()) == [
        "Visa vägen",
        "Vägen till självförsörjning",
        "Vägknuten 2",
        "Vägknuten 2.0",
    ]


@pytest.mark.parametrize("project", PROJECTS.values(), ids=PROJECTS)
def test_each_has_all_kinds_of_party_that_the_law_names(project: Project) -> None:
    assert {party.kind for party in project.parties} == {*PartyKind}


def test_parties_stand_in_one_order_in_the_text_and_another_on_the_signature_page() -> None:
    assert [party.name for party in VAGKNUTEN_2_0.parties] == [
        "Arbetsförmedlingen",
        "Försäkringskassan",
        "Landstinget i Kalmar län",
        "Högsby kommun",
        "Mönsterås kommun",
        "Oskarshamns kommun",
    ]
    assert [VAGKNUTEN_2_0.party(key).name for key in VAGKNUTEN_2_0.signature_order] == [
        "Försäkringskassan",
        "Arbetsförmedlingen",
        "Landstinget i Kalmar län",
        "Högsby kommun",
        "Mönsterås kommun",
        "Oskarshamns kommun",
    ]
    assert VAGKNUTEN_2_0.signature_heading == "Lokala Samverkansgruppen"


def test_the_landsting_becomes_a_region_in_the_middle_of_the_project() -> None:
    party = VAGKNUTEN_2_0.party("region")
    assert party.kind is PartyKind.REGION
    assert party.name_on(date(2018, 12, 31)) == "Landstinget i Kalmar län"
    assert party.name_on(date(2019, 1, 1)) == "Region Kalmar län"
    assert VAGKNUTEN_2_0.party_choices(date(2019, 6, 1))["region"] == "Region Kalmar län"


def test_after_the_project_its_parties_keep_the_names_they_had_last() -> None:
    renamed = replace(
        VAGKNUTEN_2_0.party("af"), new_names=(NewName(since=date(2021, 1, 1), name="Jobbverket"),)
    )
    project = replace(VAGKNUTEN_2_0, parties=(renamed,))
    assert project.party_choices(date(2022, 1, 1)) == {"af": "Arbetsförmedlingen"}


@pytest.mark.parametrize(
    ("project", "start", "last"),
    [
        (VAGKNUTEN_2, date(2014, 2, 1), date(2017, 1, 31)),
        (VAGKNUTEN_2_0, date(2017, 2, 1), date(2020, 1, 31)),
        (SJALVFORSORJNING, date(2013, 9, 1), date(2017, 12, 31)),
        (VISA_VAGEN, date(2020, 1, 1), date(2022, 12, 31)),
    ],
)
def test_periods_with_their_extension(project: Project, start: date, last: date) -> None:
    assert (project.period.start, project.period.last_day) == (start, last)


@pytest.mark.parametrize(
    ("project", "inside", "outside"),
    [
        (VAGKNUTEN_2, [18, 50], [17, 51]),
        (VAGKNUTEN_2_0, [18, 70, 110], [17]),
        (SJALVFORSORJNING, [16, 64], [15, 65]),
        (VISA_VAGEN, [18, 24, 25, 80], [17]),
    ],
)
def test_ages(project: Project, inside: list[int], outside: list[int]) -> None:
    assert all(project.ages.holds(age) for age in inside)
    assert not any(project.ages.holds(age) for age in outside)


def test_ages_that_are_counted_apart() -> None:
    young, older = VISA_VAGEN.ages.groups
    assert young.holds(24)
    assert not older.holds(24)
    assert older.holds(25)
    assert older.holds(99)
    assert VAGKNUTEN_2.ages.priority == "unga"


def test_categories_exclusions_and_their_words() -> None:
    last = VAGKNUTEN_2.categories[-1]
    assert (last.income, last.more_than_months) == ("forsorjningsstod", 6)
    assert len(VAGKNUTEN_2.category_choices) == 4
    assert next(iter(VAGKNUTEN_2_0.exclusion_choices)) == "ingen"
    assert [exclusion.text for exclusion in VAGKNUTEN_2_0.exclusions] == [
        "grav neuropsykiatrisk problematik (rekommenderas inte)",
        "utvecklingsstörning (rekommenderas inte)",
        "pågående beroendeproblematik av narkotiska preparat eller alkohol (inte lämplig)",
    ]
    assert VISA_VAGEN.category_choices == {}
    assert VISA_VAGEN.exclusion_choices == {"ingen": "Ingen"}


def test_key_figures_differ_in_time_rule_unit_and_what_counts() -> None:
    (within,) = VAGKNUTEN_2.key_figures
    at_day, closer, development = VAGKNUTEN_2_0.key_figures
    (no_day,) = SJALVFORSORJNING.key_figures
    assert (within.target, within.moment) == (30, Moment.INOM_90_DAGAR)
    assert (at_day.target, at_day.moment) == (30, Moment.EFTER_90_DAGAR)
    assert "ratt_ersattning" in at_day.positive
    assert "ratt_ersattning" not in within.positive
    assert [(each.target, each.question, each.denominator) for each in (closer, development)] == [
        (50, "narmare", Denominator.SVAR),
        (70, "utveckling", Denominator.SVAR),
    ]
    assert (no_day.target, no_day.moment) == (40, Moment.AVSLUT)
    assert {figure.unit for figure in VISA_VAGEN.key_figures} == {Unit.ANTAL}
    assert [figure.target for figure in VISA_VAGEN.key_figures] == [170, 30, 140, 20]


def test_follow_ups_are_days_years_or_one_date() -> None:
    after_90, after_year = SJALVFORSORJNING.follow_ups
    assert after_90.due(date(2017, 9, 15)) == date(2017, 12, 14)
    assert after_year.due(date(2016, 2, 29)) == date(2017, 2, 28)
    assert VISA_VAGEN.follow_ups[0].due(date(2021, 1, 1)) == date(2022, 12, 31)
    assert VAGKNUTEN_2.follow_ups[0].due(date.max) == date.max


def test_how_firm_twelve_months_are() -> None:
    firmness = {project.key: project.max_duration.firmness for project in PROJECTS.values()}
    assert firmness == {
        "vagknuten_2": Firmness.MAL,
        "vagknuten_2_0": Firmness.BOR,
        "vagen_till_sjalvforsorjning": Firmness.SKA,
        "visa_vagen": Firmness.INGEN,
    }


def test_volumes() -> None:
    yearly, total = VAGKNUTEN_2.volumes
    assert (yearly.lowest, yearly.yearly, yearly.about) == (30, True, True)
    assert (total.lowest, total.yearly) == (90, False)
    assert (SJALVFORSORJNING.volumes[0].lowest, SJALVFORSORJNING.volumes[0].highest) == (28, 30)
    assert sum(volume.lowest for volume in VISA_VAGEN.volumes) == 200


def test_words_of_the_projects_own() -> None:
    assert [project.names.case_body_short for project in PROJECTS.values()] == [
        "Resursgrupp",
        "Remissgrupp",
        "OH",
        "Konsultationsteam",
    ]
    assert VISA_VAGEN.names.plan == "Visa vägen-plan"
    assert VAGKNUTEN_2.purchases.consultation_body == "lokala samverkansgruppen"
    assert VAGKNUTEN_2_0.purchases.consultation_body == "styrgruppen"
    assert VAGKNUTEN_2_0.meetings.every_weeks == 3
    assert list(VAGKNUTEN_2_0.track_choices.values()) == ["Snabbspår", "Längre insats"]
    assert list(VAGKNUTEN_2_0.group_choices) == ["yrkesverksam_alder", "nollplacerad"]
    assert len(SJALVFORSORJNING.steps) == 6


def test_who_refers_and_where_people_live() -> None:
    assert VAGKNUTEN_2_0.remittent_choices["oskarshamn_soc"] == "Oskarshamns kommun, socialtjänsten"
    assert VAGKNUTEN_2_0.organisation("primarvarden").party == "region"
    assert list(VAGKNUTEN_2_0.kommun_choices.values()) == [
        "Högsby",
        "Mönsterås",
        "Oskarshamn",
        "Annan kommun",
    ]
    assert [each.key for each in VISA_VAGEN.organisations if each.on_call] == [
        "karlskrona_funktionsstod",
        "karlskrona_soc",
    ]


def test_case_numbers_are_short_and_their_projects_own() -> None:
    assert VAGKNUTEN_2_0.case_number(2017, 14) == "VK-2017-014"
    assert VAGKNUTEN_2_0.case_number(2017, 1014) == "VK-2017-1014"
    assert len({project.prefix for project in PROJECTS.values()}) == 4


def test_the_twelve_budget_rows_of_the_application() -> None:
    amounts = [line.amounts for line in VAGKNUTEN_2_0.cost_lines]
    assert len(amounts) == 12
    assert [sum(year) for year in zip(*amounts, strict=True)] == [1_767_000, 1_782_000, 1_812_000]
    assert [line.amounts for line in VAGKNUTEN_2_0.income_lines] == [(1_767_000, 1_782_000, 1_812_000)]


def test_every_parameter_has_a_swedish_name_that_is_its_own() -> None:
    parts = [*vars(project_parts).values(), *vars(project_goals).values()]
    for kind in (Project, *(each for each in parts if is_dataclass(each))):
        assert len({SWEDISH[each.name] for each in fields(kind)}) == len(fields(kind)), kind
