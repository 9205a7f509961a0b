"""The area ”Mallar” without JavaScript: what is in use, uploads, mistakes, approval and the way back."""

import re
from io import BytesIO

import pytest

from service.demo.load import PROJECT
from service.documents.kinds import REGISTRY
from tests.support.people import Cast
from tests.support.templates import put_in_use
from tests.web import making_templates as making
from tests.web.browser import Browser, Page, read
from tests.web.conftest import Enter

KIND = f"/mallar/{PROJECT}/genomforandeplan"
DOCX = REGISTRY["genomforandeplan"].template
REFUSED = (
    {
        "place": "brödtexten",
        "text": "{{ deltagare.nam }} <och> mer",
        "message": "Namnet ”deltagare.nam” finns inte. Menade du ”deltagare.namn”?",
        "part": "word/document.xml",
        "paragraph": 3,
    },
    {"place": "sidfoten", "text": "{{ x|safe }}", "message": "Filtret ”safe” får inte användas."},
    {"place": "brödtexten", "text": "Mål", "message": "Rubriken hoppar.", "severity": "advice"},
    {"place": "brödtexten", "text": "“", "message": "Citattecken.", "severity": "advice", "fixed": True},
)
PAGES = ("tom-1", "vanlig-1", "vanlig-2", "extrem-1", "idag-tom-1", "idag-vanlig-1", "idag-extrem-1")


@pytest.fixture
def leader(enter: Enter) -> Browser:
    return enter("projektledare")


@pytest.fixture
def other(enter: Enter) -> Browser:
    """Somebody else who manages the templates of the project."""
    return enter("systemadministrator")


def send(browser: Browser, *, data: bytes = DOCX, why: str = "Ny logotyp", status: int = 200) -> Page:
    """Uploads a file as the form on the page would."""
    page = browser.get(KIND)
    token = page.values("Ladda upp och pröva")["csrf_token"][0]
    typed = {"csrf_token": token, "varfor": why, "fil": (BytesIO(data), "mall.docx")}
    response = browser.client.post(KIND, data=typed, follow_redirects=True)
    assert response.status_code == status
    for step in (*response.history, response):  # the client keeps what it sent in a file, when it is large
        step.request.environ["wsgi.input"].close()
    return read(response)


def uploaded(browser: Browser, people: Cast, *, remarks: making.Remarks = (), data: bytes = DOCX) -> str:
    """The address of a version that was uploaded and checked."""
    page = send(browser, data=data)
    files = {"kommenterad.docx": b"PK kommentarer", "rattad.docx": b"PK rattad"} if remarks else {}
    making.check(people.bench, making.newest(people.bench), remarks=remarks, files=files)
    return page.address


# ---------------------------------------------------------------- overview and uploading


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


# ---------------------------------------------------------------- what the check said


def test_every_mistake_is_told_with_its_place_errors_before_advice(leader: Browser, people: Cast) -> None:
    page = leader.get(uploaded(leader, people, remarks=REFUSED))
    headings = [each for each in ("2 fel behöver rättas", "Rättat av sig självt", "Råd") if each in page.text]
    assert len(headings) == 3
    said = page.text
    order = ["Brödtexten", "{{ deltagare.nam }} <och> mer", "Menade du ”deltagare.namn”?", "Sidfoten",
             "Filtret ”safe” får inte användas.", "Citattecken.", "Rubriken hoppar."]  # fmt: skip
    assert [said.index(each) for each in order] == sorted(said.index(each) for each in order)
    assert "Godkänn" not in said
    assert "2 fel att rätta" in leader.get(KIND).text


def test_the_commented_and_the_mended_file_are_handed_over(leader: Browser, people: Cast) -> None:
    page = leader.get(uploaded(leader, people, remarks=REFUSED))
    links = page.links()
    assert leader.client.get(links["Ladda ned filen med kommentarer"]).data == b"PK kommentarer"
    assert leader.client.get(links["Ladda ned den rättade filen"]).data == b"PK rattad"
    assert leader.client.get(links["Ladda ned filen som den laddades upp"]).data == DOCX
    assert links["Ladda upp igen"] == f"{KIND}#ladda-upp"


def test_a_check_that_failed_is_told_and_can_be_tried_again(leader: Browser, people: Cast) -> None:
    address = send(leader).address
    making.fail(people.bench, making.newest(people.bench), "Det tog för lång tid.")
    page = leader.get(address)
    assert "Mallen kunde inte prövas. Det tog för lång tid." in page.text
    assert "Prövas , pågår" in leader.press(page, "Försök igen").text


def test_the_part_that_changes_is_answered_alone(leader: Browser, people: Cast) -> None:
    address = send(leader).address
    first = leader.client.get(f"{address}/lage").text
    assert 'data-standing="checking"' in first
    assert 'data-ended="nej"' in first
    making.check(people.bench, making.newest(people.bench))
    assert 'data-standing="ready"' in leader.client.get(f"{address}/lage").text


# ---------------------------------------------------------------- pictures


def drawn(leader: Browser, people: Cast) -> str:
    address = uploaded(leader, people)
    pages = {f"{name}.png": making.PIXEL for name in PAGES}
    making.draw(people.bench, making.newest(people.bench), pages=pages)
    return address


def test_previews_stand_beside_the_template_in_use(leader: Browser, people: Cast) -> None:
    page = leader.get(drawn(leader, people))
    pictures = {each.get("alt"): each for each in page.all("img") if "/bild/" in each.get("src", "")}
    before = "mallen som var i bruk när sidorna ritades"
    assert set(pictures) == {
        "Ett vanligt exempel, version 1, sida 1", "Ett vanligt exempel, version 1, sida 2",
        f"Ett vanligt exempel, {before}, sida 1",
        "Ett exempel utan svar, version 1, sida 1", f"Ett exempel utan svar, {before}, sida 1",
        "Ett exempel med mycket text, version 1, sida 1",
        f"Ett exempel med mycket text, {before}, sida 1",
    }  # fmt: skip
    assert {each.get("loading") for each in pictures.values()} == {"lazy"}
    assert "2 sidor, förut 1" in page.text


def test_pictures_are_for_those_who_manage_templates_and_kept_by_no_browser(
    leader: Browser, people: Cast, enter: Enter
) -> None:
    address = f"{drawn(leader, people)}/bild/vanlig-1.png"
    response = leader.client.get(address)
    assert (response.data, response.content_type) == (making.PIXEL, "image/png")
    assert response.headers["Cache-Control"] == "no-store"
    enter("vagledare").get(address, status=404)
    leader.get(address.replace("vanlig-1.png", "original.docx"), status=404)
    leader.get(address.replace("vanlig-1", "vanlig-9"), status=404)


# ---------------------------------------------------------------- into use, and back


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


# ---------------------------------------------------------------- the catalogue


def test_the_fields_are_told_with_meaning_example_and_how_to_write_them(leader: Browser) -> None:
    page = leader.follow(leader.get(KIND), "Fält att använda i mallen")
    assert "{{ deltagare.namn }} Deltagarens namn; ett alias vid skyddade personuppgifter. text" in page.text
    assert "Skrivs i upprepningen for m in mal och i den for d in m.delmal ." in page.text
    snippets = ["".join(each.itertext()) for each in page.all("code", class_="snippet")]
    assert "{%tr for a in ansvarsfordelning %}\n{{ a.part }}\n{%tr endfor %}" in snippets
    assert "{%p for stycke in resurser.stycken %}\n{{ stycke }}\n{%p endfor %}" in snippets


def test_the_list_is_asked_for_with_one_press(leader: Browser) -> None:
    page = leader.press(leader.get(f"{KIND}/falt"), "Lista att skriva ut (Word)")
    assert page.heading == "Fältlista för genomförandeplan"
    assert "Listan görs nu." in page.text
    assert 'data-standing="queued"' in leader.client.get(f"{page.address}/lage").text
    leader.get(f"{page.address}/docx", status=409)


def test_the_list_comes_by_itself_when_it_is_made_and_at_once_when_it_stands(
    leader: Browser, people: Cast
) -> None:
    page = leader.press(leader.get(f"{KIND}/falt"), "Lista att skriva ut (Word)")
    assert f'content="2; url={page.address}?vantade=ja"' in page.response.text
    making.make_list(people.bench, b"PK listan")
    assert f'data-coming="{page.address}/docx"' in leader.client.get(f"{page.address}/lage").text
    assert f'content="0; url={page.address}/docx"' in leader.get(f"{page.address}?vantade=ja").response.text
    later = leader.get(page.address)
    assert later.links()["Ladda ned fältlistan"] == f"{page.address}/docx"
    assert "data-coming" not in later.response.text
    again = leader.get(f"{KIND}/falt").values("Lista att skriva ut (Word)")
    assert leader.client.post(f"{KIND}/falt", data=again, follow_redirects=True).data == b"PK listan"


# ---------------------------------------------------------------- to and from other installations


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


def test_an_approval_without_a_word_is_quoted_with_nothing(leader: Browser, people: Cast) -> None:
    put_in_use(people, "A", kind="genomforandeplan")
    assert re.search(r"Version 1 , sedan .* Testperson A1 ?\. Ladda", leader.get(KIND).text)


def test_what_cannot_be_moved_is_told_at_its_place(leader: Browser) -> None:
    assert "Filen är tom." in move(leader, b"", status=422).text
    assert "inte en fil med mallar från Knutpunkt" in move(leader, b"PK", status=422).text
    page = leader.press(leader.get(f"/mallar/{PROJECT}/dela"), "Ladda ned filen", status=422)
    assert "Välj minst en mall." in page.text
