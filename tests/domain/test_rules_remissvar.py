"""What stops a remissvar: no intake before the meeting, without consent or against somebody's will."""

from dataclasses import replace
from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.capacity import Participation
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.finding import Severity
from service.domain.project_parts import Group, Intake
from tests.support.kinds import PROJECT, PROJECTS, context, example, findings, form, found, with_remiss

DEIDENTIFIED = with_remiss(
    context("remissvar"), arendetyp="konsultation_avidentifierad", namn="", personnummer=""
)
NAMED_CONSULTATION = with_remiss(context("remissvar"), arendetyp="konsultation_med_samtycke")
UNINFORMED: dict[str, object] = {"informerad_av": None, "informerad_datum": None}


def test_the_example_is_in_order() -> None:
    assert found("remissvar") == []


def test_b4_the_meeting_cannot_lie_before_the_referral() -> None:
    (finding,) = findings("remissvar", oh_mote="2017-04-02")
    assert (finding.rule, finding.severity, finding.field) == ("B4", Severity.BLOCK, "oh_mote")
    assert finding.message == "OH-möte kan inte ligga före remissens datum."


def test_b4_nobody_starts_before_the_meeting() -> None:
    (finding,) = findings("remissvar", startdatum="2017-04-17")
    assert (finding.rule, finding.field) == ("B4", "startdatum")
    assert finding.message == "Startdatum kan inte vara före dagen då ärendet togs upp i OH."


def test_a_project_may_take_people_in_without_a_meeting() -> None:
    intake = replace(PROJECT.intake, after_meeting=False)
    assert isinstance(intake, Intake)
    within = context("remissvar", project=replace(PROJECT, intake=intake))
    assert found("remissvar", within, startdatum="2017-04-17") == []


@pytest.mark.parametrize("name", ["oh_mote", "informerad_datum"])
def test_what_has_happened_did_not_happen_tomorrow(name: str) -> None:
    (finding,) = findings("remissvar", **{name: "2017-04-21"})
    assert (finding.field, finding.message) == (name, "Datumet får inte ligga i framtiden.")


def test_waiting_needs_a_last_day_that_comes_after_the_meeting() -> None:
    assert found("remissvar", stallningstagande="vilande") == [("B4", "block", "vilande_till")]
    assert found("remissvar", stallningstagande="vilande", vilande_till="2017-04-17") == [
        ("M5", "block", "vilande_till")
    ]
    assert found("remissvar", stallningstagande="vilande", vilande_till="2018-01-05") == []


@pytest.mark.parametrize("said", ["intag", "vilande"])
def test_b2_a_person_without_a_name_cannot_take_part(said: str) -> None:
    messages = {
        finding.field: finding.message
        for finding in findings("remissvar", DEIDENTIFIED, stallningstagande=said, vilande_till="2018-01-05")
    }
    assert messages["stallningstagande"] == (
        "Samtycke saknas för övriga parter. Ärendet kan bara lyftas avidentifierat."
    )


def test_a_deidentified_consultation_is_answered_without_informing_anybody() -> None:
    assert found("remissvar", DEIDENTIFIED, stallningstagande="endast_konsultation", **UNINFORMED) == []


def test_the_person_is_told_of_a_consultation_with_consent() -> None:
    said = found("remissvar", NAMED_CONSULTATION, stallningstagande="endast_konsultation", **UNINFORMED)
    assert said == [("B5", "block", "informerad_av"), ("B5", "block", "informerad_datum")]


def test_that_the_person_was_told_has_a_day() -> None:
    (finding,) = findings("remissvar", informerad_datum=None)
    assert (finding.severity, finding.field) == (Severity.BLOCK, "informerad_datum")
    assert finding.message == "Fyll i datum för informationen."


def test_the_answer_to_a_deidentified_consultation_may_not_tell_who_it_is() -> None:
    text = "Ring personen på 070-174 06 23."
    said = found("remissvar", DEIDENTIFIED, stallningstagande="endast_konsultation", rad_fran_oh=text)
    assert said == [("B2", "block", "rad_fran_oh")]


def test_b5_nobody_is_taken_in_who_has_not_agreed() -> None:
    within = with_remiss(context("remissvar"), frivillighet=False)
    (finding,) = findings("remissvar", within)
    assert finding.message == "Deltagandet är frivilligt. Bekräfta att personen vill delta."
    assert found("remissvar", within, stallningstagande="ej_intag") == []


def test_w1_age_is_counted_again_on_the_day_of_intake() -> None:
    within = with_remiss(context("remissvar"), personnummer="200001052380")
    (finding,) = findings("remissvar", within)
    assert (finding.rule, finding.severity, finding.field) == ("W1", Severity.WARN, "startdatum")
    assert found("remissvar", within, stallningstagande="vilande", vilande_till="2018-01-05") == []


def test_the_answer_about_a_protected_person_may_not_tell_where_they_live() -> None:
    within = with_remiss(context("remissvar"), skyddade_personuppgifter="sekretessmarkering")
    said = found("remissvar", within)
    assert ("B3", "block", "hanvisningar-2-aktor") in said
    assert said[-1] == ("B3", "note", "")


def met(*days: str) -> Context:
    """The example with meetings on other days."""
    within = context("remissvar")
    assert within.case is not None
    kept = [entry for entry in within.case.entries if entry.kind != "motesarende"]
    items = [Entry("motesarende", within.on, Answers({"mote": day}), within.author) for day in days]
    return replace(within, case=Case.of(within.case.number, [*kept, *items]))


def test_b4_nobody_is_taken_in_before_any_meeting() -> None:
    (finding,) = findings("remissvar", met())
    assert (finding.rule, finding.severity, finding.field) == ("B4", Severity.BLOCK, "stallningstagande")
    assert finding.message == (
        "Ärendet har inte tagits upp på OH-möte. Registrera ett ärende till mötet innan personen tas in."
    )


def test_b4_a_meeting_to_come_is_named_with_its_day() -> None:
    (finding,) = findings("remissvar", met("2017-05-30", "2017-05-09"))
    assert (finding.rule, finding.field) == ("B4", "stallningstagande")
    assert finding.message == (
        "Ärendet tas upp på OH-möte först 2017-05-09. Personen kan inte tas in före dess."
    )


def test_b4_one_meeting_that_has_been_is_enough() -> None:
    assert found("remissvar", met("2017-04-20", "2017-05-09")) == []


def test_b4_a_meeting_that_was_cancelled_is_none() -> None:
    within = replace(met("2017-04-20"), cancelled=frozenset({date(2017, 4, 20)}))
    assert [each.rule for each in findings("remissvar", within)] == ["B4"]
    assert found("remissvar", replace(met("2017-04-20", "2017-04-19"), cancelled=within.cancelled)) == []


@pytest.mark.parametrize("said", ["ej_intag", "endast_konsultation", "komplettering"])
def test_b4_asks_for_a_meeting_only_before_intake(said: str) -> None:
    assert found("remissvar", met(), stallningstagande=said) == []


def test_b4_does_not_hold_in_a_project_that_takes_people_in_without_meeting() -> None:
    intake = replace(PROJECT.intake, after_meeting=False)
    within = replace(met(), project=replace(PROJECT, intake=intake))
    assert found("remissvar", within) == []


def test_b4_a_project_s_own_meeting_has_its_own_name() -> None:
    within = replace(met(), project=replace(PROJECTS["vagknuten_2"], groups=()))
    assert "Ärendet har inte tagits upp på remissgruppens möte." in findings("remissvar", within)[0].message


def test_w7_a_full_year_asks_for_a_reason() -> None:
    others = tuple(Participation(date(2017, 3, 1)) for _ in range(30))
    (finding,) = findings("remissvar", replace(context("remissvar"), participations=others))
    assert (finding.rule, finding.severity, finding.field) == ("W7", Severity.WARN, "startdatum")
    assert finding.message == (
        "Projektet har planerat för 30 deltagare (1 februari 2017 – 31 januari 2018), "
        "och 30 är redan intagna. Motivera."
    )
    assert found("remissvar", replace(context("remissvar"), participations=others[1:])) == []


def test_w7_full_places_for_the_nollplacerade_ask_for_a_reason() -> None:
    group = Group(key="nollplacerad", label="Nollplacerad", earmarked=True, places=2)
    project = replace(PROJECT, groups=(group,))
    others = (
        Participation(date(2017, 2, 1), "nollplacerad"),
        Participation(date(2017, 3, 1), "nollplacerad"),
    )
    within = replace(context("remissvar", project=project), participations=others)
    (finding,) = findings("remissvar", within)
    assert (finding.rule, finding.severity) == ("W7", Severity.WARN)
    assert finding.message == "Alla 2 platser för gruppen nollplacerad är upptagna. Motivera."
    ended = (others[0], replace(others[1], ongoing=False))
    assert found("remissvar", replace(within, participations=ended)) == []
    elsewhere = with_remiss(within, nollplacerad=False)
    assert found("remissvar", elsewhere) == []


# ---------------------------------------------------------------- who guides


@pytest.mark.parametrize("name", ["Testperson V1", " testperson  V1", "Testperson V2"])
def test_a_vagledare_is_one_with_an_account(name: str) -> None:
    within = replace(context("remissvar"), guides=("Testperson V1", "Testperson V2"))
    assert found("remissvar", within, vagledare=name) == []


def test_a_name_that_no_account_has_is_kept_and_told_with_those_that_do() -> None:
    within = replace(context("remissvar"), guides=("Testperson V1", "Testperson V2"))
    (finding,) = findings("remissvar", within, vagledare="Testperson V9")
    assert (finding.rule, finding.severity, finding.field) == ("K132", Severity.BLOCK, "vagledare")
    assert finding.message == (
        "Projektet har inget konto för vägledare med det namnet. Välj bland: Testperson V1, Testperson V2."
    )
    asked = form("remissvar", vagledare="Testperson V9")
    asked.judge([finding])
    assert asked["vagledare"].data == "Testperson V9"
    elsewhere = {"stallningstagande": "endast_konsultation", "startdatum": None}
    assert found("remissvar", within, **elsewhere, vagledare="Testperson V9") == []


def test_where_nobody_has_an_account_any_name_may_stand() -> None:
    assert found("remissvar", vagledare="Testperson V9") == []


def test_an_answer_is_corrected_although_its_vagledare_has_left() -> None:
    within = replace(context("remissvar"), guides=("Testperson V1",), version=2)
    assert within.case is not None
    before = Entry(
        "remissvar", within.on, Answers(example("remissvar", vagledare="Testperson V9")), within.author
    )
    corrected = replace(within, case=replace(within.case, history=(*within.case.history, before)))
    assert found("remissvar", corrected, vagledare="Testperson V9") == []
    assert ("K132", "block", "vagledare") in found("remissvar", corrected, vagledare="Testperson V8")
