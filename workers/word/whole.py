"""A document with pictures, subdocuments or links: docxtpl's own way as a whole.

Such values belong to one document: they add members and relations to it. So docxtpl renders it, with our
parts in place of its own filling, and every value is proved to stand there as in any other document.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

import docx.image.exceptions
from docx.image.image import Image
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText
from lxml import etree

from workers.errors import Mistake, TemplateError, WordsError
from workers.word.exact import Exact
from workers.word.markup import parse, to_bytes
from workers.word.package import Package
from workers.word.patched import NOTES
from workers.word.properties import Properties
from workers.word.tidy import mended
from workers.word.values import Link, Picture, Subdocument

_NO_PICTURE = (docx.image.exceptions.UnrecognizedImageError, docx.image.exceptions.InvalidImageStreamError)


def fill_whole(
    package: Package, parts: Mapping[str, Exact], properties: Properties | None, words: Mapping[str, Any]
) -> bytes:
    """The Word file; raises TemplateError, and WordsError for what is no picture or no Word file."""
    template = _Whole(package, parts)
    template.init_docx()
    bound = {name: _bound(value, template, path=name) for name, value in words.items()}
    try:
        template.render(bound)
    except (AttributeError, TypeError, ValueError) as error:
        message = "Bilden, bilagan eller länken kan inte stå på sin plats i mallen."
        raise TemplateError(mistake=Mistake("mallen", "", message)) from error
    target = io.BytesIO()
    template.save(target)
    made = Package.read(target.getvalue())
    changed = {name: to_bytes(mended(parse(made.members[name]))) for name in parts}
    if properties is not None:
        changed[properties.name] = properties.fill(words)
    return made.replaced(changed).to_bytes()


class _Whole(DocxTemplate):
    """docxtpl's template, whose parts are filled and proved by ours."""

    def __init__(self, package: Package, parts: Mapping[str, Exact]) -> None:
        self.parts = parts
        super().__init__(io.BytesIO(package.to_bytes()))

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """Called for each part, with the source that ours has been compiled of."""
        self.current_rendering_part = part
        exact = self.parts.get(str(part.partname).lstrip("/"))
        return src_xml if exact is None else exact.proved(context)

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Left to ours, which escape once."""

    def render_footnotes(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Each part of notes once; docxtpl fills the filled ones again for each section."""
        for part in self.docx.part.package.parts:
            exact = self.parts.get(str(part.partname).lstrip("/"))
            if exact is not None and exact.part.place in NOTES:
                self.current_rendering_part = part
                part._blob = exact.part.before + exact.proved(context).encode()


class _Image(InlineImage):
    """docxtpl's picture with a text for who cannot see it."""

    def __init__(self, template: DocxTemplate, picture: Picture) -> None:
        sides = (None if side is None else Mm(side) for side in (picture.width_mm, picture.height_mm))
        super().__init__(template, io.BytesIO(picture.data), *sides)
        self.alt = picture.alt

    def _insert_image(self) -> str:
        return str(super()._insert_image()).replace(
            "<wp:docPr ", f"<wp:docPr descr={quoteattr(self.alt)} ", 1
        )


def _bound(value: Any, template: DocxTemplate, *, path: str) -> Any:
    """The value as docxtpl takes it, bound to this document."""
    if isinstance(value, dict):
        return {key: _bound(item, template, path=f"{path}.{key}") for key, item in value.items()}
    if isinstance(value, list):
        return [_bound(item, template, path=f"{path}[]") for item in value]
    if isinstance(value, Link):
        return RichText(value.text, url_id=template.build_url_id(value.url), style="Hyperlink")
    try:
        if isinstance(value, Picture):
            Image.from_blob(value.data)
            return _Image(template, value)
        if isinstance(value, Subdocument):
            return template.new_subdoc(io.BytesIO(Package.read(value.docx).to_bytes()))
    except (*_NO_PICTURE, TemplateError, ValueError, KeyError, etree.XMLSyntaxError) as error:
        raise WordsError(path=path, problem="är ingen bild eller Word-fil som går att läsa.") from error
    return value
