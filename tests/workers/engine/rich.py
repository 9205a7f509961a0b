"""Pictures, subdocuments and links as a user of docxtpl gives them, and two finished files compared whole."""

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import docx
from docx.document import Document
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText
from lxml import etree

from tests.support.word import saved
from tests.workers.engine.oracle import CORE, canonical
from workers.language.environment import LANGUAGE
from workers.language.values import Link, Picture, Subdocument
from workers.word.markup import w
from workers.word.package import Package

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PICTURE_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def png(width: int, height: int, *, grey: int = 0) -> bytes:
    """A picture in one shade; `width` and `height` are what its header says."""
    rows = b"".join(bytes((0, *[grey] * min(width, 9))) for _ in range(min(height, 9)))
    header = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    pieces = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_piece(*each) for each in pieces)


def _piece(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">L", len(content)) + name + content + struct.pack(">L", check)


def subdocument(*paragraphs: str, build: Callable[[Document], None] | None = None) -> Subdocument:
    """A Word file with these paragraphs and what `build` adds to it."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if build is not None:
        build(document)
    return Subdocument(saved(document))


def by_docxtpl(data: bytes, words: Mapping[str, Any]) -> bytes:
    """The file as docxtpl makes it of the same values, bound to it as its manual says."""
    template = DocxTemplate(io.BytesIO(data))
    template.init_docx()
    bound = {name: _bound(value, template) for name, value in words.items()}
    template.render(bound, jinja_env=LANGUAGE, autoescape=True)
    return saved(template.docx)


def _bound(value: Any, template: DocxTemplate) -> Any:
    if isinstance(value, list):
        return [_bound(item, template) for item in value]
    if isinstance(value, dict):
        return {name: _bound(item, template) for name, item in value.items()}
    if isinstance(value, Picture):
        sides = [None if side is None else Mm(side) for side in (value.width_mm, value.height_mm)]
        return InlineImage(template, io.BytesIO(value.data), *sides)
    if isinstance(value, Subdocument):
        return template.new_subdoc(io.BytesIO(value.docx))
    if isinstance(value, Link):
        return RichText(value.text, url_id=template.build_url_id(value.url), style="Hyperlink")
    return value


def whole(data: bytes) -> dict[str, bytes]:
    """Every member by name, XML as canonical XML where a relation's number is exchanged for what it leads to.

    What is no part of the comparison is left out: the order of relations, the texts of pictures, which
    docxtpl knows nothing of, and the numbers that docxcompose throws dice for.
    """
    members = Package.read(data).members
    return {_named(name, content): _compared(name, content, members) for name, content in members.items()}


def _named(name: str, content: bytes) -> str:
    """The name; for a picture its content, since pictures are numbered in the order in which they come."""
    return f"media {zlib.crc32(content)}" if "/media/" in name else name


def _compared(name: str, content: bytes, members: Mapping[str, bytes]) -> bytes:
    if name.endswith(".rels") or name == "[Content_Types].xml":
        return "\n".join(
            sorted(etree.tostring(each, method="c14n").decode() for each in _anonymous(content, members))
        ).encode()
    if not name.endswith(".xml"):
        return content
    root = etree.fromstring(content)
    targets = relations(name, members)
    for node in root.iter():
        for key, value in node.attrib.items():
            if key.startswith(_RELATION):
                node.set(key, targets[value])
        if node.tag == _PICTURE_TEXT:
            node.attrib.pop("descr", None)
        if node.tag == w("nsid"):
            node.attrib.clear()
    return canonical(name, etree.tostring(root), correct=name == CORE or name.startswith("word/document"))


def _anonymous(content: bytes, members: Mapping[str, bytes]) -> list[etree._Element]:
    nodes = list(etree.fromstring(content))
    for node in nodes:
        node.attrib.pop("Id", None)
        if "Target" in node.attrib:
            node.set("Target", _target(node, members))
        node.tail = None
    return nodes


def relations(name: str, members: Mapping[str, bytes]) -> dict[str, str]:
    """What the relations of a part lead to, by their numbers; pictures by their content."""
    folder, _, file = name.rpartition("/")
    content = members.get(f"{folder}/_rels/{file}.rels")
    nodes = () if content is None else etree.fromstring(content)
    return {node.get("Id", ""): _target(node, members) for node in nodes}


def _target(relation: etree._Element, members: Mapping[str, bytes]) -> str:
    target = relation.get("Target", "")
    if relation.get("TargetMode") == "External":
        return target
    return _named(f"word/{target}", members.get(f"word/{target}", b""))
