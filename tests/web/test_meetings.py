"""The pages of meetings: planned with the proposals seen first, called, answered, moved and cancelled."""

import pytest

from service.demo.load import PROJECT
from service.domain.answers import Answers
from service.operations.meetings import planning, seen
from tests.support.meetings import AF, AF_DEPUTY, FK, LEADER, SEATS, call, called, day_of, planned, seat
from tests.support.people import Cast
from tests.web.browser import Browser
from tests.web.conftest import Enter

Said = dict[str, str | list[str]]
LIST = f"/projekt/{PROJECT}/moten"
RHYTHM = {"forsta": "2019-12-05", "veckor": "3", "till": "2020-01-31"}


def at(meeting: object) -> str:
    return f"/moten/{meeting}"


def test_the_rhythm_is_seen_before_it_is_saved(people: Cast, leader: Browser) -> None:
    page = leader.follow(leader.get(f"/projekt/{PROJECT}"), "Möten, kallelser och ledamöter")
    assert "Inget möte är planerat." in page.text
    page = leader.get(f"{LIST}/arendegrupp/planera")
    assert page.values("Visa förslag")["veckor"] == ["3"]
    page = leader.get(f"{LIST}/arendegrupp/planera?{_query(till='2019-01-31')}", status=422)
    assert "Slutdatum kan inte vara före startdatum." in page.text
    page = leader.get(f"{LIST}/arendegrupp/planera?{_query(forsta='2018-12-04')}", status=422)
    assert "Dagen har varit. Välj i dag eller en senare dag." in page.text
    page = leader.get(f"{LIST}/arendegrupp/planera?{_query()}")
    assert "2019-12-26 är Annandag jul; förslag 2019-12-27" in page.text
    assert "Inget möte är planerat." in leader.get(LIST).text
    page = leader.press(page, "Spara de valda mötena", {"dag": ["2019-12-27", "2020-01-16"]})
    assert "2 möten är sparade." in page.text
    assert "Flyttat från 2019-12-26, som är Annandag jul" in page.text
    again = leader.get(f"{LIST}/arendegrupp/planera?{_query()}")
    assert again.values("Spara de valda mötena")["dag"] == ["2019-12-05"]


def _query(**changed: str) -> str:
    said = {**RHYTHM, "start": "13.00", "slut": "16.00", "plats": "", "lank": "", **changed}
    return "&".join(f"{name}={text}" for name, text in said.items())


def test_an_extra_meeting_tells_every_mistake_and_keeps_what_was_typed(people: Cast, leader: Browser) -> None:
    wrong: Said = {
        "dag": "2019-12-26", "start": "13", "slut": "12.30", "lank": "mote", "tider": "kl 13 Individmöte",
    }  # fmt: skip
    page = leader.get(f"{LIST}/styrgrupp/extra")
    page = leader.press(page, "Spara mötet", wrong, status=422)
    for told in (
        "2019-12-26 är Annandag jul; förslag 2019-12-27. Välj en dag då kontoren är öppna.",
        "Mötet slutar innan det börjar.",
        "Skriv länken som den står i webbläsaren",
        "Skriv varje tid på en egen rad",
    ):
        assert told in page.text
    assert page.values("Spara mötet")["dag"] == ["2019-12-26"]
    assert page.response.request.method == "GET", "the browser can go back to it"
    right: Said = {"dag": "2019-03-20", "slut": "15.00", "lank": "", "tider": "13.30-14 Flerpartsmöte"}
    page = leader.press(page, "Spara mötet", right)
    assert page.heading == "Styrgruppsmöte 2019-03-20"
    assert "13.30–14.00 Flerpartsmöte" in page.text


def test_a_meeting_is_in_no_passed_day_nor_far_away_and_a_second_one_the_same_day_is_asked_about(
    people: Cast, leader: Browser
) -> None:
    page = leader.get(f"{LIST}/styrgrupp/extra")
    page = leader.press(page, "Spara mötet", {"dag": "2019-03-06"}, status=422)
    assert "Dagen har varit." in page.text
    page = leader.press(page, "Spara mötet", {"dag": "9998-03-05"}, status=422)
    assert "Välj en dag inom 5 år." in page.text
    leader.press(page, "Spara mötet", {"dag": "2019-03-20", "plats": "Rum Grön"})
    page = leader.get(f"{LIST}/styrgrupp/extra")
    assert page.values("Spara mötet")["plats"] == ["Rum Grön"]
    page = leader.press(page, "Spara mötet", {"dag": "2019-03-20"})
    assert "har redan ett möte 2019-03-20 kl. 13.00–16.00" in page.text
    assert leader.get(LIST).text.count("2019-03-20") == 1
    assert "2019-03-20" in leader.press(page, "Ja, spara ändå").heading


def test_the_words_about_a_meeting_name_no_participant_and_no_case(people: Cast, leader: Browser) -> None:
    people.refer("D1")
    told = "Alla som är kallade läser det här. Ta bort det som berättar vem någon är."
    page = leader.get(f"{LIST}/arendegrupp/planera?{_query(plats='Hos Testperson D1')}", status=422)
    assert told in page.text
    wrong: Said = {"dag": "2019-03-20", "plats": "Rum Blå", "tider": "13.30-14 Testperson D1"}
    page = leader.press(leader.get(f"{LIST}/arendegrupp/extra"), "Spara mötet", wrong, status=422)
    assert told in page.text
    right: Said = {"tider": "13.30-14 Individmöte 1"}
    page = leader.press(page, "Spara mötet", {**right, "plats": "VK-2017-001"}, status=422)
    assert "Ta bort ärendenumret." in page.text
    assert "2019-03-20" in leader.press(page, "Spara mötet", {**right, "plats": "Rum Blå"}).heading
    page = leader.follow(leader.get(at(called(people))), "Ställ in")
    page = leader.press(page, "Ställ in mötet", {"skal": "Testperson D1 är sjuk."}, status=422)
    assert told in page.text
    assert "Mötet är inställt." in leader.press(page, "Ställ in mötet", {"skal": "Ingen kan."}).text


def test_a_member_is_added_changed_and_taken_away(people: Cast, leader: Browser) -> None:
    page = leader.get(f"{LIST}/arendegrupp/ledamot")
    said: Said = {"person": str(people[FK].id), "organisation": "af", "uppdrag": "ordinarie"}
    page = leader.press(page, "Spara ledamoten", said, status=422)
    assert "Personen är ledamot för Försäkringskassan enligt sin behörighet." in page.text
    page = leader.press(page, "Spara ledamoten", {"organisation": "fk"})
    assert people[FK].author.name in page.text
    page = leader.follow(page, people[FK].author.name)
    page = leader.press(page, "Spara ledamoten", {"uppdrag": "ersattare", "till": "2019-12-31"})
    assert "Ersättare" in page.text
    page = leader.press(leader.follow(page, people[FK].author.name), "Ta bort ledamoten")
    assert "Ledamoten är borttagen." in page.text
    assert people[FK].author.name not in page.text


def test_from_the_summons_to_the_answers(people: Cast, leader: Browser, enter: Enter) -> None:
    for who in SEATS:
        seat(people, who)
    meeting = planned(people, days=5)
    page = leader.get("/")
    assert "Kallelsen ska skickas senast" in page.text
    enter(AF).get(at(meeting), status=404)
    page = leader.press(leader.get(at(meeting)), "Kalla")
    assert "4 ledamöter är kallade." in page.text
    assert "Inget besked" in page.text
    member = enter(AF)
    page = member.follow(member.get("/"), f"{day_of(people, meeting)} OH-möte")
    assert "Vilka kommer" not in page.text
    page = member.press(page, "Spara svaret", {"svar": f"ersattare:{people[AF_DEPUTY].id}"})
    assert "Ditt svar är sparat." in page.text
    assert "Ditt svar: ersättare kommer" in member.get("/").text
    assert "Kallad som ersättare" in enter(AF_DEPUTY).get("/").text
    assert "har sagt att du kommer som ersättare" in enter(AF_DEPUTY).get(at(meeting)).text
    fk = enter(FK)
    fk.press(fk.get(at(meeting)), "Spara svaret", {"svar": "forhinder"})
    page = leader.get(at(meeting))
    assert f"ersättare kommer, {people[AF_DEPUTY].author.name}" in page.text
    assert "Ingen kommer" in page.text


def test_who_answers_nothing_or_with_nonsense_changes_nothing(people: Cast, enter: Enter) -> None:
    meeting = called(people)
    member = enter(AF)
    page = member.press(member.get(at(meeting)), "Spara svaret")
    assert "Välj ett svar först." in page.text
    token = page.values("Spara svaret")["csrf_token"]
    for said in ("ja", "ersattare:x", f"ersattare:{people[FK].id}"):
        member.post(f"{at(meeting)}/svar", {"csrf_token": token, "svar": [said]}, status=404)
    stranger = enter("vagledare")
    token = stranger.get("/").values("Logga ut")["csrf_token"]
    stranger.post(f"{at(meeting)}/svar", {"csrf_token": token, "svar": ["kommer"]}, status=404)


def test_moving_and_cancelling_tell_those_who_are_called(people: Cast, leader: Browser, enter: Enter) -> None:
    meeting = called(people)
    page = leader.follow(leader.get(at(meeting)), "Ändra eller flytta")
    page = leader.press(page, "Spara mötet", {"dag": "2019-03-21"})
    assert "Flyttat från 2019-03-19" in page.text
    page = leader.follow(page, "Ställ in")
    page = leader.press(page, "Ställ in mötet", {"skal": ""}, status=422)
    page = leader.press(page, "Ställ in mötet", {"skal": "För få kan."})
    assert "Mötet är inställt. För få kan." in enter(AF).get(at(meeting)).text
    leader.get(f"{at(meeting)}/andra", status=409)


def test_who_changes_a_meeting_that_another_has_changed_loses_no_word(people: Cast, leader: Browser) -> None:
    meeting = planned(people)
    page = leader.follow(leader.get(at(meeting)), "Ändra eller flytta")
    with people.bench.work(people[LEADER]) as work:
        said = Answers({**planning.answers(seen.kept(work, meeting)), "plats": "Rum Grön"})
        planning.change(work, meeting, said, lock=1)
    page = leader.press(page, "Spara mötet", {"plats": "Rum Gul"}, status=409)
    assert "Mötet har ändrats i ett annat fönster eller av någon annan" in page.text
    assert "Rum Gul" in page.text


def test_a_planned_meeting_is_taken_away_and_a_past_one_is_marked_as_held(
    people: Cast, leader: Browser, enter: Enter
) -> None:
    page = leader.get(at(planned(people)))
    assert next(page.root.iter("details")).get("open") is None, "it is asked about first"
    page = leader.press(page, "Ta bort mötet för gott")
    assert "Mötet är borttaget." in page.text
    meeting = called(people)
    people.bench.clock.forward(days=13)  # also ends the session of who had signed in
    later = enter(LEADER)
    assert "Har varit: markera som hållet eller ställ in" in later.get("/").text
    page = later.press(later.get(at(meeting)), "Mötet är hållet")
    assert "Mötet är hållet." in page.text
    assert "Mötet är hållet" not in page.buttons()


def test_nothing_of_meetings_is_there_for_other_roles(people: Cast, enter: Enter) -> None:
    meeting = called(people)
    for who in ("remittent", "deltagare", "systemadministrator", "utvarderare"):
        browser = enter(who)
        for address in (LIST, at(meeting), f"{at(meeting)}/kalender.ics", "/moten/prenumeration"):
            browser.get(address, status=404)
        assert "Möten som du är kallad till" not in browser.get("/").text


def test_a_subscription_is_made_read_without_a_session_and_shut(
    people: Cast, enter: Enter, stranger: Browser
) -> None:
    called(people)
    member = enter(AF)
    page = member.press(member.get("/moten/prenumeration"), "Gör en adress")
    address = page.text.partition("http://127.0.0.1:8000")[2].split()[0]
    response = stranger.client.get(address)
    assert response.status_code == 200
    assert response.content_type == "text/calendar; charset=utf-8"
    assert b"OH-m" in response.data
    assert "Set-Cookie" not in response.headers
    page = member.get("/moten/prenumeration")
    assert address not in page.response.get_data(as_text=True)
    member.press(page, "Stäng av adressen")
    assert stranger.client.get(address).status_code == 404


@pytest.mark.parametrize("who", [LEADER, AF])
def test_a_meeting_is_fetched_as_a_calendar_file(people: Cast, enter: Enter, who: str) -> None:
    meeting = called(people)
    browser = enter(who)
    response = browser.client.get(f"{at(meeting)}/kalender.ics")
    assert response.status_code == 200
    assert "OH-m%C3%B6te%202019-03-19.ics" in response.headers["Content-Disposition"]


def test_a_member_who_is_called_later_is_called_from_the_same_page(people: Cast, leader: Browser) -> None:
    seat(people, AF)
    meeting = planned(people)
    call(people, meeting)
    seat(people, FK)
    page = leader.press(leader.get(at(meeting)), "Kalla även dem")
    assert "En ledamot är kallad." in page.text
