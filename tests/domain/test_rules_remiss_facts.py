"""Answers of a remiss that cannot all be true are refused, or told where both may be meant."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from service.domain.finding import Severity
from service.domain.project_parts import Ages
from tests.domain.test_rules_remiss import DEIDENTIFIED
from tests.support.kinds import PROJECT, context, findings

GUARDIAN = [{"namn": "Testperson F1", "telefon": "070-174 06 50"}]
ZERO = {"nollplacerad": True, "sgi": "lag", "sysselsattning": "arbetar_ej"}
BLOCKED: list[tuple[Mapping[str, object], str, str]] = [
    ({"forsorjning": ["ingen", "forsorjningsstod"]}, "forsorjning", "Välj antingen Ingen eller"),
    ({"forsorjning_sedan": "1979-07-16"}, "forsorjning_sedan", "före personens födelse"),
    ({"forsorjning_manader": 453}, "forsorjning_manader", "452 månader gammal"),
    ({"vardnadshavare": GUARDIAN}, "vardnadshavare", "Personen är 37 år och har inga vårdnadshavare"),
    ({"informerad": False}, "informerad", "Informera först"),
    ({**ZERO, "sgi": "finns"}, "sgi", "ingen eller låg SGI"),
    ({**ZERO, "sysselsattning": "anstallning"}, "sysselsattning", "för sjuk för att arbeta"),
    ({"kategorier": ["nollplacerad"]}, "kategorier", "nollplacerad är Nej"),
]
POSSIBLE: list[Mapping[str, object]] = [
    {"forsorjning": ["ingen"], "forsorjning_manader": 0},
    {"forsorjning_sedan": "1979-07-17", "forsorjning_manader": 452},
    {"forsorjning_manader": 30},  # with other support before this one
    {"forsorjning": ["forsorjningsstod", "lon"], "forsorjning_manader": 2},
    {**ZERO, "kategorier": ["nollplacerad"]},
    {**ZERO, "sgi": "okant"},
    {"kon": "annat"},
    {"informerad": False, "frivillighet": None, "samtycke_bifogat": None},
]
TOLD: list[tuple[Mapping[str, object], str, str]] = [
    ({"kon": "kvinna"}, "kon", "Personnumret är en mans."),
    ({"personnummer": "197907179183"}, "kon", "Personnumret är en kvinnas."),
    ({"forsorjning_manader": 13}, "forsorjning_manader", "började för 14 månader sedan"),
]


@pytest.mark.parametrize(("changed", "field", "text"), BLOCKED)
def test_what_cannot_both_be_true_is_refused(changed: Mapping[str, object], field: str, text: str) -> None:
    said = [each for each in findings("remiss", **changed) if each.severity is Severity.BLOCK]
    assert [(each.field, text in each.message) for each in said] == [(field, True)]


@pytest.mark.parametrize("changed", POSSIBLE)
def test_what_may_well_be_true_is_not(changed: Mapping[str, object]) -> None:
    assert [each for each in findings("remiss", **changed) if each.severity is not Severity.WARN] == []


@pytest.mark.parametrize(("changed", "field", "text"), TOLD)
def test_what_is_unlikely_is_told_and_stops_nobody(
    changed: Mapping[str, object], field: str, text: str
) -> None:
    (said,) = findings("remiss", **changed)
    assert (said.severity, said.field, text in said.message) == (Severity.NOTE, field, True)


@pytest.mark.parametrize(
    ("interval", "ages", "text"),
    [
        ("16_17", Ages(lowest=18), "från 18 år"),
        ("65_plus", Ages(lowest=18, highest=64), "18–64 år"),
        ("16_17", Ages(lowest=16, highest=64), ""),
        ("65_plus", Ages(lowest=18), ""),
        ("18_24", Ages(lowest=20, highest=22), ""),
    ],
)
def test_w1_an_interval_that_nobody_of_the_target_group_is_in_is_motivated(
    interval: str, ages: Ages, text: str
) -> None:
    within = context("remiss", project=replace(PROJECT, ages=ages))
    said = findings("remiss", within, **{**DEIDENTIFIED, "aldersintervall": interval})
    assert [(each.rule, each.field) for each in said] == ([("W1", "aldersintervall")] if text else [])
    assert all(text in each.message for each in said)
