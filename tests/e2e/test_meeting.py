"""A meeting from the day it is planned to its minutes: what the leader does, and what each member may see."""

from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import pikepdf
import pytest
from playwright.sync_api import Locator, expect

from service.domain.dates import iso, today
from tests.e2e import behind, meeting, papers
from tests.e2e.conftest import Enter
from tests.e2e.installation import Installation
from tests.e2e.person import MADE_WITHIN, Person, question, tick, write
from tests.support.packing import whole
from tests.workers.packets.reading import bookmarks, numbers, texts

pytestmark = pytest.mark.browser

Cases = dict[str, tuple[UUID, str]]
_CONSENTS = {
    "D3": ("af", "primarvarden"),
    "D6": ("af", "fk", "primarvarden", "oskarshamn_soc"),
    "D7": ("af", "fk"),
}
"""Which organisations may hear of each referral; D7 has a protected identity."""
AF, FK, CARE = "oh_ledamot", "oh_ledamot.fk", "oh_ledamot.primarvarden"
_READS = {AF: {"D3", "D6"}, FK: {"D6"}, CARE: {"D3", "D6"}}
_AWAY = {
    AF: set[tuple[str, str]](),
    FK: {("5 Nollplacerade", "FK lämnar mötet")},
    CARE: {("3 Nya remisser", "Landstinget, primärvården lämnar mötet")},
}
"""Whose papers each member gets, and where a line stands in the place of a case."""
_NAMES = {AF: "Testperson O1", FK: "Testperson O2", CARE: "Testperson O3"}
_REASON, _TO_DO = "Projektet är inte rätt insats just nu.", "Ge besked om fortsatt behandling."
_NOTE = "Gruppen hälsade välkommen och gick igenom dagordningen."
_LEAVES = "Försäkringskassan har lämnat rummet"


def test_a_meeting_is_planned_prepared_held_and_written_down(
    enter: Enter, site: Installation, tmp_path: Path
) -> None:
    cases = {story: meeting.referral(site, story, told) for story, told in _CONSENTS.items()}
    leader = enter(meeting.CHAIR)
    address = _plan_and_call(leader)
    alias = _look_through_the_agenda(leader, cases)
    members = {who: enter(who) for who in _READS}
    behind.wait_for_documents(site)  # the referrals', which go with the packets
    _order_and_send(leader)
    meeting_id = UUID(address.rpartition("/")[2])
    traces = {story: meeting.traces(site, meeting_id, case_id) for story, (case_id, _) in cases.items()}
    for who, member in members.items():
        member.at(f"{address}/paket")
        packet = _download_packet(member, tmp_path)
        said = whole(packet.read_bytes())
        assert {story for story in cases if any(each in said for each in traces[story])} == _READS[who]
        assert (papers.bare(alias) in said) is (who != CARE)
        _look_at_packet(packet, who)
    meeting.comes(site, meeting_id)
    number = cases["D3"][1]
    _open_room(leader, number)
    _decide(leader, number)
    _finish_answer(leader, number, tmp_path)
    _end(leader, address, number, tmp_path)
    _read_minutes(members[FK], address)
    paket = f"{address}/paket"
    members[FK].at(paket)
    _withdraw(leader, cases["D6"][0])
    _lose_packet(members[FK], paket, traces["D6"], tmp_path)


def _plan_and_call(leader: Person) -> str:
    """The address of the meeting."""
    leader.at("/projekt/vagknuten_2_0")
    leader.follow("Möten, kallelser och ledamöter")
    with leader.page.expect_navigation():
        leader.section(meeting.BODY).get_by_role("link", name="Extra möte").click()
    write(leader.page, {"Mötets dag": meeting.working_day(), "Plats": "Stadshuset i Oskarshamn, rum Blå"})
    leader.press("Spara mötet")
    leader.press("Kalla")
    expect(leader.page.get_by_text("Alla ledamöter är kallade.")).to_be_visible()
    return urlsplit(leader.page.url).path


def _look_through_the_agenda(leader: Person, cases: Cases) -> str:
    """Who must leave is told of each case; what the protected one is called."""
    leader.follow("Dagordning")
    rows = {story: _row(leader, case_id) for story, (case_id, _) in cases.items()}
    expect(rows["D3"]).to_contain_text("Lämnar rummet: Försäkringskassan")
    expect(rows["D6"]).to_contain_text("Alla i gruppen hör ärendet.")
    expect(rows["D7"]).to_contain_text("Lämnar rummet: Landstinget, primärvården")
    alias = rows["D7"].get_by_role("link").inner_text()
    assert alias.startswith("Ärende S")
    return alias


def _row(leader: Person, case_id: UUID) -> Locator:
    return leader.page.locator(".agenda-row", has=leader.page.locator(f"a[href='/arenden/{case_id}']"))


def _order_and_send(leader: Person) -> None:
    """The page tells by itself how far each packet has come."""
    leader.follow("Paket")
    leader.press("Gör paketen")
    ready = leader.page.get_by_text("Klart, inte skickat")
    expect(ready).to_have_count(7, timeout=MADE_WITHIN)
    leader.press("Skicka paketen")
    expect(leader.page.get_by_text("Skickat", exact=True)).to_have_count(7)


def _download_packet(member: Person, folder: Path) -> Path:
    with member.page.expect_download() as told:
        member.page.get_by_role("button", name="Ladda ned paketet").click()
    path = folder / told.value.suggested_filename
    told.value.save_as(path)
    return path


def _look_at_packet(packet: Path, who: str) -> None:
    """Every page names its reader, its title tells the meeting alone, a line stands for what is not told."""
    data = packet.read_bytes()
    pages = texts(data)
    assert numbers(data) == [(number, len(pages)) for number in range(1, len(pages) + 1)]
    assert all(_NAMES[who] in page for page in pages)
    with pikepdf.open(packet) as pdf:
        listed, told = bookmarks(pdf), {name: str(value) for name, value in pdf.docinfo.items()}
    assert [*told] == ["/Title"]
    assert told["/Title"].startswith(f"Mötespaket {meeting.BODY} ")
    point, lines = "", set[tuple[str, str]]()
    for level, title, _ in listed:
        point = title if level == 0 else point
        lines.add((point, title))
    assert _AWAY[who] <= lines


def _open_room(leader: Person, number: str) -> None:
    """Who must leave is named as soon as she is there, and again before the item opens."""
    leader.follow("Mötesrummet")
    leader.press("Öppna mötesrummet")
    for name in ("Testperson O1", "Testperson O2", "Testperson P1"):
        leader.page.get_by_label(name).check()
    line = leader.page.locator("#dagordningen ~ ol li li").filter(has_text=number)
    expect(line).to_contain_text("Försäkringskassan lämnar")
    leader.follow("1. Öppnande och närvaro")
    write(leader.page, {"Gemensam anteckning": _NOTE})
    expect(leader.page.locator("#sparat")).to_contain_text("Sparat")
    leader.follow(number)
    leader.press("Öppna punkten")
    expect(leader.page.get_by_text("Punkten öppnas när Försäkringskassan har lämnat rummet.")).to_be_visible()
    leader.page.get_by_label(_LEAVES).check()
    leader.press("Öppna punkten")
    expect(leader.page.get_by_text("Ropa in dem när punkten är avslutad.")).to_be_visible()


def _decide(leader: Person, number: str) -> None:
    """What is typed is saved by itself, and is there again when the page is loaded anew."""
    tick(leader.page, "Ställningstagande", "Ej intag")
    said = {
        "Motivering": _REASON,
        "Åtgärd": _TO_DO,
        "Ansvarig": "Testperson O1",
        "Sista dag": meeting.working_day(),
    }
    write(leader.page, said)
    expect(leader.page.locator("#sparat")).to_contain_text("Sparat")
    leader.page.reload()
    expect(question(leader.page, "Motivering")).to_have_value(_REASON)
    leader.press("Avsluta punkten")
    expect(leader.page.get_by_text("Punkten är avslutad.")).to_be_visible()
    expect(leader.page.locator(".room-side li li").filter(has_text=number)).to_contain_text("Ej intag")


def _finish_answer(leader: Person, number: str, folder: Path) -> None:
    """The answer says what the meeting came to, and so does the excerpt that lies on the case."""
    excerpt = leader.page.get_by_role("link", name="Utdraget i ärendet").get_attribute("href") or ""
    leader.follow("Skriv klart remissvaret")
    informed = {"Vem som informerade personen": "Testperson R1", "Datum för informationen": iso(today())}
    write(leader.page, informed)
    leader.finalise()
    assert _made(leader, [number, "Ej intag", iso(today()), _REASON, "Testperson R1"], folder)
    leader.at(excerpt)
    assert _made(
        leader, ["Utdrag ur minnesanteckningar", "Ej intag", _REASON, _TO_DO, "Testperson O1"], folder
    )


def _made(leader: Person, said: list[str], folder: Path) -> str:
    """What the PDF says of the document that is shown, which says all this."""
    leader.wait_until_made()
    text = papers.pdf(leader.download("PDF", folder))
    assert [each for each in said if papers.bare(each) not in text] == []
    return text


def _end(leader: Person, address: str, number: str, folder: Path) -> None:
    """The minutes hold what is common to all, and nothing of the case that Försäkringskassan left for."""
    leader.at(f"{address}/rummet")
    leader.press("Avsluta mötet")
    leader.finalise()
    said = _made(leader, ["Minnesanteckningar", "Testperson O1", "Testperson O2", _NOTE], folder)
    assert [each for each in (number, _REASON, _TO_DO) if papers.bare(each) in said] == []


def _read_minutes(member: Person, address: str) -> None:
    member.at(address)
    member.follow("Läs minnesanteckningarna")
    assert member.heading() == "Minnesanteckningar"


def _withdraw(leader: Person, case_id: UUID) -> None:
    leader.at(f"/arenden/{case_id}")
    leader.press("Skriv återkallelse av samtycke")
    tick(leader.page, "Omfattning", "Hela samtycket")
    write(leader.page, {"Datum": iso(today()), "Mottagare": "Testperson P1"})
    leader.finalise()


def _lose_packet(member: Person, paket: str, traces: set[str], folder: Path) -> None:
    """What could be opened a moment ago is refused; the packet made anew holds nothing of the case."""
    member.press("Ladda ned paketet")
    expect(member.page.get_by_text("Paketet görs på nytt")).to_be_visible()
    member.at(paket)
    expect(member.page.get_by_text("Version 2")).to_be_visible(timeout=MADE_WITHIN)
    said = whole(_download_packet(member, folder).read_bytes())
    assert [each for each in traces if each in said] == []
