"""What a process for untrusted files is asked and answers: JSON and files, each with its length in front.

The answer may come from a process that a hostile file has taken over. It is read as data from a stranger:
known keys, exact types, nothing that could run.
"""

from __future__ import annotations

import json
import struct
import typing
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from doc_templates.names import Names

READY = b"+"
"""What the process says before it reads anything of the file."""
NOT_ASKED = 75
"""The exit code of a process that waited to be asked, and was not."""
_LENGTH = struct.Struct(">I")
# The key of a date among words; no name in a template can be it.
_DATE = "()"
T = TypeVar("T")


class Garbage(Exception):
    """The answer is not what was agreed on."""


def packed(head: Mapping[str, object], *files: bytes) -> bytes:
    """A message: what it says, then its files."""
    said = json.dumps(head, default=_plain).encode()
    return b"".join(_LENGTH.pack(len(frame)) + frame for frame in (said, *files))


def opened(message: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """What a message says, and its files; raises Garbage when it is no message."""
    head, *files = _frames(message)
    try:
        said = json.loads(head, object_hook=_restored)
    except (ValueError, RecursionError) as error:
        raise Garbage from error
    if not isinstance(said, dict):
        raise Garbage
    return said, files


def names_as_data(names: Names | None) -> dict[str, dict[str, str]] | None:
    if names is None:
        return None
    words = {path: kind.__name__ for path, kind in names.words.items()}
    return {"words": words, "meanings": dict(names.meanings), "items": dict(names.items)}


def as_data(rows: Iterable[Any]) -> list[dict[str, object]]:
    """Dataclasses as JSON can hold them."""
    return [asdict(row) for row in rows]


def rows_of(kind: type[T], data: object) -> tuple[T, ...]:
    """Dataclasses of a kind from data of a stranger; raises Garbage for any other field or type."""
    return tuple(_row(kind, row) for row in strict(data, list))


def strict(data: object, kind: type[T]) -> T:
    """The data, if it is exactly of this type."""
    if type(data) is not kind:
        raise Garbage
    return data


def _row(kind: type[T], data: object) -> T:
    hints, fields = typing.get_type_hints(kind), strict(data, dict)
    if fields.keys() != hints.keys():
        raise Garbage
    return kind(**{name: _value(fields[name], hint) for name, hint in hints.items()})


def _value(value: object, hint: type) -> object:
    if not issubclass(hint, StrEnum):
        return strict(value, hint)
    try:
        return hint(strict(value, str))
    except ValueError as error:
        raise Garbage from error


def _frames(message: bytes) -> list[bytes]:
    frames: list[bytes] = []
    position = 0
    while position < len(message) or not frames:
        start = position + _LENGTH.size
        if start > len(message):
            raise Garbage
        position = start + _LENGTH.unpack_from(message, position)[0]
        if position > len(message):
            raise Garbage
        frames.append(message[start:position])
    return frames


def _plain(value: object) -> object:
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    raise TypeError(type(value).__name__)


def _restored(value: dict[str, Any]) -> object:
    return date.fromisoformat(value[_DATE]) if value.keys() == {_DATE} else value
