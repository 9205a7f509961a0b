"""The examples of the case documents as tests use them: judged and written, with changed answers."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

from doc_templates.words import plain
from forms.base import KindForm, Problem, as_typed
from service.config import Settings
from service.documents.example import context_of, load
from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.lifecycle import CaseState
from service.domain.project import Project
from service.domain.project_file import load_projects

PROJECTS = load_projects(Settings.from_environment({}).projects)
PROJECT = PROJECTS["vagknuten_2_0"]


def context(key: str, *, on: str = "", project: Project | None = None, test_numbers: bool = True) -> Context:
    found = context_of(load(key), PROJECTS, test_numbers=test_numbers)
    return replace(found, on=date.fromisoformat(on) if on else found.on, project=project or found.project)


def example(key: str, **changed: object) -> dict[str, Any]:
    """The answers of the example, some of them changed; None takes one away."""
    answers = {**deepcopy(load(key)["answers"]), **changed}
    return {name: answer for name, answer in answers.items() if answer is not None}


def with_remiss(context: Context, **changed: object) -> Context:
    """The same context, the referral of its case answered differently."""
    assert context.case is not None
    entries = [_changed(entry, changed) for entry in context.case.entries]
    return replace(context, case=Case.of(context.case.number, entries))


def _changed(entry: Entry, changed: Mapping[str, object]) -> Entry:
    if entry.kind != "remiss":
        return entry
    return replace(entry, answers=Answers({**entry.answers, **changed}))


def form(key: str, *, project: Project = PROJECT, **changed: object) -> KindForm:
    return REGISTRY[key].form(as_typed(example(key, **changed)), project=project)


def findings(key: str, within: Context | None = None, /, **changed: object) -> list[Finding]:
    """What the rules find in the changed example, whatever the form says about it."""
    return [*REGISTRY[key].judge(Answers(example(key, **changed)), within or context(key))]


def found(key: str, within: Context | None = None, /, **changed: object) -> list[tuple[str, str, str]]:
    """The findings as (rule, severity, field)."""
    return [(each.rule, each.severity.value, each.field) for each in findings(key, within, **changed)]


def judged(key: str, within: Context | None = None, /, **changed: object) -> list[Problem]:
    """Everything a person is told when the changed example is to be final."""
    within = within or context(key)
    asked = form(key, project=within.project, **changed)
    return asked.judge(REGISTRY[key].judge(asked.answers(), within))


def told(key: str, within: Context | None = None, /, **changed: object) -> dict[str, str]:
    """The messages by the input they stand at."""
    return {problem.id: problem.message for problem in judged(key, within, **changed)}


def words(key: str, within: Context | None = None, /, **changed: object) -> dict[str, Any]:
    """The words of the changed example as a template sees them."""
    return plain(REGISTRY[key].words(within or context(key), Answers(example(key, **changed))))


def texts(value: object) -> list[str]:
    """Every text in a tree of words, in order."""
    if isinstance(value, Mapping):
        return [text for item in value.values() for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


def states() -> set[CaseState]:
    """States in which some kind may be written."""
    return {state for kind in REGISTRY for state in kind.begins}
