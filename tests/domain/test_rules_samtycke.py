"""What stops a consent, what it warns of, and what every consent must say."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.consent_given import may_withdraw
from service.domain.consent_parts import parts
from service.domain.context import Context
from service.domain.finding import Severity
from service.domain.presets_consent import aterkallelse, samtycke
from tests.support import closed
from tests.support.kinds import PROJECTS, context, example, findings, form, found, told, with_remiss, words


def after(*records: tuple[str, Mapping[str, object]]) -> Context:
    """The example's context, with records that are final since."""
    within = context("samtycke")
    assert within.case is not None
    entries = [Entry(kind, within.on, Answers(answers), within.author) for kind, answers in records]
    return replace(within, case=Case.of(within.case.number, [*within.case.history, *entries]))


def test_the_example_is_in_order() -> None:
    assert found("samtycke") == []


@pytest.mark.parametrize("name", ["utbyte", "registrering", "kontakt_efterat", "epost_sms"])
def test_the_person_says_yes_or_no_to_each_part(name: str) -> None:
    assert name in told("samtycke", **{name: None})


@pytest.mark.parametrize(
    ("project", "asked"),
    [
        ("vagknuten_2_0", "C. Kontakt vid 90 dagar och 1 år"),
        ("vagknuten_2", "C. Kontakt vid 90 dagar"),
        ("visa_vagen", ""),
    ],
)
def test_a_person_is_asked_about_the_follow_ups_of_the_project(project: str, asked: str) -> None:
    """In the consent and its withdrawal, and nothing where nobody is followed up after closing."""
    within = PROJECTS[project]
    sections = {section.names: section.title for section in form("samtycke", project=within).sections}
    assert sections.get(("kontakt_efterat",), "") == asked
    questions = {each.name: each.title for each in form("samtycke", project=within).questions()}
    assert questions.get("kontakt_efterat", "") == asked.removeprefix("C. ")
    withdrawn = form("aterkallelse", project=within)
    assert parts(within) == {each.name: each for each in withdrawn.questions()}["delar"].choices  # type: ignore[union-attr]
    assert [label for label in parts(within).values() if label.startswith("C")] == ([asked] if asked else [])
    printed = words("samtycke", context("samtycke", project=within))
    assert printed["kontakt_del"] == asked


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("uppgiftsslag", "Välj ett alternativ för uppgiftsslag."),
        ("andamal", "Fyll i ändamål."),
        ("giltigt_till", "Fyll i sista giltighetsdag."),
        ("mottagare", "Fyll i mottagare."),
        ("undertecknare", "Välj ett alternativ för undertecknare."),
    ],
)
def test_a_consent_is_never_general(name: str, message: str) -> None:
    assert told("samtycke", **{name: None}) == {name: message}


def test_who_refuses_the_exchange_is_not_asked_with_whom() -> None:
    none = dict.fromkeys(("lamna_ut", "ta_emot", "uppgiftsslag", "andamal", "oh_mote", "styrgrupp"))
    assert told("samtycke", utbyte=False, **none) == {}


def test_an_exchange_is_with_somebody() -> None:
    assert found("samtycke", lamna_ut=[], ta_emot=[]) == [("B2", "block", "ta_emot")]


def test_a_signature_on_paper_has_a_day_and_a_keeper() -> None:
    assert found("samtycke", forvaras=None) == [("B2", "block", "forvaras")]
    assert found("samtycke", undertecknat=None) == [("B2", "block", "undertecknat")]
    assert found("samtycke", undertecknat=None, forvaras=None) == []


def test_nobody_has_signed_tomorrow_nor_for_a_time_that_is_past() -> None:
    assert found("samtycke", undertecknat="2017-04-25") == [("M4", "block", "undertecknat")]
    assert ("M5", "block", "giltigt_till") in found("samtycke", giltigt_till="2017-04-23")


def test_a_version_without_signature_takes_away_the_one_that_was_signed() -> None:
    within = after(("samtycke", example("samtycke")))
    assert found("samtycke", within, undertecknat=None, forvaras=None) == [("B2", "warn", "undertecknat")]
    assert found("samtycke", within) == []


@pytest.mark.parametrize(
    ("signers", "stops"),
    [(["personen"], True), (["personen", "vardnadshavare"], False), (["vardnadshavare"], False)],
)
def test_a_guardian_signs_for_who_is_not_of_age(signers: list[str], stops: bool) -> None:
    within = with_remiss(context("samtycke"), personnummer="200001052380")
    expected = [("W1", "block", "undertecknare")] if stops else []
    assert found("samtycke", within, undertecknare=signers) == expected


def test_the_message_says_how_old_the_person_is() -> None:
    within = with_remiss(context("samtycke"), personnummer="200001052380")
    (finding,) = findings("samtycke", within)
    assert finding.message == "Personen är 17 år. Ange att en vårdnadshavare också undertecknar samtycket."


def test_a_consent_to_contact_afterwards_lasts_until_the_last_follow_up() -> None:
    within = after(("genomforandeplan", {"slut": "2018-04-23"}))
    assert found("samtycke", within, giltigt_till="2019-04-22") == [("W10", "warn", "giltigt_till")]
    assert found("samtycke", within, giltigt_till="2019-04-23") == []
    assert found("samtycke", within, giltigt_till="2019-04-22", kontakt_efterat=False) == []


def test_who_may_not_follow_the_case_finds_its_closing_day_by_no_warning_and_no_preset() -> None:
    within = after(("genomforandeplan", {"slut": "2018-04-23"}))
    hidden = replace(within, followed=False)
    assert found("samtycke", hidden, giltigt_till="2018-01-01") == []
    nothing_planned = replace(hidden, case=None)
    assert samtycke(hidden) == samtycke(nothing_planned) != samtycke(within)


def test_in_a_case_without_a_name_the_consent_tells_none() -> None:
    within = with_remiss(context("samtycke"), arendetyp="konsultation_avidentifierad")
    said = {"undertecknare": ["vardnadshavare"], "vardnadshavare_namn": "Testperson G1"}
    assert found("samtycke", within, **said) == [("B2", "block", "vardnadshavare_namn")]
    assert found("samtycke", within, andamal="Ring 070-174 06 23.") == [("B2", "block", "andamal")]


def test_a_protected_person_is_not_told_of_in_the_text() -> None:
    within = with_remiss(context("samtycke"), skyddade_personuppgifter="annat")
    assert found("samtycke", within, andamal="Testperson D3 ska få stöd.") == [
        ("B3", "block", "andamal"),
        ("B3", "block", "forvaras"),
        ("B3", "note", ""),
    ]


# ---------------------------------------------------------------- aterkallelse


def test_a_withdrawal_is_in_order_whatever_it_takes() -> None:
    assert found("aterkallelse") == []
    assert told("aterkallelse", omfattning="helt", parter=None) == {}


def test_a_withdrawal_of_something_says_of_what() -> None:
    assert told("aterkallelse", parter=None) == {
        "parter": "Välj ett alternativ för parter som återkallelsen gäller."
    }
    assert "delar" in told("aterkallelse", omfattning="vissa_delar", parter=None)


def test_a_withdrawal_is_not_dated_tomorrow() -> None:
    assert found("aterkallelse", datum="2017-06-03") == [("M4", "block", "datum")]


@pytest.mark.parametrize(
    ("version", "said", "blocked"),
    [
        (1, {"omfattning": "vissa_parter", "parter": ["af"]}, False),
        (2, {"omfattning": "vissa_parter", "parter": ["af"]}, True),
        (2, {"omfattning": "vissa_parter", "parter": ["fk"]}, False),
        (2, {"omfattning": "helt", "parter": None}, False),
    ],
)
def test_b2_a_new_version_takes_no_less_than_some_withdrawal_that_it_may_follow(
    version: int, said: dict[str, object], blocked: bool
) -> None:
    towards_fk = closed.withdrawn("2017-05-03", omfattning="vissa_parter", parter=["fk"])
    told_before = (closed.consented(ta_emot=["af", "fk"]), closed.withdrawn("2017-05-02"), towards_fk)
    within = closed.within(*told_before, on="2017-06-02", version=version)
    assert found("aterkallelse", within, **said) == [("B2", "block", "omfattning")] * blocked


def taken_back(*entries: Entry, **said: object) -> list[str]:
    """What is told, and stops nothing, of a withdrawal in a case with these records."""
    within = closed.within(*entries, on="2017-06-02")
    noted = findings("aterkallelse", within, **{"omfattning": "helt", "parter": None, **said})
    assert {each.severity for each in noted} <= {Severity.NOTE}
    return [each.message for each in noted]


def test_what_was_never_given_is_told_and_never_refused() -> None:
    given = closed.consented(registrering=False)
    parts: dict[str, object] = {"omfattning": "vissa_delar", "delar": ["registrering", "kontakt_efterat"]}
    assert taken_back(given, **parts) == [
        "Samtycke till ”B. Registrering i uppföljningssystem” har inte lämnats i ärendet."
    ]
    parties: dict[str, object] = {"omfattning": "vissa_parter", "parter": ["af", "psykiatrin"]}
    (told,) = taken_back(given, **parties)
    assert "psykiatrin" in told
    assert "Arbetsförmedlingen" not in told


def test_what_was_given_once_was_given() -> None:
    gone = (closed.consented(), closed.withdrawn("2017-05-02"))
    assert taken_back(*gone) == []
    assert taken_back(*gone, omfattning="vissa_delar", delar=["registrering"]) == []
    changed = (replace(closed.consented(), superseded=True), closed.consented(registrering=False))
    assert taken_back(*changed, omfattning="vissa_delar", delar=["registrering"]) == []


def test_what_the_referral_attests_was_given_and_where_nothing_was_that_is_told() -> None:
    assert taken_back() == []
    within = with_remiss(closed.within(on="2017-06-02"), samtycke_bifogat=False)
    noted = findings("aterkallelse", within, omfattning="helt", parter=None)
    assert [each.message for each in noted] == ["Något samtycke har inte lämnats i ärendet."]


def test_nobody_withdraws_for_who_was_never_named_and_has_signed_nothing() -> None:
    unnamed = closed.entry("remiss", "2017-02-20", {"arendetyp": "konsultation_avidentifierad"})
    assert not may_withdraw(Case.of("VK-2017-001", [unnamed]))
    assert may_withdraw(Case.of("VK-2017-001", [unnamed, closed.consented()]))
    assert may_withdraw(closed.case())


# ---------------------------------------------------------------- presets


def test_a_new_consent_is_valid_a_year_and_thirty_days_after_the_planned_closing() -> None:
    assert samtycke(context("samtycke")) == {"giltigt_till": "2019-05-24", "mottagare": "Testperson V1"}
    planned = after(("genomforandeplan", {"slut": "2017-12-31"}))
    assert samtycke(planned)["giltigt_till"] == "2019-01-30"
    closed = after(("slutanalys", {"slut": "2017-11-30"}))
    assert samtycke(closed)["giltigt_till"] == "2018-12-30"
    extended = after(("uppfoljning", {"forlangd_till": "2018-09-30"}))
    assert samtycke(extended)["giltigt_till"] == "2019-10-30"
    nothing = replace(context("samtycke", on="2017-02-20"), case=None)
    assert samtycke(nothing)["giltigt_till"] == "2019-03-22"


def test_a_withdrawal_is_told_today_to_who_writes() -> None:
    on = date(2017, 6, 2)
    assert aterkallelse(context("aterkallelse", on=on.isoformat())) == {
        "datum": "2017-06-02",
        "mottagen_av": "Testperson V1",
    }
