"""What a remiss asks, of whom, and how much may be written."""

import pytest

from forms.remiss import RemissForm
from tests.support.kinds import PROJECT, PROJECTS, context, form, judged, told

NEEDED = {
    "arendetyp",
    "remittent_organisation",
    "remittent_namn",
    "remittent_funktion",
    "remittent_telefon",
    "remittent_epost",
    "kon",
    "kategorier",
    "behov_av_samverkan",
    "berorda_myndigheter",
    "avgransningar",
    "nollplacerad",
    "forsorjning",
    "forsorjning_sedan",
    "forsorjning_manader",
    "utbildningsniva",
    "sysselsattning",
    "fragestallning",
    "forvantat_resultat",
    "egen_onskan",
    "egna_resurser",
}
ABOUT_A_NAMED_PERSON = {
    "namn",
    "personnummer",
    "skyddade_personuppgifter",
    "folkbokforingskommun",
    "tolkbehov",
    "informerad",
    "frivillighet",
    "samtycke_bifogat",
}


def needed(**typed: str) -> set[str]:
    form = RemissForm({name: [value] for name, value in typed.items()}, project=PROJECT)
    return {problem.id for problem in form.judge([])}


def test_an_empty_remiss_tells_everything_that_is_needed() -> None:
    assert needed() == NEEDED


@pytest.mark.parametrize("arendetyp", ["remiss", "konsultation_med_samtycke"])
def test_a_named_person_is_asked_about(arendetyp: str) -> None:
    assert needed(arendetyp=arendetyp) == NEEDED - {"arendetyp"} | ABOUT_A_NAMED_PERSON


def test_a_deidentified_consultation_asks_for_nothing_but_age_and_perhaps_gender() -> None:
    assert needed(arendetyp="konsultation_avidentifierad") == NEEDED - {"arendetyp", "kon"} | {
        "aldersintervall"
    }


def test_what_was_typed_about_the_person_is_left_out_of_a_deidentified_consultation() -> None:
    answers = form("remiss", arendetyp="konsultation_avidentifierad").answers()
    asked_of_named = {"telefon", "adress", "sprak", "vardnadshavare"} | ABOUT_A_NAMED_PERSON
    assert not asked_of_named & set(answers)
    assert answers.text("kon") == "man"


def test_what_was_typed_about_the_person_is_taken_away_by_hand_and_never_in_silence() -> None:
    guardian = [{"namn": "Testperson F1", "telefon": "070-174 06 50"}]
    within = context("remiss")
    messages = told("remiss", within, arendetyp="konsultation_avidentifierad", vardnadshavare=guardian)
    ids = {place for place, message in messages.items() if message.startswith("Avidentifierat ärende:")}
    assert ids == {"namn", "personnummer", "telefon", "adress", "vardnadshavare"}
    cleared: dict[str, object] = dict.fromkeys(ids)
    cleared |= {"arendetyp": "konsultation_avidentifierad", "aldersintervall": "35_49"}
    assert told("remiss", within, **cleared) == {}


def test_the_language_is_asked_for_with_an_interpreter() -> None:
    assert "sprak" in form("remiss", tolkbehov=True, sprak="tigrinja").answers()
    assert "sprak" not in form("remiss", tolkbehov=False, sprak="tigrinja").answers()


def test_kommun_need_not_be_told_of_a_protected_person() -> None:
    assert "folkbokforingskommun" in told("remiss", folkbokforingskommun="")
    protected = told("remiss", folkbokforingskommun="", skyddade_personuppgifter="sekretessmarkering")
    assert "folkbokforingskommun" not in protected


def test_the_choices_are_the_project_s_own() -> None:
    asked = form("remiss")
    assert isinstance(asked, RemissForm)
    assert asked.avgransningar.choices["ingen"] == "Ingen"
    assert "oskarshamn_soc" in asked.remittent_organisation.choices
    assert asked.folkbokforingskommun.choices["annan"] == "Annan kommun"
    assert "Försäkringskassan" in asked.berorda_myndigheter.choices.values()


def test_a_project_without_categories_does_not_ask_for_one() -> None:
    without = next(project for project in PROJECTS.values() if not project.categories)
    assert "kategorier" not in {problem.id for problem in RemissForm({}, project=without).judge([])}


@pytest.mark.parametrize(
    ("name", "longest"),
    [
        ("remittent_namn", 200),
        ("behov_av_samverkan", 2000),
        ("halsa", 2000),
        ("fragestallning", 1000),
        ("forvantat_resultat", 1000),
        ("egen_onskan", 1000),
    ],
)
def test_how_much_may_be_written(name: str, longest: int) -> None:
    assert not judged("remiss", **{name: "x" * longest})
    assert f"högst {longest} tecken" in told("remiss", **{name: "x" * (longest + 1)})[name]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "personnummer",
            "19790717-9192",
            "Personnumret eller samordningsnumret stämmer inte. Kontrollera siffrorna.",
        ),
        ("remittent_telefon", "okänt", "Skriv ett giltigt telefonnummer, till exempel 070-174 06 05."),
        ("remittent_epost", "r2@", "Skriv en giltig e-postadress, till exempel namn@exempel.se."),
        ("forsorjning_sedan", "i fjol", "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2017-02-01."),
        ("remittent_organisation", "okand", "Välj ett alternativ för organisation."),
    ],
)
def test_mistakes_stand_at_their_question(name: str, value: str, message: str) -> None:
    assert told("remiss", **{name: value}) == {name: message}
