"""The page of an agenda: its leader puts it in order, members read what is theirs, nothing typed is lost."""

from datetime import date
from uuid import UUID

import pytest

from service.operations import access
from service.operations.meetings import actions, seen
from tests.support import meetings, practice
from tests.support.meetings import AF, LEADER
from tests.support.people import Cast
from tests.web.browser import Browser, Page, text_of
from tests.web.conftest import Enter

Answers = dict[str, str | list[str]]
SAVE, PRESENTER = "Spara dagordningen", "Testperson V1"


@pytest.fixture
def meeting(people: Cast) -> UUID:
    return meetings.called(people)


@pytest.fixture
def cases(people: Cast, meeting: UUID) -> list[str]:
    """Three consultations about nobody known, which all may hear; their numbers."""
    return [_number(people, people.review("D4")) for _ in range(3)]


def _number(people: Cast, case_id: UUID) -> str:
    with people.bench.work(people[LEADER]) as work:
        return access.case_file(work, case_id).number


def at(meeting: UUID) -> str:
    return f"/moten/{meeting}/dagordning"


def order(page: Page) -> list[str]:
    """What stands on the agenda, from first to last."""
    rows = [one for one in page.root.iter("li") if "agenda-row" in one.get("class", "")]
    return [text_of(next(each for each in row.iter() if each.tag in ("a", "strong", "em"))) for row in rows]


def key(page: Page, number: str) -> str:
    """What names a case in the form."""
    return next(one.get("id", "")[4:] for one in page.root.iter("li") if number in text_of(one))


def test_the_leader_puts_the_agenda_in_order_without_javascript(
    leader: Browser, meeting: UUID, cases: list[str]
) -> None:
    page = leader.follow(leader.get(f"/moten/{meeting}"), "Dagordning")
    assert order(page) == cases
    page = leader.press(page, f"Ner, {cases[0]}")
    assert [text_of(one) for one in page.all("button") if "autofocus" in one.attrib] == [f"Ner, {cases[0]}"]
    page = leader.press(page, f"Upp, {cases[2]}")
    assert order(page) == [cases[1], cases[2], cases[0]]
    page = leader.press(page, f"Ta av dagordningen, {cases[2]}")
    assert order(page) == [cases[1], cases[0]]
    assert order(leader.press(page, f"Ta tillbaka {cases[2]}")) == [cases[1], cases[0], cases[2]]


def test_minutes_give_the_times_and_a_meeting_that_is_too_long_is_told(
    leader: Browser, meeting: UUID, cases: list[str]
) -> None:
    page = leader.get(at(meeting))
    assert "Beräknas sluta 14.00. Mötet slutar 16.00." in page.text
    first = key(page, cases[0])
    typed: Answers = {f"minuter-{first}": "160", f"foredragande-{first}": PRESENTER}
    page = leader.press(page, SAVE, typed)
    assert "Det är 25 minuter efter mötets slut 16.00." in page.text
    assert f"Föredras av {PRESENTER} · 160 minuter" in page.text
    page = leader.press(
        page, SAVE, {f"minuter-{first}": "lite", f"foredragande-{first}": "070-174 06 05"}, status=422
    )
    assert "2 saker behöver rättas" in page.text
    assert f"{cases[0]}: " in page.text.partition("rättas")[2].partition("Beräknas")[0]
    assert page.by_id(f"minuter-{first}-fel").get("class") == "fault"
    assert page.response.request.method == "GET", "the browser can go back to it"
    assert page.values(SAVE)[f"minuter-{first}"] == ["lite"]
    assert "160 minuter" in leader.get(at(meeting)).text


def test_of_two_leaders_at_once_neither_loses_an_order(
    leader: Browser, enter: Enter, meeting: UUID, cases: list[str]
) -> None:
    other = enter(LEADER)
    mine, theirs = leader.get(at(meeting)), other.get(at(meeting))
    last, first = key(mine, cases[2]), key(mine, cases[0])
    leader.press(mine, f"Ner, {cases[0]}")
    rows = [last, *(each for each in theirs.values(SAVE)["rad"] if each != last)]
    typed: Answers = {"rad": rows, f"foredragande-{first}": PRESENTER}
    page = other.press(theirs, SAVE, typed, status=409)
    assert "Dagordningen har ändrats i ett annat fönster eller av någon annan" in page.text
    assert order(page) == [cases[2], cases[0], cases[1]]
    assert page.values(SAVE)[f"foredragande-{first}"] == [PRESENTER]
    assert " ".join([cases[1], cases[0], cases[2]]) in page.text
    assert order(leader.get(at(meeting))) == [cases[1], cases[0], cases[2]]
    assert order(other.press(page, SAVE)) == [cases[2], cases[0], cases[1]]


def test_a_case_is_found_and_added_with_what_was_typed_kept(
    people: Cast, leader: Browser, meeting: UUID, cases: list[str]
) -> None:
    number = _number(people, people.refer("D4"))
    page = leader.get(at(meeting))
    first = key(page, cases[0])
    page = leader.press(page, "Sök ärende", {"sok": number, f"foredragande-{first}": PRESENTER})
    assert page.values(SAVE)[f"foredragande-{first}"] == [PRESENTER]
    page = leader.press(page, f"Ta upp {number}")
    assert order(page) == [number, *cases]
    assert f"Föredras av {PRESENTER}" in page.text
    page = leader.press(page, SAVE, {"sok": number})  # as Enter does
    assert "Står på dagordningen, punkt 3" in page.text
    assert page.response.request.method == "GET", "the browser can go back to it"
    assert f"{number} står redan på dagordningen." in leader.press(page, f"Ta upp {number}").text
    page = leader.press(page, "Sök ärende", {"sok": "Ingenalls"})
    assert "Inget ärende i projektet som kan tas upp passar." in page.text


def test_a_case_that_nobody_may_hear_is_not_added(people: Cast, leader: Browser, meeting: UUID) -> None:
    number = _number(people, people.review("D1"))
    page = leader.get(at(meeting))
    assert order(page) == []
    assert "Inget samtycke är registrerat" in page.text
    page = leader.press(page, "Sök ärende", {"sok": number})
    assert "Kan inte tas upp: Inget samtycke är registrerat" in page.text
    assert f"Ta upp {number}" not in page.buttons()
    case_id = page.links()[number].rpartition("/")[2]
    by_hand: Answers = {"gor": f"lagg:{case_id}", f"punkt-{case_id}": "3"}
    page = leader.post(
        at(meeting), {**page.values("Sök ärende"), **{k: [str(v)] for k, v in by_hand.items()}}
    )
    assert "Ärendet kan inte tas upp på mötet. Inget samtycke är registrerat." in page.text
    assert order(page) == []


@pytest.mark.parametrize(
    "title", ["Om Testperson D1:s praktik", "Ring 070-174 06 05", "Frågan i vk-2019-001", "19970516-2387"]
)
def test_a_matter_of_its_own_names_nobody(people: Cast, leader: Browser, meeting: UUID, title: str) -> None:
    people.refer("D1")
    page = leader.press(leader.get(at(meeting)), "Egen punkt")
    page = leader.press(page, "Lägg till", {"rubrik": title}, status=422)
    page = leader.press(
        page, "Lägg till", {"rubrik": "Nya rutiner för praktik", "punkt": "10", "minuter": "20"}
    )
    assert order(page) == ["Nya rutiner för praktik"]
    assert "20 minuter" in page.text


def test_what_was_typed_survives_a_session_that_ended(
    people: Cast, enter: Enter, meeting: UUID, cases: list[str]
) -> None:
    browser = enter(LEADER)
    page = browser.get(at(meeting))
    first = key(page, cases[0])
    people.bench.clock.forward(minutes=40)
    page = browser.press(page, SAVE, {f"foredragande-{first}": PRESENTER}, status=401)
    page = browser.press(page, "Logga in", {"email": "projektledare@example.org", "password": "hemligt-ord"})
    assert page.values(SAVE)[f"foredragande-{first}"] == [PRESENTER]
    assert f"Föredras av {PRESENTER}" in browser.press(page, SAVE).text


def test_the_agenda_is_its_leaders_and_those_who_are_called(
    people: Cast, enter: Enter, meeting: UUID
) -> None:
    for who in ("vagledare", "remittent", "styrgrupp", "oh_ledamot.oskarshamn_soc"):
        enter(who).get(at(meeting), status=404)
    board = meetings.planned(people, body="styrgrupp")
    enter(LEADER).get(at(board), status=404)
    assert "Dagordning" not in enter(LEADER).get(f"/moten/{board}").links()
    token = enter(AF).get(at(meeting)).values("Logga ut")["csrf_token"]
    enter(AF).post(at(meeting), {"csrf_token": token, "gor": ["spara"]}, status=404)


def test_a_member_reads_what_the_organisation_hears(people: Cast, enter: Enter) -> None:
    """The packet test as members see it: D3's consent does not cover Arbetsförmedlingen."""
    practice.until(people, date(2017, 5, 9), "D2", "D3", "D5")
    practice.sit(people)
    meeting = practice.meets(people, date(2017, 5, 9), date(2017, 4, 18))
    af, others = enter(AF).get(at(meeting)), enter("oh_ledamot.primarvarden").get(at(meeting))
    assert order(af) == ["VK-2017-003", "VK-2017-001", "AF lämnar mötet"]
    assert "VK-2017-002" not in af.response.text
    assert order(others) == ["VK-2017-003", "VK-2017-001", "VK-2017-002"]
    assert "Testperson D" not in af.text + others.text
    leaders = enter(LEADER).get(at(meeting))
    assert "Lämnar rummet: Arbetsförmedlingen (samtycket omfattar dem inte, om de kommer)" in leaders.text


def test_open_actions_stand_under_the_second_point(
    people: Cast, leader: Browser, enter: Enter, meeting: UUID
) -> None:
    earlier = meetings.planned(people, days=1)
    with people.bench.work(people[LEADER]) as work:
        actions.add(
            work, seen.kept(work, earlier), what="Boka lokal", responsible=PRESENTER, due=date(2019, 3, 6)
        )
    for page in (leader.get(at(meeting)), enter(AF).get(at(meeting))):
        assert "Kvar att göra sedan tidigare möten" in page.text
        assert f"Boka lokal {PRESENTER}, senast 2019-03-06" in page.text
