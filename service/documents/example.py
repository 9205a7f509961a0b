"""A complete input for each kind of document: what `knutpunkt example` prints and `knutpunkt render` reads.

In the files a case may be {"after": kind, "records": […]}: it goes on where that kind's example ends.
The shape is {"project": key, "case": {"number", "records": […]} or null, "author": {"name", "function",
"organisation"}, "on": "2017-03-30", "version": 1, "answers": {…}}. A record is {"kind", "on", "author",
"version", "answers"}. All persons are fictional.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from importlib.resources import files
from typing import Any, TypeVar

from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.context import Context
from service.domain.outlays import of_case
from service.domain.project import Project
from service.errors import ServiceError

Input = Mapping[str, Any]
T = TypeVar("T")


class InputIncomplete(ServiceError):
    """The input lacks a part, or a part has another shape than it should."""

    message = "Indata till dokumentet är inte fullständiga: ”{part}” saknas eller har fel form."


class ProjectUnknown(ServiceError):
    """The input names a project that has no parameter file."""

    message = "Det finns inget projekt som heter ”{key}”."


def load(kind: str) -> dict[str, Any]:
    """The example of a kind; raises FileNotFoundError for a kind that has none."""
    text = files("service.documents").joinpath("examples", f"{kind}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    if earlier := (loaded.get("case") or {}).pop("after", None):
        loaded["case"] = _continued(loaded["case"], earlier)
    return loaded


def _continued(case: dict[str, Any], earlier: str) -> dict[str, Any]:
    """The case of another example with that example as its latest record, and then what comes after it."""
    other = load(earlier)
    own = {"kind": earlier, **{name: other[name] for name in ("on", "author", "answers")}, "version": 1}
    records = [*other["case"]["records"], own, *case.get("records", ())]
    return {"number": other["case"]["number"], "records": records}


def context_of(data: Input, projects: Mapping[str, Project], *, test_numbers: bool = True) -> Context:
    """What the input says besides its answers; raises InputIncomplete or ProjectUnknown."""
    key = _part(data, "project", str)
    if key not in projects:
        raise ProjectUnknown(key=key)
    case = _part(data, "case", _case) if data.get("case") else None
    return Context(
        project=projects[key],
        author=_part(data, "author", _author),
        on=_part(data, "on", date.fromisoformat),
        case=case,
        outlays=of_case(projects[key], case) if case else (),
        version=_part({"version": 1, **data}, "version", int),
        test_numbers=test_numbers,
    )


def _part(data: Input, name: str, read: Callable[[Any], T]) -> T:
    try:
        return read(data[name])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InputIncomplete(part=name) from None


def _case(data: Input) -> Case:
    return Case.of(_part(data, "number", str), [_entry(record) for record in data.get("records", ())])


def _entry(data: Input) -> Entry:
    return Entry(
        kind=_part(data, "kind", str),
        on=_part(data, "on", date.fromisoformat),
        answers=_part(data, "answers", Answers),
        author=_part(data, "author", _author),
        version=_part({"version": 1, **data}, "version", int),
    )


def _author(data: Input) -> Author:
    return Author(*(_part(data, name, str) for name in ("name", "function", "organisation")))
