"""What a new document begins with, taken from the earlier ones of the case."""

from dataclasses import replace
from datetime import date

from service.domain import presets, presets_flow
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


def test_the_answer_knows_the_days_of_the_referral_and_the_meeting() -> None:
    within = context("remissvar")
    assert presets.remissvar(within) == {"remissens_datum": "2017-04-03", "oh_mote": "2017-04-18"}
    before = replace(within, on=date(2017, 4, 17))
    assert presets.remissvar(before) == {"remissens_datum": "2017-04-03"}


def test_the_plan_knows_start_track_vagledare_and_interpreter() -> None:
    within = with_remiss(context("genomforandeplan"), tolkbehov=True, sprak="tigrinja", nollplacerad=True)
    assert presets.genomforandeplan(within) == {
        "vagledare": "Testperson V1",
        "spar": "snabbspar",
        "grupp": "yrkesverksam_alder",
        "start": "2017-03-13",
        "tolkbehov": True,
        "sprak": "tigrinja",
        "aktiviteter": [],
    }


def test_a_review_and_an_end_are_of_today() -> None:
    within = context("granskning")
    assert presets_flow.granskning(within) == {"granskad": "2017-02-24"}
    assert presets_flow.avbrott(within) == {"datum": "2017-02-24"}
    assert presets_flow.stangning(within) == {"stangt": "2017-02-24"}


def test_a_new_referral_brings_its_own_question_to_the_meeting() -> None:
    said = presets_flow.motesarende(context("motesarende"))
    assert (said["typ"], said["foredragande"]) == ("ny_remiss", "Testperson P1")
    assert str(said["fraga"]).endswith("?")
    consultation = with_remiss(context("motesarende"), arendetyp="konsultation_avidentifierad")
    assert presets_flow.motesarende(consultation)["typ"] == "konsultation"


def test_who_takes_part_comes_to_the_meeting_as_ongoing() -> None:
    assert presets_flow.motesarende(context("genomforandeplan"))["typ"] == "pagaende"


def test_the_enrolment_knows_start_track_group_and_how_things_were() -> None:
    within = with_remiss(context("inskrivning"), nollplacerad=True)
    assert presets_flow.inskrivning(within) == {
        "inskriven": "2017-03-13",
        "spar": "snabbspar",
        "grupp": "nollplacerad",
        "registrering": "",
        "forsorjning_fore": ["aktivitetsstod"],
        "utbildningsniva": "forgymnasial",
        "sysselsattning_fore": "arbetssokande",
    }
    planned = replace(within, on=date(2017, 3, 1))
    assert presets_flow.inskrivning(planned)["inskriven"] == ""


def test_a_protected_person_is_registered_anonymously_from_the_start() -> None:
    within = with_remiss(context("inskrivning"), skyddade_personuppgifter="sekretessmarkering")
    assert presets_flow.inskrivning(within)["registrering"] == "anonym"


def test_a_case_without_records_gives_nothing_wrong() -> None:
    within = replace(context("slutanalys"), case=None)
    assert presets.remissvar(within) == {}
    assert presets.genomforandeplan(within)["vagledare"] == within.author.name
