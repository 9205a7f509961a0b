"""Reading a definition that somebody sent: every value is checked, each mistake told with its place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from service.domain.text import clean
from service.errors import ServiceError

Kind = TypeVar("Kind", bound=StrEnum)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake: `path` is the question as the Word file names it ("moten[].datum"), "" for the kind itself.

    `part` is what of it is wrong: "label", "choices", "writers".
    """

    path: str
    part: str
    message: str


class DefinitionWrong(ServiceError):
    """The definition of a kind that people make cannot be used; `faults` tells every reason."""

    message = "Dokumenttypens frågor behöver rättas. {first}"

    def __init__(self, *, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(first=self.faults[0].message)
        self.facts = {"faults": self.faults}


@dataclass(slots=True)
class Reading:
    """Collects what is wrong while values are read; a wrong value is read as an empty one.

    `room` is how many items of lists are still read, more than any kind has: a stranger's file may nest more.
    """

    faults: list[Fault] = field(default_factory=list)
    room: int = 10_000

    def fault(self, path: str, part: str, message: str) -> None:
        self.faults.append(Fault(path, part, message))

    def group(self, value: object, *, path: str, known: Iterable[str]) -> Mapping[str, object]:
        """A JSON object with no other names than the `known` ones."""
        if not isinstance(value, Mapping):
            self.fault(path, "", "Uppgifterna har fel form.")
            return {}
        for name in sorted({str(name) for name in value} - {*known}):
            self.fault(path, "", f"Uppgiften ”{name[:40]}” är okänd.")
        return value

    def text(self, value: object, *, path: str, part: str, most: int, must: str = "") -> str:
        """A text of at most `most` characters without braces, which labels cannot hold.

        `must` is the sentence for an empty one, "" when it may be empty.
        """
        if not isinstance(value, str):
            self.fault(path, part, "Uppgiften ska vara en text.")
            return ""
        text = clean(value).strip()
        if must and not text:
            self.fault(path, part, must)
        if len(text) > most:
            self.fault(path, part, f"Texten får ha högst {most} tecken. Den har {len(text)}.")
        if "{" in text or "}" in text:
            self.fault(path, part, "Klamrarna { och } kan inte användas här.")
        return text

    def flag(self, value: object, *, path: str, part: str) -> bool:
        if not isinstance(value, bool):
            self.fault(path, part, "Uppgiften ska vara ja eller nej.")
        return value is True

    def one(self, value: object, of: type[Kind], *, path: str, part: str) -> Kind:
        """One of the values of `of`; its first when it is another."""
        try:
            return of(str(value))
        except ValueError:
            self.fault(path, part, "Välj ett av alternativen.")
            return next(iter(of))

    def several(self, value: object, of: type[Kind], *, part: str) -> tuple[Kind, ...]:
        """Values of `of`, each once, in the order of the list of them."""
        said = {str(item) for item in self.items(value, str, path="", part=part, most=len(of))}
        if unknown := said - {*of}:
            self.fault("", part, f"Alternativet ”{min(unknown)[:40]}” är okänt.")
        return tuple(each for each in of if each in said)

    def items(
        self, value: object, read: Callable[[object], Item], *, path: str, part: str, most: int
    ) -> tuple[Item, ...]:
        """The items of a JSON list, no more than `most`."""
        if not isinstance(value, (list, tuple)):
            self.fault(path, part, "Uppgiften ska vara en lista.")
            return ()
        if len(value) > min(most, self.room):
            self.fault(path, part, f"Det får vara högst {most} här. Det är {len(value)}.")
        kept = value[: min(most, self.room)]
        self.room -= len(kept)
        return tuple(read(item) for item in kept)
