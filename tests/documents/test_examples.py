"""The examples of the catalogue: complete, and in order as they stand."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from service.documents.example import InputIncomplete, ProjectUnknown, context_of, load
from service.documents.kind import Subject
from service.documents.kinds import REGISTRY
from tests.support.kinds import PROJECTS

KINDS = [kind.key for kind in REGISTRY]


def said(value: object) -> object:
    """Answers without the questions that nobody answered."""
    if isinstance(value, Mapping):
        return {name: said(item) for name, item in value.items() if item not in (None, "", [])}
    if isinstance(value, list):
        return [said(item) for item in value]
    return value


@pytest.mark.parametrize("key", KINDS)
def test_the_example_can_be_made_final_as_it_stands(key: str) -> None:
    kind, data = REGISTRY[key], load(key)
    within = context_of(data, PROJECTS)
    form = kind.form.from_answers(data["answers"], project=within.project)
    assert form.judge(kind.judge(form.answers(), within)) == []


@pytest.mark.parametrize("key", KINDS)
def test_the_form_understands_every_answer_of_the_example(key: str) -> None:
    data = load(key)
    form = REGISTRY[key].form.from_answers(data["answers"], project=PROJECTS[data["project"]])
    assert said(form.answers()) == said(data["answers"])


@pytest.mark.parametrize("key", [kind.key for kind in REGISTRY if kind.subject is Subject.CASE])
def test_the_earlier_records_of_the_example_were_possible_too(key: str) -> None:
    data = load(key)
    records = data["case"]["records"]
    for index, record in enumerate(records):
        before = {**data, **record, "case": {**data["case"], "records": records[:index]}}
        kind = REGISTRY[record["kind"]]
        within = context_of(before, PROJECTS)
        assert within.case is not None
        assert within.case.state in kind.begins
        form = kind.form.from_answers(record["answers"], project=within.project)
        assert form.judge(kind.judge(form.answers(), within)) == []


@pytest.mark.parametrize("key", [kind.key for kind in REGISTRY if kind.subject is Subject.CASE])
def test_the_example_comes_when_the_case_is_ready_for_it(key: str) -> None:
    case = context_of(load(key), PROJECTS).case
    assert case is not None
    assert case.state in REGISTRY[key].begins


def test_the_plan_has_two_goals_of_two_steps() -> None:
    assert [len(goal["delmal"]) for goal in load("genomforandeplan")["answers"]["mal"]] == [2, 2]


@pytest.mark.parametrize("key", KINDS)
def test_persons_are_fictional(key: str) -> None:
    text = json.dumps(load(key), ensure_ascii=False)
    assert text.count("@") == text.count("@example.org")
    assert text.count("070-") == text.count("070-174 06 ")


def changed(**parts: Any) -> dict[str, Any]:
    return {**load("remissvar"), **parts}


@pytest.mark.parametrize(
    ("data", "part"),
    [
        ({}, "project"),
        (changed(author=None), "name"),
        (changed(author={"name": "Åsa"}), "function"),
        (changed(on="i går"), "on"),
        (changed(version="två"), "version"),
        (changed(case={"records": []}), "number"),
        (changed(case={"number": "VK-2017-003", "records": [{"kind": "remiss"}]}), "on"),
        (changed(case="VK-2017-003"), "number"),
    ],
)
def test_what_an_input_lacks_is_named(data: dict[str, Any], part: str) -> None:
    with pytest.raises(InputIncomplete, match=f"”{part}” saknas eller har fel form"):
        context_of(data, PROJECTS)


def test_an_unknown_project_is_named() -> None:
    with pytest.raises(ProjectUnknown, match="Det finns inget projekt som heter ”atlantis”"):
        context_of(changed(project="atlantis"), PROJECTS)


def test_a_document_about_a_project_needs_no_case() -> None:
    assert context_of(changed(case=None), PROJECTS).case is None
