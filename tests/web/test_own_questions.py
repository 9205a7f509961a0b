"""The questions of a kind without code, adjusted without JavaScript and saved as a new version."""

import pytest

from service.documents.own import Definition
from service.documents.own.names import input_name
from service.models import Template
from tests.support.own import kind, question, upload
from tests.support.people import Cast
from tests.web.browser import Browser, Page
from tests.web.conftest import Enter
from tests.web.own_kinds import NOTE, SAVE, Changes, newest, questions


@pytest.fixture
def leader(enter: Enter) -> Browser:
    return enter("projektledare")


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


def test_a_yes_or_no_that_the_word_file_holds_against_a_text_is_told_at_its_type(
    leader: Browser, people: Cast
) -> None:
    version = upload(people, kind(question("tolk", "val", choices=["Ja", "Nej"])))
    with people.bench.work() as work:
        row = work.session.get_one(Template, version)
        row.fields = [{"path": "tolk", "how": "test", "compared": "Ja"}]
    page = leader.get(questions(version))
    typed: Changes = {"f_tolk-type": "ja_nej", "varfor": "Enklare"}
    for button in (SAVE, "Visa formuläret"):
        told = leader.press(page, button, typed, status=422)
        assert "jämför svaret med texten ”Ja”" in told.text
        assert [one.get("href") for one in told.by_id("fel").iter("a")] == ["#f_tolk-type"]
    assert newest(people).questions[0].type.value == "val"


def test_each_question_is_one_line_that_stands_open_only_where_something_is_wrong(
    leader: Browser, people: Cast
) -> None:
    def lines(page: Page) -> list[tuple[str, bool]]:
        cards = [one for one in page.all("details") if one.get("class") is None]
        said = [[*one.iterfind("summary//span[@data-shows]")][:2] for one in cards]
        texts = [": ".join("".join(each.itertext()) for each in one) for one in said]
        return [(text, "open" in one.attrib) for text, one in zip(texts, cards, strict=True)]

    page = leader.get(questions(upload(people, NOTE)))
    assert lines(page) == [
        ("Rubrik: Text på en rad", False), ("Syfte: Lång text", False), ("Moten: Rader", False),
        ("Datum: Datum", False), ("Vem: Text på en rad", False),
    ]  # fmt: skip
    assert "[]" not in page.text
    told = leader.press(page, SAVE, {f"{input_name('moten[].vem')}-label": "", "varfor": "Hm"}, status=422)
    assert [text for text, is_open in lines(told) if is_open] == ["Moten: Rader", "vem: Text på en rad"]
