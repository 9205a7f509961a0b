"""What stops a remiss, what has to be motivated, and what is only told."""

from dataclasses import replace

import pytest

from service.domain.finding import Finding, Severity
from service.domain.project_parts import Ages, Category
from tests.support.kinds import PROJECT, context, findings, found, told

GUARDIAN = [{"namn": "Testperson F1", "telefon": "070-174 06 50"}]
DEIDENTIFIED: dict[str, object] = {
    "arendetyp": "konsultation_avidentifierad",
    "aldersintervall": "35_49",
    "namn": None,
    "personnummer": None,
    "skyddade_personuppgifter": None,
    "folkbokforingskommun": None,
    "telefon": None,
    "adress": None,
    "vardnadshavare": None,
    "behov_av_samverkan": "Personen har flera kontakter utan gemensam plan.",
    "fragestallning": "Vem bör ta ansvar för nästa steg?",
}


def only(key: str = "remiss", **changed: object) -> Finding:
    (finding,) = findings(key, **changed)
    return finding


def test_the_example_is_in_order() -> None:
    assert found("remiss") == []


def test_nobody_refers_in_the_name_of_another_organisation() -> None:
    within = replace(context("remiss"), organisation_key="oskarshamn_soc")
    assert found("remiss", within) == []
    (finding,) = findings("remiss", within, remittent_organisation="fk")
    assert (finding.severity, finding.field) == (Severity.BLOCK, "remittent_organisation")
    assert finding.message == ("Ärendet tillhör Oskarshamns kommun, socialtjänsten. Välj den organisationen.")


def test_no_exclusion_and_an_exclusion_cannot_both_be_true() -> None:
    block, _ = findings("remiss", avgransningar=["ingen", "beroende"])
    assert (block.severity, block.field) == (Severity.BLOCK, "avgransningar")
    assert block.message == "Välj antingen Ingen eller de avgränsningar som stämmer."


def test_b1_a_number_that_is_none_is_refused() -> None:
    finding = only(personnummer="197907179192")
    assert (finding.rule, finding.severity, finding.field) == ("B1", Severity.BLOCK, "personnummer")
    assert finding.message == "Personnumret eller samordningsnumret stämmer inte. Kontrollera siffrorna."


def test_b1_a_test_number_is_refused_where_real_persons_are_registered() -> None:
    (finding,) = findings("remiss", context("remiss", test_numbers=False))
    assert (finding.severity, finding.field) == (Severity.BLOCK, "personnummer")
    assert finding.message == "Testpersonnummer får inte användas i skarp miljö."


def test_b5_taking_part_is_voluntary() -> None:
    finding = only(frivillighet=False)
    assert (finding.rule, finding.severity) == ("B5", Severity.BLOCK)
    assert finding.message == "Deltagandet är frivilligt. Bekräfta att personen vill delta."


def test_b2_without_consent_the_parties_are_named_that_may_not_be_told() -> None:
    finding = only(samtycke_bifogat=False)
    assert (finding.rule, finding.severity, finding.field) == ("B2", Severity.BLOCK, "samtycke_bifogat")
    assert finding.message == (
        "Samtycke saknas för Arbetsförmedlingen, Försäkringskassan, Oskarshamns kommun. "
        "Ärendet kan bara lyftas avidentifierat."
    )


def test_b2_without_consent_and_without_parties_it_is_the_others() -> None:
    messages = [each.message for each in findings("remiss", samtycke_bifogat=False, berorda_myndigheter=[])]
    assert "Samtycke saknas för övriga parter. Ärendet kan bara lyftas avidentifierat." in messages


@pytest.mark.parametrize(("day", "age"), [("2018-01-04", 17), ("2018-01-05", None), ("2017-11-14", 17)])
def test_w1_age_is_counted_on_the_day_of_the_referral(day: str, age: int | None) -> None:
    within = context("remiss", on=day)
    said = {"kon": "kvinna", "forsorjning_sedan": day, "vardnadshavare": GUARDIAN if age else []}
    told_ages = findings("remiss", within, personnummer="200001052380", **said)
    if age is None:
        assert told_ages == []
    else:
        (finding,) = told_ages
        assert (finding.rule, finding.severity, finding.field) == ("W1", Severity.WARN, "personnummer")
        assert (
            finding.message == f"Personen är {age} år och utanför målgruppens ålder (från 18 år). Motivera."
        )


def test_w1_an_upper_age_is_told_where_there_is_one() -> None:
    within = context("remiss", project=replace(PROJECT, ages=Ages(lowest=18, highest=24)))
    (finding,) = findings("remiss", within)
    assert finding.message == "Personen är 37 år och utanför målgruppens ålder (18–24 år). Motivera."


def test_w1_a_minor_needs_a_guardian() -> None:
    within = context("remiss", on="2017-11-14")
    assert told("remiss", within, personnummer="200001052380")["vardnadshavare"] == "Fyll i vårdnadshavare."


@pytest.mark.parametrize(
    ("ticked", "text"),
    [
        (["beroende"], "pågående beroendeproblematik av narkotiska preparat eller alkohol (inte lämplig)"),
        (
            ["neuropsykiatrisk", "utvecklingsstorning"],
            (
                "grav neuropsykiatrisk problematik (rekommenderas inte); "
                "utvecklingsstörning (rekommenderas inte)"
            ),
        ),
    ],
)
def test_w2_an_exclusion_has_to_be_motivated(ticked: list[str], text: str) -> None:
    finding = only(avgransningar=ticked)
    assert (finding.rule, finding.severity, finding.field) == ("W2", Severity.WARN, "avgransningar")
    assert finding.message == f"Uppgiften stämmer med en avgränsning för projektet: {text}. Motivera."


def test_w3_one_authority_alone_has_to_be_motivated() -> None:
    finding = only(berorda_myndigheter=["af"])
    assert (finding.rule, finding.severity) == ("W3", Severity.WARN)
    assert finding.message == "Ärendet rör färre än två myndigheter. Motivera behovet av samverkan."


@pytest.mark.parametrize(
    ("months", "sources", "met"),
    [(7, ["forsorjningsstod"], True), (6, ["forsorjningsstod"], False), (14, ["lon"], False)],
)
def test_w4_a_category_may_ask_for_some_months_of_an_income(
    months: int, sources: list[str], met: bool
) -> None:
    category = Category(key="lange", label="Långvarigt", income="forsorjningsstod", more_than_months=6)
    within = context("remiss", project=replace(PROJECT, categories=(category,)))
    income = {"forsorjning": sources, "forsorjning_manader": months, "forsorjning_sedan": "2016-09-18"}
    said = found("remiss", within, kategorier=["lange"], **income)
    assert said == ([] if met else [("W4", "warn", "kategorier")])


def test_w5_another_kommun_has_to_be_motivated() -> None:
    finding = only(folkbokforingskommun="annan")
    assert (finding.rule, finding.severity) == ("W5", Severity.WARN)
    assert finding.message == "Personen är inte folkbokförd i någon av projektets kommuner. Motivera."


def test_w10_an_interpreter_needs_a_language() -> None:
    finding = only(tolkbehov=True)
    assert (finding.rule, finding.severity, finding.field) == ("W10", Severity.WARN, "sprak")
    assert finding.message == "Ange språk och boka tolk, eller motivera varför tolk inte behövs."
    assert found("remiss", tolkbehov=True, sprak="tigrinja") == []


def test_support_cannot_have_begun_tomorrow() -> None:
    assert found("remiss", forsorjning_sedan="2017-03-21") == [("M4", "block", "forsorjning_sedan")]


def test_b3_protected_identity_is_told_and_stops_nobody() -> None:
    finding = only(
        skyddade_personuppgifter="sekretessmarkering",
        behov_av_samverkan="Flera kontakter utan gemensam plan.",
        fragestallning="Vem bör ta ansvar?",
        insatser=[],
    )
    assert finding.severity is Severity.NOTE
    assert finding.message == "Personen har skyddade personuppgifter. Följ den särskilda rutinen."


@pytest.mark.parametrize(
    "text",
    [
        "Testperson D2 vill arbeta.",
        "Hon bor i Mönsterås.",
        "Bor i Oskarshamns kommun.",
        "testperson d2 VILL ARBETA.",
        "Bor i HÖGSBY.",
        "Nås på 070-174 06 22.",
        "Nås på 0491\N{EN DASH}174\N{NO-BREAK SPACE}06 22.",
        "Nås på d2@example.org.",
        "Numret är 790717-9191.",
        "Numret är 19790717\N{EN DASH}9191.",
        "Numret är 790717 \N{EM DASH} 9191.",
        "Numret är 1979-07-17-9191.",
        "Numret är 79-07-17\N{NON-BREAKING HYPHEN}9191.",
    ],
)
def test_b3_free_text_may_not_tell_who_a_protected_person_is(text: str) -> None:
    said = findings(
        "remiss", skyddade_personuppgifter="skyddad_folkbokforing", insatser=[{"resultat": text}], halsa=text
    )
    blocked = [each.field for each in said if each.severity is Severity.BLOCK]
    assert {"halsa", "insatser-0-resultat"} <= set(blocked)


@pytest.mark.parametrize(
    ("text", "stopped"),
    [("Testperson", False), ("Handläggare i Högsby", True), ("Testperson D2", True), ("790717-9191", True)],
)
def test_staff_may_share_a_first_name_and_nothing_else(text: str, stopped: bool) -> None:
    said = found("remiss", skyddade_personuppgifter="annat", namn="Testperson D2", remittent_funktion=text)
    assert (("B3", "block", "remittent_funktion") in said) is stopped


@pytest.mark.parametrize(
    "text", ["2016-01-18\N{EN DASH}2017-02-01", "2016-01-18 2017-02-01", "20160118 - 20170201"]
)
def test_dates_of_a_protected_person_are_no_numbers(text: str) -> None:
    said = found("remiss", skyddade_personuppgifter="annat", halsa=f"Sjukskriven {text}.")
    assert ("B3", "block", "halsa") not in said


def test_the_referrer_of_a_protected_person_has_contact_details() -> None:
    said = found("remiss", skyddade_personuppgifter="annat")
    assert not {("B3", "block", "remittent_telefon"), ("B3", "block", "remittent_epost")} & {*said}


@pytest.mark.parametrize(("name", "stopped"), [("Åsa Berg", True), ("Testperson Berg", False)])
def test_a_first_name_tells_who_it_is_unless_staff_have_it_too(name: str, stopped: bool) -> None:
    text = f"{name.split(maxsplit=1)[0]} har provat på arbete."
    said = found("remiss", skyddade_personuppgifter="annat", namn=name, halsa=text)
    assert (("B3", "block", "halsa") in said) is stopped


@pytest.mark.parametrize("text", ["Modern Ada Grön är orolig.", "Ring 070-1740690.", "Familjen Gröns hem."])
def test_b3_free_text_may_not_name_the_guardian_of_a_protected_minor(text: str) -> None:
    guardian = [{"namn": "Ada Grön", "telefon": "070-1740690"}]
    said = {"namn": "Åsa Berg", "vardnadshavare": guardian, "personnummer": "200001052380", "halsa": text}
    assert ("B3", "block", "halsa") in found("remiss", skyddade_personuppgifter="annat", **said)
    assert ("B3", "block", "halsa") not in found("remiss", **said)


def test_a_deidentified_consultation_asks_for_no_consent() -> None:
    assert found("remiss", **DEIDENTIFIED) == []


@pytest.mark.parametrize(
    "text",
    [
        "Född 790717-9191",
        "Personen har nummer 19790717 9191.",
        "Ring 070-174 06 22",
        "Ring +46 70 174 06 22",
        "Skriv till d2@example.org",
        "Samordningsnummer 701063-2391",
        "Född 790717\N{EN DASH}9191",
        "Född 1979-07-17-9191",
        "Ring 070\N{NON-BREAKING HYPHEN}174 06 22",
    ],
)
def test_b2_a_deidentified_text_may_hold_no_number_and_no_address(text: str) -> None:
    (finding,) = findings("remiss", **{**DEIDENTIFIED, "halsa": text})
    assert (finding.rule, finding.severity, finding.field) == ("B2", Severity.BLOCK, "halsa")
    assert finding.message == "Avidentifierat ärende: ta bort uppgifter som kan röja personen."


@pytest.mark.parametrize(
    "text",
    [
        "Sjukskriven 2016-01-18–2017-02-01, 50 %.",
        "Kostnaden är 28 000 kr.",
        "Möte kl. 13.15 den 7 mars 2017.",
        "Har haft försörjningsstöd i 14 månader.",
        "Ärende VK-2017-014.",
    ],
)
def test_dates_amounts_and_case_numbers_tell_nobody_s_name(text: str) -> None:
    assert found("remiss", **{**DEIDENTIFIED, "halsa": text}) == []


def test_a_placeholder_left_in_a_text_stops_the_remiss() -> None:
    finding = only(
        halsa="[Skriv här]", insatser=[{"aktor": "Arbetsförmedlingen", "resultat": "[Ange resultat]"}]
    )
    assert (finding.rule, finding.severity, finding.field) == ("M23", Severity.BLOCK, "halsa")
    assert finding.message == (
        "Dokumentet innehåller ej ifyllda fält: Hälsa och förutsättningar relevanta för frågan, "
        "Pågående och tidigare insatser."
    )
