"""Templates that are fetched in one file and taken in again, without JavaScript."""

from io import BytesIO

from service.demo.load import PROJECT
from tests.support.people import Cast
from tests.support.templates import put_in_use
from tests.web.browser import Browser, Page, read


def move(browser: Browser, data: bytes, *, status: int = 200) -> Page:
    """Hands in a file of templates as the form on the page would."""
    token = browser.get(f"/mallar/{PROJECT}/dela").values("Ta in mallarna")["csrf_token"][0]
    typed = {"csrf_token": token, "fil": (BytesIO(data), "mallar.zip")}
    response = browser.client.post(f"/mallar/{PROJECT}/ta-in", data=typed, follow_redirects=True)
    assert response.status_code == status
    return read(response)


def exported(browser: Browser, *kinds: str) -> bytes:
    token = browser.get(f"/mallar/{PROJECT}/dela").values("Ladda ned filen")["csrf_token"]
    typed = {"csrf_token": token, "sort": [*kinds]}
    response = browser.client.post(f"/mallar/{PROJECT}/hamta", data=typed)
    assert response.content_type == "application/zip"
    return response.get_data()


def test_templates_are_fetched_in_one_file_and_taken_in_as_versions(leader: Browser, people: Cast) -> None:
    for kind in ("remiss", "slutanalys"):
        put_in_use(people, "A", kind=kind)
    data = exported(leader, "remiss", "slutanalys", "remissvar")
    for kind in ("remiss", "slutanalys"):
        put_in_use(people, "B", kind=kind)
    page = move(leader, data)
    assert "Mallar som togs in och nu prövas: 2." in page.text
    assert "Togs inte in. remissvar: Mallen är samma som den inbyggda." in page.text
    assert page.text.count("Version 3 prövas") == 2
    again = move(leader, data)
    assert "Inget nytt fanns att ta in." in again.text
    assert "Togs inte in. remiss: Filen är exakt densamma" in again.text


def test_what_cannot_be_moved_is_told_at_its_place(leader: Browser) -> None:
    assert "Filen är tom." in move(leader, b"", status=422).text
    assert "inte en fil med mallar från Knutpunkt" in move(leader, b"PK", status=422).text
    page = leader.press(leader.get(f"/mallar/{PROJECT}/dela"), "Ladda ned filen", status=422)
    assert "Välj minst en mall." in page.text
