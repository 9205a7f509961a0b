"""A list of decisions names nobody, is about papers that are there, and lands as it was said."""

from dataclasses import replace
from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.meetings import board
from service.domain.meetings.board import BoardPaper, BoardPoint
from tests.support.kinds import context, example, found, told

KEY, ID = "beslutslista", "3F2A-91BC-07DE"
DAY = date(2017, 6, 20)


def knowing(*papers: BoardPaper) -> Context:
    return replace(context(KEY), board=papers)


def rows(**changed: object) -> list[dict[str, object]]:
    """The example's decisions, the first of them changed."""
    first, *rest = example(KEY)["arenden"]
    return [{**first, **changed}, *rest]


def stops(within: Context | None = None, /, **changed: object) -> list[tuple[str, str]]:
    all_found = found(KEY, within or context(KEY), **changed)
    return [(rule, field) for rule, severity, field in all_found if severity == "block"]


def test_what_is_put_off_or_noted_asks_nothing_of_anybody() -> None:
    empty = {"ansvarig": "", "sista_dag": None}
    for said in ("bordlagt", "noterat"):
        assert told(KEY, arenden=rows(beslut=said, **empty)) == {}
    assert {*told(KEY, arenden=rows(**empty))} == {"arenden-0-ansvarig", "arenden-0-sista_dag"}


def test_nothing_is_due_told_or_done_before_it_was_decided() -> None:
    assert stops(mote="2017-06-09")[0] == ("M4", "mote")
    assert stops(arenden=rows(sista_dag="2017-06-06")) == [("M5", "arenden-0-sista_dag")]
    assert stops(arenden=rows(aterkoppling="2017-06-06")) == [("M5", "arenden-0-aterkoppling")]
    for day, rule in (("2017-06-06", "M5"), ("2017-06-09", "M4")):
        assert stops(uppdrag=[{**example(KEY)["uppdrag"][0], "klart": day}]) == [(rule, "uppdrag-0-klart")]


def test_the_list_has_the_day_of_its_meeting_and_is_signed_by_two() -> None:
    met = replace(context(KEY), met=date(2017, 6, 7))
    assert stops(met) == []
    assert stops(replace(met, met=date(2017, 6, 6)))[0] == ("M5", "mote")
    assert stops(ordforande="Testperson S1", justerare="testperson  S1") == [("B12", "justerare")]


def test_a_paper_that_is_named_is_there_and_is_decided_on_once() -> None:
    there = knowing(BoardPaper(ID, "extern_konsultation"))
    assert stops(there) == []
    assert stops(knowing()) == [("B12", "arenden-0-underlag")]
    twice = [*rows(), {**rows()[0], "arende": "Samma igen"}]
    assert stops(there, arenden=twice) == [("B12", "arenden-0-underlag"), ("B12", "arenden-3-underlag")]


def test_what_is_granted_in_part_of_a_consultation_has_an_amount() -> None:
    there, part = knowing(BoardPaper(ID, "extern_konsultation")), rows(beslut="delvis")
    assert stops(there, arenden=part) == [("B7", "arenden-0-beviljat_belopp")]
    assert stops(knowing(BoardPaper(ID, "eskalering")), arenden=part) == []


@pytest.mark.parametrize("text", ["Testperson D1 får det.", "19970516-2387", "070-174 06 05"])
def test_nobody_is_named_whom_a_paper_is_about(text: str) -> None:
    names = ("Testperson D1", "D1 Fiktivsson")
    within = knowing(BoardPaper(ID, "eskalering", names))
    assert stops(within, arenden=rows(beslutet=text)) == [("B12", "arenden-0-beslutet")]


def test_nobody_is_named_who_has_no_paper() -> None:
    within = replace(knowing(), people=lambda _: ("Testperson D1",))
    (found,) = stops(within, arenden=rows(motivering="Testperson D1 väntar.", underlag=""))
    assert found == ("B12", "arenden-0-motivering")
    assert stops(within, arenden=rows(motivering="Testperson P1 väntar.", underlag="")) == []


def test_who_is_present_is_no_participant_but_a_member_may_be_called_as_one() -> None:
    within = replace(knowing(), people=lambda _: ("Ada Grön",))
    guest = {"narvarande": [{"namn": "Grön, Ada", "organisation": "En annan organisation"}]}
    kept = {"arenden": rows(underlag="")}
    assert stops(within, **kept, **guest) == [("B12", "narvarande-0-namn")]
    assert stops(replace(within, members=("Ada Maria Grön",)), **kept, **guest) == []


def test_a_name_that_somebody_present_has_too_tells_nothing() -> None:
    within = knowing(BoardPaper(ID, "eskalering", ("Testperson Fiktivsson",)))
    assert stops(within, arenden=rows(beslutet="Testperson P1 tar det.")) == []
    assert stops(within, arenden=rows(beslutet="Fiktivsson får det.")) == [("B12", "arenden-0-beslutet")]
    # Nor does the last name of somebody at work; the whole name does.
    assert stops(within, arenden=rows(ansvarig="Karin Fiktivsson")) == []
    assert stops(within, arenden=rows(ansvarig="Testperson Fiktivsson")) == [("B12", "arenden-0-ansvarig")]


def test_every_standing_point_has_its_name_and_every_paper_its_point() -> None:
    assert [point.label for point in BoardPoint][2:8] == [
        "Riktlinje för kompetenshöjande medel", "Externa konsultationer", "Eskalerade ärenden",
        "Strukturella problem", "Ekonomi", "Förlängningar",
    ]  # fmt: skip
    assert [board.point_of(kind) for kind in board.PAPERS] == [
        BoardPoint.CONSULTATIONS, BoardPoint.ESCALATED, BoardPoint.STRUCTURAL, BoardPoint.MONEY,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "owes"),
    [
        ({"beslut": "vantar"}, False),
        ({"beslut": "bordlagt"}, False),
        ({"beslut": "avslag"}, True),
        ({"beslut": "bifall", "aterkoppling": "2017-06-08"}, False),
        ({"beslut": "bifall", "aterkoppling": "2017-06-20"}, True),
        ({"beslut": "bifall", "aterkoppling": "2017-06-19"}, False),
    ],
)
def test_feedback_is_owed_until_it_was_given(said: dict[str, object], owes: bool) -> None:
    assert board.owes_feedback(Answers(said), written=date(2017, 6, 8), on=DAY) is owes


def test_a_decision_says_of_its_paper_what_the_list_says() -> None:
    listed = Answers(example(KEY))
    row = listed.rows("arenden")[0]
    paper = Answers({"forslag": "Att den köps.", "beslut": "vantar", "aterkoppling": "2017-06-19"})
    bought = board.decided("extern_konsultation", paper, row, listed, board="Styrgrupp")
    assert (bought["beslut"], bought["beslutsdatum"], bought["aterkoppling"]) == (
        "bifall", "2017-06-07", "2017-06-20",
    )  # fmt: skip
    assert str(bought["narvarande"]).startswith("Testperson S1, Försäkringskassan\n")
    unsaid = Answers({**row, "beslutande": "", "aterkoppling": None})
    locked = board.decided("eskalering", paper, unsaid, listed, board="Styrgrupp")
    assert (locked["beslutande"], locked["aterkoppling"]) == ("Styrgrupp", "2017-06-19")
    assert locked["beslutet"] == row.text("beslutet")
