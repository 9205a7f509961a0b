"""The page of a meeting of the styrgrupp: what each role reads there, and what the leader writes."""

from uuid import UUID

import pytest

from service.domain.meetings.bodies import BodyKind
from tests.support import meetings
from tests.support.board import LEADER, MEMBER, Board, decide, waiting
from tests.support.meetings import call, seat
from tests.support.people import Cast
from tests.web.browser import Browser, Page
from tests.web.conftest import Enter


@pytest.fixture
def called(people: Cast) -> Board:
    found = waiting(people)
    seat(people, MEMBER, body=BodyKind.STEERING)
    call(people, found.meeting)
    return found


def at(meeting: UUID) -> str:
    return f"/moten/{meeting}/styrgrupp"


def test_the_leader_writes_the_list_and_ticks_what_is_told(
    people: Cast, leader: Browser, called: Board
) -> None:
    page = leader.follow(leader.get(f"/moten/{called.meeting}"), "Dagordning och beslut")
    assert "5. Eskalerade ärenden Låst ärende, VK-" in page.text
    draft = leader.press(page, "Skriv beslutslistan")
    assert any(one.get("value", "").startswith("Låst ärende, VK-") for one in draft.all("input"))
    assert "Utkast" in leader.get(at(called.meeting)).text
    decide(people, called.meeting)
    page = leader.get(at(called.meeting))
    assert "Att göra efter mötet" in page.text
    assert "Skriv en ny version" in page.buttons()
    (button,) = [each for each in page.buttons() if each.startswith("Återkopplat i dag, Låst ärende")]
    page = leader.press(page, button)
    assert button not in page.buttons()
    assert "Återkopplingen är noterad med dagens datum." in page.response.text


def test_a_decision_that_waits_in_a_draft_leads_there(people: Cast, leader: Browser, called: Board) -> None:
    decide(people, called.meeting, beslut="delvis", beviljat_belopp=99_000)
    page = leader.get(at(called.meeting))
    assert "Beslut som inte är införda i sitt underlag" in page.text
    title = next(text for text in page.links() if text.startswith("Extern konsultation, VK-"))
    draft = leader.follow(page, title)
    assert draft.by_id("beviljat_belopp").get("value") == "99\u00a0000"


def test_a_member_reads_the_page_and_changes_nothing(people: Cast, enter: Enter, called: Board) -> None:
    member = enter(MEMBER)
    page = member.follow(member.get("/"), "4 saker att besluta om")
    assert "Låst ärende, VK-" in page.text
    assert "Testperson" not in page.text.partition("Dagordning och beslut")[2]
    assert not {"Skriv beslutslistan", "Återkopplat i dag"} & {*page.buttons()}
    assert (
        member.follow(page, next(text for text in page.links() if text.startswith("Låst ärende"))).status
        == 200
    )
    for address in (f"/moten/{called.meeting}/beslutslista", f"/moten/{called.meeting}/aterkopplat"):
        member.post(address, {"handling": [str(called.escalation)]}, status=404)
    assert member.follow(page, "Budget, beviljat, köpt och kvar").address.endswith("/medel")


@pytest.mark.parametrize("who", ["lsg_forbund", "oh_ledamot", "vagledare"])
def test_for_others_there_is_no_such_page(enter: Enter, called: Board, who: str) -> None:
    enter(who).get(at(called.meeting), status=404)


def test_a_strange_tick_is_no_page(people: Cast, leader: Browser, called: Board) -> None:
    decide(people, called.meeting)
    page = leader.get(at(called.meeting))
    button = next(each for each in page.buttons() if each.startswith("Återkopplat i dag, Låst"))
    there = page.form(button).get("action", "")
    owed = next(one.get("value", "") for one in page.all("button") if one.get("name") == "beslut")
    for strange in ("", "x", f"{owed}:x", f"{owed}:0", str(called.meeting)):
        leader.post(there, {**page.values(button), "beslut": [strange]}, status=404)


def test_the_case_body_is_told_on_its_own_agenda_with_what_was_typed_there(
    people: Cast, leader: Browser, enter: Enter, called: Board
) -> None:
    meeting, ahead = meetings.called(people, days=0), meetings.planned(people, days=1)
    people.review("D4")
    decide(people, called.meeting)
    page = leader.get(f"/moten/{ahead}/dagordning")
    assert told_back(page) == 0
    assert "Bockas av på mötets dag" in page.text
    address = f"/moten/{meeting}/dagordning"
    page = leader.get(address)
    assert told_back(page) == 6
    told = enter(meetings.AF).get(address).text.partition("9. Ärenden till styrgrupp")[2]
    assert "Riktlinje för kompetenshöjande medel" in told
    assert "VK-" not in told.partition("10. Nästa möte")[0]
    button = next(each for each in page.buttons() if each.startswith("Återkopplat i dag, Riktlinje"))
    presenter = next(name for name in page.values(button) if name.startswith("foredragande-"))
    page = leader.press(page, button, {presenter: "Testperson V1"})
    assert "Återkopplingen är noterad med dagens datum." in page.response.text
    assert page.values("Spara dagordningen")[presenter] == ["Testperson V1"]
    assert told_back(page) == 5
    # Nothing is told while the rest of the page cannot be saved.
    wrong = {presenter.replace("foredragande", "minuter"): "lite"}
    button = next(each for each in page.buttons() if each.startswith("Återkopplat i dag, Ekonomi"))
    leader.press(page, button, {**wrong}, status=422)
    assert told_back(leader.get(address)) == 5


def told_back(page: Page) -> int:
    """How many decisions wait to be told back."""
    return len([each for each in page.buttons() if each.startswith("Återkopplat i dag")])


def test_in_the_room_it_stands_under_its_point_and_is_ticked_with_the_note_kept(
    people: Cast, leader: Browser, called: Board
) -> None:
    meeting = meetings.called(people, days=0)
    decide(people, called.meeting)
    leader.press(leader.get(f"/moten/{meeting}/rummet"), "Öppna mötesrummet")
    page = leader.get(f"/moten/{meeting}/rummet/punkt/9")
    assert "Riktlinje för kompetenshöjande medel Enligt förslaget." in page.text
    button = next(each for each in page.buttons() if each.startswith("Återkopplat i dag, Riktlinje"))
    page = leader.press(page, button, {"anteckning": "Alla tog del av den."})
    assert page.values("Spara")["anteckning"] == ["Alla tog del av den."]
    assert button not in page.buttons()
    assert "Riktlinje för kompetenshöjande medel" in page.text


def test_the_page_of_a_project_offers_what_is_about_it_and_goes_on_with_the_one_guideline(
    leader: Browser,
) -> None:
    page = leader.get("/projekt/vagknuten_2_0")
    offered = [each for each in page.buttons() if each.startswith("Ny ")]
    assert offered == [
        "Ny ansökan om projektmedel",
        "Ny eskalering av strukturellt problem",
        "Ny riktlinje för kompetenshöjande medel",
    ]
    first = leader.press(page, "Ny riktlinje för kompetenshöjande medel")
    assert leader.press(page, "Ny riktlinje för kompetenshöjande medel").address == first.address


def test_a_list_that_names_who_is_protected_since_is_closed_until_a_new_version(
    people: Cast, leader: Browser, enter: Enter, called: Board
) -> None:
    listed = decide(people, called.meeting).id
    mark = {"skydd": "sekretessmarkering", "fran": "2019-03-01", "kalla": "personen"}
    people.write(called.case_id, "skydd", mark, who=LEADER)
    member = enter(MEMBER)
    assert "stängd för dem som var kallade. Den öppnas när" in member.get(at(called.meeting)).text
    member.get(f"/dokument/{listed}", status=404)
    page = leader.get(at(called.meeting))
    assert "Skriv en ny version: numret är utbytt mot ärendets alias." in page.text
    draft = leader.press(page, "Skriv en ny version")
    assert any(one.get("value", "").endswith(", Ärende S1") for one in draft.all("input"))
    assert "Fastställ en ny version" in leader.get(at(called.meeting)).text
    leader.press(draft, "Fastställ")
    assert "stängd för" not in member.get(at(called.meeting)).text
