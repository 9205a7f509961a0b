"""The days of the follow-ups after closing, and who counts as tried for them."""

import json
from datetime import date
from importlib.resources import files

import pytest

from service.domain import deregistration, follow_ups
from service.domain.deadlines import Step, steps
from tests.support.closed import case, closed, consented, enrolled, tried, withdrawn
from tests.support.kinds import PROJECT, PROJECTS

CASES = json.loads(files("service.demo").joinpath("cases.json").read_text(encoding="utf-8"))["arenden"]
CLOSED = [each for each in CASES if "avslut" in each]


def days(closing: str) -> tuple[str, str]:
    told = case(closed(closing))
    due = [follow_ups.due(told, PROJECT, key) for key in (follow_ups.NINETY_DAYS, follow_ups.ONE_YEAR)]
    return str(due[0]), str(due[1])


def test_seven_of_the_practice_cases_were_closed() -> None:
    assert [each["id"] for each in CLOSED] == ["D1", "D2", "D3", "D6", "D7", "D8", "D9"]


@pytest.mark.parametrize("told", CLOSED, ids=lambda told: str(told["id"]))
def test_the_follow_ups_of_the_practice_cases_are_on_their_days(told: dict[str, str]) -> None:
    assert days(told["avslut"]) == (told["datum90"], told["datum1ar"])


@pytest.mark.parametrize(
    ("closing", "ninety", "year"),
    [
        ("2016-02-29", "2016-05-29", "2017-02-28"),
        ("2015-12-01", "2016-02-29", "2016-12-01"),
        ("2016-11-30", "2017-02-28", "2017-11-30"),
        ("2017-02-28", "2017-05-29", "2018-02-28"),
    ],
)
def test_a_leap_day_is_counted_as_the_calendar_does(closing: str, ninety: str, year: str) -> None:
    assert days(closing) == (ninety, year)


def test_before_closing_no_follow_up_has_a_day() -> None:
    assert follow_ups.due(case(enrolled()), PROJECT, "90_dagar") is None
    assert follow_ups.latest_day(case(enrolled()), PROJECT, "90_dagar") is None


def test_a_follow_up_is_late_so_long_after_its_day_as_the_project_says() -> None:
    assert follow_ups.latest_day(case(closed("2017-09-15")), PROJECT, "90_dagar") == date(2018, 1, 13)


def test_a_project_has_the_follow_ups_that_it_has_stated() -> None:
    planned = {
        key: [each for each in ("90_dagar", "1_ar") if follow_ups.is_planned(project, each)]
        for key, project in PROJECTS.items()
    }
    assert planned == {
        "vagen_till_sjalvforsorjning": ["90_dagar", "1_ar"],
        "vagknuten_2": ["90_dagar"],
        "vagknuten_2_0": ["90_dagar", "1_ar"],
        "visa_vagen": [],
    }


def test_a_contact_is_about_a_follow_up_of_the_project_or_something_else() -> None:
    assert follow_ups.contact_choices(PROJECT) == {"90_dagar": "90 dagar", "1_ar": "1 år", "annat": "Annat"}
    assert follow_ups.contact_choices(PROJECTS["visa_vagen"]) == {"annat": "Annat"}


def test_attempts_are_those_for_this_follow_up_in_which_nobody_was_reached() -> None:
    told = case(
        closed(),
        tried("2017-12-12"),
        tried("2017-12-11"),
        tried("2017-12-10", reached=True),
        tried("2018-09-10", "1_ar"),
    )
    found = [entry.answers.text("datum") for entry in follow_ups.attempts(told, "90_dagar")]
    assert found == ["2017-12-11", "2017-12-12"]


# ---------------------------------------------------------------- the end of the registration


def test_a_registration_ends_when_the_end_of_the_participation_is_told() -> None:
    assert deregistration.due(case(enrolled())) is None
    assert deregistration.due(case(enrolled(), closed("2017-09-15"))) == date(2017, 9, 15)


def test_a_registration_ends_at_once_when_its_consent_is_withdrawn() -> None:
    parts = {"omfattning": "vissa_delar"}
    for said in ({}, {**parts, "delar": ["registrering"]}):
        told = case(consented(), enrolled(), withdrawn("2017-05-02", **said))
        assert deregistration.due(told) == date(2017, 5, 2)
    kept = case(consented(), enrolled(), withdrawn("2017-05-02", **parts, delar=["epost_sms"]))
    assert deregistration.due(kept) is None
    parties = withdrawn("2017-05-02", omfattning="vissa_parter", parter=["af"])
    assert deregistration.due(case(consented(), enrolled(), parties)) is None


def test_who_is_registered_anonymously_or_not_at_all_has_no_consent_to_withdraw() -> None:
    for way in ("anonym", "avbojd"):
        told = case(consented(), enrolled(registrering=way), withdrawn("2017-05-02"))
        assert deregistration.withdrawn(told) is None
    assert deregistration.due(case(enrolled(registrering="avbojd"), closed())) is None
    assert deregistration.due(case(enrolled(registrering="anonym"), closed())) == date(2017, 9, 15)


def test_a_consent_that_is_given_anew_was_not_withdrawn() -> None:
    told = case(enrolled(), withdrawn("2017-05-02"), consented(undertecknat="2017-05-03"))
    assert deregistration.withdrawn(told) is None


def test_the_end_of_the_registration_is_a_step_until_it_is_done() -> None:
    told = case(consented(), enrolled(), withdrawn("2017-05-02"))
    assert Step("utregistrering", date(2017, 5, 2)) in steps(told, PROJECT)
    over = case(enrolled(), closed("2017-09-15"))
    assert Step("utregistrering", date(2017, 9, 15)) in steps(over, PROJECT)
    assert "utregistrering" not in {step.kind for step in steps(case(enrolled()), PROJECT)}
