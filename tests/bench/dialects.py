"""How each engine wants a word and a loop to be written in its Word template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tests.bench.documents import Loop

Scope = tuple[Loop, ...]
"""The loops around a place, outermost first."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is written around a loop: in paragraphs or rows of their own, or in the first and last cell."""

    begin: str
    end: str
    in_row: bool = False


class Dialect(Protocol):
    """The language of one engine."""

    def value(self, name: str, scope: Scope) -> str:
        """A word of the innermost loop, or of the document."""

    def around(self, loop: Loop, scope: Scope, *, unit: str) -> Marks | None:
        """The marks of a loop over paragraphs ("p") or rows ("tr"); None where it repeats by example."""


class Docxtpl:
    """Jinja2 in docxtpl's dress; ours, docxtpl's and rust-docxtpl's."""

    def value(self, name: str, scope: Scope) -> str:
        return f"{{{{ {scope[-1].item}.{name} }}}}" if scope else f"{{{{ {name} }}}}"

    def around(self, loop: Loop, scope: Scope, *, unit: str) -> Marks:
        items = f"{scope[-1].item}.{loop.items}" if scope else loop.items
        return Marks(f"{{%{unit} for {loop.item} in {items} %}}", f"{{%{unit} endfor %}}")


class Mustache:
    """easy-template-x and docxtemplater: a loop over rows begins and ends inside the row."""

    def value(self, name: str, scope: Scope) -> str:
        return f"{{{name}}}"

    def around(self, loop: Loop, scope: Scope, *, unit: str) -> Marks:
        return Marks(f"{{#{loop.items}}}", f"{{/{loop.items}}}", in_row=unit == "tr")


class DocxTemplates:
    """docx-templates: commands of JavaScript between plus signs."""

    def value(self, name: str, scope: Scope) -> str:
        return f"+++INS ${scope[-1].item}.{name}+++" if scope else f"+++INS {name}+++"

    def around(self, loop: Loop, scope: Scope, *, unit: str) -> Marks:
        items = f"${scope[-1].item}.{loop.items}" if scope else loop.items
        return Marks(f"+++FOR {loop.item} IN {items}+++", f"+++END-FOR {loop.item}+++")


class Carbone:
    """Carbone: the first item is written, and where the next would begin."""

    def value(self, name: str, scope: Scope) -> str:
        path = "".join(f".{loop.items}[i]" for loop in scope)
        return f"{{d{path}.{name}}}"

    def around(self, loop: Loop, scope: Scope, *, unit: str) -> None:
        return None

    def next(self, name: str, scope: Scope) -> str:
        """The same word of the innermost loop's next item."""
        before = "".join(f".{loop.items}[i]" for loop in scope[:-1])
        return f"{{d{before}.{scope[-1].items}[i+1].{name}}}"


class MailMerge:
    """docx-mailmerge2: merge fields, which the builder makes of these signs; it has no loop in a loop."""

    def value(self, name: str, scope: Scope) -> str:
        return f"«{'_'.join((*(loop.items for loop in scope), name))}»"

    def around(self, loop: Loop, scope: Scope, *, unit: str) -> None:
        return None
