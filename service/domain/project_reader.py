"""Turns the tables of a project file into typed parts, collecting every fault on the way."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from service.domain.project import Project
from service.domain.project_checks import UNREADABLE, faults_of
from service.domain.project_keys import SWEDISH

Path = tuple[str | int, ...]
_SCALARS = {str: "text inom citattecken", int: "ett heltal", bool: "true eller false"}
_DATE = "ett datum utan citattecken, till exempel 2017-02-01"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a path of the file, as a Swedish sentence."""

    path: Path
    text: str


class _Wrong(Exception):
    """A value was not usable; its faults are already noted."""


def read(key: str, table: Mapping[str, object]) -> tuple[Project | None, list[Fault]]:
    """The project, or None with all its faults."""
    reader = _Reader()
    try:
        return reader.part(Project, table, (), known={"key": key}), reader.faults
    except _Wrong:
        return None, reader.faults


class _Reader:
    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def part(self, kind: type[Any], table: Any, path: Path, *, known: Mapping[str, Any] | None = None) -> Any:
        """One dataclass of one table; every key is looked at before giving up."""
        if not isinstance(table, dict):
            raise self.wrong(path, f"”{_name(path)}” ska vara en tabell med nycklar.")
        before = len(self.faults)
        found = dict(known or {})
        wanted = {SWEDISH[each.name]: each for each in fields(kind) if each.name not in found}
        self.unknown(table, wanted, path)
        hints = get_type_hints(kind)
        for name, each in wanted.items():
            try:
                found.update(self.entry(each, table, (*path, name), hints[each.name]))
            except _Wrong:
                if name in table:
                    found[each.name] = UNREADABLE
        for place, text in faults_of(kind, found):
            self.faults.append(Fault(path + tuple(_swedish(place)), text))
        if len(self.faults) > before:
            raise _Wrong
        return kind(**found)

    def entry(self, each: Field[Any], table: Mapping[str, Any], path: Path, hint: Any) -> dict[str, Any]:
        name = str(path[-1])
        if name in table:
            return {each.name: self.value(hint, table[name], path)}
        if each.default is MISSING and each.default_factory is MISSING:
            raise self.wrong(path[:-1], f"Nyckeln ”{name}” saknas.")
        return {}

    def value(self, hint: Any, value: object, path: Path) -> Any:
        """A value of the type that a part's field has."""
        if get_origin(hint) is types.UnionType:
            return self.value(get_args(hint)[0], value, path)
        if get_origin(hint) is tuple:
            return self.listed(get_args(hint)[0], value, path)
        if is_dataclass(hint):
            return self.part(hint, value, path)  # type: ignore[arg-type]  # a class, not an instance
        if hint is date:
            return self.day(value, path)
        return self.chosen(hint, value, path) if issubclass(hint, StrEnum) else self.scalar(hint, value, path)

    def listed(self, hint: Any, value: object, path: Path) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise self.wrong(path, f"”{_name(path)}” ska vara en lista: [ … ].")
        before = len(self.faults)
        items = []
        for index, item in enumerate(value):
            try:
                items.append(self.value(hint, item, (*path, index)))
            except _Wrong:
                continue
        if len(self.faults) > before:
            raise _Wrong
        return tuple(items)

    def day(self, value: object, path: Path) -> date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        raise self.wrong(path, f"”{_name(path)}” ska vara {_DATE}.")

    def chosen(self, hint: type[StrEnum], value: object, path: Path) -> StrEnum:
        if isinstance(value, str) and value in list(hint):
            return hint(value)
        allowed = ", ".join(f"”{each.value}”" for each in hint)
        raise self.wrong(path, f"”{_name(path)}” ska vara något av {allowed}.{_nearest(value, hint)}")

    def scalar(self, hint: type[Any], value: object, path: Path) -> Any:
        if type(value) is not hint:
            raise self.wrong(path, f"”{_name(path)}” ska vara {_SCALARS[hint]}.")
        if value == "":
            raise self.wrong(path, f"”{_name(path)}” är tom. Skriv något eller ta bort raden.")
        if isinstance(value, int) and value < 0:
            raise self.wrong(path, f"”{_name(path)}” kan inte vara mindre än noll.")
        return value

    def unknown(self, table: Mapping[str, object], wanted: Mapping[str, object], path: Path) -> None:
        for name in table:
            if name not in wanted:
                hint = _nearest(name, wanted) or f" Tillåtna nycklar: {', '.join(wanted)}."
                self.faults.append(Fault((*path, name), f"Okänd nyckel ”{name}”.{hint}"))

    def wrong(self, path: Path, text: str) -> _Wrong:
        self.faults.append(Fault(path, text))
        return _Wrong()


def _name(path: Path) -> str:
    return next(str(part) for part in reversed(path) if isinstance(part, str))


def _nearest(written: object, right: Any) -> str:
    near = get_close_matches(str(written), [str(each) for each in right], n=1)
    return f" Menar du ”{near[0]}”?" if near else ""


def _swedish(place: Path) -> Iterator[str | int]:
    return (SWEDISH[part] if isinstance(part, str) else part for part in place)
