"""The form page: every look of question, conditions, repeating groups, mistakes and hostile text."""

from uuid import UUID
from xml.etree.ElementTree import Element

import pytest

from forms.base import as_typed
from service.demo import story
from service.documents import example
from service.domain.text import clean
from service.models import Record
from service.operations import records
from tests.support.people import ACCOUNTS, STORIES, Cast, begin
from tests.web.browser import Browser, Page, text_of
from tests.web.conftest import Enter

SAVE, FINALISE = "Spara utkast", "Fastställ"
HOSTILE = (
    "CRP < 5 och BMI > 25",
    "Fru & Herr AT&T",
    "{{ 7*7 }} {% for x in y %}",
    "</w:t></w:r><w:fldSimple>",
    "<script>alert(1)</script>",
    "</textarea><h1>Hej</h1>",
    "\"'`>",
    "\u200f\u0627\u0644\u0639\u0631\u0628\u064a\u0629 🙂 e" + "\u0301" * 200,
    "=cmd|' /C calc'!A0",
    "\r\nbörjar med tom rad\r\n\r\nslut",
)


@pytest.fixture
def remiss(enter: Enter) -> tuple[Browser, Page]:
    browser = enter("remittent")
    return browser, browser.press(browser.get("/ny-remiss"), "Skriv remiss")


@pytest.fixture
def plan(people: Cast, enter: Enter) -> tuple[Browser, Page]:
    case_id = people.enrol("D1")
    browser = enter("vagledare")
    return browser, browser.press(browser.get(f"/arenden/{case_id}"), "Skriv genomförandeplan")


def _box(page: Page, name: str) -> Element:
    """The part of the page that holds one question."""
    for box in page.all("div"):
        classes = box.get("class", "").split()
        if "question" in classes and any(one.get("name") == name for one in box.iter()):
            return box
    raise AssertionError(f"{name} is not asked")


def _send(browser: Browser, page: Page, command: str, **typed: str) -> Page:
    values = {**page.values(SAVE), **{name: [text] for name, text in typed.items()}}
    return browser.post(page.address, {**values, "command": [command]})


def test_looks(remiss: tuple[Browser, Page]) -> None:
    """Few choices are all shown, many go into a list, dates and numbers are typed as text."""
    page = remiss[1]
    kinds = {name: _box(page, name).findall(".//input") for name in ("kon", "kategorier", "tolkbehov")}
    assert {one.get("type") for one in kinds["kon"] + kinds["tolkbehov"]} == {"radio"}
    assert {one.get("type") for one in kinds["kategorier"]} == {"checkbox"}
    assert _box(page, "sysselsattning").find(".//select") is not None
    assert page.by_id("forsorjning_sedan").get("placeholder") == "ÅÅÅÅ-MM-DD"
    assert page.by_id("forsorjning_sedan").get("type") == "text"
    assert "månader" in text_of(_box(page, "forsorjning_manader"))
    assert page.by_id("remittent_telefon").get("type") == "tel"


def test_presets_are_filled_in(remiss: tuple[Browser, Page]) -> None:
    assert remiss[1].by_id("remittent_namn").get("value") == "Testperson R1"


def test_required_is_told_in_words(remiss: tuple[Browser, Page]) -> None:
    assert "obligatorisk" in text_of(_box(remiss[1], "namn"))
    assert "obligatorisk" not in text_of(_box(remiss[1], "adress"))


def test_help_is_read_with_its_question(remiss: tuple[Browser, Page]) -> None:
    assert remiss[1].by_id("personnummer").get("aria-describedby") == "personnummer-hjalp"
    assert text_of(remiss[1].by_id("personnummer-hjalp")) == "Tio eller tolv siffror."


def test_conditions_are_told_and_marked(remiss: tuple[Browser, Page]) -> None:
    """Without JavaScript a sentence says when the question applies; with it the question hides."""
    browser, page = remiss
    box = _box(page, "sprak")
    assert (box.get("data-when"), box.get("data-values")) == ("tolkbehov", "ja")
    assert "data-off" in box.attrib
    assert "Gäller när svaret på ”Tolkbehov” är ”Ja”." in text_of(box)
    page = browser.press(page, SAVE, {"arendetyp": "remiss", "tolkbehov": "ja"})
    assert "data-off" not in _box(page, "sprak").attrib


def test_optional_choice_can_be_taken_back(remiss: tuple[Browser, Page]) -> None:
    browser, page = remiss
    page = browser.press(page, SAVE, {"sgi": "lag"})
    assert page.values(SAVE)["sgi"] == ["lag"]
    page = browser.press(page, SAVE, {"sgi": ""})
    assert page.values(SAVE)["sgi"] == [""]


def test_everything_typed_comes_back_as_typed(remiss: tuple[Browser, Page]) -> None:
    browser, page = remiss
    typed = as_typed({**story.remiss(STORIES["D8"], ACCOUNTS["remittent"]), "remittent_organisation": "af"})
    page = browser.press(page, SAVE, {**typed})
    values = page.values(SAVE)
    shown = {name: texts for name, texts in typed.items() if texts != [""]}
    plain = {name: [text.replace("\xa0", " ") for text in values[name]] for name in shown}
    assert plain == {name: [text.replace("\n", "\r\n") for text in texts] for name, texts in shown.items()}


def test_wrong_answers_stay_as_typed(remiss: tuple[Browser, Page]) -> None:
    browser, page = remiss
    wrong = {"arendetyp": "remiss", "personnummer": "19121212-121", "forsorjning_sedan": "i våras"}
    page = browser.press(page, FINALISE, {**wrong, "forsorjning_manader": "många"})
    assert page.by_id("personnummer").get("value") == "19121212-121"
    assert page.by_id("forsorjning_sedan").get("value") == "i våras"
    assert page.by_id("forsorjning_manader").get("value") == "många"
    assert page.by_id("personnummer").get("aria-invalid") == "true"
    assert "Kontrollera siffrorna." in text_of(page.by_id("personnummer-fel"))


def test_the_list_of_mistakes_names_the_question_that_a_sentence_does_not(
    remiss: tuple[Browser, Page],
) -> None:
    """At the question the sentence stands alone."""
    browser, page = remiss
    wrong = {"arendetyp": "remiss", "forsorjning_sedan": "i våras", "vardnadshavare-0-telefon": "ring"}
    page = browser.press(page, FINALISE, {**wrong, "vardnadshavare-0-rad": "1"})
    said, links = "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2017-02-01.", page.links()
    assert links[f"Datum då försörjningen började: {said}"] == "#forsorjning_sedan"
    assert text_of(page.by_id("forsorjning_sedan-fel")) == said
    phone = "Skriv ett giltigt telefonnummer, till exempel 070-174 06 05."
    assert links[f"Vårdnadshavare 1, telefon: {phone}"] == "#vardnadshavare-0-telefon"
    assert links["Fyll i frågeställning till OH."] == "#fragestallning"
    assert links["Välj ett alternativ för ”Personen är informerad”."] == "#informerad"


def test_mistakes_are_listed_on_top_with_links(plan: tuple[Browser, Page]) -> None:
    """The list names the row, each link leads to its question, and the page can be loaded again."""
    browser, page = plan
    page = browser.press(page, FINALISE, {"mal-0-mal": "Ett mål"})
    assert page.title.startswith("Rätta: ")
    links = page.links()
    assert links["Mål 1, delmål 1: Fyll i delmål."] == "#mal-0-delmal-0-delmal"
    parts = [text_of(one) for one in page.all("li", class_="part")]
    assert parts[0] == "Mål 1, delmål 1: Fyll i delmål."
    assert not any(said.startswith("Mål och delmål: Planen måste ha") for said in parts)
    assert links["Välj ett alternativ för deltagare i planeringen."] == "#deltagare_i_planeringen"
    assert page.by_id("deltagare_i_planeringen").get("type") == "checkbox"
    again = browser.get(f"{page.address}?granska=1")
    assert again.by_id("mal-0-mal").text == "\nEtt mål".lstrip()
    assert again.text == page.text


def test_warnings_ask_for_reasons_and_print_what_they_are(remiss: tuple[Browser, Page]) -> None:
    """An exclusion: the warning stands with a box; a short reason is not enough, a real one is."""
    browser, page = remiss
    answers = {**story.remiss(STORIES["D5"], ACCOUNTS["remittent"]), "remittent_organisation": "af"}
    page = browser.press(page, FINALISE, {**as_typed(answers)})
    assert "Uppgiften stämmer med en avgränsning för projektet" in page.text
    page = browser.press(page, FINALISE, {"motiveringar-0-text": "För kort."})
    links = page.links()
    assert links["Motivering: Skriv en motivering på minst 20 tecken."] == "#motiveringar-0-text"
    reason = "Behandlingen är snart avslutad, och personen är motiverad."
    page = browser.press(page, FINALISE, {"motiveringar-0-text": reason})
    assert "fastställd" in page.text


def test_notes_are_only_told(remiss: tuple[Browser, Page]) -> None:
    browser, page = remiss
    page = browser.press(page, SAVE, {"arendetyp": "remiss", "skyddade_personuppgifter": "annat"})
    assert "Personen har skyddade personuppgifter. Följ den särskilda rutinen." in page.text


def test_what_a_choice_means_is_told_beside_it_and_whom_it_excuses(remiss: tuple[Browser, Page]) -> None:
    """JavaScript shows and hides what stands in the page already; without it the saved choice counts."""
    browser, page = remiss
    box, kommun = _box(page, "skyddade_personuppgifter"), _box(page, "folkbokforingskommun")
    told = next(one for one in box.iter("p") if "said" in one.get("class", ""))
    assert (told.get("data-when"), "data-off" in told.attrib) == ("skyddade_personuppgifter", True)
    mark = next(one for one in kommun.iter("span") if one.get("class") == "must")
    assert (mark.get("data-unless"), mark.get("hidden")) == ("skyddade_personuppgifter", None)
    page = browser.press(page, SAVE, {"arendetyp": "remiss", "skyddade_personuppgifter": "annat"})
    told = next(one for one in page.all("p") if "said" in one.get("class", ""))
    assert "data-off" not in told.attrib
    mark = next(one for one in _box(page, "folkbokforingskommun").iter("span") if one.get("class") == "must")
    assert "hidden" in mark.attrib


def test_enter_key_saves_and_never_removes(plan: tuple[Browser, Page]) -> None:
    """Browsers press the first button of a form on Enter."""
    first = next(one for one in plan[1].form(FINALISE).iter("button"))
    assert first.get("value") == "save"


def test_made_up_commands_only_save(plan: tuple[Browser, Page]) -> None:
    browser, page = plan
    for command in ("remove:mal-7", "add:../../x", "down:", "%00", "up:mal-0-delmal-9"):
        page = _send(browser, page, command, resurser="Kvar")
        assert text_of(page.by_id("resurser")) == "Kvar"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(plan: tuple[Browser, Page], text: str) -> None:
    """In a box, in a line, in the list of both texts and on the error page: equal, and never as markup."""
    browser, page = plan
    page = browser.press(page, SAVE, {"overgripande_mal": text, "vagledare": text, "mal-0-mal": text})
    shown = "".join(page.by_id("overgripande_mal").itertext())
    expected = clean(text).strip()
    assert shown == expected
    assert " ".join(page.by_id("vagledare").get("value", "").split()) == " ".join(expected.split())
    assert len(page.all("script")) == 2


def test_budget_adds_up_on_the_server_too(enter: Enter) -> None:
    browser = enter("projektledare")
    page = browser.press(browser.get("/projekt/vagknuten_2_0"), "Ny ansökan om projektmedel")
    typed = as_typed(example.load("ansokan")["answers"])
    page = browser.press(page, SAVE, {**typed})
    sums = [text_of(one).replace("\xa0", " ") for one in page.all("output")]
    assert sums == ["1 767 000", "1 782 000", "1 812 000"] * 2
    page = browser.press(page, FINALISE, {"kostnader-0-ar1": "980 001", "kostnader-1-ar2": "fel"})
    assert "År 2: Skriv beloppet i hela kronor, till exempel 50 000." in page.text
    assert page.by_id("kostnader-1-ar2").get("value") == "fel"
    assert "Intäkter och kostnader ska vara lika stora för år 1." in page.text
    assert page.all("label", for_="kostnader-0-ar4") == []


def test_own_sums_stand_only_under_their_columns(enter: Enter) -> None:
    browser = enter("projektledare")
    page = browser.press(browser.get("/projekt/vagknuten_2_0"), "Ny ansökan om projektmedel")
    assert len(page.all("input", name="summa_ar1")) == 1
    assert page.all("input", name="summa_ar5") == []


def test_draft_of_final_record_leads_to_its_document(people: Cast, enter: Enter) -> None:
    plan = people.plan(people.enrol("D1"))
    browser = enter("vagledare")
    assert browser.get(f"/utkast/{plan}").address == f"/dokument/{plan}"
    assert browser.get(f"/utkast/{plan}/kasta").address == f"/dokument/{plan}"
    token = browser.get("/").values("Logga ut")["csrf_token"]
    assert browser.post(f"/utkast/{plan}/kasta", {"csrf_token": token}).address == f"/dokument/{plan}"


def test_document_of_a_draft_leads_to_its_form(plan: tuple[Browser, Page]) -> None:
    browser, page = plan
    draft = page.address.rpartition("/")[2]
    assert browser.get(f"/dokument/{draft}").address == page.address


def test_what_is_sent_by_itself_says_to_whom_before_it_is_final(people: Cast, enter: Enter) -> None:
    case_id, browser = people.meet("D1"), enter("projektledare")
    token = browser.get("/").values("Logga ut")["csrf_token"]
    page = browser.post(f"/arenden/{case_id}/skriv/remissvar", {"csrf_token": token})
    assert "När dokumentet fastställs skickas det av sig självt i Knutpunkt till " in page.text


def test_step_that_cannot_be_taken_says_why(people: Cast, enter: Enter) -> None:
    case_id = people.meet("D1")
    with people.bench.work(people["projektledare"]) as work:
        draft: UUID = begin(work, case_id, "remissvar").id
        records.discard(work, draft, lock=work.session.get_one(Record, draft).lock)
    people.write(case_id, "remissvar", story.remissvar(STORIES["D5"]), who="projektledare")
    browser = enter("projektledare")
    token = browser.get("/").values("Logga ut")["csrf_token"]
    page = browser.post(f"/arenden/{case_id}/skriv/remissvar", {"csrf_token": token})
    assert page.heading == "Remissvar"
