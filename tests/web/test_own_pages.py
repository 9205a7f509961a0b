"""The pages of a kind without code, without JavaScript: a new one, its questions, its form, and its use."""

from io import BytesIO
from uuid import UUID

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.documents.kind import Subject
from service.documents.own import Definition
from service.documents.own.names import input_name
from service.models import Template, TemplateState
from tests.support.own import KEY, in_use, kind, question, upload
from tests.support.people import Cast
from tests.support.templates import word_file
from tests.web.browser import Browser, Page, read
from tests.web.conftest import Enter
from tests.web.making_templates import check

NEW = f"/mallar/{PROJECT}/ny"
ROWS = question("moten", "rader", shape="rader", columns=[question("datum", "datum"), question("vem")])
NOTE = kind(question("rubrik"), question("syfte", "lang_text", shape="stycken"), ROWS)
SAVE = "Spara som ny version"
Changes = dict[str, str | list[str]]


@pytest.fixture
def leader(enter: Enter) -> Browser:
    return enter("projektledare")


def send(browser: Browser, *, title: str, data: bytes = b"", about: str = "case", status: int = 200) -> Page:
    page = browser.get(NEW)
    token = page.values("Ladda upp och föreslå frågor")["csrf_token"][0]
    typed = {"csrf_token": token, "titel": title, "om": about, "fil": (BytesIO(data), "egen.docx")}
    response = browser.client.post(NEW, data=typed, follow_redirects=True)
    for step in (*response.history, response):  # the client keeps what it sent in a file, when it is large
        step.request.environ["wsgi.input"].close()
    assert response.status_code == status
    return read(response)


def questions(version: UUID) -> str:
    return f"/mallar/version/{version}/fragor"


def newest(people: Cast) -> Definition:
    with people.bench.work() as work:
        found = work.session.scalars(select(Template).order_by(Template.number.desc())).first()
        assert found is not None
        return Definition.from_json(found.definition)


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


def test_questions_are_adjusted_and_saved_as_a_new_version(leader: Browser, people: Cast) -> None:
    version = upload(people, NOTE)
    page = leader.get(questions(version))
    column = input_name("moten[].vem")
    page = leader.press(
        page,
        SAVE,
        {
            "f_rubrik-label": "Vad heter mötet?",
            "f_rubrik-help": "Kort.",
            "f_rubrik-required": "ja",
            "f_rubrik-type": "val",
            "f_rubrik-choices": "Start\n\nUppföljning ",
            f"{column}-label": "Vilka kom?",
            "r1-heading": "Om mötet",
            "writers": ["vagledare"],
            "signers": ["deltagare", "vagledare"],
            "recipients": ["remittent"],
            "varfor": "Tydligare frågor",
        },
    )
    assert page.heading == "Mall för mötesanteckning, version 2"
    made = newest(people)
    first = made.questions[0]
    assert (first.label, first.help, first.required, first.choices) == (
        "Vad heter mötet?", "Kort.", True, ("Start", "Uppföljning"),
    )  # fmt: skip
    assert made.questions[2].columns[1].label == "Vilka kom?"
    assert ([each.value for each in made.signers], [each.value for each in made.writers]) == (
        ["deltagare", "vagledare"],
        ["vagledare"],
    )
    assert made.sections[0].title == "Om mötet"


def test_nothing_typed_is_lost_on_mistakes(leader: Browser, people: Cast) -> None:
    page = leader.get(questions(upload(people, NOTE)))
    wrong: Changes = {
        "f_rubrik-label": "", "f_rubrik-help": "Hjälp {x}", "f_rubrik-type": "val", "r1-heading": "",
        "f_rubrik-choices": "ett", "writers": [], "varfor": "Hm", "title": "",
    }  # fmt: skip
    page = leader.press(page, SAVE, wrong, status=422)
    told = [one.get("href") for one in page.by_id("fel").iter("a")]
    assert {*told} == {"#title", "#writers", "#r1-heading", "#f_rubrik-label", "#f_rubrik-help",
                       "#f_rubrik-choices"}  # fmt: skip
    for address in told:
        assert page.by_id(str(address)[1:]) is not None
    values = page.values(SAVE)
    assert (values["f_rubrik-help"], values["f_rubrik-type"], values["varfor"]) == (
        ["Hjälp {x}"], ["val"], ["Hm"],
    )  # fmt: skip
    page = leader.press(
        page,
        SAVE,
        {
            "f_rubrik-label": "Rubrik", "f_rubrik-help": "", "f_rubrik-type": "text", "r1-heading": "Mötet",
            "writers": ["vagledare"], "title": "Anteckning", "varfor": "x",
        },
        status=422,
    )  # fmt: skip
    assert [one.get("href") for one in page.by_id("fel").iter("a")] == ["#varfor"]


def test_cards_move_and_headings_come_and_go(leader: Browser, people: Cast) -> None:
    def order(page: Page) -> list[str]:
        return page.values(SAVE)["ordning"]

    def command(page: Page, said: str) -> Page:
        values = page.values(SAVE)
        return leader.post(page.response.request.path, {**values, "command": [said]})

    page = leader.get(questions(upload(people, NOTE)))
    assert order(page) == ["r1", "f_rubrik", "f_syfte", "f_moten"]
    page = command(page, "down:f_rubrik")
    assert order(page) == ["r1", "f_syfte", "f_rubrik", "f_moten"]
    page = command(page, "rubrik:f_moten")
    assert order(page) == ["r1", "f_syfte", "f_rubrik", "r2", "f_moten"]
    page = command(page, f"up:{input_name('moten[].vem')}")
    page = leader.press(page, SAVE, {"r2-heading": "Möten", "varfor": "Ny ordning"})
    made = newest(people)
    assert [(each.title, [one.name for one in each.questions]) for each in made.sections] == [
        ("Mötet", ["syfte", "rubrik"]),
        ("Möten", ["moten"]),
    ]
    assert [each.name for each in made.questions[2].columns] == ["vem", "datum"]


def test_a_heading_without_questions_is_told_and_can_go(leader: Browser, people: Cast) -> None:
    page = leader.get(questions(upload(people, NOTE)))
    values = {
        **page.values(SAVE),
        "ordning": ["r1", "f_rubrik", "f_syfte", "f_moten", "r2"],
        "r2-heading": ["Sist"],
    }
    address = page.response.request.path
    page = leader.post(address, {**values, "command": ["save"]}, status=422)
    assert "Rubriken har inga frågor under sig" in page.text
    page = leader.post(address, {**page.values(SAVE), "command": ["bort:r2"]})
    assert page.values(SAVE)["ordning"] == ["r1", "f_rubrik", "f_syfte", "f_moten"]


def test_no_question_can_be_left_out_or_added(leader: Browser, people: Cast) -> None:
    page = leader.get(questions(upload(people, NOTE)))
    assert "laddar upp den igen" in page.text
    typed: Changes = {
        "ordning": ["r1", "f_annan", "f_syfte", "f_syfte"],
        "f_annan-label": "Annan",
        "varfor": "Hackat",
    }
    saved = leader.press(page, SAVE, typed)
    assert saved.heading == "Mall för mötesanteckning, version 2"
    assert [each.name for each in newest(people).questions] == ["syfte", "rubrik", "moten"]


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


def test_the_form_is_shown_as_it_will_be_before_anything_is_saved(leader: Browser, people: Cast) -> None:
    version = upload(people, NOTE)
    page = leader.press(leader.get(questions(version)), "Visa formuläret", {"f_rubrik-label": "Mötets namn"})
    assert "Inget är sparat än" in page.text
    assert "Mötets namn" in page.text
    assert newest(people).questions[0].label == "Rubrik"
    page = leader.get(f"/mallar/version/{version}/formular")
    assert page.heading == "Formuläret för mötesanteckning"
    assert page.by_id("f_rubrik").get("name") == "f_rubrik"
    assert len(page.all("fieldset", class_="look", disabled="")) == 1


def test_a_newer_version_is_told_before_it_is_built_over(leader: Browser, people: Cast) -> None:
    version = upload(people, NOTE)
    page = leader.get(questions(version))
    upload(people, {**NOTE, "title": "Någon annans"}, who="systemadministrator")
    page = leader.press(page, SAVE, {"title": "Min", "varfor": "Nytt namn"}, status=422)
    assert "Version 2 har kommit sedan du öppnade sidan" in page.text
    assert page.values(SAVE)["title"] == ["Min"]
    leader.press(page, SAVE)
    assert newest(people).title == "Min"


def test_what_was_changed_is_for_the_person_to_say(leader: Browser, people: Cast) -> None:
    page = leader.get(questions(upload(people, NOTE)))
    assert page.values(SAVE)["varfor"] == [""]
    page = leader.press(page, SAVE, {"title": "Min"}, status=422)
    assert "Skriv vad du har ändrat, med några ord" in page.text
    assert page.values(SAVE)["title"] == ["Min"]


def test_saving_without_a_change_makes_no_version(leader: Browser, people: Cast) -> None:
    page = leader.get(questions(upload(people, newest_json())))
    page = leader.press(page, SAVE, {"varfor": "Ser på"})
    assert "Inget är ändrat" in page.text
    assert page.heading == "Mall för mötesanteckning, version 1"


def newest_json() -> dict[str, object]:
    return Definition.from_json(NOTE).to_json()


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
