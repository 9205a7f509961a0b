"""Pictures, subdocuments and links as docxtpl takes them: bound to one document, and part of it once printed.

docxtpl itself adds links and subdocuments to the file before it is filled. Here one that the template does
not print leaves nothing in the file, and a link belongs to the part where it stands.
"""

from __future__ import annotations

import copy
import io
import zipfile
from abc import ABC, abstractmethod
from functools import cached_property
from typing import Any

from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText
from lxml import etree
from markupsafe import Markup

from workers.errors import TemplateError, WordsError
from workers.guard import guard
from workers.language.looks import NotInLanguage
from workers.language.values import Link, Picture, Subdocument
from workers.rendering.escaping import escape
from workers.rendering.placed import leads
from workers.word.limits import MAX_PIXELS
from workers.word.markup import w
from workers.word.package import Package

_NO_PICTURE = "är ingen bild som går att läsa."
_LARGE_PICTURE = f"är en bild med fler än {MAX_PIXELS // 1_000_000} miljoner bildpunkter."
_NO_WORD_FILE = "är ingen Word-fil som går att läsa."
_UNREADABLE = (KeyError, ValueError, AttributeError, OpcError, zipfile.BadZipFile, etree.XMLSyntaxError)


def bound(value: Any, template: DocxTemplate, *, path: str) -> Any:
    """The value as docxtpl takes it, and what is inside it; raises WordsError for what cannot be read."""
    if isinstance(value, dict):
        return {name: bound(item, template, path=f"{path}.{name}") for name, item in value.items()}
    if isinstance(value, list):
        return [bound(item, template, path=f"{path}[]") for item in value]
    if isinstance(value, Picture):
        return _Image(template, value, path=path)
    if isinstance(value, Subdocument):
        return _Attached(template, value, path=path)
    return _Leading(template, value) if isinstance(value, Link) else value


class _Printed(ABC):
    """Word's XML, also for a filter: one that changes its letters breaks it, which is then told."""

    def __str__(self) -> str:
        return Markup(self.__html__())  # noqa: S704  made of nothing but what is escaped already

    @abstractmethod
    def __html__(self) -> str:
        """It has been printed: what stands in the document from now on."""


class _Image(_Printed, InlineImage):
    """docxtpl's picture with a text for who cannot see it."""

    def __init__(self, template: DocxTemplate, picture: Picture, *, path: str) -> None:
        _judge_picture(picture.data, path=path)
        sides = (None if side is None else Mm(side) for side in (picture.width_mm, picture.height_mm))
        super().__init__(template, io.BytesIO(picture.data), *sides)
        self.alt = picture.alt

    def __html__(self) -> str:
        if not hasattr(self.tpl.current_rendering_part, "new_pic_inline"):
            raise NotInLanguage("En bild kan inte stå i en fotnot eller slutnot.")
        alt = escape(self.alt.encode()).decode().replace("\n", "&#10;")
        return str(self._insert_image()).replace("<wp:docPr ", f'<wp:docPr descr="{alt}" ', 1)


class _Leading(_Printed):
    """A link, which belongs to the part where it is printed."""

    def __init__(self, template: DocxTemplate, link: Link) -> None:
        self.template, self.link = template, link

    def __html__(self) -> str:
        part = self.template.current_rendering_part
        number = part.relate_to(self.link.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return str(RichText(self.link.text, url_id=number, style="Hyperlink"))


class _Attached(_Printed):
    """A subdocument, attached to the document when it is first printed."""

    def __init__(self, template: DocxTemplate, subdocument: Subdocument, *, path: str) -> None:
        _judge_word_file(subdocument.docx, path=path)
        self.template, self.docx, self.path = template, subdocument.docx, path

    def __html__(self) -> str:
        part = self.template.current_rendering_part
        if part is not self.template.docx.part and any(map(_of_the_body, self.content)):
            raise NotInLanguage("Bilagan har bilder, länkar eller fotnoter och kan bara stå i brödtexten.")
        return "".join(etree.tostring(node, encoding="unicode") for node in self.content)

    @cached_property
    def content(self) -> list[etree._Element]:
        """Its paragraphs and tables, each with the namespaces that it needs."""
        try:
            body = self.template.new_subdoc(io.BytesIO(self.docx)).element.body
        except _UNREADABLE as error:
            raise WordsError(path=self.path, problem=_NO_WORD_FILE) from error
        return [copy.deepcopy(node) for node in body if node.tag != w("sectPr")]


def _of_the_body(content: etree._Element) -> bool:
    """Whether something in it leads to the body's relations or notes."""
    notes = (w("footnoteReference"), w("endnoteReference"))
    return any(node.tag in notes or any(map(leads, node.keys())) for node in content.iter(etree.Element))


def _judge_picture(data: bytes, *, path: str) -> None:
    try:
        image = Image.from_blob(data)
        pixels = image.px_width * image.px_height
    except Exception as error:  # python-docx raises Exception itself for a JPEG that is cut off
        raise WordsError(path=path, problem=_NO_PICTURE) from error
    if pixels > MAX_PIXELS:
        raise WordsError(path=path, problem=_LARGE_PICTURE)
    if pixels <= 0:
        raise WordsError(path=path, problem=_NO_PICTURE)


def _judge_word_file(data: bytes, *, path: str) -> None:
    try:
        Package.read(data).parts()
    except TemplateError as error:
        raise WordsError(path=path, problem=f"går inte att läsa. {error.mistake.message}") from error
    if guard(data):
        raise WordsError(path=path, problem="är en Word-fil med något som inte får stå i ett dokument.")
