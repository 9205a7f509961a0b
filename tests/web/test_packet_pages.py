"""The page of a meeting's packets: ordered, followed, sent and opened, and nothing for who gets none."""

from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from service.domain.answers import Answers
from service.models import Meeting, Packet
from service.operations.meetings import planning, seen
from service.operations.packets import editions
from tests.support.meetings import AF, FK, LEADER, called, heard_by_af
from tests.support.packing import Packing
from tests.support.people import Cast
from tests.web.browser import Browser, Page, text_of
from tests.web.conftest import Enter
from workers.packets import PaperRefused

ONE = "Mitt arbete 1 att göra senast den här veckan"


@pytest.fixture
def packing(people: Cast) -> Packing:
    return Packing(people, called(people))


def at(packing: Packing) -> str:
    return f"/moten/{packing.meeting}/paket"


def test_packets_are_made_followed_sent_and_opened(packing: Packing, leader: Browser, enter: Enter) -> None:
    page = leader.follow(leader.get(f"/moten/{packing.meeting}"), "Paket")
    assert "Inget paket än" in page.text
    page = leader.press(page, "Gör paketen")
    assert page.text.count("4 paket görs nu.") == 1
    assert [text_of(each) for each in page.all("a", **{"class": "within"})] == ["Projekt"]
    assert page.by_id("framsteg").get("data-ended") == "nej"
    assert "4 paket görs nu." in leader.client.get(f"{at(packing)}/lage").text
    packing.build()
    assert "görs nu" not in leader.client.get(f"{at(packing)}/lage").text
    page = leader.get(at(packing))
    assert page.text.count("Klart, inte skickat") == 4
    assert "Inget har ändrats sedan paketen gjordes." in page.text
    assert "Gör nya versioner" not in page.buttons()
    member = enter(AF)
    assert "Du har inte fått något paket till mötet än." in member.get(at(packing)).text
    page = leader.press(page, "Skicka paketen")
    assert "4 paket är skickade." in page.text
    assert page.text.count("Skickat") == 4
    own = member.get(at(packing))
    assert "Allas paket" not in own.text
    answer = send(member, own, "Ladda ned paketet")
    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="OH-2019-03-19-paket-')
    assert "Testperson" not in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Öppnat" in leader.get(at(packing)).text


def test_the_page_asks_by_itself_for_the_part_that_changes(packing: Packing, leader: Browser) -> None:
    leader.press(leader.get(at(packing)), "Gör paketen")
    part = leader.client.get(f"{at(packing)}/lage").text
    assert 'data-ended="nej"' in part
    packing.build()
    part = leader.client.get(f"{at(packing)}/lage").text
    assert 'data-ended="ja"' in part
    assert "4 av 4 paket är färdiga." in part


def test_what_has_changed_is_told_and_a_new_edition_is_made(packing: Packing, leader: Browser) -> None:
    packing.packed()
    moved(packing)
    page = leader.get(at(packing))
    assert page.text.count("Kallelse: ändrad.") == 4
    assert "Ärendelista: ändrad." not in page.text
    leader.press(page, "Gör nya versioner")
    packing.build()
    old = packing.rows(FK)[0]
    assert old.closed_at is None
    packing.send()
    assert [bool(each.closed_at) for each in packing.rows(FK)] == [True, False]
    said_now = packing.says(FK)
    assert "Ändrat sedan förra versionen" in said_now
    assert "Rum Grön" in said_now


def test_a_packet_waits_on_mitt_arbete_until_it_is_opened(packing: Packing, enter: Enter) -> None:
    member = enter(FK)
    assert menu(member) == ["Mitt arbete", "Projekt"]
    packing.order()
    packing.build()
    assert "Mötespaket att öppna" not in member.get("/").text
    packing.send()
    told = member.get("/")
    assert "Mötespaket att öppna" in told.text
    assert "OH-möte 2019-03-19" in told.links()
    assert "Inte öppnat Till och med 2019-04-02" in told.text
    assert menu(member) == [ONE, "Projekt"]
    page = member.follow(told, "OH-möte 2019-03-19")
    assert menu(member)[0] == ONE
    send(member, page, "Ladda ned paketet")
    assert menu(member)[0] == "Mitt arbete"
    moved(packing)
    packing.packed()
    assert "Ny version" in member.get("/").text
    assert menu(member)[0] == ONE
    assert menu(enter("oh_ledamot.primarvarden"))[0] == "Mitt arbete"
    closed(packing, packing.rows(FK)[-1].id)
    assert "Mötespaket att öppna" not in member.get("/").text
    assert menu(member)[0] == "Mitt arbete"


def menu(browser: Browser) -> list[str]:
    """The main menu of somebody, on a page that asks for nothing else."""
    page = browser.get("/konto")
    (nav,) = page.all("nav", **{"class": "main"})
    return [text_of(each) for each in nav.iter("a")]


def moved(packing: Packing) -> None:
    """The meeting is held in another room."""
    with packing.people.bench.work(packing.people[LEADER]) as work:
        meeting = seen.kept(work, packing.meeting)
        said = Answers({**planning.answers(meeting), "plats": "Rum Grön"})
        planning.change(work, packing.meeting, said, lock=meeting.lock)


def closed(packing: Packing, packet_id: UUID) -> None:
    with packing.people.bench.work() as work:
        meeting = work.session.get_one(Meeting, packing.meeting)
        editions.close(work, meeting, work.session.get_one(Packet, packet_id))


def test_the_page_says_which_documents_are_waited_for_and_which_are_missing(
    packing: Packing, leader: Browser
) -> None:
    heard_by_af(packing.people)
    page = leader.get(at(packing))
    assert "De här handlingarna är inte gjorda som PDF än: VK-2019-001: Remiss" in page.text
    leader.press(page, "Gör paketen")
    packing.build()
    page = leader.get(at(packing))
    assert page.text.count("Väntar på handlingar") == 3
    assert "högst en kvart" in page.text
    packing.people.bench.clock.forward(minutes=16)
    packing.build()
    page = leader.get(at(packing))
    assert "De här handlingarna är inte med i paketen: VK-2019-001: Remiss" in page.text
    assert "Gör nya versioner" not in page.buttons()
    packing.documents()
    page = leader.get(at(packing))
    assert page.text.count("VK-2019-001: Remiss har tillkommit.") == 3
    assert "Gör nya versioner" in page.buttons()


def test_one_that_failed_is_told_and_tried_again(packing: Packing, leader: Browser) -> None:
    packing.order()
    packing.converter.during.append(refuse)
    packing.build()
    page = leader.get(at(packing))
    assert page.text.count("Kunde inte göras") == 1
    assert "Handling 1 går inte att ta med i mötespaketet: filen går inte att läsa." in page.text
    (again,) = (each for each in page.buttons() if each.startswith("Försök igen"))
    leader.press(page, again)
    packing.build()
    assert "Kunde inte göras" not in leader.get(at(packing)).text


def refuse() -> None:
    raise PaperRefused(number=1, reason="filen går inte att läsa.")


def test_nothing_is_here_for_who_is_not_called(packing: Packing, enter: Enter) -> None:
    packing.packed()
    packet = packing.rows(AF)[0].id
    for who in ("remittent", "styrgrupp", "oh_ledamot.primarvarden"):
        stranger = enter(who)
        assert stranger.client.get(at(packing)).status_code == 404
        assert stranger.client.get(f"{at(packing)}/lage").status_code == 404
        assert post(stranger, f"/paket/{packet}/pdf") == 404
    member = enter(FK)
    assert post(member, f"/paket/{packet}/pdf") == 404
    for address in (at(packing), f"{at(packing)}/skicka", f"/paket/{packet}/forsok-igen"):
        assert post(member, address) == 404
    assert member.client.get(f"/paket/{packet}/pdf").status_code == 404


def send(browser: Browser, page: Page, button: str) -> TestResponse:
    """What comes when a button is pressed that gives a file."""
    return browser.client.post(page.form(button).get("action", ""), data=page.values(button))


def post(browser: Browser, address: str) -> int:
    page = browser.get("/konto")
    token = page.all("input", name="csrf_token")[0].get("value", "")
    return browser.client.post(address, data={"csrf_token": token}).status_code


def test_a_closed_packet_says_that_it_is_made_anew(packing: Packing, enter: Enter) -> None:
    packing.packed()
    member = enter(FK)
    page = member.get(at(packing))
    closed(packing, packing.rows(FK)[0].id)
    answer = send(member, page, "Ladda ned paketet")
    assert answer.status_code == 409
    assert "Paketet görs på nytt" in answer.text
    assert "Paketet görs på nytt" in member.get(at(packing)).text
