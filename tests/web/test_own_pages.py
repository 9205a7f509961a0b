"""The pages of a kind without code, without JavaScript: a new one, its form, its use, its removal."""

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.documents.kind import Subject
from service.models import Template, TemplateState
from tests.support.own import KEY, in_use, kind, question, upload
from tests.support.people import Cast
from tests.support.templates import word_file
from tests.web.browser import Browser
from tests.web.conftest import Enter
from tests.web.making_templates import check
from tests.web.own_kinds import NEW, NOTE, SAVE, newest, questions, send


@pytest.fixture
def leader(enter: Enter) -> Browser:
    return enter("projektledare")


def test_a_new_kind_is_a_name_a_subject_and_a_word_file(leader: Browser, people: Cast) -> None:
    page = leader.follow(leader.get("/mallar"), "Ny egen dokumenttyp i Vägknuten 2.0")
    assert page.heading == "Ny egen dokumenttyp"
    page = send(leader, title="Mötesanteckning", data=word_file(), about="project")
    assert page.heading == "Mall för mötesanteckning, version 1"
    assert newest(people).subject is Subject.PROJECT
    page = send(leader, title="Mötesanteckning", data=word_file(), status=422)
    assert "Det finns redan en dokumenttyp som heter ”Mötesanteckning”" in page.text
    assert page.values("Ladda upp och föreslå frågor")["titel"] == ["Mötesanteckning"]


@pytest.mark.parametrize(
    ("title", "data", "told"),
    [
        ("", b"PK", "Skriv vad dokumentet heter"),
        ("!!!", b"PK", "med bokstäver"),
        ("x" * 81, b"PK", "högst 80 tecken"),
        ("Intyg", b"", "Filen är tom"),
    ],
)
def test_what_is_wrong_is_told_beside_what_was_typed(
    leader: Browser, title: str, data: bytes, told: str
) -> None:
    page = send(leader, title=title, data=data, status=422)
    assert told in page.text
    assert page.title.startswith("Rätta: ")
    assert page.values("Ladda upp och föreslå frågor")["titel"] == [title]


def test_questions_that_a_release_made_unreadable_are_told_where_the_kind_is_used(
    leader: Browser, people: Cast
) -> None:
    version = in_use(people, NOTE)
    check(people.bench, version)
    with people.bench.work() as work:
        work.session.get_one(Template, version).definition = {**NOTE, "writers": ["samordnare"]}
    assert "Version 1 behöver rättas Frågorna kan inte läsas längre." in leader.get("/mallar").text
    for address in (f"/mallar/{PROJECT}/{KEY}", f"/mallar/version/{version}"):
        page = leader.get(address)
        assert "Mallen som är i bruk behöver rättas" in page.text
        assert "Gå igenom dem och spara dem som en ny version." in page.text
    assert "I bruk, behöver rättas" in leader.get(f"/mallar/{PROJECT}/{KEY}").text
    assert leader.get(questions(version)).values(SAVE)["title"] == ["Mötesanteckning"]


def test_the_questions_are_for_who_manages_templates(enter: Enter, people: Cast) -> None:
    version = upload(people, NOTE)
    for who in ("vagledare", "remittent", "styrgrupp"):
        browser = enter(who)
        for address in (NEW, questions(version), f"/mallar/version/{version}/formular"):
            browser.get(address, status=404)


def test_an_unchecked_version_and_a_built_in_kind_have_no_questions(leader: Browser, people: Cast) -> None:
    version = upload(people, NOTE)
    with people.bench.work() as work:
        work.session.get_one(Template, version).state = TemplateState.CHECKING
    leader.get(questions(version), status=404)


def test_a_kind_in_use_is_offered_and_written(enter: Enter, people: Cast) -> None:
    in_use(people, {**kind(question("rubrik", required=True)), "writers": ["vagledare"]})
    case_id = people.take_in()
    guide = enter("vagledare")
    case = guide.get(f"/arenden/{case_id}")
    assert "Skriv mötesanteckning" in case.text.partition("Andra dokument")[2]
    page = guide.press(case, "Skriv mötesanteckning")
    assert page.heading == "Mötesanteckning"
    page = guide.press(page, "Fastställ")
    assert "Fyll i rubrik." in page.text
    page = guide.press(page, "Fastställ", {"f_rubrik": "Vårens möte"})
    assert page.heading.startswith("Mötesanteckning")


def test_what_is_asked_no_longer_is_shown_on_the_draft(enter: Enter, people: Cast) -> None:
    in_use(people, kind(question("rubrik"), question("gammal", label="Gammal fråga"), writers=["vagledare"]))
    guide, case_id = enter("vagledare"), people.take_in()
    page = guide.press(guide.get(f"/arenden/{case_id}"), "Skriv mötesanteckning")
    guide.press(page, "Spara utkast", {"f_gammal": "Viktigt svar"})
    in_use(people, kind(question("rubrik"), writers=["vagledare"]))
    page = guide.get(page.address)
    assert "Detta frågas inte längre" in page.text
    assert "Gammal fråga Viktigt svar" in page.text
    page = guide.press(page, "Spara utkast", {"f_rubrik": "Ny"})
    assert "Viktigt svar" in page.text


def test_a_kind_about_the_project_stands_on_the_projects_page(leader: Browser, people: Cast) -> None:
    in_use(people, kind(question("rubrik"), subject="project", title="Månadsbrev"), key=KEY)
    page = leader.press(leader.get(f"/projekt/{PROJECT}"), "Ny månadsbrev")
    assert page.heading == "Månadsbrev"


def test_a_kind_that_never_was_in_use_is_taken_away_after_a_question(leader: Browser, people: Cast) -> None:
    send(leader, title="Mötesanteckning", data=word_file())
    address = f"/mallar/{PROJECT}/{KEY}"
    asked = leader.follow(leader.get(address), "Ta bort dokumenttypen")
    assert "försvinner med sin enda version och kan inte hämtas tillbaka" in asked.text
    token = asked.values("Ta bort dokumenttypen")
    assert "En version prövas eller ritas just nu." in leader.post(asked.address, token, status=422).text
    mistake = {"place": "brödtexten", "text": "{{ x", "message": "Taggen är inte stängd."}
    with people.bench.work() as work:
        version = work.session.scalars(select(Template.id).where(Template.kind == KEY)).one()
    check(people.bench, version, remarks=[mistake])
    assert "Mötesanteckning Ingen mall – Version 1: 1 fel att rätta" in leader.get("/mallar").text
    gone = leader.press(leader.follow(leader.get(address), "Ta bort dokumenttypen"), "Ta bort dokumenttypen")
    assert "Dokumenttypen ”Mötesanteckning” är borttagen." in gone.text
    assert "Version 1" not in gone.text


def test_a_kind_that_was_in_use_is_not_taken_away(leader: Browser, people: Cast) -> None:
    in_use(people, NOTE)
    page = leader.get(f"/mallar/{PROJECT}/{KEY}")
    assert "Ta bort dokumenttypen" not in page.text
    leader.get(f"/mallar/{PROJECT}/{KEY}/ta-bort", status=404)
    token = page.values("Ladda upp och pröva")["csrf_token"]
    told = leader.post(f"/mallar/{PROJECT}/{KEY}/ta-bort", {"csrf_token": token})
    assert "”Mötesanteckning” har varit i bruk och kan inte tas bort." in told.text


def test_the_tag_that_every_file_must_have_is_told_and_can_be_copied(leader: Browser) -> None:
    page = leader.get(NEW)
    assert "Taggen i sidfoten obligatorisk" in page.text
    assert "utan den kan filen inte användas" in page.text
    assert page.by_id("id-tagg").get("value") == "{{ dokument.id }}"
    assert page.all("button", **{"data-copy": "id-tagg"})


def test_what_was_taken_in_is_named(leader: Browser, people: Cast) -> None:
    page = send(leader, title="Mötesanteckning", data=word_file())
    assert "Filen egen.docx är mottagen och prövas." in page.text
    assert "Första versionen, ur egen.docx" in page.text
    assert "Ur Word-filen" not in page.text
    page = leader.get(f"/mallar/version/{upload(people, NOTE)}")
    assert "Ur Word-filen: 2 frågor och en tabell att fylla på med rader, i ett avsnitt: Mötet." in page.text


def test_a_personal_number_in_the_name_of_a_file_is_not_kept(leader: Browser) -> None:
    page = send(leader, title="Mötesanteckning", data=word_file(), name="Mina/19970516-2387.docx")
    assert "97051" not in page.text
    assert "Mina" not in page.text
