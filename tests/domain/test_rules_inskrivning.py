"""What stops an enrolment: no meeting before it (B4), no free will (B5), a protected person by name (B3)."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.finding import Severity
from tests.support.kinds import PROJECT, context, findings, found, told, with_remiss


def test_the_example_is_in_order() -> None:
    assert found("inskrivning") == []


def test_nobody_was_enrolled_tomorrow() -> None:
    assert found("inskrivning", inskriven="2017-03-14") == [("M4", "block", "inskriven")]


def test_b4_nobody_is_enrolled_before_the_meeting() -> None:
    (finding,) = findings("inskrivning", inskriven="2017-03-06")
    assert (finding.rule, finding.severity, finding.field) == ("B4", Severity.BLOCK, "inskriven")
    assert finding.message == "Startdatum kan inte vara före dagen då ärendet togs upp i OH."


def test_b4_does_not_hold_where_nobody_needs_to_meet() -> None:
    intake = replace(PROJECT.intake, after_meeting=False)
    within = context("inskrivning", project=replace(PROJECT, intake=intake))
    assert found("inskrivning", within, inskriven="2017-03-06") == []


def test_b5_nobody_is_enrolled_against_their_will() -> None:
    (finding,) = findings("inskrivning", frivillighet=False)
    assert (finding.rule, finding.severity, finding.field) == ("B5", Severity.BLOCK, "frivillighet")
    assert finding.message == "Deltagandet är frivilligt. Bekräfta att personen vill delta."


def test_b5_is_asked_of_every_person() -> None:
    assert told("inskrivning", frivillighet=None) == {
        "frivillighet": "Deltagandet är frivilligt. Bekräfta att personen vill delta."
    }


def test_b3_a_protected_person_is_never_registered_by_name() -> None:
    within = with_remiss(context("inskrivning"), skyddade_personuppgifter="sekretessmarkering")
    (finding, _) = findings("inskrivning", within)
    assert (finding.rule, finding.field) == ("B3", "registrering")
    assert finding.message == (
        "Personen har skyddade personuppgifter och registreras bara anonymt, med år och kön."
    )
    for said in ("anonym", "avbojd"):
        assert found("inskrivning", within, registrering=said) == [("B3", "note", "")]


def consented(**changed: object) -> Context:
    """The case of the example with its consent changed."""
    within = context("inskrivning")
    assert within.case is not None
    entries = [
        replace(each, answers=Answers({**each.answers, **changed})) if each.kind == "samtycke" else each
        for each in within.case.history
    ]
    return replace(within, case=Case.of(within.case.number, entries))


def later(within: Context, *records: tuple[str, Mapping[str, object]]) -> Context:
    assert within.case is not None
    more = [Entry(kind, within.on, Answers(said), within.author) for kind, said in records]
    return replace(within, case=Case.of(within.case.number, [*within.case.history, *more]))


@pytest.mark.parametrize(
    "within",
    [
        consented(registrering=False),
        consented(undertecknat=None),
        consented(giltigt_till="2017-03-12"),
        later(context("inskrivning"), ("aterkallelse", {"omfattning": "helt", "datum": "2017-03-12"})),
        later(
            context("inskrivning"), ("aterkallelse", {"omfattning": "vissa_delar", "delar": ["registrering"]})
        ),
    ],
)
def test_b2_nobody_is_registered_by_name_without_a_consent_to_it_in_force(within: Context) -> None:
    (finding,) = findings("inskrivning", within)
    assert (finding.rule, finding.severity, finding.field) == ("B2", Severity.BLOCK, "registrering")
    assert finding.message == (
        "Samtycke till registrering (del B) saknas eller gäller inte längre. "
        "Registrera samtycket först, eller välj Anonym."
    )
    for said in ("anonym", "avbojd"):
        assert found("inskrivning", within, registrering=said) == []


def test_b2_part_b_can_be_given_when_the_exchange_is_refused() -> None:
    assert found("inskrivning", consented(utbyte=False)) == []


def test_a_corrected_enrolment_stays_registered_with_the_consent_that_it_had() -> None:
    """After a withdrawal the registration is ended, not entered anew as anonymous."""
    withdrawn = ("aterkallelse", {"omfattning": "helt", "datum": "2017-03-12"})
    enrolled = ("inskrivning", {"registrering": "med_samtycke"})
    assert found("inskrivning", later(context("inskrivning"), enrolled, withdrawn)) == []


def test_who_refuses_to_be_registered_takes_part_all_the_same() -> None:
    assert found("inskrivning", registrering="avbojd") == []
