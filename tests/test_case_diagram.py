"""The page about the life of a case says what the table says."""

from service.domain.lifecycle import TRANSITIONS, CaseState
from tests.support import diagram


def test_the_page_is_drawn_from_the_table() -> None:
    drawn = diagram.PAGE.read_text(encoding="utf-8")
    assert drawn == diagram.page(), "run python -m tests.support.diagram"


def test_every_state_and_every_way_stands_on_it() -> None:
    drawn = "\n".join(diagram.diagram())
    assert [state for state in CaseState if f'"{state.label}" as {state.name.lower()}' not in drawn] == []
    assert len([*diagram.table()]) == len(TRANSITIONS) + 2


def test_a_box_is_drawn_once_for_all_its_states() -> None:
    drawn = [*diagram.diagram()]
    assert "    remitterad --> aterkallad : Ärendet avslutas i förtid (aterkallad)" in drawn
    assert not [line for line in drawn if line.startswith("    inkommen --> aterkallad")]
