"""What a remissvar asks, depending on what the case body says."""

import pytest

from forms.remissvar import RemissvarForm
from tests.support.kinds import PROJECT, PROJECTS, judged, told

ALWAYS = {"remissens_datum", "oh_mote", "motivering"}
INFORMED = {"informerad_av", "informerad_datum"}


@pytest.mark.parametrize(
    ("said", "needed"),
    [
        ("", ALWAYS | INFORMED | {"stallningstagande"}),
        ("intag", ALWAYS | INFORMED | {"startdatum", "vagledare"}),
        ("vilande", ALWAYS | INFORMED | {"vilande_till"}),
        ("ej_intag", ALWAYS | INFORMED),
        ("komplettering", ALWAYS | INFORMED),
        ("endast_konsultation", ALWAYS),
    ],
)
def test_what_each_standpoint_needs(said: str, needed: set[str]) -> None:
    form = RemissvarForm({"stallningstagande": [said]}, project=PROJECT)
    assert {problem.id for problem in form.judge([])} == needed


def test_the_meeting_has_the_name_of_the_project_s_own_body() -> None:
    form = RemissvarForm({}, project=PROJECT)
    assert (form.oh_mote.title, form.rad_fran_oh.title) == ("OH-möte", "Råd från OH")
    form = RemissvarForm({}, project=PROJECTS["visa_vagen"])
    assert form.oh_mote.title == "Konsultationsteamets möte"
    assert form.rad_fran_oh.title == "Råd från konsultationsteamet"


def test_the_answer_says_that_it_concerns_taking_part_and_no_benefit() -> None:
    intros = [section.intro for section in RemissvarForm({}, project=PROJECT).sections]
    assert (
        "Ställningstagandet avser deltagande i projektet och påverkar inte rätten till ersättning "
        "eller stöd från respektive myndighet."
    ) in intros


def test_how_much_may_be_written() -> None:
    assert not judged("remissvar", motivering="x" * 1500)
    assert "högst 1500 tecken" in told("remissvar", motivering="x" * 1501)["motivering"]


def test_a_date_of_a_referral_elsewhere_is_read() -> None:
    wrong = [{"aktor": "Försäkringskassan", "senast": "snart"}]
    assert told("remissvar", hanvisningar=wrong) == {
        "hanvisningar-0-senast": "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2017-02-01."
    }


def test_where_nobody_has_to_meet_no_day_of_a_meeting_has_to_be_known() -> None:
    form = RemissvarForm({}, project=PROJECTS["vagen_till_sjalvforsorjning"])
    assert "oh_mote" not in {problem.id for problem in form.judge([])}
