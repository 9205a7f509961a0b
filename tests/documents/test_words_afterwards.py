"""What the documents after a participation print: contacts, follow-ups, and what is reported of whom."""

from typing import Any

from service.domain.case import Entry
from tests.support import closed
from tests.support.closed import consented, enrolled, protected, tried, within
from tests.support.kinds import PROJECTS, context, texts, words

NINETY = "uppfoljning_90_dagar"
NOBODY = dict.fromkeys(("sysselsattning", "omfattning", "forsorjning", "sjalvforsorjning"))


def profile(system: str, *entries: Entry, **changed: object) -> tuple[str, dict[str, str]]:
    """What is said of one system, and its variables by name."""
    given = within(*entries, on="2017-09-15") if entries else context("utregistrering")
    return profile_of(words("utregistrering", given, **changed), system)


def profile_of(told: dict[str, Any], system: str) -> tuple[str, dict[str, str]]:
    (found,) = [each for each in told["profiler"] if each["namn"] == system]
    return found["text"], {row["namn"]: row["varde"] for row in found["uppgifter"]}


def test_a_contact_says_what_it_is_about() -> None:
    said = words("kontakt")
    assert (said["galler"], said["kontaktsatt"], said["natt"]) == ("90 dagar", "Telefon", "Nej")


def test_a_follow_up_tells_the_day_it_is_about_and_who_was_tried_before() -> None:
    said = words(NINETY)
    assert (said["avslutad"], said["status_per"], said["utfall"]) == ("2017-09-15", "2017-12-14", "Nådd")
    assert said["forsok"] == [{"datum": "2017-12-11", "kontaktsatt": "Telefon"}]
    assert said["status"] == {
        "sysselsattning": "Studier",
        "omfattning": "100\u00a0%",
        "forsorjning": "Studiestöd",
        "sjalvforsorjning": "Ja",
        "ratt_ersattning": "Ja, Studiestöd",
    }
    assert words("uppfoljning_1_ar")["status_per"] == "2018-09-15"


def test_who_was_not_reached_is_recorded_as_such() -> None:
    attempts = (tried("2017-12-11"), tried("2017-12-12"))
    given = within(consented(), enrolled(), closed.closed(), *attempts, on="2017-12-14")
    said = words(NINETY, given, natt=False, ratt_ersattning=None, ersattning=None, **NOBODY)
    assert said["utfall"] == "Ej nådd"
    assert [each["datum"] for each in said["forsok"]] == ["2017-12-11", "2017-12-12"]
    assert set(texts(said["status"])) == {""}


def test_who_may_not_be_contacted_is_not_reached_either() -> None:
    said = words(NINETY, natt=None, kontaktsatt="ingen", **NOBODY)
    assert (said["utfall"], said["kontaktsatt"]) == ("Ej nådd", "Ingen kontakt, samtycke saknas")


def test_each_follow_up_has_its_own_title() -> None:
    assert words(NINETY)["dokument"]["titel"] == "Uppföljning 90 dagar efter avslut"
    assert words("uppfoljning_1_ar")["dokument"]["titel"] == "Uppföljning 1 år efter avslut"


# ---------------------------------------------------------------- what is reported


def test_sus_is_told_the_whole_set_of_who_consented() -> None:
    text, told = profile("SUS")
    assert text == "Varje deltagande räknas för sig."
    assert told == {
        "Deltagande": "VK-2017-001",
        "Insats": "Vägknuten 2.0",
        "Samtycke till registrering": "2017-03-13",
        "Kön": "Kvinna",
        "Inregistrerad": "2017-03-13",
        "Utbildningsnivå": "Förgymnasial",
        "Försörjning direkt före": "Aktivitetsstöd/utvecklingsersättning",
        "Offentlig försörjning före": "6\u00a0månader",
        "Sysselsättning direkt före": "Arbetssökande",
        "Omfattning direkt före": "0\u00a0%",
        "Utregistrerad": "2017-09-15",
        "Avslutsanledning": "Studier",
        "Försörjning direkt efter": "Studiestöd",
        "Sysselsättning direkt efter": "Studier",
        "Omfattning direkt efter": "100\u00a0%",
    }


def test_uppfoljning_finsam_counts_participants_by_gender() -> None:
    _, told = profile("Uppföljning Finsam")
    assert told == {
        "Samordningsförbund": "Samordningsförbundet i Kalmar län",
        "Insats": "Vägknuten 2.0",
        "Inriktning och målgrupp": PROJECTS["vagknuten_2_0"].target_group,
        "Deltagare, kön": "Kvinna",
        "Påbörjat år": "2017",
        "Grupp": "Yrkesverksam ålder",
        "Avslutat år": "2017",
    }


def test_who_would_not_be_told_of_is_reported_by_year_and_gender_alone() -> None:
    anonymous = (enrolled(registrering="anonym"), closed.closed())
    text, told = profile("SUS", *anonymous)
    assert text == "Anonym registrering: bara år och kön."
    assert told == {"Insats": "Vägknuten 2.0", "Inregistreringsår": "2017", "Kön": "Man"}
    assert "Grupp" not in profile("Uppföljning Finsam", *anonymous)[1]


def test_a_protected_person_is_anonymous_whatever_the_record_says() -> None:
    hidden = protected(within(consented(), enrolled(), closed.closed(), on="2017-09-15"))
    said = words("utregistrering", hidden)
    told = profile_of(said, "SUS")[1]
    assert [*told] == ["Insats", "Inregistreringsår", "Kön"]
    assert hidden.case is not None
    assert hidden.case.person.personnummer is not None
    secrets = (hidden.case.person.name, hidden.case.person.personnummer.shown)
    assert not [text for text in texts(said) if any(secret in text for secret in secrets)]


def test_who_takes_the_consent_back_is_not_reported_as_anonymous_instead() -> None:
    text, told = profile("SUS", avslutsanledning="atertaget_samtycke")
    assert text.endswith("inte heller anonymt.")
    assert told == {"Utregistrerad": "2017-09-15", "Avslutsanledning": "Återtaget samtycke"}


def test_a_registration_by_mistake_is_not_counted() -> None:
    assert profile("Uppföljning Finsam", avslutsanledning="felregistrering") == (
        "Felregistrerat: deltagandet räknas inte.",
        {},
    )
