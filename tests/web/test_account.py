"""The account page: reminders by mail are turned off and on, and shown as they would come."""

import pytest

from service.operations import reminders
from service.operations.jobs import Failure, claim, fail
from tests.support.people import Cast
from tests.web.conftest import Enter

OFF, ON = "Stäng av påminnelser", "Slå på påminnelser"


def test_reminders_are_turned_off_and_on_again(people: Cast, enter: Enter) -> None:
    browser = enter("projektledare")
    page = browser.press(browser.get("/konto"), OFF)
    assert "Inga påminnelser skickas till dig." in page.text
    assert _wanted(people) is False
    page = browser.press(page, ON)
    assert "Påminnelser kommer med e-post." in page.text
    assert OFF in page.buttons()
    assert _wanted(people)


def test_the_letter_is_shown_as_it_would_come_and_leads_here(people: Cast, enter: Enter) -> None:
    browser = enter("projektledare")
    assert "Just nu finns inget att påminna om." in browser.get("/konto").text
    people.refer("D7")
    people.bench.clock.forward(days=30)
    page = enter("projektledare").get("/konto")
    (letter,) = page.all("pre")
    said = "".join(letter.itertext())
    assert "- 1 sak är försenad." in said.replace("\N{NO-BREAK SPACE}", " ")
    start = people.bench.services.settings.address
    assert [line.removeprefix(start) for line in said.splitlines() if "://" in line] == ["", "konto"]


def test_a_reminder_that_was_not_sent_is_told(people: Cast, enter: Enter) -> None:
    with people.bench.work() as work:
        job_id = reminders.ask(work, people["vagledare"].id).id
        work.session.flush()
        held = claim(work.session, job_id, at=work.now, lease=60)
        assert held
        fail(work.session, held, Failure.BAD_INPUT, "E-postservern vägrade.", at=work.now)
    assert "E-postservern vägrade." in enter("vagledare").get("/konto").text
    assert "E-postservern vägrade." not in enter("projektledare").get("/konto").text


@pytest.mark.parametrize("who", ["styrgrupp", "systemadministrator", "deltagare"])
def test_who_has_no_cases_is_asked_nothing(people: Cast, enter: Enter, who: str) -> None:
    assert {OFF, ON}.isdisjoint(enter(who).get("/konto").buttons())


def _wanted(people: Cast) -> bool:
    with people.bench.work(people["projektledare"]) as work:
        return reminders.choice(work).wanted
