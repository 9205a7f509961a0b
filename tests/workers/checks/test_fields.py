"""What stands around each word of a template, from which a question is proposed."""

from tests.support.planted.case import Word
from tests.support.word import template
from workers.checking import FieldUse, fields_of


def use(path: str, data: bytes) -> FieldUse:
    return next(each for each in fields_of(data) if each.path == path and each.how == "print")


def test_the_label_is_what_leads_up_to_the_word() -> None:
    data = template(
        "Namn: {{ namn }}", "Ort och datum – {{ ort }}, telefon {{ telefon }}", "Syfte", "{{ syfte }}"
    )
    assert [use(path, data).label for path in ("namn", "ort", "telefon", "syfte")] == [
        "Namn",
        "Ort och datum",
        "telefon",
        "Syfte",
    ]


def test_in_a_table_the_label_stands_to_the_left_or_over_the_column() -> None:
    beside = template(rows=[["Namn", "{{ namn }}"], ["Belopp", "{{ belopp }}"]])
    assert (use("namn", beside).label, use("belopp", beside).label) == ("Namn", "Belopp")
    over = template(
        rows=[
            ["Vad", "När"],
            ["{%tr for r in rader %}", ""],
            ["{{ r.vad }}", "{{ r.nar }}"],
            ["{%tr endfor %}", ""],
        ]
    )
    assert (use("rader[].vad", over).label, use("rader[].nar", over).label) == ("Vad", "När")


def test_rows_that_repeat_are_told_from_cells_that_do_not() -> None:
    data = Word.of("remissvar").saved()
    assert use("hanvisningar[].aktor", data).in_table
    assert not use("spar", data).in_table
    assert not use("spar", data).in_cell


def test_a_word_alone_in_its_paragraph_is_told() -> None:
    data = template("{{ lang }}", "Kort: {{ kort }}")
    assert use("lang", data).alone
    assert not use("kort", data).alone
