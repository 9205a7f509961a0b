"""What stops an item for a meeting: an unnamed person's is a consultation, and nothing tells who (B2, B3)."""

from service.domain.finding import Severity
from tests.support.kinds import context, findings, found, with_remiss

DEIDENTIFIED = with_remiss(
    context("motesarende"), arendetyp="konsultation_avidentifierad", namn="", personnummer=""
)


def test_the_example_is_in_order() -> None:
    assert found("motesarende") == []


def test_a_meeting_may_lie_ahead() -> None:
    assert found("motesarende", mote="2017-12-05") == []


def test_b2_without_consent_a_case_is_only_a_consultation() -> None:
    (finding,) = findings("motesarende", DEIDENTIFIED)
    assert (finding.rule, finding.severity, finding.field) == ("B2", Severity.BLOCK, "typ")
    assert finding.message == "Samtycke saknas för övriga parter. Ärendet kan bara lyftas avidentifierat."
    assert found("motesarende", DEIDENTIFIED, typ="konsultation") == []


def test_b2_the_question_about_an_unnamed_person_may_not_tell_who_it_is() -> None:
    said = found("motesarende", DEIDENTIFIED, typ="konsultation", fraga="Skriv till d1@example.org.")
    assert said == [("B2", "block", "fraga")]


def test_b3_the_question_about_a_protected_person_may_not_tell_where_they_live() -> None:
    within = with_remiss(context("motesarende"), skyddade_personuppgifter="sekretessmarkering")
    said = found("motesarende", within, fraga="Kan personen börja i Högsby?")
    assert said == [("B3", "block", "fraga"), ("B3", "note", "")]
