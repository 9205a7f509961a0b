"""The parts of a template as Jinja source, exactly as docxtpl reads and patches them.

Each paragraph and table row begins with a mark that ends its line, so that Jinja's line numbers lead to a
paragraph. docxtpl patches the part with and without the marks, and they are kept only where they have
changed nothing.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import nodes
from lxml import etree

from workers.errors import Mistake, TemplateError
from workers.rendering.opening import opened
from workers.word.markup import parse, w
from workers.word.package import Package, Part
from workers.word.source import readable
from workers.word.tags import TAG

LINE = "\ufdd5\n"
_BEGINS_LINE = re.compile(r"(?=<w:(?:p|tr)[ >])")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
_EMPTY_BODY = re.compile(rb"<w:body[^>]*/>")
_BODY = re.compile(r"^<w:body[^>]*>")
_NAMESPACE = re.compile(r' xmlns(?::[\w.-]+)?="[^"]*"')
_LITERAL = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_ESCAPED = re.compile("|".join(map(re.escape, _LITERAL)))
NOTES = ("fotnoterna", "slutnoterna")
_NO_BODY = "Filens brödtext går inte att läsa. Öppna filen i Word, spara den som .docx och försök igen."


@dataclass(frozen=True, slots=True)
class Patched:
    """One part: Jinja source, and what stands before and after it in the finished member.

    No member begins with an XML declaration: it says what holds anyway (version 1.0, UTF-8), and in a file
    of small parts it would be two hundredths of the whole.
    """

    name: str
    place: str
    text: str
    before: bytes = b""
    after: bytes = b""

    @property
    def body(self) -> bool:
        return self.place == "brödtexten"

    def mistake(self, message: str, *, line: int) -> Mistake:
        """A mistake in the paragraph on this line, counted from 1."""
        lines = self.text.split("\n")
        paragraph = readable(lines[line - 1].rstrip(LINE)) if 0 < line <= len(lines) else ""
        return Mistake(place=self.place, text=paragraph, message=message)

    def without_namespaces(self) -> str:
        """The source as it can stand inside the document, without the namespaces that it declares itself."""
        declared = frozenset(_NAMESPACE.findall(self.before[: self.before.find(b">")].decode()))
        return _BODY.sub(lambda body: _NAMESPACE.sub(lambda one: _kept(one[0], declared), body[0]), self.text)


def patched_parts(package: Package, data: bytes) -> Iterator[Patched]:
    """Body, headers, footers and notes, in the order in which docxtpl fills them.

    docxtpl leaves endnotes alone; here they are filled as footnotes are. Raises TemplateError for a file
    that python-docx cannot open.
    """
    template = opened(package, data)
    parts = {part.name: part for part in package.parts()}
    main = template.docx.part
    before, after = _around_body(template.docx.element)
    name = _name(main)
    yield Patched(name, "brödtexten", _patched(template, template.get_xml()), before, after)
    for uri in (DocxTemplate.HEADER_URI, DocxTemplate.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            if (known := parts.get(_name(part))) is not None:
                yield Patched(known.name, known.place, _patched(template, template.get_part_xml(part)))
    yield from (_note(template, part) for part in parts.values() if part.place in NOTES)


def _kept(namespace: str, declared: frozenset[str]) -> str:
    return "" if namespace in declared else namespace


def _note(template: DocxTemplate, part: Part) -> Patched:
    try:
        xml = part.xml.decode()
    except UnicodeDecodeError:
        xml = etree.tostring(parse(part.xml), encoding="unicode")
    return Patched(part.name, part.place, _patched(template, _DECLARED.sub("", xml)))


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")


def _patched(template: DocxTemplate, xml: str) -> str:
    """Patched by docxtpl itself, with the marks, and with quotes and ampersands in tags as typed."""
    patched: str = template.patch_xml(xml)
    lined: str = template.patch_xml(_BEGINS_LINE.sub(LINE, xml))
    if lined.replace(LINE, "") != patched:
        lined = _BEGINS_LINE.sub(LINE, patched)
    return TAG.sub(lambda tag: tag.group().replace("&quot;", '"').replace("&amp;", "&"), lined)


def _around_body(document: etree._Element) -> tuple[bytes, bytes]:
    """The document without its body, cut in two where it stood."""
    root = copy.deepcopy(document)
    body = root.find(w("body"))
    if body is None or body.prefix != "w":
        raise TemplateError(mistake=Mistake("brödtexten", "", _NO_BODY))
    body.clear()
    whole = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    before, after = _EMPTY_BODY.split(whole, maxsplit=1)
    return before, after


def read_out(tree: nodes.Template) -> nodes.Template:
    """The parsed part, its text without marks and with ``{_{`` as the braces that are meant to be read.

    docxtpl opens such braces in the finished document, and so in values too; here values print as typed.
    """
    for piece in tree.find_all(nodes.TemplateData):
        text = piece.data.replace(LINE, "").replace(LINE[0], "")
        piece.data = _ESCAPED.sub(lambda braces: _LITERAL[braces.group()], text)
    return tree
