"""Where a case comes up by itself on the agenda of the case body."""

from datetime import date, timedelta
from typing import Any

import pytest

from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.meetings.agenda import Coming, Point, Sitting, coming
from tests.support.work import PROJECTS

WRITER = Author("Testperson P1", "Projektledare", "Samordningsförbundet")
PROJECT = PROJECTS["vagknuten_2_0"]
DAY = date(2017, 5, 9)

Written = tuple[str, dict[str, Any]]
REVIEWED: tuple[Written, ...] = (("remiss", {"arendetyp": "remiss"}), ("granskning", {"utfall": "komplett"}))
TAKEN_IN: tuple[Written, ...] = (
    *REVIEWED,
    ("motesarende", {"mote": "2017-03-07"}),
    ("remissvar", {"stallningstagande": "intag", "startdatum": "2017-03-13"}),
    ("inskrivning", {"inskriven": "2017-03-13"}),
)
PLANNED: tuple[Written, ...] = (*TAKEN_IN, ("genomforandeplan", {"slut": "2017-12-01"}))


def came(
    *written: Written, on: date = DAY, drafts: tuple[str, ...] = (), today: date | None = None
) -> dict[Point, Coming]:
    """By point; everything was written on the first of March, unless it says its own day."""
    entries = [
        Entry(kind, said.get("written", date(2017, 3, 1)), Answers(said), WRITER) for kind, said in written
    ]
    between = timedelta(days=21)
    sitting = Sitting(day=on, before=on - between, after=on + between, today=today or on)
    case = Case.of("VK-2017-001", entries, drafts=drafts)
    return {each.point: each for each in coming(case, PROJECT, sitting)}


def found(*written: Written, on: date = DAY, drafts: tuple[str, ...] = ()) -> set[Point]:
    return set(came(*written, on=on, drafts=drafts))


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


def test_a_referral_comes_with_its_question_unless_the_person_is_protected() -> None:
    said = {"arendetyp": "remiss", "fragestallning": "Vilket stöd finns?"}
    assert came(("remiss", said), REVIEWED[1])[Point.REFERRALS].asked == "Vilket stöd finns?"
    hidden = {**said, "skyddade_personuppgifter": "sekretessmarkering"}
    assert came(("remiss", hidden), REVIEWED[1])[Point.REFERRALS].asked == ""


def test_a_case_that_rests_comes_up_again_on_its_day() -> None:
    answer: Written = ("remissvar", {"stallningstagande": "vilande", "vilande_till": "2017-05-09"})
    rests = (*REVIEWED, TAKEN_IN[2], answer)
    assert found(*rests, on=date(2017, 5, 8)) == set()
    assert found(*rests) == {Point.REFERRALS}


def test_a_participation_is_ongoing_until_its_end_is_near() -> None:
    assert found(*TAKEN_IN) == {Point.ONGOING}
    assert found(*PLANNED, on=date(2017, 10, 31)) == {Point.ONGOING}
    assert found(*PLANNED, on=date(2017, 11, 1)) == {Point.ENDING}


def test_an_ongoing_case_waits_until_something_in_it_needs_the_meeting() -> None:
    """Its plan is followed up by the first of June, before the meeting after the one on the 30th of May."""
    assert found(*PLANNED) == set()
    assert came(*PLANNED, on=date(2017, 5, 30))[Point.ONGOING].why == "Uppföljning senast 2017-06-01"
    late = came(*PLANNED, on=date(2017, 6, 20))[Point.ONGOING].why
    assert late == "Uppföljning skulle ha gjorts 2017-06-01"
    assert came(*TAKEN_IN)[Point.ONGOING].why == "Plan saknas"


def test_what_was_written_since_the_meeting_before_is_news_but_not_what_meetings_leave() -> None:
    report: Written = ("avvikelserapport", {"written": date(2017, 4, 19)})
    assert came(*PLANNED, report)[Point.ONGOING].why == "Nytt sedan förra mötet"
    assert found(*PLANNED, ("avvikelserapport", {"written": date(2017, 4, 18)})) == set()
    assert found(*PLANNED, ("motesbeslut", {"written": date(2017, 4, 19)})) == set()


def test_a_withdrawn_consent_is_taken_up_until_it_is_settled() -> None:
    withdrawn: Written = ("aterkallelse", {"omfattning": "helt", "datum": "2017-03-02"})
    assert came(*PLANNED, withdrawn)[Point.ONGOING].why == "Fortsatt deltagande ska beslutas"


@pytest.mark.parametrize(
    ("kind", "point"),
    [
        ("ny_remiss", Point.REFERRALS),
        ("konsultation", Point.CONSULTATIONS),
        ("pagaende", Point.ONGOING),
        ("forlangning", Point.ENDING),
        ("avslut", Point.ENDING),
        ("medel", Point.MONEY),
    ],
)
def test_what_is_put_on_the_agenda_of_the_day_comes_with_its_question(kind: str, point: Point) -> None:
    asked = {"mote": "2017-05-09", "typ": kind, "fraga": "Vad gör vi nu?", "foredragande": "Testperson V1"}
    item = came(*PLANNED, ("motesarende", asked))[point]
    assert (item.asked, item.presenter) == ("Vad gör vi nu?", "Testperson V1")
    assert found(*PLANNED, ("motesarende", asked), on=date(2017, 4, 18)) == set()


def test_a_case_stands_where_it_was_put_and_not_where_its_state_would_put_it_too() -> None:
    asked = {"mote": "2017-05-09", "typ": "forlangning", "fraga": "Ska insatsen förlängas?"}
    assert found(*TAKEN_IN, ("motesarende", asked)) == {Point.ENDING}
    assert found(*TAKEN_IN, ("motesarende", {**asked, "typ": "medel"})) == {Point.ONGOING, Point.MONEY}


def test_a_referral_that_is_put_on_one_meeting_stands_on_no_other_until_that_one_has_been() -> None:
    on_its_day: Written = ("motesarende", {"mote": "2017-05-09", "typ": "ny_remiss"})
    waiting, later = (*REVIEWED, on_its_day), date(2017, 5, 30)
    assert set(came(*waiting)) == {Point.REFERRALS}
    assert came(*waiting, on=date(2017, 4, 18)) == {}
    assert came(*waiting, on=later, today=DAY) == {}
    assert came(*waiting, on=later)[Point.REFERRALS].why == "Väntar på ställningstagande"


def test_an_extension_is_taken_up_from_the_tenth_month() -> None:
    plan: Written = ("genomforandeplan", {"slut": "2018-12-01"})
    long = (*TAKEN_IN, plan)
    assert found(*long, on=date(2018, 1, 12)) == {Point.ONGOING}
    assert found(*long, on=date(2018, 1, 13)) == {Point.ENDING}


def test_a_decision_that_is_being_prepared_is_taken_up_too() -> None:
    assert found(*TAKEN_IN, drafts=("kompetenshojande_medel",)) == {Point.ONGOING, Point.MONEY}
    assert found(*TAKEN_IN, drafts=("extern_konsultation",)) == {Point.ONGOING, Point.BOARD}


def test_a_case_that_has_ended_is_not_taken_up_though_somebody_had_put_it_there() -> None:
    asked: Written = ("motesarende", {"mote": "2017-05-09", "typ": "ny_remiss"})
    assert found(*REVIEWED, asked, ("avbrott", {"typ": "aterkallad"})) == set()


def test_a_closed_case_is_not_taken_up() -> None:
    assert found(*PLANNED, ("slutanalys", {"slut": "2017-04-01"})) == set()


def test_there_are_ten_points_in_their_order() -> None:
    assert [(point.value, point.label) for point in Point][::9] == [
        (1, "Öppnande och närvaro"),
        (10, "Nästa möte"),
    ]
    assert len({point.label for point in Point}) == 10


@pytest.mark.parametrize(
    ("said", "comes"),
    [
        ({"beslut": "vantar"}, False),
        ({"beslut": "bifall"}, True),
        ({"beslut": "bifall", "aterkoppling": "2017-05-09"}, True),
        ({"beslut": "avslag", "aterkoppling": "2017-05-08"}, False),
        ({"beslut": "avslag", "aterkoppling": "2017-03-01"}, False),
    ],
)
@pytest.mark.parametrize("kind", ["eskalering", "extern_konsultation"])
def test_what_the_styrgrupp_decided_comes_up_until_the_body_was_told(
    kind: str, said: dict[str, object], comes: bool
) -> None:
    assert (Point.BOARD in found(*PLANNED, (kind, said))) is comes
