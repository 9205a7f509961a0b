"""The real application as tests use it: its answers, changed here and there, and its project."""

from copy import deepcopy
from typing import Any

from forms.ansokan import AnsokanForm
from forms.base import Problem, as_typed
from service.config import Settings
from service.documents.catalogue.project import ANSOKAN
from service.documents.example import context_of, load
from service.domain.answers import Answers
from service.domain.project_file import load_projects

_INPUT = load("ansokan")
CONTEXT = context_of(_INPUT, load_projects(Settings.from_environment({}).projects))
PROJECT = CONTEXT.project


def example(**changed: object) -> dict[str, Any]:
    """The answers of the example, some of them changed; None takes one away."""
    answers = {**deepcopy(_INPUT["answers"]), **changed}
    return {name: answer for name, answer in answers.items() if answer is not None}


def form(**changed: object) -> AnsokanForm:
    return AnsokanForm(as_typed(example(**changed)), project=PROJECT)


def judged(**changed: object) -> list[Problem]:
    """Everything that a person is told when the changed application is to be final."""
    asked = form(**changed)
    return asked.judge(ANSOKAN.judge(asked.answers(), CONTEXT))


def told(**changed: object) -> dict[str, str]:
    """The messages by the input they stand at."""
    return {problem.id: problem.message for problem in judged(**changed)}


def said(**changed: object) -> Answers:
    return Answers(example(**changed))
