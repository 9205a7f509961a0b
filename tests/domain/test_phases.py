"""The phases of a case: the project's own words, and where the case stands among them."""

from datetime import date
from pathlib import Path

import pytest

from service.config import Settings
from service.domain import phases
from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.lifecycle import SENT, CaseState
from service.domain.project_file import ProjectFileError, load_project
from tests.support.work import PROJECTS

FILES = Settings.from_environment({}).projects
WRITER = Author("Testperson V1", "Vägledare", "Högsby kommun")
VAGKNUTEN, SJALV = PROJECTS["vagknuten_2_0"], PROJECTS["vagen_till_sjalvforsorjning"]
INTAG = {"stallningstagande": "intag", "startdatum": "2019-03-11"}


def case_of(*written: tuple[str, dict[str, str]]) -> Case:
    entries = [Entry(kind, date(2019, 3, 1), Answers(said), WRITER) for kind, said in written]
    return Case.of("VK-2019-001", entries)


def places(case: Case, project: str) -> str:
    return " ".join(each.place for each in phases.drawn(case, PROJECTS[project]))


ENROLLED: tuple[tuple[str, dict[str, str]], ...] = (
    ("remiss", {}),
    ("granskning", {}),
    ("motesarende", {}),
    ("remissvar", INTAG),
    ("inskrivning", {}),
)


@pytest.mark.parametrize("key", PROJECTS)
def test_every_state_has_one_phase_in_every_project(key: str) -> None:
    held = [state for phase in phases.phases_of(PROJECTS[key]) for state in phase.states]
    assert sorted(held) == sorted(SENT)


def test_a_case_goes_through_the_phases_of_its_project() -> None:
    assert places(case_of(("remiss", {})), "vagknuten_2_0") == "now ahead ahead ahead"
    assert places(case_of(*ENROLLED), "vagknuten_2_0") == "past past now ahead"
    assert phases.now(CaseState.INSKRIVEN, VAGKNUTEN).startswith("Coachning med kartläggning")


def test_steps_that_nothing_tells_apart_go_on_together() -> None:
    ongoing = case_of(*ENROLLED, ("genomforandeplan", {}))
    assert places(ongoing, "vagen_till_sjalvforsorjning") == "past past now now now ahead"
    assert phases.now(ongoing.state, SJALV) == "Basaktiviteter"


def test_a_project_without_steps_has_those_of_every_project() -> None:
    assert places(case_of(*ENROLLED), "visa_vagen") == "past past now ahead ahead"
    labels = [each.label for each in phases.drawn(case_of(*ENROLLED), PROJECTS["visa_vagen"])]
    assert labels[:2] == ["Remiss", "Konsultationsteam"]


def test_a_case_that_ended_shows_how_far_it_came() -> None:
    withdrawn = case_of(*ENROLLED[:3], ("avbrott", {"typ": "aterkallad"}))
    assert withdrawn.state == CaseState.ATERKALLAD
    assert places(withdrawn, "vagknuten_2_0") == "past past left_out left_out"
    closed = case_of(*ENROLLED, ("genomforandeplan", {}), ("slutanalys", {}), ("stangning", {}))
    assert places(closed, "vagknuten_2_0") == "past past past past"
    assert phases.now(closed.state, VAGKNUTEN) == ""


def test_a_draft_has_not_begun() -> None:
    assert places(case_of(), "vagknuten_2_0") == "ahead ahead ahead ahead"


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ('"ej_intag", "intag"]', '"ej_intag"]', "De här saknas i ”lagen”: intag."),
        ('"ej_intag", "intag"]', '"intag", "intag"]', "De här saknas i ”lagen”: ej_intag."),
        ('"ej_intag", "intag"]', '"ej_intag", "intag", "vilande"]', "De här står i flera ”lagen”: vilande."),
        ('"intag"]', '"intag", "stangd"]', "De här kan inte höra till ”lagen”: stangd."),
        ('"intag"]', '"intagen"]', "Menar du ”intag”?"),
        (
            "[[steg]]",
            '[[steg]]\nnyckel = "a"\ntext = "A"\n[[steg]]',
            "Det första steget ska ha minst ett läge",
        ),
    ],
)
def test_a_project_file_gives_every_state_one_step(
    tmp_path: Path, right: str, wrong: str, sentence: str
) -> None:
    text = (FILES / "vagknuten_2_0.toml").read_text(encoding="utf-8")
    (tmp_path / "ovning.toml").write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(ProjectFileError) as error:
        load_project(tmp_path / "ovning.toml")
    assert any(sentence in mistake.text for mistake in error.value.mistakes)
