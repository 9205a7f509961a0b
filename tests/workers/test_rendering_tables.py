"""Filling tables: rows and cells in loops, merged cells, and tables that a condition empties."""

import re

import pytest

from tests.support.word import member, opened, replaced, saved, table, template
from workers.rendering import fill
from workers.word.markup import w


def test_loops_of_table_rows_in_loops() -> None:
    rows = [
        ["{%tr for m in mal %}", ""],
        ["{{ m.namn }}", "{{ loop.index }}"],
        ["{%tr for d in m.delmal %}", ""],
        ["{{ d }}", "{{ loop.last }}"],
        ["{%tr endfor %}", ""],
        ["{%tr endfor %}", ""],
    ]
    words = {"mal": [{"namn": "A", "delmal": ["a1", "a2"]}, {"namn": "B", "delmal": []}]}
    assert table(fill(template(rows=rows), words)) == [["A", "1"], ["a1", "Nej"], ["a2", "Ja"], ["B", "2"]]


def test_a_table_whose_loop_yields_nothing_is_gone_and_one_that_keeps_its_header_stays_whole() -> None:
    loop = [["{%tr for r in rader %}", ""], ["{{ r }}", ""], ["{%tr endfor %}", ""]]
    assert opened(fill(template(rows=loop), {"rader": []})).tables == []
    data = fill(template(rows=[["Rubrik", "B"], *loop]), {"rader": []})
    assert table(data) == [["Rubrik", "B"]]
    assert len(re.findall("<w:gridCol ", member(data))) == 2


def test_cells_merged_over_a_loop_fit_the_grid() -> None:
    rows = [
        ["{%tc for r in rader %}", "{{ r }}", "{%tc endfor %}"],
        ["{% colspan rader|length %}Summa", "", ""],
    ]
    document = opened(template(rows=rows))
    row = document.tables[0].rows[1]._tr
    for cell in row.findall(w("tc"))[1:]:
        row.remove(cell)
    data = fill(saved(document), {"rader": ["a", "b", "c", "d"]})
    assert table(data) == [["a", "b", "c", "d"], ["Summa"] * 4]
    assert len(re.findall("<w:gridCol ", member(data))) == 4


def test_cells_are_merged_down_and_across_and_coloured() -> None:
    rows = [
        ["{%tr for f in rader %}", ""],
        ["{% vm %}Samma", "{% cellbg f %}{{ f }}"],
        ["{%tr endfor %}", ""],
    ]
    xml = member(fill(template(rows=rows), {"rader": ["FF0000", "00FF00"]}))
    assert re.findall('vMerge w:val="(\\w+)"', xml) == ["restart", "continue"]
    assert re.findall('w:fill="(\\w+)"', xml) == ["FF0000", "00FF00"]
    across = [["{%tc for f in rader %}", "{% hm %}Rubrik", "{%tc endfor %}"]]
    assert 'gridSpan w:val="3"' in member(fill(template(rows=across), {"rader": ["a", "b", "c"]}))


def test_a_loop_of_cells_fits_the_grid() -> None:
    cells = [["{%tc for r in rader %}", "{{ r }}", "{%tc endfor %}"]]
    data = fill(template(rows=cells), {"rader": ["a", "b", "c", "d"]})
    assert table(data) == [["a", "b", "c", "d"]]
    assert len(re.findall("<w:gridCol ", member(data))) == 4
    assert opened(fill(template(rows=cells), {"rader": []})).tables == []


@pytest.mark.parametrize("grid", ["", "<w:tblGrid/>"])
def test_a_table_without_a_grid_is_left_as_it_is(grid: str) -> None:
    bare = template(rows=[["{{ x }}"]])
    bare = replaced(bare, re.findall("<w:tblGrid>.*</w:tblGrid>", member(bare), re.DOTALL)[0], grid)
    assert "gridCol" not in member(fill(bare, {"x": "1"}))


def test_a_cell_that_a_condition_empties_still_has_a_paragraph() -> None:
    document = opened(template(rows=[["{%p if x %}"]]))
    cell = document.tables[0].cell(0, 0)
    cell.add_paragraph("syns")
    cell.add_paragraph("{%p endif %}")
    assert table(fill(saved(document), {"x": ""})) == [[""]]
