"""The area ”Mallar” without JavaScript: what is in use, and uploading a new version."""

import pytest

from service.demo.load import PROJECT
from tests.support.people import Cast
from tests.web.browser import Browser
from tests.web.conftest import Enter
from tests.web.template_steps import DOCX, KIND, send, uploaded


def test_the_menu_leads_to_the_templates_of_each_project(leader: Browser) -> None:
    page = leader.follow(leader.get("/"), "Mallar")
    assert page.heading == "Mallar"
    assert "Genomförandeplan Inbyggd mall Från början" in page.text


def test_a_vagledare_sees_no_templates(enter: Enter, leader: Browser, people: Cast) -> None:
    address = uploaded(leader, people)
    vagledare = enter("vagledare")
    assert "Mallar" not in vagledare.get("/").links()
    for each in ("/mallar", KIND, f"{KIND}/falt", address, f"{address}/original/docx"):
        vagledare.get(each, status=404)


@pytest.mark.parametrize("address", [f"/mallar/{PROJECT}/finns_inte", "/mallar/visa_vagen/remiss"])
def test_what_does_not_exist_and_what_is_not_mine_look_the_same(leader: Browser, address: str) -> None:
    for each in (address, f"{address}/falt", f"{address}/i-bruk/docx"):
        leader.get(each, status=404)


def test_an_upload_is_a_version_that_is_being_checked(leader: Browser) -> None:
    page = send(leader)
    assert page.heading == "Mall för genomförandeplan, version 1"
    assert "Prövas , pågår" in page.text
    assert "”Ny logotyp”" in page.text
    assert '<meta http-equiv="refresh" content="3">' in page.response.text
    assert "Version 1 prövas" in leader.get("/mallar").text


@pytest.mark.parametrize(
    ("data", "why", "told"),
    [
        (b"", "Ny logotyp", "Filen är tom. Välj Word-filen och försök igen."),
        (b"x" * (10 * 1024 * 1024 + 1), "Ny logotyp", "Filen är större än 10 MB"),
        (DOCX, "", "Skriv varför"),
        (DOCX, "å" * 501, "Beskrivningen är längre än 500 tecken."),
    ],
)
def test_an_upload_that_cannot_be_taken_keeps_what_was_typed(
    leader: Browser, data: bytes, why: str, told: str
) -> None:
    page = send(leader, data=data, why=why, status=422)
    assert told in page.text
    assert page.values("Ladda upp och pröva")["varfor"] == [why]
    assert page.title.startswith("Rätta: ")


def test_the_same_file_again_is_told(leader: Browser, people: Cast) -> None:
    uploaded(leader, people)
    assert "exakt densamma som version 1" in send(leader, status=422).text


def test_a_file_larger_than_a_page_may_be_is_told_as_a_file(leader: Browser) -> None:
    page = send(leader, data=b"x" * (17 * 1024 * 1024), status=413)
    assert "Filen är för stor" in page.text


def test_the_template_in_use_can_be_downloaded_to_be_changed(leader: Browser) -> None:
    response = leader.client.get(f"{KIND}/i-bruk/docx")
    assert response.data == DOCX
    assert "genomforandeplan-mall-inbyggd.docx" in response.headers["Content-Disposition"]
