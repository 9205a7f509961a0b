"""Reads a project's parameters from a TOML file and tells every mistake in it, by line, in Swedish."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from service.domain.project import Project
from service.domain.project_reader import Fault, read
from service.domain.toml_lines import Path as Place
from service.domain.toml_lines import line_of, lines_of
from service.errors import ServiceError

_PLACE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to mend: the file's name, its line (from 1) and a Swedish sentence."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}, rad {self.line}: {self.text}"


class Mistakes(tuple[Mistake, ...]):
    """Mistakes that print one a line."""

    __slots__ = ()

    def __str__(self) -> str:
        return "\n".join(map(str, self))


class ProjectFileError(ServiceError):
    """Project files that cannot be used; `mistakes` holds all that is wrong in them."""

    message: ClassVar[str] = "Projektets parametrar behöver rättas.\n{mistakes}"

    def __init__(self, *, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = Mistakes(mistakes)
        super().__init__(mistakes=self.mistakes)


def load_project(path: Path) -> Project:
    """The project of one file, its key the file's name; raises ProjectFileError."""
    data, text = _tables(path)
    project, faults = read(path.stem, data)
    if project is not None and not faults:
        return project
    lines = lines_of(text)
    raise ProjectFileError(mistakes=sorted(_mistakes(path.name, lines, faults), key=lambda each: each.line))


def load_projects(folder: Path) -> dict[str, Project]:
    """All projects of a folder's .toml files, by key; raises one ProjectFileError for all of them."""
    projects: dict[str, Project] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            project = load_project(path)
        except ProjectFileError as error:
            mistakes.extend(error.mistakes)
            continue
        mistakes.extend(_shared_prefix(path, project, projects))
        projects[project.key] = project
    if mistakes:
        raise ProjectFileError(mistakes=mistakes)
    return projects


def _tables(path: Path) -> tuple[Mapping[str, object], str]:
    text = _text(path)
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        advice = 'Skriv nyckel = värde, text inom "citattecken", datum som 2017-02-01, varje nyckel en gång.'
        raise _unreadable(path, line, f"Raden går inte att läsa. {advice}") from None


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except OSError:
        raise _unreadable(path, 1, "Filen finns inte eller kan inte läsas.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _unreadable(path, line, "Filen måste sparas med teckenkodningen UTF-8.") from None


def _unreadable(path: Path, line: int, text: str) -> ProjectFileError:
    return ProjectFileError(mistakes=[Mistake(path.name, line, text)])


def _mistakes(file: str, lines: Mapping[Place, int], faults: Iterable[Fault]) -> Iterable[Mistake]:
    return (Mistake(file, line_of(lines, fault.path), fault.text) for fault in faults)


def _shared_prefix(path: Path, project: Project, others: Mapping[str, Project]) -> Iterable[Mistake]:
    taken = {other.prefix: other for other in others.values()}
    if project.prefix in taken:
        line = line_of(lines_of(path.read_text("utf-8")), ("arendeprefix",))
        text = f"”{project.prefix}” används redan av {taken[project.prefix].name}."
        yield Mistake(path.name, line, text)
