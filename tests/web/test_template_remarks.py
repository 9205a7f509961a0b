"""The page of a version without JavaScript: every mistake in its place, the files, and the pictures."""

from tests.support.people import Cast
from tests.web import making_templates as making
from tests.web.browser import Browser
from tests.web.conftest import Enter
from tests.web.template_steps import DOCX, KIND, REFUSED, drawn, send, uploaded


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
