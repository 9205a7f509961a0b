"""Templates without JavaScript: four eyes, into use, and one step back."""

import re

from tests.support.people import Cast
from tests.support.templates import put_in_use
from tests.web.browser import Browser
from tests.web.template_steps import KIND, uploaded


def test_four_eyes_are_explained_and_somebody_else_activates(
    leader: Browser, other: Browser, people: Cast
) -> None:
    address = uploaded(leader, people)
    mine = leader.get(address)
    assert "Någon annan än den som laddade upp mallen behöver godkänna den." in mine.text
    assert "Godkänn och ta i bruk" not in mine.buttons()
    assert "Version 1 väntar på ditt godkännande" in other.get("/mallar").text
    page = other.press(other.get(address), "Godkänn och ta i bruk", {"godkannande": "Ser bra ut"})
    assert "Version 1 är i bruk." in page.text
    assert "väntar på ditt godkännande" not in other.get("/").text
    assert "Godkänd och tagen i bruk Ser bra ut" in page.text
    assert "Version 1 , sedan 7 mars 2019" in leader.get(KIND).text


def test_the_first_page_leads_to_what_waits_for_ones_approval(
    leader: Browser, other: Browser, people: Cast
) -> None:
    address = uploaded(leader, people)
    desk = other.get("/")
    assert "Mallar som väntar på ditt godkännande" in desk.text
    assert other.follow(desk, "Genomförandeplan, version 1").address == address
    assert "väntar på ditt godkännande" not in leader.get("/").text


def test_who_uploaded_it_cannot_activate_it_by_a_post_either(leader: Browser, people: Cast) -> None:
    address = uploaded(leader, people)
    token = leader.get(KIND).values("Ladda upp och pröva")["csrf_token"]
    page = leader.post(f"{address}/ta-i-bruk", {"csrf_token": token}, status=422)
    assert "Någon annan" in page.text


def test_going_back_asks_why_and_says_what_is_in_use_then(
    leader: Browser, other: Browser, people: Cast
) -> None:
    other.press(other.get(uploaded(leader, people)), "Godkänn och ta i bruk")
    page = leader.press(leader.get(KIND), "Gå tillbaka till den inbyggda mallen", status=422)
    assert "Skriv varför" in page.text
    page = leader.press(page, "Gå tillbaka till den inbyggda mallen", {"tillbaka": "Fel logotyp"})
    assert "Den inbyggda mallen är i bruk igen." in page.text
    assert "Den inbyggda mallen, ett steg tillbaka Fel logotyp" in page.text
    assert "Gå tillbaka" not in page.text


def test_an_approval_without_a_word_is_quoted_with_nothing(leader: Browser, people: Cast) -> None:
    put_in_use(people, "A", kind="genomforandeplan")
    assert re.search(r"Version 1 , sedan .* Testperson A1 ?\. Ladda", leader.get(KIND).text)
