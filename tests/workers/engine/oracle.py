"""docxtpl itself, as the definition of a filled document, and how two documents are compared.

`theirs` lets docxtpl 0.20.2 do all of its work; only what is the same for every document of a template
(opening the file, patching, compiling) is kept between documents. `corrected` mends what docxtpl leaves
behind and Knutpunkt does not: written here on its own, with XPath, so that it shares no line with the engine.
"""

import html
import io
from collections.abc import Mapping
from functools import cache
from typing import Any

import jinja2
from docxtpl import DocxTemplate
from lxml import etree

from workers.language.environment import LANGUAGE
from workers.word.markup import WORD
from workers.word.package import Package

CORE = "docProps/core.xml"
_W = {"w": WORD}
_CONTAINERS = ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent")
_FILLED = ("word/document", "word/header", "word/footer", "word/footnotes")
Parts = dict[str, bytes]


class Unhurried(DocxTemplate):
    """docxtpl's template, whose file is opened once. Nothing of what it does to the text is left out."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        super().init_docx()
        self._core = etree.tostring(self.docx.core_properties._element)
        self._blobs = {part: part.blob for part in self._notes()}
        self._sources: dict[str, str] = {"": super().get_xml()}
        self._patched: dict[str, str] = {}

    def _notes(self) -> list[Any]:
        return [part for part in self.docx.part.package.parts if part.content_type.endswith("footnotes+xml")]

    def init_docx(self, reload: bool = True) -> None:
        for part, blob in self._blobs.items():
            part._blob = blob

    def get_xml(self) -> str:
        return self._sources[""]

    def get_part_xml(self, part: Any) -> str:
        return self._sources.setdefault(str(part.partname), super().get_part_xml(part))

    def patch_xml(self, src_xml: str) -> str:
        if src_xml not in self._patched:
            self._patched[src_xml] = super().patch_xml(src_xml)
        return self._patched[src_xml]

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        properties = self.docx.core_properties
        for node in etree.fromstring(self._core):
            properties._element.find(node.tag).text = node.text
        super().render_properties(context, jinja_env)

    def parts(self) -> Parts:
        found = {str(part.partname).lstrip("/"): part.blob for part in self.docx.part.package.parts}
        return {name: blob for name, blob in found.items() if name.endswith(".xml")}


class _Kept:
    """The shared language, compiling each text once."""

    autoescape = True

    def __init__(self) -> None:
        self.from_string = cache(LANGUAGE.from_string)


_LANGUAGE = _Kept()


def theirs(template: Unhurried, words: Mapping[str, Any]) -> Parts:
    """All XML parts as docxtpl fills them."""
    template.render(dict(words), jinja_env=_LANGUAGE)
    return template.parts()


def saved_by_docxtpl(data: bytes, words: Mapping[str, Any]) -> Parts:
    """The same by the shortest way, as a user of docxtpl goes it."""
    template = DocxTemplate(io.BytesIO(data))
    template.render(dict(words), jinja_env=LANGUAGE, autoescape=True)
    target = io.BytesIO()
    template.save(target)
    return dict(Package.read(target.getvalue()).members)


def difference(ours: Mapping[str, bytes], defined: Parts) -> str | None:
    """The first part that is not the same, as canonical XML, with both versions; None when all are."""
    for name, content in defined.items():
        if name.endswith(".rels") or name == "[Content_Types].xml":
            continue  # python-docx writes them anew, in an order of its own
        filled = name == CORE or name.startswith(_FILLED)
        wanted = canonical(name, content, correct=filled)
        try:
            found = canonical(name, ours[name], correct=False)
        except etree.XMLSyntaxError:
            return f"{name}\ndocxtpl: {wanted.decode()}\nours, which is no XML: {ours[name].decode()}"
        if wanted != found:
            return f"{name}\ndocxtpl: {wanted.decode()}\nours:    {found.decode()}"
    return None


def canonical(name: str, content: bytes, *, correct: bool) -> bytes:
    """Canonical XML (C14N) without the white space between elements, which docxtpl itself drops."""
    root = etree.fromstring(content, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    if correct:
        corrected(root, properties=name == CORE)
    return etree.tostring(root, method="c14n")


def corrected(root: etree._Element, *, properties: bool) -> None:
    """The named defects of docxtpl, put right (docs/engine.md)."""
    if properties:
        for node in root:
            node.text = html.unescape(node.text or "") or None
    for node in (*root.xpath("//w:tr[not(.//w:tc)]", namespaces=_W), *_tables_without_rows(root)):
        node.getparent().remove(node)
    for name in _CONTAINERS:
        for node in root.xpath(
            f"//w:{name}[not(w:p|w:tbl|w:sdt) or (w:p|w:tbl|w:sdt)[last()]/self::w:tbl]", namespaces=_W
        ):
            etree.SubElement(node, f"{{{WORD}}}p")


def _tables_without_rows(root: etree._Element) -> list[etree._Element]:
    return [node for node in root.xpath("//w:tbl", namespaces=_W) if not node.xpath(".//w:tc", namespaces=_W)]


FAILURES = (
    jinja2.TemplateError,
    etree.XMLSyntaxError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
)
"""What docxtpl raises for what it cannot fill."""
