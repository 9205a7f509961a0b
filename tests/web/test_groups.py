"""The pages of group activities: a group is made, people are added, and their attendance is told."""

from uuid import UUID

import pytest

from service.demo.load import PROJECT
from service.domain.answers import Answers
from service.operations import groups
from tests.operations.test_groups import SAID, stands, start, told
from tests.support.people import Cast
from tests.web.browser import Page
from tests.web.conftest import Enter

LIST = f"/projekt/{PROJECT}/gruppaktiviteter"


def at(group: UUID) -> str:
    return f"/gruppaktiviteter/{group}"


def ticked(page: Page, case: UUID) -> str:
    return page.values("Spara närvaron")[f"n_{case}"][0]


def test_a_group_is_made_from_the_projects_page(people: Cast, enter: Enter) -> None:
    people.enrol()
    browser = enter("vagledare")
    page = browser.follow(
        browser.get(f"/projekt/{PROJECT}"), "Grupper, deltagare, närvaro och praktikplatser"
    )
    assert "Projektet har inga gruppaktiviteter ännu." in page.text
    page = browser.press(
        browser.follow(page, "Ny grupp"), "Spara gruppen", {**_typed(), "slut": "2016-01-01"}, status=422
    )
    assert "Slutdatum kan inte vara före startdatum." in page.text
    assert page.values("Spara gruppen")["namn"] == ["Friskvård"]
    page = browser.press(page, "Spara gruppen", {"slut": "2030-12-31"})
    assert (page.heading, "Tisdagar 13.00–15.00" in page.text) == ("Friskvård", True)
    assert "Friskvård" in browser.get(LIST).text


def test_somebody_is_added_ticked_and_ended(people: Cast, enter: Enter) -> None:
    case_id = people.enrol()
    browser, group = enter("vagledare"), start(people)
    page = browser.press(browser.get(at(group)), "Lägg till i gruppen", {"arende": str(case_id)})
    page = browser.press(page, "Spara närvaron", {f"n_{case_id}": "nej"})
    assert (ticked(page, case_id), "0 av 1 tillfälle" in page.text) == ("nej", True)
    page = browser.press(page, next(each for each in page.buttons() if each.startswith("Avsluta VK")))
    assert "Deltagaren är inte med i gruppen efter" in page.text
    assert "Friskvård: 0 av 1 tillfälle" in browser.get(f"/arenden/{case_id}").text


def test_all_others_are_marked_present_at_once(people: Cast, enter: Enter) -> None:
    first, second = people.enrol("D1"), people.enrol("D2")
    group = start(people, first, second)
    browser = enter("projektledare")
    page = browser.press(browser.get(at(group)), "Spara närvaron", {f"n_{first}": "nej"})
    page = browser.press(page, "Spara övriga som närvarande")
    assert (ticked(page, first), ticked(page, second)) == ("nej", "ja")


def test_a_tick_that_meets_anothers_is_told_and_overwrites_nothing(people: Cast, enter: Enter) -> None:
    case_id = people.enrol()
    group = start(people, case_id)
    browser = enter("vagledare")
    page = browser.get(f"{at(group)}?dag={_today(people)}")
    assert told(people, group, case_id, "nej", who="projektledare")
    page = browser.press(page, "Spara närvaron", {f"n_{case_id}": "ja"})
    assert "till Frånvarande. Det står kvar." in page.text
    assert "Närvaron är sparad." not in page.text
    assert stands(people, group, case_id) is False


def test_the_page_itself_saves_one_tick_and_is_told_the_sum(people: Cast, enter: Enter) -> None:
    case_id = people.enrol()
    group = start(people, case_id)
    browser = enter("vagledare")
    token = browser.get(at(group)).values("Spara närvaron")["csrf_token"]
    sent = {"csrf_token": token, "dag": _today(people), f"s_{case_id}": "", f"n_{case_id}": "ja"}
    headers = {"X-Requested-With": "fetch"}
    answer = browser.client.post(f"{at(group)}/narvaro", data=sent, headers=headers).get_json()
    assert answer["rader"][str(case_id)] == {"sagt": "ja", "ord": "Närvarande", "summa": "1 av 1 tillfälle"}
    assert answer["krock"] == {}


@pytest.mark.parametrize("wrong", [{"dag": "i går"}, {"dag": "2016-01-01"}, {"n_x": "ja"}])
def test_what_no_page_of_ours_sends_is_not_there(people: Cast, enter: Enter, wrong: dict[str, str]) -> None:
    case_id = people.enrol()
    group = start(people, case_id)
    browser = enter("vagledare")
    token = browser.get(at(group)).values("Spara närvaron")["csrf_token"][0]
    sent = {"csrf_token": token, "dag": _today(people), f"n_{case_id}": "ja", **wrong}
    browser.post(f"{at(group)}/narvaro", {name: [text] for name, text in sent.items()}, status=404)


def test_who_changes_a_group_that_another_has_changed_is_told_and_loses_no_word(
    people: Cast, enter: Enter
) -> None:
    group, browser = start(people), enter("vagledare")
    page = browser.follow(browser.get(at(group)), "Ändra gruppen")
    with people.bench.work(people["projektledare"]) as work:
        groups.change(work, group, Answers({**SAID, "plats": "Gymmet"}), lock=1)
    page = browser.press(page, "Spara gruppen", {"ledare": "Testperson L2"}, status=409)
    assert "Någon annan har ändrat gruppen" in page.text
    assert "Testperson L2" in page.text


def test_a_group_that_has_not_begun_shows_who_will_come_and_takes_no_attendance(
    people: Cast, enter: Enter
) -> None:
    case_id = people.enrol()
    with people.bench.work(people["vagledare"]) as work:
        group = groups.start(work, PROJECT, Answers({**SAID, "start": "2030-01-08"})).id
        groups.add(work, group, case_id)
    page = enter("vagledare").get(at(group))
    assert "Gruppen träffas först" in page.text
    assert "Testperson D1" in page.text
    assert "Spara närvaron" not in page.buttons()


PLACEMENT = {
    "arbetsplats": "Biblioteket", "start": "2019-04-01", "slut": "2019-04-05", "omfattning": 50,
    "innehall": "Sortera böcker.", "mal": "Pröva.",
}  # fmt: skip


def test_placements_are_listed_for_who_works_with_the_case(people: Cast, enter: Enter) -> None:
    people.write(people.enrol(), "praktik", PLACEMENT, who="vagledare")
    page = enter("vagledare").get(LIST)
    assert "Testperson D1" in page.text
    assert "Biblioteket" in page.text


def test_a_protected_persons_placement_tells_neither_name_nor_place(people: Cast, enter: Enter) -> None:
    people.write(people.enrol("D7"), "praktik", PLACEMENT, who="vagledare")
    page = enter("projektledare").get(LIST)
    assert "2019-04-01–2019-04-05" in page.text
    assert "Testperson" not in page.text
    assert "Biblioteket" not in page.text


def _typed() -> dict[str, str | list[str]]:
    return {name: str(text) for name, text in SAID.items()}


def _today(people: Cast) -> str:
    with people.bench.work() as work:
        return work.today.isoformat()
