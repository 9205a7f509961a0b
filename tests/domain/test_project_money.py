"""What a project file must say about money: which line pays, and who decides above a limit."""

from pathlib import Path

import pytest

from service.documents.catalogue.money import INKOP
from service.domain import outlays
from service.domain.project_file import ProjectFileError, load_project
from tests.domain.test_project_file import RIGHT, written
from tests.support.kinds import PROJECT, PROJECTS

BUDGET = 'kostnadsslag = [{ namn = "Kurser", belopp = [10] }, { namn = "Tolk", belopp = [20] }]\n'
LINES = 'kostnadsslag_kompetenshojande = "Kurser"\nkostnadsslag_konsultation = "Tolk"\n'
BODY = 'kompetenshojande_medel = "projektledaren"\n'


def faults(folder: Path, bought: str, *, budget: str = BUDGET) -> list[str]:
    """What is told of a right file with this budget and these lines about purchases."""
    text = budget + RIGHT.replace(BODY, BODY + bought)
    try:
        load_project(written(folder, text))
    except ProjectFileError as error:
        return [mistake.text for mistake in error.mistakes]
    return []


def test_a_budget_tells_which_of_its_lines_pays(tmp_path: Path) -> None:
    assert faults(tmp_path, LINES) == []
    assert faults(tmp_path, "") == [
        f"Ange ”{key}”, så att besluten räknas av från rätt kostnadsslag."
        for key in ("kostnadsslag_kompetenshojande", "kostnadsslag_konsultation")
    ]


def test_a_line_that_pays_is_in_the_budget(tmp_path: Path) -> None:
    wrong = LINES.replace('"Tolk"', '"Konsult"')
    assert faults(tmp_path, wrong) == ["”Konsult” finns inte. Tillåtet: Kurser, Tolk."]
    assert faults(tmp_path, LINES, budget="") == [
        f"”{line}” finns inte. Tillåtet: inget." for line in ("Kurser", "Tolk")
    ]


def test_without_a_budget_no_line_is_asked_for(tmp_path: Path) -> None:
    assert faults(tmp_path, "", budget="") == []


def test_somebody_decides_above_a_limit(tmp_path: Path) -> None:
    assert faults(tmp_path, f"{LINES}beloppsgrans = 5000\n") == [
        "Ange även ”over_beloppsgrans”, vem som beslutar över gränsen."
    ]
    assert faults(tmp_path, f'{LINES}beloppsgrans = 5000\nover_beloppsgrans = "styrgruppen"\n') == []


def test_who_decides_on_what_in_vagknuten_2_0() -> None:
    assert outlays.deciding_body(PROJECT, "Kompetenshöjande medel") == "projektledaren"
    assert outlays.deciding_body(PROJECT, "Konsultation & tolk") == "styrgruppen"
    assert outlays.deciding_body(PROJECT, "Lokalkostnader") == ""
    assert outlays.deciding_body(PROJECTS["visa_vagen"], "") == ""
    assert outlays.competence_bodies(PROJECT) == {
        "inom_gransen": "Projektledaren",
        "over_gransen": "Styrgruppen",
    }


@pytest.mark.parametrize("key", PROJECTS)
def test_only_a_project_with_a_budget_has_use_for_purchases(key: str) -> None:
    assert INKOP.offered(PROJECTS[key]) is (key == "vagknuten_2_0")
