"""Word files for attacks, built in memory from a good one by changing what the attack is about."""

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple
from xml.sax.saxutils import escape

from tests.support.word import with_members
from workers.word.package import Package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = "word/document.xml"
TYPES = "[Content_Types].xml"
LINKS = "word/_rels/document.xml.rels"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


class Attack(NamedTuple):
    """How the file is made, and a piece of the sentence that its author gets to read."""

    build: Callable[[], bytes]
    said: str


def _members(*paragraphs: str) -> Mapping[str, str]:
    """The parts of a Word document that are worth attacking, each as small as can be."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    texts = "".join(f"<w:p>{text_run(escape(text))}</w:p>" for text in ("{{ titel }}", *paragraphs))
    types = "".join(
        override(f"word/{name}.xml", f"{word}{kind}+xml")
        for name, kind in (("document", "document.main"), ("styles", "styles"), ("settings", "settings"))
    )
    properties = override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
    extensions = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    core = (
        '<Relationship Id="b" Type="{}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    return {
        TYPES: f'<Types xmlns="{package}/content-types">{extensions}{types}{properties}</Types>',
        "_rels/.rels": _links(link("officeDocument", DOCUMENT, key="a") + core.format(package)),
        DOCUMENT: f'<w:document xmlns:w="{W}"><w:body>{texts}<w:sectPr/></w:body></w:document>',
        LINKS: _links(link("styles", "styles.xml", key="a") + link("settings", "settings.xml", key="b")),
        "word/styles.xml": f'<w:styles xmlns:w="{W}"/>',
        "word/settings.xml": f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/></w:settings>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties"/>',
    }


def _links(xml: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{xml}</Relationships>'


@lru_cache(maxsize=8)
def good(*paragraphs: str) -> bytes:
    """A template that prints "titel", and these paragraphs."""
    members = {name: f"{DECLARED}{xml}".encode() for name, xml in _members(*paragraphs).items()}
    return zipped({**members, "word/media/noise.png": noise(40_000)})


def changed(members: Mapping[str, str | bytes]) -> bytes:
    """The good template with some of its members exchanged or added."""
    as_bytes = {name: text.encode() if isinstance(text, str) else text for name, text in members.items()}
    return with_members(good(), as_bytes)


def without(name: str) -> bytes:
    members = {key: content for key, content in Package.read(good()).members.items() if key != name}
    return Package(members).to_bytes()


def text_of(name: str) -> str:
    """A member of the good template."""
    return Package.read(good()).members[name].decode()


def with_body(xml: str) -> bytes:
    """The good template with XML of our own before its last section."""
    return changed({DOCUMENT: text_of(DOCUMENT).replace("<w:sectPr", f"{xml}<w:sectPr", 1)})


def paragraph(xml: str) -> bytes:
    """The good template with a paragraph of our own."""
    return with_body(f'<w:p xmlns:r="{R}">{xml}</w:p>')


def text_run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def typed(members: Mapping[str, str | bytes], *, content_types: str) -> bytes:
    """The good template with members and what the list of content types says of them."""
    types = text_of(TYPES).replace("</Types>", f"{content_types}</Types>")
    return changed({**members, TYPES: types})


def override(part: str, content_type: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{content_type}"/>'


def link(kind: str, target: str, *, external: bool = False, key: str = "rIdX") -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"{mode}/>'


def linked(kind: str, target: str, *, external: bool = False, body: str = "") -> bytes:
    """The good template with a relationship of its document, and a paragraph that uses it."""
    links = text_of(LINKS).replace(
        "</Relationships>", f"{link(kind, target, external=external)}</Relationships>"
    )
    document = text_of(DOCUMENT).replace("<w:sectPr", f'<w:p xmlns:r="{R}">{body}</w:p><w:sectPr', 1)
    return changed({LINKS: links, DOCUMENT: document})


def noise(length: int) -> bytes:
    """Bytes that do not pack, so that what is tried is not the ratio; the same at every run."""
    return random.Random(length).randbytes(length)


def zipped(members: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()
