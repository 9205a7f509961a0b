"""Word's fields, such as PAGE: those that fetch or run something have no place in a template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workers.guard.sentences import address

_FORBIDDEN = frozenset(
    (
        *("INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "EMBED", "RD"),
        *("DDE", "DDEAUTO", "DATABASE", "MACROBUTTON", "MACRO", "PRINT", "CONTROL", "HTMLCONTROL"),
    )
)
_NAME = re.compile(r'[\s"\\]*([^\s"\\]*)')
_TAGS = re.compile(r"\{[%#]")
_TARGET = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|((?:\\\\|[^\s"\\])[^\s"]*))', re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|mailto:|#|\{\{)", re.IGNORECASE)
_COMPUTED = "Ett fälts namn räknas fram av ett annat fält. Ta bort fältet."
_TAG_INSIDE = "En tagg står inne i en fältkod. Skriv taggen i vanlig text i stället."


@dataclass(slots=True)
class _Field:
    paragraph: int
    code: list[str] = field(default_factory=list)
    in_code: bool = True
    computed: bool = False


@dataclass(slots=True)
class Fields:
    """Follows the fields of one part, which Word cuts in runs, spreads over paragraphs and nests."""

    found: list[tuple[str, int]] = field(default_factory=list)
    _open: list[_Field] = field(default_factory=list)

    def mark(self, kind: str, *, paragraph: int) -> None:
        """A field begins, its code ends and its result comes ("separate"), or it ends."""
        if kind == "begin":
            outer = self._open[-1] if self._open else None
            if outer is not None and outer.in_code and not "".join(outer.code).strip():
                outer.computed = True
            self._open.append(_Field(paragraph))
        elif kind not in ("separate", "end"):
            self.found.append((_TAG_INSIDE, paragraph))
        elif self._open and kind == "separate":
            self._open[-1].in_code = False
        elif self._open:
            self._judge(self._open.pop())

    def code(self, text: str, *, paragraph: int) -> None:
        """A piece of a field's code."""
        if self._open:
            self._open[-1].code.append(text)
        else:
            self.simple(text, paragraph=paragraph)

    def simple(self, code: str, *, paragraph: int) -> None:
        """A field that Word has written in one piece."""
        self._judge(_Field(paragraph, [code]))

    def text(self, text: str, *, paragraph: int) -> None:
        """Ordinary text: before a field's result comes, it is read as code; a tag could put one together."""
        if self._open and self._open[-1].in_code:
            self._open[-1].code.append(text)
            if "{" in text or "}" in text:
                self.found.append((_TAG_INSIDE, paragraph))

    def end(self) -> None:
        """The part is over; fields that never ended count too."""
        while self._open:
            self._judge(self._open.pop())

    def _judge(self, one: _Field) -> None:
        messages = [_COMPUTED] if one.computed else []
        self.found += [(said, one.paragraph) for said in (*messages, *_faults("".join(one.code)))]


def _faults(code: str) -> Iterator[str]:
    match = _NAME.match(code)
    name = match.group(1).upper() if match else ""
    if name in _FORBIDDEN:
        yield f"Fältet {name} hämtar eller kör något utanför dokumentet. Ta bort det."
    if "{" in name or "}" in name or _TAGS.search(code):
        yield _TAG_INSIDE
    link = _TARGET.match(code)
    target = (link.group(1) or link.group(2) or "") if link else ""
    if target and not _ADDRESS.match(target.strip()):
        yield address(target)
