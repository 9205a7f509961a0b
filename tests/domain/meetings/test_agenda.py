"""Where a case comes up by itself on the agenda of the case body."""

from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.meetings.agenda import Point, points
from tests.support.work import PROJECTS

WRITER = Author("Testperson P1", "Projektledare", "Samordningsförbundet")
PROJECT = PROJECTS["vagknuten_2_0"]
DAY = date(2017, 5, 9)

Written = tuple[str, dict[str, object]]
REVIEWED: tuple[Written, ...] = (("remiss", {"arendetyp": "remiss"}), ("granskning", {"utfall": "komplett"}))
TAKEN_IN: tuple[Written, ...] = (
    *REVIEWED,
    ("motesarende", {"mote": "2017-03-07"}),
    ("remissvar", {"stallningstagande": "intag", "startdatum": "2017-03-13"}),
    ("inskrivning", {"inskriven": "2017-03-13"}),
)
PLANNED: tuple[Written, ...] = (*TAKEN_IN, ("genomforandeplan", {"slut": "2017-12-01"}))


def found(*written: Written, on: date = DAY, drafts: tuple[str, ...] = ()) -> set[Point]:
    entries = [Entry(kind, date(2017, 3, 1), Answers(said), WRITER) for kind, said in written]
    return set(points(Case.of("VK-2017-001", entries, drafts=drafts), PROJECT, on=on))


@pytest.mark.parametrize(
    ("said", "point"),
    [
        ({"arendetyp": "remiss"}, Point.REFERRALS),
        ({"arendetyp": "remiss", "nollplacerad": True}, Point.NOLLPLACERADE),
        ({"arendetyp": "konsultation_avidentifierad"}, Point.CONSULTATIONS),
        ({"arendetyp": "konsultation_med_samtycke", "nollplacerad": True}, Point.CONSULTATIONS),
    ],
)
def test_a_reviewed_referral_comes_up_where_it_belongs(said: dict[str, object], point: Point) -> None:
    assert found(("remiss", said)) == set()
    assert found(("remiss", said), REVIEWED[1]) == {point}


def test_a_case_that_rests_comes_up_again_on_its_day() -> None:
    answer: Written = ("remissvar", {"stallningstagande": "vilande", "vilande_till": "2017-05-09"})
    rests = (*REVIEWED, TAKEN_IN[2], answer)
    assert found(*rests, on=date(2017, 5, 8)) == set()
    assert found(*rests) == {Point.REFERRALS}


def test_a_participation_is_ongoing_until_its_end_is_near() -> None:
    assert found(*TAKEN_IN) == {Point.ONGOING}
    assert found(*PLANNED) == {Point.ONGOING}
    assert found(*PLANNED, on=date(2017, 10, 31)) == {Point.ONGOING}
    assert found(*PLANNED, on=date(2017, 11, 1)) == {Point.ENDING}


def test_an_extension_is_taken_up_from_the_tenth_month() -> None:
    plan: Written = ("genomforandeplan", {"slut": "2018-12-01"})
    long = (*TAKEN_IN, plan)
    assert found(*long, on=date(2018, 1, 12)) == {Point.ONGOING}
    assert found(*long, on=date(2018, 1, 13)) == {Point.ENDING}


def test_a_decision_that_is_being_prepared_is_taken_up_too() -> None:
    assert found(*PLANNED, drafts=("kompetenshojande_medel",)) == {Point.ONGOING, Point.MONEY}
    assert found(*PLANNED, drafts=("extern_konsultation",)) == {Point.ONGOING, Point.BOARD}


def test_a_closed_case_is_not_taken_up() -> None:
    assert found(*PLANNED, ("slutanalys", {"slut": "2017-04-01"})) == set()


def test_there_are_ten_points_in_their_order() -> None:
    assert [(point.value, point.label) for point in Point][::9] == [
        (1, "Öppnande och närvaro"),
        (10, "Nästa möte"),
    ]
    assert len({point.label for point in Point}) == 10
