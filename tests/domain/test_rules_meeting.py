"""What stops the papers of a meeting: an excerpt that answers nothing, notes that tell of anybody (B9)."""

from dataclasses import replace
from datetime import date

import pytest

from service.domain import presets, presets_flow
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.choices_meeting import ANSWERS, STANDPOINTS
from service.domain.context import Context
from service.domain.finding import Severity
from service.domain.meetings.agenda import Point
from service.domain.meetings.spoken import Spoken
from service.domain.meetings.standpoints import REFERRED_POINTS, standpoints
from tests.support.kinds import context, example, findings, found, told, with_remiss, words

EXCERPT, NOTES = "motesbeslut", "motesanteckningar"
ALIASES = ("VK-2017-001", "VK-2017-005", "VK-2017-006")


def came_up(*more: Spoken) -> Context:
    """The example of the notes, whose cases everybody may know of, and `more` cases."""
    known = tuple(Spoken(alias, alias, told=True) for alias in ALIASES)
    return replace(context(NOTES), spoken=(*known, *more))


def also(alias: str) -> dict[str, object]:
    rows = [*example(NOTES)["arenden"], {"alias": alias, "utfall": "rad"}]
    return {"arenden": rows}


# ---------------------------------------------------------------- the excerpt


def test_the_examples_are_in_order() -> None:
    assert (found(EXCERPT), found(NOTES), found(NOTES, came_up())) == ([], [], [])


def test_who_does_it_and_by_when_is_asked_where_something_is_to_be_done() -> None:
    empty = {"mote": "", "stallningstagande": "", "motivering": "", "ansvarig": "", "senast": ""}
    assert set(told(EXCERPT, **empty, atgard="")) == {"mote", "stallningstagande"}
    assert set(told(EXCERPT, **empty, atgard="Ring")) == {"mote", "stallningstagande", "ansvarig", "senast"}


def test_what_the_meeting_wants_done_is_not_due_before_it() -> None:
    (finding,) = findings(EXCERPT, senast="2017-03-06")
    assert (finding.field, finding.message) == ("senast", "Sista dag kan inte ligga före 2017-03-07.")


def test_a_meeting_that_has_not_been_has_come_to_nothing() -> None:
    assert found(EXCERPT, mote="2017-03-28", senast="2017-03-28") == [("M4", "block", "mote")]


def test_who_takes_part_gets_no_answer_to_a_referral() -> None:
    within = context("genomforandeplan", on="2017-05-09")
    (finding,) = findings(EXCERPT, within)
    assert (finding.rule, finding.field) == ("B4", "stallningstagande")
    assert found(EXCERPT, within, stallningstagande="fortsatter") == []
    assert found(EXCERPT, replace(within, version=2)) == []


def test_b2_nobody_unnamed_is_taken_in() -> None:
    within = with_remiss(context(EXCERPT), arendetyp="konsultation_avidentifierad", namn="", personnummer="")
    (finding,) = findings(EXCERPT, within)
    assert (finding.rule, finding.severity, finding.field) == ("B2", Severity.BLOCK, "stallningstagande")
    assert found(EXCERPT, within, stallningstagande="endast_konsultation") == []


@pytest.mark.parametrize("name", ["motivering", "atgard", "ansvarig"])
def test_b3_nothing_tells_where_somebody_protected_lives(name: str) -> None:
    within = with_remiss(context(EXCERPT), skyddade_personuppgifter="sekretessmarkering")
    said = found(EXCERPT, within, **{name: "Kommunen i Högsby."})
    assert said == [("B3", "block", name), ("B3", "note", "")]


def test_it_knows_the_day_of_the_meeting() -> None:
    assert presets_flow.motesbeslut(context(EXCERPT)) == {"mote": "2017-03-07"}
    assert presets_flow.motesbeslut(context("granskning")) == {}


def test_at_each_point_of_cases_something_can_be_chosen_and_nothing_else_than_the_form_asks() -> None:
    offered = {point: standpoints(point) for point in Point}
    assert all(offered[point] and offered[point].items() <= STANDPOINTS.items() for point in Point)
    assert all(offered[point].items() >= ANSWERS.items() for point in REFERRED_POINTS)
    assert offered[Point.ONGOING].keys().isdisjoint(ANSWERS)


# ---------------------------------------------------------------- what becomes of it


def decided(*, later: tuple[Entry, ...] = (), **changed: object) -> Context:
    """A referral that came up by itself, and what the meeting of 9 May came to."""
    within = context("remissvar", on="2017-05-09")
    assert within.case is not None
    kept = [entry for entry in within.case.entries if entry.kind != "motesarende"]
    said = {"mote": "2017-05-09", "stallningstagande": "ej_intag", "motivering": "Inte nu.", **changed}
    entry = Entry(EXCERPT, within.on, Answers(said), within.author)
    return replace(within, case=Case.of(within.case.number, [*kept, entry, *later]))


def test_the_answer_is_begun_from_what_the_meeting_came_to() -> None:
    assert presets.remissvar(decided()) == {
        "remissens_datum": "2017-04-03",
        "oh_mote": "2017-05-09",
        "stallningstagande": "ej_intag",
        "motivering": "Inte nu.",
    }


def test_what_is_no_answer_or_has_been_answered_begins_none() -> None:
    assert "stallningstagande" not in presets.remissvar(decided(stallningstagande="tas_upp_igen"))
    answer = Entry("remissvar", decided().on, Answers({}), decided().author)
    assert "stallningstagande" not in presets.remissvar(decided(later=(answer,)))


def test_b4_a_decision_of_a_meeting_tells_that_the_case_was_there() -> None:
    answer = {"oh_mote": "2017-05-09", "startdatum": "2017-05-15", "informerad_datum": "2017-05-09"}
    assert found("remissvar", decided(), **answer) == []


# ---------------------------------------------------------------- the common notes


@pytest.mark.parametrize(
    ("case", "message"),
    [
        (Spoken("VK-2017-003", "VK-2017-003"), "Alla i gruppen får inte känna till ärendet."),
        (Spoken("VK-2017-003", "VK-2017-003", told=True, withdrawn=True), "Samtycket är återkallat."),
        (Spoken("VK-2017-009", "Ärende S1", told=True), "Ärendet var inte uppe på mötet."),
    ],
)
def test_b9_only_a_case_that_all_may_know_of_is_listed(case: Spoken, message: str) -> None:
    (finding,) = findings(NOTES, came_up(case), **also("VK-2017-003"))
    assert (finding.rule, finding.field) == ("B9", "arenden-3-alias")
    assert finding.message.startswith(message)


def test_a_protected_person_is_listed_by_alias() -> None:
    within = came_up(Spoken("VK-2017-009", "Ärende S1", told=True))
    assert found(NOTES, within, **also("Ärende S1")) == []


@pytest.mark.parametrize(
    "text",
    [
        "VK-2017-001 får ett första möte.",
        "Ärende S1 togs upp sist.",
        "Adas plan gick igenom.",
        "Ada  Grön ringde.",
        "Familjen Grön har flyttat.",
    ],
)
def test_b9_what_is_about_one_person_stands_in_the_excerpt(text: str) -> None:
    within = came_up(Spoken("VK-2017-008", "VK-2017-008", names=("Ada Grön",)))
    assert found(NOTES, within, pagaende=text) == [("B9", "block", "pagaende")]


@pytest.mark.parametrize(
    "text", ["Adam hade förhinder.", "Den gröna salen är bokad.", "Testperson V1 ringer."]
)
def test_a_name_that_only_looks_like_it_or_is_of_somebody_present_may_stand(text: str) -> None:
    names = ("Ada Grön", "Testperson D1")
    within = came_up(*(Spoken(name, name, names=(name,)) for name in names))
    assert found(NOTES, within, pagaende=text) == []


@pytest.mark.parametrize("name", ["Ada Grön", "Grön, Ada", "Ada\u2060 Grön", "Ada Gröns mamma"])
def test_no_guest_is_a_participant_but_a_member_may_be_called_the_same(name: str) -> None:
    rows = [*example(NOTES)["narvarande"], {"namn": name, "organisation": "En annan organisation"}]
    place = f"narvarande-{len(rows) - 1}-namn"
    within = replace(came_up(), people=lambda _: ("Ada Grön",))
    (finding,) = findings(NOTES, within, narvarande=rows)
    assert (finding.rule, finding.field) == ("B2", place)
    assert "Ta bort det som berättar vem någon är." in finding.message
    assert "Ada" not in finding.message
    members = ("Testperson P1", "Ada Maria Grön")
    assert found(NOTES, replace(within, members=members), narvarande=rows) == []
    assert found(NOTES, within, narvarande=[*rows[:-1], {**rows[-1], "namn": "Ada Blå"}]) == []


def test_b2_no_personal_number_telephone_or_address_stands_in_the_notes() -> None:
    assert found(NOTES, came_up(), medel="Gäller 19970516-2387.") == [("B2", "block", "medel")]


def test_the_notes_have_the_day_of_their_meeting_and_the_next_one_comes_after_it() -> None:
    met = replace(came_up(), met=date(2017, 5, 9))
    assert found(NOTES, met) == []
    assert found(NOTES, replace(met, met=date(2017, 5, 8))) == [("M5", "block", "mote")]
    assert found(NOTES, met, nasta_mote="2017-05-09") == [("M5", "block", "nasta_mote")]


def test_somebody_must_have_been_there() -> None:
    assert set(told(NOTES, narvarande=[])) == {"narvarande-0-namn", "narvarande-0-organisation"}


def test_the_words_hold_only_the_points_about_which_something_was_noted() -> None:
    said = words(NOTES)
    headings = [point["rubrik"] for point in said["punkter"]]
    assert headings[0] == "1 Öppnande och närvaro"
    assert "4 Konsultationer" not in headings
    assert said["arenden"][2] == {"alias": "VK-2017-006", "utfall": "Intag"}
    assert said["narvarande"][0] == {"namn": "Testperson P1", "organisation": "Projektet"}


def test_the_words_of_the_excerpt_tell_who_does_what_by_when() -> None:
    said = words(EXCERPT)
    assert said["dokument"]["titel"] == "Utdrag ur minnesanteckningar"
    assert (said["mote"], said["datum"], said["stallningstagande"]) == ("OH-möte", "2017-03-07", "Intag")
    assert (said["ansvarig"], said["senast"]) == ("Testperson V1", "2017-03-14")
    assert len(said["atgard"]["stycken"]) == 2
    nothing = words(EXCERPT, atgard="")
    assert (nothing["ansvarig"], nothing["senast"]) == ("", "")
