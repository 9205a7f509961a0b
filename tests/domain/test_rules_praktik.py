"""What stops a placement: impossible days, and more days attended than planned."""

from tests.support.kinds import context, found, told, with_remiss


def test_the_example_is_in_order() -> None:
    assert found("praktik") == []


def test_it_does_not_end_before_it_starts_nor_start_before_the_enrolment() -> None:
    assert found("praktik", slut="2017-05-15") == [("M5", "block", "slut")]
    assert told("praktik", start="2017-03-01") == {"start": "Startdatum kan inte ligga före 2017-03-13."}


def test_days_attended_need_the_days_planned() -> None:
    assert found("praktik", planerade_dagar=None) == [("K80", "block", "planerade_dagar")]
    assert found("praktik", narvarande_dagar=None) == []


def test_nobody_attends_more_days_than_were_planned() -> None:
    assert told("praktik", narvarande_dagar=4) == {
        "narvarande_dagar": "Praktiken hade 3 planerade dagar. Närvarande dagar kan inte vara fler."
    }
    assert found("praktik", narvarande_dagar=4) == [("K81", "block", "narvarande_dagar")]


def test_a_protected_persons_workplace_may_be_kept_but_no_text_that_is_printed_may_tell_it() -> None:
    within = with_remiss(context("praktik"), skyddade_personuppgifter="sekretessmarkering")
    assert found("praktik", within) == [("B3", "note", "")]
    assert found("praktik", within, utfall="Hon fick en plats i Högsby.") == [
        ("B3", "block", "utfall"),
        ("B3", "note", ""),
    ]
