"""The meeting room without JavaScript: opened, walked, written in, and what comes of it, each by a button."""

from uuid import UUID

import pytest

from tests.support import meetings
from tests.support.meetings import AF, FK, LEADER, heard_by_af, number
from tests.support.people import Cast
from tests.web.browser import Browser, Page
from tests.web.conftest import Enter

CLOSE, NEXT_DAY = "Avsluta punkten", "2019-03-14"
SAID: dict[str, str | list[str]] = {
    "stallningstagande": "endast_konsultation", "motivering": "Vi har gett råd.",
    "atgard": "Ring tillbaka", "ansvarig": "Testperson O2", "senast": NEXT_DAY,
}  # fmt: skip


@pytest.fixture
def meeting(people: Cast) -> UUID:
    """Today's, to which AF and FK are called."""
    return meetings.called(people, days=0)


def consult(people: Cast) -> str:
    """A consultation about nobody known, which all may hear; its number."""
    return number(people, people.review("D4"))


def opened(leader: Browser, meeting: UUID) -> Page:
    page = leader.follow(leader.get(f"/moten/{meeting}"), "Mötesrummet")
    return leader.press(page, "Öppna mötesrummet")


def come_to(leader: Browser, meeting: UUID, title: str) -> Page:
    return leader.follow(leader.get(f"/moten/{meeting}/rummet"), title)


def test_an_item_is_walked_from_opening_to_the_answer(people: Cast, leader: Browser, meeting: UUID) -> None:
    title = consult(people)
    page = opened(leader, meeting)
    assert "Mötet pågår" in page.text
    assert "Möten i Vägknuten 2.0" in page.links()
    page = leader.press(come_to(leader, meeting, title), "Öppna punkten")
    page = leader.press(page, "Spara", {"motivering": "Halvvägs"})
    assert "Halvvägs" in leader.get(page.address).text
    page = leader.press(page, CLOSE, {**SAID, "ansvarig": ""}, status=422)
    assert "Fyll i ansvarig" in page.text
    page = leader.press(page, CLOSE, SAID)
    assert "remissvaret är påbörjat" in page.text
    assert page.heading == title
    answer = leader.follow(page, "Skriv klart remissvaret")
    assert "Vi har gett råd." in answer.text
    assert "Utdrag ur minnesanteckningar" in leader.follow(page, "Utdraget i ärendet").heading


def test_who_must_leave_is_confirmed_by_name(people: Cast, leader: Browser, meeting: UUID) -> None:
    _, title = heard_by_af(people)
    page = opened(leader, meeting)
    everybody = page.values("Spara närvaron")["visad"]
    page = leader.press(page, "Spara närvaron", {"narvarande": everybody})
    assert "Försäkringskassan lämnar" in page.text
    page = leader.press(come_to(leader, meeting, title), "Öppna punkten")
    assert "Punkten öppnas när Försäkringskassan har lämnat rummet." in page.text
    page = leader.press(page, "Öppna punkten", {"lamnat": "fk"})
    assert "Ropa in dem när punkten är avslutad." in page.text


def test_a_guest_is_welcomed_and_hears_nothing_of_anybody(
    people: Cast, leader: Browser, meeting: UUID
) -> None:
    heard_by_af(people)
    page = opened(leader, meeting)
    page = leader.press(page, "Lägg till gästen", {"namn": "Testperson Gäst", "organisation": ""})
    assert "Skriv gästens namn och välj organisation." in page.text
    for unseen in ("\x00", "\u202e", " \u200b\u3164"):
        page = leader.press(page, "Lägg till gästen", {"namn": unseen, "organisation": "annan"})
        assert "Skriv gästens namn och välj organisation." in page.text
    name = "Testperson\x0b\u202e Gäst\x1b" + "t" * 200
    page = leader.press(page, "Lägg till gästen", {"namn": name, "organisation": "annan"})
    assert f"Testperson Gäst{'t' * 105} är med i rummet." in page.text
    assert "En annan organisation lämnar" in page.text


def test_of_two_texts_neither_is_lost(people: Cast, leader: Browser, meeting: UUID) -> None:
    title = consult(people)
    opened(leader, meeting)
    mine = leader.press(come_to(leader, meeting, title), "Öppna punkten")
    leader.press(mine, "Spara", {"motivering": "Den andras text"})
    both = leader.press(mine, "Spara", {"motivering": "Min text"}, status=409)
    assert "Någon annan har skrivit här medan du skrev." in both.text
    assert "Den andras text" in both.text
    assert both.values("Spara")["motivering"] == ["\r\nMin text"] or "Min text" in both.text
    assert "Min text" in leader.press(both, "Spara").text


def test_the_page_saves_by_itself_and_is_told_why_when_it_cannot(
    people: Cast, leader: Browser, meeting: UUID
) -> None:
    case_id, title = heard_by_af(people)
    opened(leader, meeting)
    page = leader.press(come_to(leader, meeting, title), "Öppna punkten")
    values, fetched = page.values("Spara"), {"X-Requested-With": "fetch"}
    saved = leader.client.post(page.address, data={**values, "command": "autosave"}, headers=fetched)
    assert saved.get_json()["sparat"]
    said = {"datum": "2019-03-07", "omfattning": "helt", "mottagen_av": "Testperson P1"}
    people.write(case_id, "aterkallelse", said, who=LEADER)
    refused = leader.client.post(page.address, data={**values, "command": "autosave"}, headers=fetched)
    assert refused.status_code == 409
    assert "Samtycket till att ta upp ärendet gäller inte längre." in refused.get_json()["sagt"]
    page = leader.get(page.address)
    assert "Punkten är stängd: säg och skriv inget mer om den." in page.text
    assert CLOSE not in page.buttons()


def test_an_item_can_be_left_without_a_decision(people: Cast, leader: Browser, meeting: UUID) -> None:
    title = consult(people)
    opened(leader, meeting)
    page = leader.press(come_to(leader, meeting, title), "Öppna punkten")
    assert "Punkten öppnas inte igen på mötet." in page.text
    page = leader.press(page, "Ja, avsluta utan beslut", {"motivering": "Vi hann inte."})
    assert "Sista dag" not in page.text
    assert "Avslutad utan beslut" in page.text
    assert "Vi hann inte." in page.text
    assert "Utdrag ur minnesanteckningar" in leader.press(page, "Skriv ett utdrag i ärendet").heading


def test_it_is_told_what_ending_an_item_leads_to(people: Cast, leader: Browser, meeting: UUID) -> None:
    case_id, title = heard_by_af(people)
    opened(leader, meeting)
    page = leader.press(come_to(leader, meeting, title), "Öppna punkten")
    assert "Avslutas punkten fastställs utdraget i ärendet och skickas i Knutpunkt till" in page.text
    other = leader.press(
        page, CLOSE, {**SAID, "stallningstagande": "ej_intag", "ansvarig": "Testperson Ingen"}
    )
    assert "ingen i projektet med konto heter Testperson Ingen." in other.text
    assert "Blev något fel? Öppna utdraget och skriv en ny version." in other.text
    late = leader.press(page, CLOSE, {**SAID, "motivering": "Min text"}, status=409)
    assert "Det du skrev, inte sparat" in late.text
    assert "Utdrag ur minnesanteckningar" in leader.get(f"/arenden/{case_id}").text


def test_the_last_point_tells_the_next_meeting(leader: Browser, people: Cast, meeting: UUID) -> None:
    opened(leader, meeting)
    point = f"/moten/{meeting}/rummet/punkt/10"
    assert "Inget nästa möte är planerat." in leader.get(point).text
    meetings.called(people, days=14)
    assert "Nästa möte är planerat till" in leader.get(point).text


def test_the_meeting_ends_in_notes_which_the_members_read(
    people: Cast, leader: Browser, meeting: UUID, enter: Enter
) -> None:
    title = consult(people)
    page = opened(leader, meeting)
    leader.press(page, "Spara närvaron", {"narvarande": page.values("Spara närvaron")["visad"]})
    page = leader.follow(leader.get(f"/moten/{meeting}/rummet"), "8. Kompetenshöjande medel")
    page = leader.press(page, "Spara", {"anteckning": "Inga nya ansökningar."})
    item = leader.press(come_to(leader, meeting, title), "Öppna punkten")
    room = leader.get(f"/moten/{meeting}/rummet")
    assert f"Avsluta först det som är öppet: {title}." in leader.press(room, "Avsluta mötet").text
    leader.press(item, CLOSE, SAID)
    notes = leader.press(leader.get(f"/moten/{meeting}/rummet"), "Avsluta mötet")
    assert notes.heading == "Minnesanteckningar"
    assert "Inga nya ansökningar." in notes.text
    done = leader.press(notes, "Fastställ")
    assert "Mötet är hållet, och inget mer skrivs här." in leader.get(f"/moten/{meeting}/rummet").text
    listed = leader.get("/projekt/vagknuten_2_0/moten")
    assert "OH-möte" in listed.text.partition("Tidigare möten")[2], "it is over, though its day is not"
    assert "Vilka var med" in leader.get(f"/moten/{meeting}").text
    member = enter(AF)
    assert member.follow(member.get(f"/moten/{meeting}"), "Läs minnesanteckningarna").address == done.address
    enter("remittent").get(done.address, status=404)


def test_what_was_given_to_do_waits_on_the_start_page_until_it_is_done(
    people: Cast, leader: Browser, meeting: UUID, enter: Enter
) -> None:
    title = consult(people)
    opened(leader, meeting)
    leader.press(leader.press(come_to(leader, meeting, title), "Öppna punkten"), CLOSE, SAID)
    officer = enter(FK)
    page = officer.get("/")
    assert "Uppdrag från möten" in page.text
    assert "Ring tillbaka" in page.text
    page = officer.press(page, "Uppdraget är klart", {"anteckning": "Ringt\x1b och gett\u202e besked"})
    assert "Uppdrag från möten" not in page.text
    assert "Ringt och gett besked" in leader.get(f"/moten/{meeting}").text


def test_a_meeting_held_without_its_room_has_its_notes_too(
    people: Cast, leader: Browser, meeting: UUID
) -> None:
    """No row is asked for where no case may be named."""
    page = leader.press(leader.get(f"/moten/{meeting}"), "Mötet är hållet")
    notes = leader.press(page, "Skriv minnesanteckningar")
    assert notes.heading == "Minnesanteckningar"
    assert "Lägg till ärende" in notes.text
    assert "Ärende 1" not in notes.text


@pytest.mark.parametrize("who", [AF, "vagledare", "remittent", "styrgrupp"])
def test_nobody_else_finds_the_room(who: str, enter: Enter, meeting: UUID) -> None:
    enter(who).get(f"/moten/{meeting}/rummet", status=404)
    enter(who).get(f"/moten/{meeting}/rummet/punkt/1", status=404)
