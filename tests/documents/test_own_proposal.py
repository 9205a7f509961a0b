"""The questions that a Word file asks for: types, labels and rows from how its names are used."""

from typing import Any

import pytest

from service.documents.kind import Signer, Subject
from service.documents.own import Definition, DefinitionWrong
from service.documents.own.proposal import Found, propose
from tests.support.own import definition, question

START = Definition.new("Anteckning", Subject.CASE)


def use(path: str, how: str = "print", **more: Any) -> Found:
    return Found(path=path, how=how, **more)


def types(*uses: Found, start: Definition = START) -> dict[str, str]:
    return {path: each.type.value for path, each in propose(uses, start).walk()}


@pytest.mark.parametrize(
    ("name", "guessed"),
    [
        ("datum", "datum"), ("motesdatum", "datum"), ("beslutad_den", "datum"), ("start", "datum"),
        ("period.slut", "datum"), ("belopp", "kronor"), ("kostnad_ar_1", "kronor"), ("summa", "kronor"),
        ("antal_deltagare", "heltal"), ("procent", "heltal"), ("personnummer", "personnummer"),
        ("bakgrund", "lang_text"), ("beskrivning", "lang_text"), ("namn", "text"), ("standpunkt", "text"),
        ("slutsats", "text"), ("garden", "text"), ("kostnadsställe", "text"), ("motiv_till", "text"),
        ("budget_kommentar", "lang_text"), ("prisad_av", "text"), ("giltig_till", "datum"),
        ("period.till", "datum"), ("totalkostnad", "kronor"), ("åldersgrupp", "text"), ("kr", "kronor"),
    ],
)  # fmt: skip
def test_types_are_guessed_from_names(name: str, guessed: str) -> None:
    assert types(use(name)) == {name: guessed}


def test_places_tell_too() -> None:
    assert types(use("a", alone=True), use("b", "test"), use("c", "test"), use("c")) == {
        "a": "lang_text",
        "b": "ja_nej",
        "c": "text",
    }


@pytest.mark.parametrize(
    ("texts", "guessed", "choices"),
    [
        ("Ja", "val", ("Ja", "Nej")), ("Nej", "val", ("Ja", "Nej")), ("Ja\nNej", "val", ("Ja", "Nej")),
        ("Kort\nLångt", "val", ("Kort", "Långt")), ("Kort", "text", ()), ("", "ja_nej", ()),
    ],
)  # fmt: skip
def test_what_is_held_against_texts_is_a_choice_between_them(
    texts: str, guessed: str, choices: tuple[str, ...]
) -> None:
    (asked,) = propose([use("tolk", "test", compared=text) for text in texts.split("\n")], START).questions
    assert (asked.type.value, asked.choices) == (guessed, choices)


def test_what_is_printed_may_be_tested_and_compared_besides() -> None:
    found = [use("tolk", "test"), use("tolk"), use("tolk", "test", compared="Ja")]
    assert types(*found) == {"tolk": "val"}


def test_what_is_compared_with_a_text_does_not_stay_a_yes_or_no() -> None:
    adjusted = definition(question("tolk", "ja_nej", label="Behövs tolk?"))
    (asked,) = propose([use("tolk", "test", compared="Nej")], adjusted).questions
    assert (asked.label, asked.type.value, asked.choices) == ("Behövs tolk?", "val", ("Ja", "Nej"))


def test_a_yes_or_no_that_is_held_against_a_text_that_makes_no_choice_is_told() -> None:
    adjusted = definition(question("stod", "ja_nej"))
    with pytest.raises(DefinitionWrong, match="jämför svaret med texten ”Delvis”"):
        propose([use("stod", "test", compared="Delvis")], adjusted)


def test_a_loop_becomes_rows_with_its_columns() -> None:
    found = (use("moten", "loop"), use("moten[].datum"), use("moten[].vem.namn"))
    assert types(*found) == {"moten": "rader", "moten[].datum": "datum", "moten[].vem.namn": "text"}


def test_paragraphs_and_plain_lists_are_long_texts() -> None:
    found = (
        use("syfte.stycken", "loop"), use("syfte.stycken[]"), use("syfte.stycken", "test"),
        use("punkter", "loop"), use("punkter[]"),
    )  # fmt: skip
    shapes = {each.name: (each.type.value, each.shape.value) for each in propose(found, START).questions}
    assert shapes == {"syfte": ("lang_text", "stycken"), "punkter": ("lang_text", "lista")}


def test_a_group_that_is_tested_is_no_question() -> None:
    assert types(use("beslut", "test"), use("beslut.datum"), use("moten", "test"),
                 use("moten", "loop"), use("moten[].vem")) == {
        "beslut.datum": "datum", "moten": "rader", "moten[].vem": "text",
    }  # fmt: skip


def test_labels_are_what_stands_before_the_name() -> None:
    asked = propose([use("pl", label="Projektets ledare: "), use("beslutad_den")], START).questions
    assert [each.label for each in asked] == ["Projektets ledare", "Beslutad den"]
    assert propose([use("x", label="{{ hej }}")], START).questions[0].label == "X"


def test_labels_stand_where_the_answers_do_and_over_rows_but_not_where_they_are_tested() -> None:
    found = [
        use("syfte.stycken", "loop", label="Vad vi vill"), use("syfte.stycken[]", label="fel"),
        use("tolk", "test", label="Klart senast"), use("moten", "loop", label="Våra möten"), use("moten[].x"),
    ]  # fmt: skip
    assert [each.label for each in propose(found, START).questions] == ["Vad vi vill", "Tolk", "Våra möten"]


def test_boxes_for_ja_and_nej_make_a_yes_or_no_with_the_text_before_them() -> None:
    found = [use("tolk", label="Behövs tolk?", yes_no=True), use("bil", "test", label="Bil", yes_no=True)]
    asked = propose(found, START).questions
    assert [(each.label, each.type.value) for each in asked] == [
        ("Behövs tolk?", "ja_nej"),
        ("Bil", "ja_nej"),
    ]


def test_a_text_over_several_names_is_the_label_of_the_first() -> None:
    asked = propose([use("a", label="Mötet"), use("b", label="Mötet")], START).questions
    assert [each.label for each in asked] == ["Mötet", "B"]


def test_a_name_alone_in_a_cell_is_a_short_text() -> None:
    assert types(use("a", alone=True, in_cell=True)) == {"a": "text"}


def test_where_an_answer_is_printed_is_kept_for_its_dates() -> None:
    found = [
        use("a", in_cell=True), use("b", in_cell=True), use("b"), use("r", "loop"), use("r[].c"),
        use("r[].d", in_cell=True), use("e", "test"),
    ]  # fmt: skip
    places = {path: each.place.value for path, each in propose(found, START).walk()}
    assert places == {"a": "tabell", "b": "text", "r": "", "r[].c": "text", "r[].d": "tabell", "e": ""}
    moved = propose([use("a")], propose([use("a", in_cell=True)], START))
    assert moved.questions[0].place.value == "text"


def test_what_the_check_stored_is_read() -> None:
    stored = {"path": "a", "how": "test", "in_table": True, "part": "word/document.xml"}
    assert Found.read(stored) == Found(path="a", how="test")


def test_shared_words_are_not_asked_for() -> None:
    found = (use("dokument.titel"), use("deltagare.namn"), use("underskrifter", "loop"),
             use("underskrifter[].roll"), use("egen"))  # fmt: skip
    proposed = propose(found, START)
    assert [each.name for each in proposed.questions] == ["egen"]
    assert proposed.signers == (Signer.VAGLEDARE,)


def test_groups_become_sections_of_the_form() -> None:
    proposed = propose([use("beslut.datum"), use("namn"), use("beslut.av")], START)
    assert [(each.title, len(each.questions)) for each in proposed.sections] == [
        ("Beslut", 2),
        ("Uppgifter", 1),
    ]


def test_headings_of_the_word_file_become_sections_of_the_form() -> None:
    found = [
        use("rubrik"), use("datum", section="Mötet"), use("rader", "loop", section="Beslut"),
        use("rader[].vad", section="Beslut"), use("syfte.stycken", "loop", section="Mötet"),
        use("rubrik", section="Beslut"), use("form.plats"),
    ]  # fmt: skip
    sections = [(each.title, [one.name for one in each.questions]) for each in propose(found, START).sections]
    assert sections == [
        ("Beslut", ["rubrik", "rader"]), ("Mötet", ["datum", "syfte"]), ("Uppgifter", ["form.plats"]),
    ]  # fmt: skip


def test_more_headings_than_a_form_may_have_share_the_last_section() -> None:
    proposed = propose([use(f"n{number}", section=f"Rubrik {number}") for number in range(45)], START)
    assert (len(proposed.sections), len(proposed.sections[-1].questions)) == (40, 6)
    assert Definition.from_json(proposed.to_json()) == proposed


def test_what_was_adjusted_stays_and_new_names_come_last() -> None:
    adjusted = definition(
        question("b", "datum", label="När?", help="Dagen.", required=True),
        question("a"),
        question("borta"),
        question("r", "rader", shape="rader", columns=[question("y", label="Kolumn"), question("x")]),
        signers=["deltagare"],
    )
    again = propose(
        [use("a"), use("b"), use("ny"), use("r", "loop"), use("r[].x"), use("r[].z"), use("r[].y")],
        adjusted,
    )
    assert [path for path, _ in again.walk()] == ["b", "a", "r", "r[].y", "r[].x", "r[].z", "ny"]
    first = again.questions[0]
    assert (first.label, first.help, first.required, first.type.value) == ("När?", "Dagen.", True, "datum")
    assert again.signers == adjusted.signers
    assert propose([use(path) for path in ("a", "b", "borta")], adjusted).title == adjusted.title


def test_a_name_used_in_another_way_than_before_keeps_its_words() -> None:
    adjusted = definition(question("a", "datum", label="När?"))
    again = propose([use("a.stycken", "loop"), use("a.stycken[]")], adjusted).questions[0]
    assert (again.label, again.type.value, again.shape.value) == ("När?", "lang_text", "stycken")


@pytest.mark.parametrize(
    ("uses", "words"),
    [
        ([use("a"), use("a", "loop"), use("a[].b")], "två olika sätt"),
        ([use("a"), use("a.stycken", "loop")], "två olika sätt"),
        ([use("a"), use("a.b")], "både en fråga och en grupp"),
        ([use("class")], "Byt"),
        ([use("tolk", "test"), use("tolk", "test", compared="Ja")], "både som ja eller nej"),
        ([use(f"n{number}") for number in range(201)], "högst 200"),
        ([use("r", "loop"), use("r[].a[].b[].c[].d")], "nivåer"),
    ],
)
def test_names_that_cannot_be_questions_are_told(uses: list[Found], words: str) -> None:
    with pytest.raises(DefinitionWrong) as caught:
        propose(uses, START)
    assert any(words in fault.message for fault in caught.value.faults)


def test_a_proposal_is_a_definition_that_can_be_stored() -> None:
    proposed = propose([use("a"), use("r", "loop"), use("r[].b")], START)
    assert Definition.from_json(proposed.to_json()) == proposed
