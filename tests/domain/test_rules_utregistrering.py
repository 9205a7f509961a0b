"""What stops the end of a registration: a participation that goes on (B10), a withdrawn consent (B2)."""

import pytest

from tests.support import closed
from tests.support.closed import consented, enrolled, entry, protected, withdrawn, within
from tests.support.kinds import findings, found, told

KIND = "utregistrering"
AFTER = ("forsorjning_efter", "sysselsattning", "omfattning")


def test_the_example_is_in_order() -> None:
    assert told(KIND) == {}


def test_it_tells_when_why_and_how_things_are() -> None:
    asked = ("utregistrerad", "avslutsanledning", "forsorjning_efter", "sysselsattning")
    for name in asked:
        assert name in told(KIND, **{name: None})


@pytest.mark.parametrize("reason", ["atertaget_samtycke", "felregistrering"])
def test_of_who_leaves_the_system_altogether_nothing_is_asked(reason: str) -> None:
    assert told(KIND, avslutsanledning=reason, **dict.fromkeys(AFTER)) == {}


def test_b10_nobody_is_deregistered_who_takes_part_and_consents() -> None:
    (finding,) = findings(KIND, within(consented(), enrolled(), on="2017-09-15"))
    assert (finding.rule, finding.severity.value, finding.field) == ("B10", "block", "utregistrerad")


def test_a_case_that_ended_early_ends_its_registration() -> None:
    died = entry("avbrott", "2017-09-10", {"typ": "avliden", "datum": "2017-09-10"})
    assert found(KIND, within(enrolled(), died, on="2017-09-15")) == []


def test_b2_a_withdrawn_consent_is_told_as_the_reason() -> None:
    gone = within(consented(), enrolled(), withdrawn("2017-09-15"), on="2017-09-15")
    (finding,) = findings(KIND, gone)
    assert (finding.rule, finding.severity.value, finding.field) == ("B2", "block", "avslutsanledning")
    assert "återkallades 2017-09-15" in finding.message
    assert found(KIND, gone, avslutsanledning="atertaget_samtycke") == []


def test_who_withdraws_is_deregistered_at_once() -> None:
    gone = within(consented(), enrolled(), withdrawn("2017-09-14"), on="2017-09-15")
    (finding,) = findings(KIND, gone, avslutsanledning="atertaget_samtycke")
    assert (finding.rule, finding.severity.value, finding.field) == ("K65", "warn", "utregistrerad")
    assert finding.message == "Utregistreringen skulle ha gjorts senast 2017-09-14. Motivera förseningen."


def test_who_declined_was_never_registered() -> None:
    declined = within(enrolled(registrering="avbojd"), closed.closed(), on="2017-09-15")
    assert found(KIND, declined) == [("K68", "block", "utregistrerad")]


def test_nobody_leaves_before_they_came_nor_tomorrow() -> None:
    over = within(enrolled(), closed.closed(), on="2017-09-15")
    assert found(KIND, over, utregistrerad="2017-03-12") == [("K43", "block", "utregistrerad")]
    assert found(KIND, over, utregistrerad="2017-09-16") == [("M4", "block", "utregistrerad")]


def test_a_protected_person_leaves_an_anonymous_registration() -> None:
    hidden = protected(within(enrolled(registrering="anonym"), closed.closed(), on="2017-09-15"))
    assert found(KIND, hidden) == [("B3", "note", "")]


def test_a_case_is_not_closed_over_a_registration_that_goes_on_without_a_reason() -> None:
    over = within(enrolled(), closed.closed(), on="2018-10-01")
    (finding,) = findings("stangning", over, stangt="2018-10-01")
    assert (finding.rule, finding.severity.value) == ("K34", "warn")
    assert "Uppföljning ett år efter avslut; Utregistrering." in finding.message
