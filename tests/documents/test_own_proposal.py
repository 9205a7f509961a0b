"""The questions that a Word file asks for: types, labels and rows from how its names are used."""

import pytest

from service.documents.kind import Signer, Subject
from service.documents.own import Definition, DefinitionWrong
from service.documents.own_proposal import propose
from tests.support.own import Use, definition, question

START = Definition.new("Anteckning", Subject.CASE)


def types(*uses: Use, start: Definition = START) -> dict[str, str]:
    return {path: each.type.value for path, each in propose(uses, start).walk()}


@pytest.mark.parametrize(
    ("name", "guessed"),
    [
        ("datum", "datum"), ("motesdatum", "datum"), ("beslutad_den", "datum"), ("start", "datum"),
        ("period.slut", "datum"), ("belopp", "kronor"), ("kostnad_ar_1", "kronor"), ("summa", "kronor"),
        ("antal_deltagare", "heltal"), ("procent", "heltal"), ("personnummer", "personnummer"),
        ("bakgrund", "lang_text"), ("beskrivning", "lang_text"), ("namn", "text"), ("standpunkt", "text"),
        ("slutsats", "text"), ("garden", "text"),
    ],
)  # fmt: skip
def test_types_are_guessed_from_names(name: str, guessed: str) -> None:
    assert types(Use(name)) == {name: guessed}


def test_places_tell_too() -> None:
    assert types(Use("a", alone=True), Use("b", how="test"), Use("c", how="test"), Use("c")) == {
        "a": "lang_text",
        "b": "ja_nej",
        "c": "text",
    }


def test_a_loop_becomes_rows_with_its_columns() -> None:
    found = (Use("moten", how="loop"), Use("moten[].datum"), Use("moten[].vem.namn"))
    assert types(*found) == {"moten": "rader", "moten[].datum": "datum", "moten[].vem.namn": "text"}


def test_paragraphs_and_plain_lists_are_long_texts() -> None:
    found = (
        Use("syfte.stycken", how="loop"), Use("syfte.stycken[]"), Use("syfte.stycken", how="test"),
        Use("punkter", how="loop"), Use("punkter[]"),
    )  # fmt: skip
    shapes = {each.name: (each.type.value, each.shape.value) for each in propose(found, START).questions}
    assert shapes == {"syfte": ("lang_text", "stycken"), "punkter": ("lang_text", "lista")}


def test_a_group_that_is_tested_is_no_question() -> None:
    assert types(Use("beslut", how="test"), Use("beslut.datum"), Use("moten", how="test"),
                 Use("moten", how="loop"), Use("moten[].vem")) == {
        "beslut.datum": "datum", "moten": "rader", "moten[].vem": "text",
    }  # fmt: skip


def test_labels_are_what_stands_before_the_name() -> None:
    asked = propose([Use("pl", label="Projektets ledare: "), Use("beslutad_den")], START).questions
    assert [each.label for each in asked] == ["Projektets ledare", "Beslutad den"]
    assert propose([Use("x", label="{{ hej }}")], START).questions[0].label == "X"


def test_shared_words_are_not_asked_for() -> None:
    found = (Use("dokument.titel"), Use("deltagare.namn"), Use("underskrifter", how="loop"),
             Use("underskrifter[].roll"), Use("egen"))  # fmt: skip
    proposed = propose(found, START)
    assert [each.name for each in proposed.questions] == ["egen"]
    assert proposed.signers == (Signer.VAGLEDARE,)


def test_groups_become_sections_of_the_form() -> None:
    proposed = propose([Use("beslut.datum"), Use("namn"), Use("beslut.av")], START)
    assert [(each.title, len(each.questions)) for each in proposed.sections] == [
        ("Beslut", 2),
        ("Uppgifter", 1),
    ]


def test_what_was_adjusted_stays_and_new_names_come_last() -> None:
    adjusted = definition(
        question("b", "datum", label="När?", help="Dagen.", required=True),
        question("a"),
        question("borta"),
        question("r", "rader", shape="rader", columns=[question("y", label="Kolumn"), question("x")]),
        signers=["deltagare"],
    )
    again = propose(
        [Use("a"), Use("b"), Use("ny"), Use("r", how="loop"), Use("r[].x"), Use("r[].z"), Use("r[].y")],
        adjusted,
    )
    assert [path for path, _ in again.walk()] == ["b", "a", "r", "r[].y", "r[].x", "r[].z", "ny"]
    first = again.questions[0]
    assert (first.label, first.help, first.required, first.type.value) == ("När?", "Dagen.", True, "datum")
    assert again.signers == adjusted.signers
    assert propose([Use(path) for path in ("a", "b", "borta")], adjusted).title == adjusted.title


def test_a_name_used_in_another_way_than_before_keeps_its_words() -> None:
    adjusted = definition(question("a", "datum", label="När?"))
    again = propose([Use("a.stycken", how="loop"), Use("a.stycken[]")], adjusted).questions[0]
    assert (again.label, again.type.value, again.shape.value) == ("När?", "lang_text", "stycken")


@pytest.mark.parametrize(
    ("uses", "words"),
    [
        ([Use("a"), Use("a", how="loop"), Use("a[].b")], "två olika sätt"),
        ([Use("a"), Use("a.stycken", how="loop")], "två olika sätt"),
        ([Use("a"), Use("a.b")], "både en fråga och en grupp"),
        ([Use("class")], "Byt"),
        ([Use(f"n{number}") for number in range(201)], "högst 200"),
        ([Use("r", how="loop"), Use("r[].a[].b[].c[].d")], "nivåer"),
    ],
)
def test_names_that_cannot_be_questions_are_told(uses: list[Use], words: str) -> None:
    with pytest.raises(DefinitionWrong) as caught:
        propose(uses, START)
    assert any(words in fault.message for fault in caught.value.faults)


def test_a_proposal_is_a_definition_that_can_be_stored() -> None:
    proposed = propose([Use("a"), Use("r", how="loop"), Use("r[].b")], START)
    assert Definition.from_json(proposed.to_json()) == proposed
