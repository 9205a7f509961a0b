"""What was typed about templates survives a session that ends, an old form and a store that fails."""

from io import BytesIO

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.documents.kinds import REGISTRY
from service.errors import StorageFull
from service.models import Template
from service.storage import FileStore
from tests.support.own import KEY, in_use, kind, question, upload
from tests.support.people import Cast
from tests.web.browser import Browser, Page, read
from tests.web.conftest import Enter

KIND, NEW = f"/mallar/{PROJECT}/genomforandeplan", f"/mallar/{PROJECT}/ny"
DOCX = REGISTRY["genomforandeplan"].template
WHY = "Ny rubrik & längre text < förr"
UPLOAD, BEGIN, SAVE = "Ladda upp och pröva", "Ladda upp och föreslå frågor", "Spara som ny version"
LABEL = "Vad kom ni överens om, & varför?"
NOTE = kind(question("rubrik"), question("syfte", "lang_text", shape="stycken"))


@pytest.fixture
def leader(enter: Enter) -> Browser:
    return enter("projektledare")


def _sign_in(browser: Browser, page: Page) -> Page:
    typed = {"email": "projektledare@example.org", "password": "hemligt-ord"}
    return browser.press(page, "Logga in", {**typed})


def _send(browser: Browser, page: Page, button: str, *, status: int, **typed: str) -> Page:
    """Posts the page's form with the plan's Word file, or with `size` bytes."""
    size = int(typed.pop("size", "0"))
    values: dict[str, object] = {name: texts[0] for name, texts in page.values(button).items() if texts}
    values |= {**typed, "fil": (BytesIO(b"x" * size if size else DOCX), "mall.docx")}
    response = browser.client.post(page.address, data=values, follow_redirects=True)
    assert response.status_code == status, response.text
    for step in (*response.history, response):
        step.request.environ["wsgi.input"].close()
    return read(response)


@pytest.mark.parametrize(("address", "button", "name"), [(KIND, UPLOAD, "varfor"), (NEW, BEGIN, "titel")])
def test_a_session_that_ended_keeps_the_text_and_asks_for_the_file_again(
    leader: Browser, people: Cast, address: str, button: str, name: str
) -> None:
    page = leader.get(address)
    people.bench.clock.forward(minutes=40)
    page = _send(leader, page, button, status=401, **{name: WHY})
    assert "så finns texten du skrev kvar. Filen behöver du välja igen." in page.text
    page = _sign_in(leader, page)
    assert page.address == address
    assert page.values(button)[name] == [WHY]
    assert "Välj filen igen" in page.text
    _send(leader, page, button, status=200)
    assert "hann inte skickas" not in leader.get(address).text


@pytest.mark.parametrize(("address", "button", "name"), [(KIND, UPLOAD, "varfor"), (NEW, BEGIN, "titel")])
def test_a_token_that_is_too_old_keeps_the_text(
    leader: Browser, address: str, button: str, name: str
) -> None:
    page = _send(leader, leader.get(address), button, status=200, csrf_token="gammal", **{name: WHY})
    assert page.address == address
    assert page.values(button)[name] == [WHY]


def test_adjusted_questions_survive_a_session_that_ended(leader: Browser, people: Cast) -> None:
    address = f"/mallar/version/{upload(people, NOTE)}/fragor"
    page = leader.get(address)
    people.bench.clock.forward(minutes=40)
    page = leader.press(page, SAVE, {"f_rubrik-label": LABEL, "varfor": WHY, "writers": []}, status=401)
    assert LABEL not in page.text
    page = _sign_in(leader, page)
    assert page.address == address
    assert "Det du skrev hann inte skickas" in page.text
    values = page.values(SAVE)
    assert (values["f_rubrik-label"], values["varfor"], values.get("writers")) == ([LABEL], [WHY], None)
    page = leader.press(page, SAVE, {"writers": ["vagledare"]})
    assert page.heading == "Mall för mötesanteckning, version 2"
    assert "hann inte skickas" not in leader.get(address).text


def test_adjusted_questions_survive_a_token_that_is_too_old(leader: Browser, people: Cast) -> None:
    page = leader.get(f"/mallar/version/{upload(people, NOTE)}/fragor")
    page = leader.press(page, SAVE, {"f_rubrik-label": LABEL, "csrf_token": "gammal"})
    assert page.values(SAVE)["f_rubrik-label"] == [LABEL]


def test_what_was_said_of_going_back_and_of_an_approval_survives(
    leader: Browser, enter: Enter, people: Cast
) -> None:
    in_use(people, NOTE)
    page = leader.get(f"/mallar/{PROJECT}/{KEY}")
    page = leader.press(page, "Gå tillbaka till ingen mall", {"tillbaka": WHY, "csrf_token": "gammal"})
    assert page.values("Gå tillbaka till ingen mall")["tillbaka"] == [WHY]
    version = upload(people, {**NOTE, "title": "Mötesanteckningar"})
    other = enter("systemadministrator")
    page = other.get(f"/mallar/version/{version}")
    page = other.press(page, "Godkänn och ta i bruk", {"godkannande": WHY, "csrf_token": "gammal"})
    assert page.values("Godkänn och ta i bruk")["godkannande"] == [WHY]


def test_a_stored_file_that_cannot_be_read_shows_the_questions_that_were_typed(
    leader: Browser, people: Cast
) -> None:
    page = leader.get(f"/mallar/version/{upload(people, NOTE)}/fragor")
    with people.bench.work() as work:
        work.store.delete(work.session.scalars(select(Template.blob)).one())
    page = leader.press(page, SAVE, {"f_rubrik-label": LABEL, "varfor": WHY}, status=500)
    assert "finns inte i lagret. Felets nummer är" in page.text
    assert (LABEL in page.text, WHY in page.text, "lang_text" in page.text) == (True, True, False)


def test_a_full_store_is_told_with_its_sentence_and_the_text(
    leader: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise StorageFull

    page = leader.get(KIND)
    monkeypatch.setattr(FileStore, "put", full)
    page = _send(leader, page, UPLOAD, status=503, varfor=WHY)
    assert "Lagringsutrymmet är fullt." in page.text
    assert WHY in page.text
    assert "Filen kom inte heller med" in page.text


def test_a_kind_that_rests_has_no_template_to_download_and_says_so(leader: Browser, people: Cast) -> None:
    upload(people, NOTE)
    page = leader.get(f"/mallar/{PROJECT}/{KEY}/i-bruk/docx", status=409)
    assert "Dokumenttypen har ingen mall i bruk." in page.text


@pytest.mark.parametrize(("address", "button"), [(KIND, UPLOAD), (NEW, BEGIN)])
def test_a_file_larger_than_a_page_may_be_is_told_as_a_file(
    leader: Browser, address: str, button: str
) -> None:
    page = _send(leader, leader.get(address), button, status=413, size="17825792")
    assert page.heading == "Filen är för stor"
