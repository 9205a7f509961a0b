"""What a remissvar prints."""

from dataclasses import replace

from service.domain.case import Case
from tests.support.kinds import PROJECTS, context, texts, with_remiss, words


def test_the_answer_names_referrer_person_and_standpoint() -> None:
    said = words("remissvar")
    assert said["remittent"] == {
        "organisation": "Landstinget, primärvården",
        "namn": "Testperson R3",
        "funktion": "Rehabkoordinator",
    }
    assert said["deltagare"] == {"namn": "Testperson D3", "personnummer": "19640823-3234"}
    assert (said["stallningstagande"], said["startdatum"], said["spar"]) == (
        "Intag",
        "2017-04-24",
        "Längre insats",
    )
    assert said["hanvisningar"][1]["senast"] == "2017-05-12"
    assert said["informerad"] == {"av": "Testperson R3", "datum": "2017-04-19"}


def test_the_case_body_has_the_project_s_own_name() -> None:
    within = context("remissvar", project=PROJECTS["vagknuten_2"])
    assert (words("remissvar")["mote"], words("remissvar")["grupp"]) == ("OH-möte", "OH")
    said = words("remissvar", within)
    assert (said["mote"], said["grupp"]) == ("Remissgruppens möte", "remissgruppen")


def test_what_does_not_apply_is_empty() -> None:
    said = words("remissvar", stallningstagande="ej_intag", startdatum=None, spar=None, vagledare=None)
    assert (said["startdatum"], said["spar"], said["vagledare"], said["vilande_till"]) == ("", "", "", "")


def test_the_project_leader_signs() -> None:
    (block,) = words("remissvar")["underskrifter"]
    assert (block["rubrik"], block["namnfortydligande"]) == ("Projektledare", "Testperson P1")


def test_of_a_protected_person_neither_name_nor_referrer_is_told() -> None:
    within = with_remiss(context("remissvar"), skyddade_personuppgifter="sekretessmarkering")
    said = words(
        "remissvar", within, hanvisningar=[], informerad_av="Handläggaren", rad_fran_oh="Börja lugnt."
    )
    assert said["deltagare"] == {"namn": "Deltagare i ärende VK-2017-003", "personnummer": ""}
    printed = "\n".join(texts(said))
    hidden = ("D3", "19640823", "R3", "primärvården", "Oskarshamn", "Mönsterås")
    assert not [secret for secret in hidden if secret in printed]


def test_a_deidentified_consultation_is_answered_to_the_referrer_about_nobody() -> None:
    within = with_remiss(context("remissvar"), arendetyp="konsultation_avidentifierad")
    said = words("remissvar", within)
    assert said["deltagare"]["namn"] == "Avidentifierad person i ärende VK-2017-003"
    assert said["remittent"]["namn"] == "Testperson R3"


def test_a_case_without_a_referral_leaves_its_places_empty() -> None:
    within = replace(context("remissvar"), case=Case("VK-2017-009"))
    assert words("remissvar", within)["deltagare"] == {"namn": "", "personnummer": ""}
    assert words("remissvar", replace(within, case=None))["dokument"]["arendenummer"] == ""
