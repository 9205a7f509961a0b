"""What stands in a template's way is told as it is: a release, a worker, a colleague, and where it stands."""

import pytest
from markupsafe import Markup
from sqlalchemy import select

from service.demo.load import PROJECT
from service.documents.own import Definition, Fault
from service.documents.own.names import input_name
from service.models import Template
from service.operations.templates import CHECK_TEMPLATE, PREVIEW_TEMPLATE
from service.web.own_pages import posted
from service.web.shown import tags, within
from tests.support.own import kind, question, upload
from tests.support.people import Cast
from tests.support.templates import put_in_use
from tests.web import making_templates as making
from tests.web.browser import Browser
from tests.web.template_steps import KIND, drawn, send, uploaded

GONE = "deltagare.nam"
ROWS = question("moten", "rader", shape="rader", columns=[question("vem")])


def _released(people: Cast, *, number: int = 1) -> None:
    """A release has taken away a name that the version uses."""
    with people.bench.work() as work:
        row = work.session.scalars(select(Template).where(Template.number == number)).one()
        row.names = [GONE, "dokument.id"]


def test_a_template_in_use_that_a_release_broke_is_named_on_every_page(
    leader: Browser, other: Browser, people: Cast
) -> None:
    address = drawn(leader, people)
    other.press(other.get(address), "Godkänn och ta i bruk")
    _released(people)
    assert f"Version 1 behöver rättas Finns inte längre: {GONE}" in leader.get("/mallar").text
    for each in (KIND, address):
        page = leader.get(each)
        assert "Mallen som är i bruk behöver rättas" in page.text
        assert f"{GONE} finns inte längre. Likast är deltagare.namn ." in page.text
        assert "Inga fel hittades" not in page.text
    assert "I bruk, behöver rättas" in leader.get(address).text


def test_a_version_that_a_release_broke_before_it_was_approved_cannot_be(
    leader: Browser, other: Browser, people: Cast
) -> None:
    address = drawn(leader, people)
    _released(people)
    page = other.get(address)
    assert "Namn som inte längre finns" in page.text
    assert "Godkänn och ta i bruk" not in page.buttons()
    assert "Skicka adressen" not in page.text


def test_a_colleague_is_asked_for_only_when_a_colleague_is_what_is_missing(
    leader: Browser, people: Cast
) -> None:
    assert "Skicka adressen" in leader.get(drawn(leader, people)).text


def test_who_uploads_gets_an_address_to_send_and_hears_who_may_approve(
    leader: Browser, other: Browser, people: Cast
) -> None:
    page = leader.get(drawn(leader, people))
    assert "Godkänna kan den som är projektledare eller systemadministratör i Vägknuten 2.0" in page.text
    assert "sidan öppnas bara för den som loggar in och har en av rollerna" in page.text
    address = page.by_id("adress").get("value") or ""
    assert address == f"http://localhost{page.address}"
    assert "Godkänn och ta i bruk" in other.get(address).buttons()
    assert 'id="adress"' not in other.get(address).response.text


def test_a_step_back_says_what_it_passes_over_and_why(leader: Browser, people: Cast) -> None:
    for text in "ABC":
        put_in_use(people, text, kind="genomforandeplan")
    _released(people, number=2)
    page = leader.get(KIND)
    assert "Version 1 tas i bruk igen" in page.text
    assert "Hoppas över, för inga dokument kan göras av den längre:" in page.text
    assert f"Version 2 använder namn som inte längre finns: {GONE} ." in page.text
    page = leader.press(page, "Gå tillbaka till version 1", {"tillbaka": "Fel logotyp"})
    assert "Version 1 är i bruk igen." in page.text
    assert "Hoppas över" not in page.text


@pytest.mark.parametrize("checked", [False, True])
def test_the_page_says_which_of_the_two_did_not_work(leader: Browser, people: Cast, checked: bool) -> None:
    address = uploaded(leader, people) if checked else send(leader).address
    doing = PREVIEW_TEMPLATE if checked else CHECK_TEMPLATE
    making.fail(people.bench, making.newest(people.bench), "Det tog för lång tid.", kind=doing)
    told = "Provsidorna kunde inte ritas." if checked else "Mallen kunde inte prövas."
    part = leader.client.get(f"{address}/lage").text
    assert f'data-told="{told}"' in part
    assert f"<strong>{told}</strong> Det tog för lång tid." in part


def test_what_is_wrong_with_a_name_or_with_columns_stands_at_the_card() -> None:
    start = Definition.from_json(kind(ROWS))
    faults = [Fault("moten", "columns", "För djupt."), Fault("moten[].vem", "name", "Namnet går inte.")]
    assert posted.places(faults, posted.typed_of(start), start) == {
        "kort-f_moten": "För djupt.",
        f"kort-{input_name('moten[].vem')}": "Namnet går inte.",
    }


def test_who_signs_is_called_what_the_project_calls_them(leader: Browser, people: Cast) -> None:
    page = leader.get(f"/mallar/version/{upload(people, kind(ROWS))}/fragor")
    signers = "".join(page.by_id("signers").itertext()).split()
    assert signers == ["Undertecknar", "Remittent", "Deltagare", "Vägledare", "Projektledare", "Parterna"]


def test_a_file_that_was_not_chosen_is_told_as_that(leader: Browser) -> None:
    for address, button in (
        (KIND, "Ladda upp och pröva"),
        (f"/mallar/{PROJECT}/ny", "Ladda upp och föreslå frågor"),
        (f"/mallar/{PROJECT}/dela", "Ta in mallarna"),
    ):
        page = leader.press(leader.get(address), button, {"varfor": "Ny", "titel": "Intyg"}, status=422)
        assert page.by_id("fil-fel").text == "Du har inte valt någon fil."


def test_the_summary_says_which_question_is_wrong(leader: Browser, people: Cast) -> None:
    page = leader.get(f"/mallar/version/{upload(people, kind(question('rubrik')))}/fragor")
    page = leader.press(page, "Spara som ny version", {"f_rubrik-help": "{x}"}, status=422)
    assert "".join(page.by_id("fel").itertext()).split("Rubrik: ")[1]


def test_a_snippet_keeps_its_tags_whole_and_its_text_as_it_stands() -> None:
    text = "{%p if a < b %}\n{{ a|join(', ') }}\t<{{ b }}>\n{%p endif %} …"
    shown = tags(text)
    assert shown.striptags().replace("\n", " ").split() == text.split()
    assert Markup('<span class="tag">{%p if a &lt; b %}</span>\n') in shown
    assert shown.count('class="tag"') == 4


@pytest.mark.parametrize(("title", "told"), [("Remissvar", "remissvar"), ("PDF till FK", "PDF till FK")])
def test_a_title_inside_a_sentence_keeps_its_initials(title: str, told: str) -> None:
    assert within(title) == told


def test_who_sends_no_templates_hears_why_at_the_boxes(leader: Browser) -> None:
    page = leader.press(leader.get(f"/mallar/{PROJECT}/dela"), "Ladda ned filen", status=422)
    assert page.by_id("sort-fel").text == "Välj minst en mall."
    assert page.all("fieldset", aria_describedby="sort-fel")
