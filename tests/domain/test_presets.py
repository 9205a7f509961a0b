"""What a new document begins with, taken from the earlier ones of the case."""

from dataclasses import replace

from service.domain import presets
from service.domain.case import Case
from tests.support.kinds import context, with_remiss


def test_the_referrer_is_the_one_who_writes_for_the_organisation_of_the_case() -> None:
    within = replace(context("remiss"), organisation_key="oskarshamn_soc")
    assert presets.remiss(within) == {
        "remittent_organisation": "oskarshamn_soc",
        "remittent_namn": "Testperson R2",
        "remittent_funktion": "Socialsekreterare",
    }


def test_where_the_organisation_is_not_known_it_is_chosen() -> None:
    assert presets.remiss(context("remiss"))["remittent_organisation"] == ""


def test_the_answer_knows_the_day_of_the_referral() -> None:
    assert presets.remissvar(context("remissvar")) == {"remissens_datum": "2017-04-03"}


def test_the_plan_knows_start_track_vagledare_and_interpreter() -> None:
    within = with_remiss(context("genomforandeplan"), tolkbehov=True, sprak="tigrinja", nollplacerad=True)
    assert presets.genomforandeplan(within) == {
        "vagledare": "Testperson V1",
        "spar": "snabbspar",
        "grupp": "nollplacerad",
        "start": "2017-03-13",
        "tolkbehov": True,
        "sprak": "tigrinja",
    }


def test_the_closing_analysis_knows_start_track_and_the_goals_of_the_plan() -> None:
    assert presets.slutanalys(context("slutanalys")) == {
        "start": "2017-03-13",
        "spar": "snabbspar",
        "resultat": [
            {"mal": "Jag har slutbetyg från gymnasiet."},
            {"mal": "Jag är antagen till en utbildning som börjar i höst."},
        ],
    }


def test_who_left_before_a_plan_starts_from_the_answer_to_the_referral() -> None:
    within = context("slutanalys")
    assert within.case is not None
    unplanned = Case.of(within.case.number, within.case.entries[:2])
    said = presets.slutanalys(replace(within, case=unplanned))
    assert (said["start"], said["resultat"]) == ("2017-03-13", [])


def test_a_case_without_records_gives_nothing_wrong() -> None:
    within = replace(context("slutanalys"), case=None)
    assert presets.remissvar(within) == {}
    assert presets.slutanalys(within) == {"start": "", "spar": "", "resultat": []}
    assert presets.genomforandeplan(within)["vagledare"] == within.author.name
