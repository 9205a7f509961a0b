"""A kind without code behaves as the built-in ones: its form, its words, its catalogue and its rules."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from doc_templates.names import catalogue
from doc_templates.words import plain
from forms.base import as_typed
from forms.fields import ChoiceField
from service.documents import contract
from service.documents.own import OwnKind, is_own, key_of, kind_of
from service.documents.own.names import input_name, readable, slug
from service.domain.answers import Answers
from service.domain.context import Context
from service.errors import KindUnknown
from tests.support import kinds
from tests.support.own import EVERY_TYPE, definition, question

TYPED = {
    "f_rubrik": ["Vårens möte"],
    "f_syfte": ["Ett.\n\nTvå."],
    "f_punkter": ["Kaffe\nBeslut"],
    input_name("beslut.datum"): ["2017-02-01"],
    input_name("beslut.belopp"): ["12 500"],
    "f_antal": ["1200"],
    "f_klart": ["nej"],
    "f_stod": ["Delvis"],
    "f_nummer": ["19970516-2387"],
    "f_moten-0-f_datum": ["2017-03-01"],
    "f_moten-0-f_vem": ["Testperson D1"],
}


@pytest.fixture(scope="module")
def own() -> OwnKind:
    return kind_of(key_of("vagknuten_2_0", "motesanteckning"), definition(*EVERY_TYPE, signers=["vagledare"]))


@pytest.fixture
def context() -> Context:
    return kinds.context("slutanalys")


def words(own: OwnKind, context: Context, typed: dict[str, list[str]]) -> dict[str, Any]:
    return plain(own.words(context, own.form(typed, project=context.project).answers()))


def test_every_answer_stands_in_the_words_as_documents_print_it(own: OwnKind, context: Context) -> None:
    said = words(own, context, TYPED)
    assert said["rubrik"] == "Vårens möte"
    assert said["syfte"] == {"stycken": ["Ett.", "Två."]}
    assert said["punkter"] == ["Kaffe", "Beslut"]
    assert said["beslut"] == {"datum": "1 februari 2017", "belopp": "12\u00a0500\u00a0kr"}
    assert (said["antal"], said["klart"], said["stod"]) == ("1\u00a0200", False, "Delvis")
    assert said["nummer"] == "19970516-2387"
    assert said["moten"] == [{"datum": "2017-03-01", "vem": "Testperson D1"}]


@pytest.mark.parametrize(
    ("place", "in_text", "in_row"),
    [
        ("", "1 februari 2017", "2017-02-01"),
        ("text", "1 februari 2017", "1 februari 2017"),
        ("tabell", "2017-02-01", "2017-02-01"),
    ],
)
def test_a_date_is_written_as_the_place_of_its_answer_asks(
    context: Context, place: str, in_text: str, in_row: str
) -> None:
    day = question("dag", "datum", place=place)
    asked = definition(day, question("rader", "rader", shape="rader", columns=[day]))
    typed = {"f_dag": ["2017-02-01"], "f_rader-0-f_dag": ["2017-02-01"]}
    said = words(kind_of("egen-p-x", asked), context, typed)
    assert (said["dag"], said["rader"]) == (in_text, [{"dag": in_row}])


def test_an_empty_form_gives_empty_words(own: OwnKind, context: Context) -> None:
    said = words(own, context, {})
    assert said["beslut"] == {"datum": "", "belopp": ""}
    assert (said["klart"], said["moten"], said["syfte"]) == (None, [], {"stycken": []})


def test_answers_from_when_the_questions_asked_for_something_else_are_printed_as_they_stand(
    own: OwnKind, context: Context
) -> None:
    older = {"f_nummer": "vet ej", input_name("beslut.datum"): "igår", "f_rubrik": 7, "f_moten": "ett",
             input_name("beslut.belopp"): "mycket", "f_syfte": True, "f_punkter": 3}  # fmt: skip
    said = plain(own.words(context, Answers(older)))
    assert said["beslut"] == {"datum": "igår", "belopp": "mycket"}
    assert (said["nummer"], said["rubrik"], said["moten"]) == ("vet ej", "7", [])


def test_the_shared_words_fill_themselves(own: OwnKind, context: Context) -> None:
    said = words(own, context, TYPED)
    assert said["dokument"]["titel"] == "Mötesanteckning"
    assert said["deltagare"]["namn"].startswith("Testperson")
    assert [block["roll"] for block in said["underskrifter"]] == [context.project.names.vagledare]


def test_the_catalogue_offers_every_name(own: OwnKind) -> None:
    offered = catalogue(own.words_type)
    assert {"rubrik", "beslut.datum", "syfte.stycken[]", "punkter[]", "moten[].vem", "deltagare.namn"} <= {
        *offered.words
    }
    assert offered.words["klart"] is bool


def test_no_question_is_lost_on_the_way_to_the_page(own: OwnKind, context: Context) -> None:
    form = own.form(TYPED, project=context.project)
    assert contract.lost_questions(own, context, form.answers()) == []


def test_the_form_judges_as_every_form_does(own: OwnKind, context: Context) -> None:
    form = own.form({input_name("beslut.datum"): ["igår"], "f_stod": ["Inte"]}, project=context.project)
    told = {problem.id: problem.message for problem in form.judge(own.judge(form.answers(), context))}
    assert told["f_rubrik"] == "Fyll i rubrik."
    assert "ÅÅÅÅ-MM-DD" in told[input_name("beslut.datum")]
    assert "finns inte längre" in told["f_stod"]


def test_a_label_that_is_a_question_is_asked_for_as_one(context: Context) -> None:
    asked = definition(question("hur", label="Hur gick det?", required=True))
    form = kind_of("egen-p-x", asked).form({}, project=context.project)
    assert [problem.message for problem in form.judge([])] == ["Svara på frågan ”Hur gick det?”"]


def test_what_was_chosen_among_other_alternatives_still_shows(own: OwnKind, context: Context) -> None:
    chosen, empty = (
        own.form(typed, project=context.project)["f_stod"] for typed in ({"f_stod": ["Inte"]}, {})
    )
    assert isinstance(chosen, ChoiceField)
    assert chosen.choices["Inte"] == "Inte (finns inte längre)"
    assert isinstance(empty, ChoiceField)
    assert "Inte" not in empty.choices


def test_typed_text_survives_a_reading(own: OwnKind, context: Context) -> None:
    form = own.form(TYPED, project=context.project)
    again = own.form(as_typed(form.answers()), project=context.project)
    assert dict(again.answers()) == dict(form.answers())
    assert own.form.asked({**TYPED, "f_annat": ["x"], "data": ["x"]}) == TYPED


@pytest.mark.parametrize("name", ["data", "errors", "validate", "questions", "answers", "judge", "sections",
                                  "project", "mro", "items", "fields", "str", "motivering", "Ångest", "från",
                                  "self", "x" * 100])  # fmt: skip
def test_a_name_that_python_uses_too_is_a_name_as_any_other(name: str, context: Context) -> None:
    own = kind_of("egen-p-x", definition(question(name), question("r", "rader", shape="rader",
                                                                  columns=[question(name)])))  # fmt: skip
    where = input_name(name)
    said = words(own, context, {where: ["ett"], f"f_r-0-{where}": ["två"]})
    assert (said[name], said["r"]) == ("ett", [{name: "två"}])


def test_a_protected_person_is_an_alias_and_texts_that_tell_are_refused(own: OwnKind) -> None:
    context = kinds.with_remiss(kinds.context("slutanalys"), skyddade_personuppgifter="sekretessmarkering")
    assert words(own, context, TYPED)["deltagare"]["personnummer"] == ""
    form = own.form({"f_rubrik": ["Ring 070-174 06 05"]}, project=context.project)
    assert "f_rubrik" in {finding.field for finding in own.judge(form.answers(), context)}


def test_test_numbers_are_refused_where_they_must_be(own: OwnKind, context: Context) -> None:
    live = replace(context, test_numbers=False)
    form = own.form(TYPED, project=context.project)
    assert [each.field for each in own.judge(form.answers(), live)] == ["f_nummer"]
    assert [*own.judge(form.answers(), context)] == []


def test_signers_who_write_are_named_and_the_others_left_to_the_pen(context: Context) -> None:
    made = definition(
        question("a"),
        writers=["vagledare"],
        signers=["deltagare", "vagledare", "projektledare", "remittent", "parter"],
    )
    blocks = words(kind_of("egen-p-x", made), context, {})["underskrifter"]
    names = {block["rubrik"]: block["namnfortydligande"] for block in blocks}
    assert names[context.project.names.vagledare] == context.author.name
    assert names["Projektledare"] == names["Remittent"] == ""
    assert len(blocks) == 4 + len(context.project.party_choices(date(2017, 2, 1)))


def test_it_has_no_word_file_of_its_own(own: OwnKind) -> None:
    with pytest.raises(KindUnknown):
        assert own.template
    assert is_own(own.key)
    assert not is_own("remiss")


def test_names_become_labels_and_titles_become_keys() -> None:
    assert readable("beslutad_den") == "Beslutad den"
    assert slug("Mötesanteckning för OH") == "motesanteckning_for_oh"
    assert slug("???") == ""
