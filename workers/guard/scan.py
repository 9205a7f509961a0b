"""One XML part of a Word file read from beginning to end, within limits and without building a tree."""

from __future__ import annotations

import codecs
from collections import defaultdict
from dataclasses import dataclass, field
from xml.parsers import expat

from workers.guard import sentences as say
from workers.guard.fields import Fields
from workers.word import limits

# Whole pages of text at a time; a longer piece is read over and over while a long element lasts.
_CHUNK = 256 * 1024
_LONGEST = 2 * limits.MAX_ATTRIBUTE
_ENCODINGS = ("utf-8", "utf-16", "us-ascii")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships "
_PARAGRAPH, _TEXT, _DELETED = f"{_W} p", f"{_W} t", f"{_W} delText"
_CODES = (f"{_W} instrText", f"{_W} delInstrText")
_ELEMENTS = {
    f"{_W} altChunk": say.FETCHED,
    f"{_W} subDoc": say.FETCHED,
    f"{_W} frameset": say.FETCHED,
    f"{_W} object": say.EMBEDDED,
    f"{_W} control": say.CONTROLS,
    f"{_W} mailMerge": say.MERGED,
    "urn:schemas-microsoft-com:office:office OLEObject": say.EMBEDDED,
    "http://www.w3.org/2000/svg script": say.PROGRAM,
    "http://www.w3.org/2000/svg foreignObject": say.PROGRAM,
}
_SVG = "http://www.w3.org/2000/svg "
_VML = "urn:schemas-microsoft-com:vml "
_OFFICE = "urn:schemas-microsoft-com:office:office "
_VML_LINKS = ("href", f"{_OFFICE}href", "althref", f"{_OFFICE}althref")

DTD = "Filen innehåller en DTD, som kan hämta in eller mångfaldiga text. Spara den på nytt i Word."
STRICT = (
    "Filen är sparad som Strikt Open XML-dokument. Öppna den i Word och spara den som Word-dokument (.docx)."
)
_TOO = "Filen är för invecklad för en mall: {}. Ta bort det som inte behövs eller dela upp mallen."
MANY_ELEMENTS = _TOO.format(f"den har fler än {limits.MAX_ELEMENTS} beståndsdelar")
DEEP = _TOO.format(f"något i den ligger mer än {limits.MAX_DEPTH} nivåer djupt")
WIDE = _TOO.format(f"ett element har fler än {limits.MAX_ATTRIBUTES} egenskaper")
LONG = _TOO.format("ett element är orimligt långt")


class Stop(Exception):
    """The part passes a limit or is no XML; the sentence says which."""


@dataclass(slots=True)
class Scan:
    """What was seen, by the number of the paragraph; `links` are the places where relationships are used.

    Forbidden are elements; inert are fields and drawings, which do harm only when Word opens them.
    """

    elements: int = 0
    forbidden: list[tuple[str, int]] = field(default_factory=list)
    inert: list[tuple[str, int]] = field(default_factory=list)
    texts: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    attributes: list[str] = field(default_factory=list)
    links: dict[str, int] = field(default_factory=dict)

    def text(self, paragraph: int) -> str:
        """The paragraph's text with its tags."""
        return "".join(self.texts.get(paragraph, ()))


class _Scanner:
    """Receives what the parser sees; raises Stop where it has to end."""

    def __init__(self, *, room: int) -> None:
        self.scan, self.fields, self.room = Scan(), Fields(), room
        self.open: list[str] = []
        self.paragraphs, self.inside = -1, [-1]
        self.parser = self._parser()

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.XmlDeclHandler = self._declared
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        return parser

    def read(self, xml: bytes) -> None:
        for start in range(0, len(xml), _CHUNK):
            self.parser.Parse(xml[start : start + _CHUNK], False)
            if start + _CHUNK - self.parser.CurrentByteIndex > _LONGEST:
                raise Stop(LONG)
        self.parser.Parse(b"", True)
        self.fields.end()
        self.scan.inert += self.fields.found

    def _doctype(self, *declared: object) -> None:
        raise Stop(DTD)

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise Stop(
                f"Filen har teckenkodningen ”{encoding[:40]}”. Öppna den i Word och spara den på nytt."
            )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.scan.elements += 1
        self.open.append(name)
        self._bounded(name, attributes)
        if name == _PARAGRAPH:
            self.paragraphs += 1
            self.inside.append(self.paragraphs)
        if message := _ELEMENTS.get(name):
            self.scan.forbidden.append((message, self.inside[-1]))
        if attributes:
            self._attributes(name, attributes)

    def _bounded(self, name: str, attributes: dict[str, str]) -> None:
        if self.scan.elements > self.room:
            raise Stop(MANY_ELEMENTS)
        if len(self.open) > limits.MAX_DEPTH:
            raise Stop(DEEP)
        if len(attributes) > limits.MAX_ATTRIBUTES:
            raise Stop(WIDE)
        if len(self.open) == 1 and name.startswith(_STRICT):
            raise Stop(STRICT)

    def _attributes(self, element: str, attributes: dict[str, str]) -> None:
        here = self.inside[-1]
        for name, value in attributes.items():
            if len(value) > limits.MAX_ATTRIBUTE:
                raise Stop(LONG)
            if name.startswith(_LINK):
                self.scan.links.setdefault(value, here)
            elif name == f"{_W} instr":
                self.fields.simple(value, paragraph=here)
            elif name == f"{_W} fldCharType":
                self.fields.mark(value, paragraph=here)
            elif _fetches(element, name, value):
                self.scan.inert.append((say.LINKED_PICTURE, here))
            if "{" in value:
                self.scan.attributes.append(value)

    def _end(self, name: str) -> None:
        self.open.pop()
        if name == _PARAGRAPH:
            self.inside.pop()

    def _characters(self, text: str) -> None:
        here = self.inside[-1]
        if self.open[-1] in _CODES:
            self.fields.code(text, paragraph=here)
        elif self.open[-1] in {_TEXT, _DELETED}:
            self.fields.text(text, paragraph=here)
        elif self.open[-1] == f"{_SVG}style" and _leads_out(text):
            self.scan.inert.append((say.LINKED_PICTURE, here))
        if self.open[-1] == _TEXT or "{" in text or "}" in text:
            self.scan.texts[here].append(text)


def scan(xml: bytes, *, name: str, room: int) -> Scan:
    """What a part holds; raises Stop if it is no XML, has a DTD or passes a limit. `room` is in elements."""
    scanner = _Scanner(room=room)
    try:
        if xml.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            xml.decode("utf-16")  # the parser takes half a character for a whole one
        scanner.read(xml)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as error:
        raise Stop(say.damaged(f"delen ”{name}” går inte att läsa")) from error
    return scanner.scan


def _fetches(element: str, name: str, value: str) -> bool:
    """Whether a drawing's attribute leads out of the file, past its relationships."""
    if element.startswith(_VML):
        return bool(value) and (name == "src" or (name in _VML_LINKS and not value.startswith("#")))
    if not element.startswith(_SVG):
        return False
    if name.rpartition(" ")[2] == "href":
        return not value.startswith(("#", "data:image/"))
    return _leads_out(value)


def _leads_out(style: str) -> bool:
    return "@import" in style or "url(" in style.replace("url(#", "")
