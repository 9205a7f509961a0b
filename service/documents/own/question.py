"""One question of a kind without code: what it asks, and how the Word file uses its answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from service.documents.own.reading import Reading

LABEL, HELP, CHOICE = 150, 500, 100
"""Longest texts, in characters."""
MOST_QUESTIONS, MOST_CHOICES = 200, 40
DEEPEST = 3
"""Levels of questions: those of the form, of its rows, and of rows in rows."""
TOO_DEEP = "Rader kan inte stå i så många nivåer."
_KNOWN = ("name", "label", "type", "shape", "help", "required", "choices", "columns", "place")


class Type(StrEnum):
    """What a question asks for."""

    TEXT = "text"
    LONG = "lang_text"
    DATE = "datum"
    KRONOR = "kronor"
    INTEGER = "heltal"
    YES_NO = "ja_nej"
    CHOICE = "val"
    PERSONNUMMER = "personnummer"
    ROWS = "rader"


class Shape(StrEnum):
    """How the Word file uses a name: as one value, by its paragraphs, as a list of texts, or as rows."""

    VALUE = "varde"
    PARAGRAPHS = "stycken"
    LINES = "lista"
    ROWS = "rader"

    @property
    def types(self) -> tuple[Type, ...]:
        """The types that a question of this shape can have."""
        if self is Shape.VALUE:
            return tuple(each for each in Type if each is not Type.ROWS)
        return (Type.ROWS,) if self is Shape.ROWS else (Type.LONG,)


class Place(StrEnum):
    """Where the Word file prints an answer, which tells how a date is written: DOMAIN 2.5.

    Of an older definition nothing is known but whether the answer belongs to a row.
    """

    UNKNOWN = ""
    TEXT = "text"
    TABLE = "tabell"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """One question: `name` is the path in the Word file, within a row for the `columns` of one."""

    name: str
    label: str
    type: Type
    shape: Shape = Shape.VALUE
    help: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    columns: tuple["OwnQuestion", ...] = ()
    place: Place = Place.UNKNOWN

    def walk(self, above: str = "") -> Iterator[tuple[str, "OwnQuestion"]]:
        """The question and those of its rows, by their paths: "moten", "moten[].datum"."""
        path = above + self.name
        yield path, self
        for column in self.columns:
            yield from column.walk(f"{path}[].")


def read(reading: Reading, data: object, *, above: str, depth: int) -> OwnQuestion:
    said = reading.group(data, path=above, known=_KNOWN)
    name = reading.text(said.get("name", ""), path=above, part="name", most=LABEL, must="Frågan saknar namn.")
    path = above + name
    return OwnQuestion(
        name=name,
        label=reading.text(
            said.get("label", ""), path=path, part="label", most=LABEL, must="Skriv hur frågan ska lyda."
        ),
        type=reading.one(said.get("type"), Type, path=path, part="type"),
        shape=reading.one(said.get("shape", Shape.VALUE), Shape, path=path, part="shape"),
        help=reading.text(said.get("help", ""), path=path, part="help", most=HELP),
        required=reading.flag(said.get("required", False), path=path, part="required"),
        choices=reading.items(
            said.get("choices", ()),
            lambda item: reading.text(item, path=path, part="choices", most=CHOICE),
            path=path, part="choices", most=MOST_CHOICES,
        ),
        columns=_columns(reading, said.get("columns", ()), path=path, depth=depth),
        place=reading.one(said.get("place", Place.UNKNOWN), Place, path=path, part="place"),
    )  # fmt: skip


def _columns(reading: Reading, data: object, *, path: str, depth: int) -> tuple[OwnQuestion, ...]:
    if data and depth >= DEEPEST:
        reading.fault(path, "columns", TOO_DEEP)
        return ()
    return reading.items(
        data, lambda item: read(reading, item, above=f"{path}[].", depth=depth + 1),
        path=path, part="columns", most=MOST_QUESTIONS,
    )  # fmt: skip


def to_json(question: OwnQuestion) -> dict[str, Any]:
    """Plain JSON, without what says nothing."""
    said = {
        "name": question.name,
        "label": question.label,
        "type": question.type.value,
        "shape": question.shape.value,
        "help": question.help,
        "required": question.required,
        "choices": [*question.choices],
        "columns": [to_json(column) for column in question.columns],
        "place": question.place.value,
    }
    return {name: value for name, value in said.items() if value not in ("", [], False)}
