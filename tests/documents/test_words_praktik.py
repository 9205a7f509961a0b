"""What a placement prints, and what it keeps to itself about a protected person."""

import pytest

from tests.support.kinds import context, with_remiss, words


def test_days_share_and_attendance_are_written_out() -> None:
    said = words("praktik")
    assert said["period"] == "2017-05-16–2017-05-18"
    assert (said["omfattning"], said["narvaro"]) == ("50\u00a0%", "3 av 3 dagar")


@pytest.mark.parametrize(
    ("attended", "planned", "text"),
    [(None, None, ""), (None, 15, "15 dagar planerade"), (12, 15, "12 av 15 dagar"), (0, 1, "0 av 1 dag")],
)
def test_attendance_is_told_as_far_as_it_is_known(
    attended: int | None, planned: int | None, text: str
) -> None:
    assert words("praktik", narvarande_dagar=attended, planerade_dagar=planned)["narvaro"] == text


def test_the_workplace_of_a_protected_person_is_not_printed() -> None:
    within = with_remiss(context("praktik"), skyddade_personuppgifter="sekretessmarkering")
    said = words("praktik", within)
    assert (said["arbetsplats"], said["handledare"]) == ("", "")
    assert said["dokument"]["organisation"] == ""
