"""The label, the section and the boxes for Ja and Nej that stand around a word in a Word file."""

import pytest
from docx import Document

from tests.support.word import saved, template
from workers.checking import FieldUse, fields_of


def first(path: str, data: bytes, how: str = "print") -> FieldUse:
    return next(each for each in fields_of(data) if each.path == path and each.how == how)


def labels(data: bytes, *paths: str) -> list[str]:
    return [first(path, data).label for path in paths]


def test_each_word_on_a_line_has_the_text_directly_before_it() -> None:
    data = template(
        "Datum: {{ datum }} Plats: {{ plats }} {{ rum }}", "Tid: {% if tid %}{{ tid }}{% endif %}"
    )
    assert labels(data, "datum", "plats", "rum", "tid") == ["Datum", "Plats", "", "Tid"]


def test_columns_are_named_by_the_row_over_them_whatever_stands_above_that() -> None:
    table = [
        ["Möten under våren", "", ""],
        ["Nr", "Dag, tid och plats", "Vem"],
        ["{%tr for m in moten %}", "", ""],
        ["1", "{{ m.dag }}", "{{ m.vem }}"],
        ["{%tr endfor %}", "", ""],
    ]
    data = template(rows=table)
    assert labels(data, "moten[].dag", "moten[].vem") == ["Dag, tid och plats", "Vem"]


def test_a_merged_head_stands_over_each_of_its_columns() -> None:
    document = Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).text = "Vad"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Kostnad"
    for cell, text in zip(table.rows[1].cells, ("{{ vad }}", "{{ ett }}", "{{ tva }}"), strict=True):
        cell.text = text
    assert labels(saved(document), "vad", "ett", "tva") == ["Vad", "Kostnad", "Kostnad"]


def test_where_rows_and_columns_are_both_named_the_label_tells_both() -> None:
    crossed = template(rows=[["", "År 1", "År 2"], ["Resor", "{{ a }}", "{{ b }}"]])
    assert labels(crossed, "a", "b") == ["Resor, År 1", "Resor, År 2"]
    plain = template(rows=[["Uppgift", "Svar"], ["Namn", "{{ a }}"], ["Telefon", "{{ b }}"]])
    assert labels(plain, "a", "b") == ["Namn", "Telefon"]


@pytest.mark.parametrize(
    "line",
    [
        "Behövs tolk? ☐ Ja ☐ Nej {{ tolk }}", "Behövs tolk? {{ tolk }} ☐ Ja ☐ Nej",
        "Behövs tolk? Ja ☐ Nej ☐ {{ tolk }}", "Behövs tolk? (ja/nej): {{ tolk }}",
        "Behövs tolk? [ ] Ja [ ] Nej: {{ tolk }}", "Namn: {{ namn }} Behövs tolk? □ JA / □ NEJ {{ tolk }}",
    ],
)  # fmt: skip
def test_boxes_for_ja_and_nej_are_seen_and_are_no_label(line: str) -> None:
    found = first("tolk", template(line))
    assert (found.label, found.yes_no) == ("Behövs tolk?", True)


def test_boxes_belong_to_the_word_beside_them_alone() -> None:
    data = template(
        "Datum: {{ datum }} Tolk: ☐ Ja ☐ Nej {{ tolk }} Ort: {{ ort }}", "Hon sade ja nej {{ sade }}"
    )
    found = {each.path: each.yes_no for each in fields_of(data)}
    assert found == {"datum": False, "tolk": True, "ort": False, "sade": False}


def test_boxes_in_a_cell_or_ticked_by_conditions_are_seen_too() -> None:
    data = template(
        "Bil: {% if bil %}☒{% else %}☐{% endif %} Ja {% if not bil %}☒{% else %}☐{% endif %} Nej",
        rows=[["Behövs tolk?", "Ja / Nej", "{{ tolk }}"], ["Körkort", "☐ Ja ☐ Nej {{ kort }}", ""]],
    )
    tolk, kort, bil = first("tolk", data), first("kort", data), first("bil", data, "test")
    assert [(each.label, each.yes_no) for each in (tolk, kort, bil)] == [
        ("Behövs tolk?", True), ("Körkort", True), ("Bil", True),
    ]  # fmt: skip


def test_headings_make_sections_and_name_the_rows_below_them() -> None:
    document = Document()
    document.add_heading("Protokoll", level=0)
    document.add_paragraph("Skrivet av {{ av }}")
    document.add_heading("2.1 Mål, medel och tid", level=2)
    document.add_paragraph("Skriv kort.")
    document.add_paragraph("{{ mal }}")
    document.add_paragraph("{{ medel }}")
    document.add_heading("Överenskommelser", level=1)
    document.add_paragraph("Det här kom vi överens om.")
    table = document.add_table(3, 1)
    for row, text in zip(
        table.rows, ("{%tr for o in avtal %}", "{{ o.vad }}", "{%tr endfor %}"), strict=True
    ):
        row.cells[0].text = text
    data = saved(document)
    assert [first(path, data).section for path in ("av", "mal", "medel", "avtal[].vad")] == [
        "", "Mål, medel och tid", "Mål, medel och tid", "Överenskommelser",
    ]  # fmt: skip
    assert labels(data, "mal", "medel") == ["Mål, medel och tid", ""]
    assert first("avtal", data, "loop").label == "Överenskommelser"
