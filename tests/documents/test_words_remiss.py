"""What a remiss prints, and what it never prints."""

import pytest

from tests.support.kinds import context, texts, words

PROTECTED = {"skyddade_personuppgifter": "sekretessmarkering"}
SECRET = (
    "Testperson D2",
    "19790717-9191",
    "070-174 06 22",
    "Exempelgatan",
    "070-174 06 12",
    "r2@example.org",
    "070-174 06 50",
    "Testperson F1",
    "Testperson R2",
    "Socialsekreterare",
)
GUARDIAN = [{"namn": "Testperson F1", "telefon": "070-174 06 50"}]
NEUTRAL: dict[str, object] = {
    "behov_av_samverkan": "Kort.",
    "insatser": [],
    "fragestallning": "Vad nu?",
    "vardnadshavare": GUARDIAN,
}


def test_the_header_tells_case_project_and_day() -> None:
    assert words("remiss")["dokument"] == {
        "titel": "Remiss",
        "projekt": "Vägknuten 2.0",
        "arendenummer": "VK-2017-002",
        "datum": "2017-03-20",
        "version": "1",
        "id": "",
        "mall": "",
        "organisation": "Oskarshamns kommun, socialtjänsten",
    }


def test_the_person_and_the_referrer_are_written_out() -> None:
    said = words("remiss")
    assert said["deltagare"] == {
        "namn": "Testperson D2",
        "personnummer": "19790717-9191",
        "kon": "Man",
        "aldersintervall": "",
        "kommun": "Oskarshamn",
        "telefon": "070-174 06 22",
        "adress": "Exempelgatan 2, 572 00 Oskarshamn",
        "skyddade_personuppgifter": "Nej",
        "tolkbehov": "Nej",
        "sprak": "",
    }
    assert said["remittent"]["organisation"] == "Oskarshamns kommun, socialtjänsten"


def test_choices_are_labels_and_numbers_have_units() -> None:
    said = words("remiss", forsorjning=["sjukpenning", "forsorjningsstod"], forsorjning_manader=1)
    assert said["arendetyp"] == "Remiss till projektet"
    assert said["forsorjning"] == {
        "kallor": "Sjukpenning, Försörjningsstöd",
        "sedan": "2016-01-18",
        "manader": "1\u00a0månad",
        "omfattning": "100\u00a0%",
        "utbildningsniva": "Gymnasial",
        "sysselsattning": "Arbetssökande",
    }
    assert said["malgrupp"]["avgransningar"] == ["Ingen"]
    assert said["malgrupp"]["berorda_myndigheter"][0] == "Arbetsförmedlingen"


def test_a_party_has_the_name_of_the_day() -> None:
    later = context("remiss", on="2019-03-20")
    assert words("remiss", berorda_myndigheter=["region"])["malgrupp"]["berorda_myndigheter"] == [
        "Landstinget i Kalmar län"
    ]
    assert words("remiss", later, berorda_myndigheter=["region"])["malgrupp"]["berorda_myndigheter"] == [
        "Region Kalmar län"
    ]


def test_long_texts_are_paragraphs_and_unanswered_ones_have_none() -> None:
    assert len(words("remiss")["malgrupp"]["behov_av_samverkan"]["stycken"]) == 2
    assert words("remiss", halsa=None)["halsa"] == {"stycken": []}


def test_the_remittent_signs() -> None:
    assert words("remiss")["underskrifter"] == [
        {
            "rubrik": "Remittent",
            "ort_datum": "",
            "namnfortydligande": "Testperson R2",
            "roll": "Socialsekreterare",
            "organisation": "Oskarshamns kommun, socialtjänsten",
            "signeringssatt": "□\u00a0e-underskrift   □\u00a0papper",
        }
    ]


def test_reasons_stand_with_the_sentence_they_answer() -> None:
    row = {"regel": "W3", "varning": "Ärendet rör färre än två myndigheter.", "text": "Överenskommet i OH."}
    assert words("remiss", motiveringar=[row])["motiveringar"] == [
        {"regel": "Ärendet rör färre än två myndigheter.", "text": "Överenskommet i OH."}
    ]


@pytest.mark.parametrize("protection", ["sekretessmarkering", "skyddad_folkbokforing", "annat"])
def test_a_protected_person_is_an_alias(protection: str) -> None:
    said = words("remiss", **{**NEUTRAL, "skyddade_personuppgifter": protection})
    assert said["deltagare"]["namn"] == "Deltagare i ärende VK-2017-002"
    printed = "\n".join(texts(said))
    assert not [secret for secret in SECRET if secret in printed]
    assert set(said["remittent"].values()) == {""}
    (block,) = said["underskrifter"]
    assert (block["rubrik"], block["namnfortydligande"], block["roll"]) == ("Remittent", "", "")


def test_no_kommun_of_a_protected_person_is_named_anywhere() -> None:
    printed = "\n".join(texts(words("remiss", **{**NEUTRAL, **PROTECTED})))
    assert "Oskarshamn" not in printed
    assert words("remiss", **PROTECTED)["malgrupp"]["berorda_myndigheter"] == [
        "Arbetsförmedlingen",
        "Försäkringskassan",
        "Kommun",
    ]


def test_a_deidentified_consultation_tells_age_and_gender_only() -> None:
    said = words("remiss", arendetyp="konsultation_avidentifierad", aldersintervall="35_49", **NEUTRAL)
    told = {name: value for name, value in said["deltagare"].items() if value}
    assert told["namn"] == "Avidentifierad person i ärende VK-2017-002"
    assert (told["aldersintervall"], told["kon"]) == ("35–49 år", "Man")
    sender = ("070-174 06 12", "r2@example.org", "Testperson R2", "Socialsekreterare")
    person = [secret for secret in SECRET if secret not in sender]
    assert not [secret for secret in person if secret in "\n".join(texts(said))]


def test_a_choice_that_the_list_has_lost_is_printed_as_it_was_stored() -> None:
    assert words("remiss", sgi="forr_i_tiden")["malgrupp"]["sgi"] == "forr_i_tiden"
