"""A document with pictures, subdocuments or links: docxtpl's own way as a whole.

Such values belong to one document: they add members and relations to it. So docxtpl renders it, with our
parts in place of its own filling, and every value is proved to stand there as in any other document.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from workers.errors import Mistake, TemplateError
from workers.language.values import Bound
from workers.rendering.bound import bound
from workers.rendering.exact import Exact, Misshapen
from workers.rendering.patched import NOTES
from workers.rendering.placed import dangling, misplaced, steady
from workers.rendering.properties import Properties
from workers.rendering.tidy import mended
from workers.word.markup import parse, to_bytes
from workers.word.package import Package

_MISPLACED = (
    "En bild skrivs {{ bild }}, en länk {{r lank }} och en bilaga {{p bilaga }} ensam i sitt eget stycke."
)
_NOT_HERE = "Bilden, bilagan eller länken kan inte stå på sin plats i mallen."


def fill_whole(
    package: Package, parts: Mapping[str, Exact], properties: Properties | None, words: Mapping[str, Any]
) -> bytes:
    """The Word file; raises TemplateError, and WordsError for what is no picture or no Word file."""
    made = _rendered(package, parts, words)
    changed = {name: to_bytes(_judged(made, exact)) for name, exact in parts.items()}
    changed |= steady(made.members, before=package.members)
    if properties is not None:
        try:
            changed[properties.name] = properties.fill(words)
        except Bound as error:
            raise _refused("dokumentegenskaperna", _NOT_HERE) from error
    return made.replaced(changed).to_bytes()


def _rendered(package: Package, parts: Mapping[str, Exact], words: Mapping[str, Any]) -> Package:
    template = _Whole(package, parts)
    template.init_docx()
    template.render({name: bound(value, template, path=name) for name, value in words.items()})
    target = io.BytesIO()
    template.save(target)
    return Package.read(target.getvalue())


def _judged(made: Package, exact: Exact) -> etree._Element:
    """The part as Word can open it; raises TemplateError when something stands where it cannot."""
    name, place = exact.part.name, exact.part.place
    root = mended(parse(made.members[name]))
    if misplaced(root):
        raise _refused(place, _MISPLACED)
    if dangling(root, name=name, members=made.members):
        raise _refused(place, _NOT_HERE)
    return root


def _refused(place: str, message: str) -> TemplateError:
    return TemplateError(mistake=Mistake(place, "", message))


class _Whole(DocxTemplate):
    """docxtpl's template, whose parts are filled and proved by ours."""

    def __init__(self, package: Package, parts: Mapping[str, Exact]) -> None:
        self.parts, self.given = parts, package.members
        super().__init__(io.BytesIO(package.to_bytes()))

    def get_headers_footers(self, uri: str) -> list[tuple[str, Any]]:
        """All of them before one is filled: what stands in one may add a relation to the document."""
        return list(super().get_headers_footers(uri))

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """Called for each part, with the source that ours has been compiled of."""
        self.current_rendering_part = part
        exact = self.parts.get(str(part.partname).lstrip("/"))
        if exact is None:
            return src_xml
        try:
            return exact.proved(context)
        except Misshapen as error:
            raise _refused(exact.part.place, _MISPLACED) from error

    def fix_tables(self, xml: str) -> etree._Element:
        """As in every other document, also where docxtpl would stop."""
        (body,) = (exact for exact in self.parts.values() if exact.part.body)
        return body.with_tables(xml)

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Left to ours, which escape once."""

    def render_footnotes(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Each part of notes once; docxtpl fills the filled ones again for each section."""
        for part in self.docx.part.package.parts:
            exact = self.parts.get(str(part.partname).lstrip("/"))
            if exact is not None and exact.part.place in NOTES:
                self.current_rendering_part = part
                of_subdocuments = self._added(part, exact.part.name)
                filled = parse(exact.proved(context).encode())
                filled.extend(of_subdocuments)
                part._blob = exact.part.before + etree.tostring(filled)

    def _added(self, part: Any, name: str) -> list[etree._Element]:
        """The notes that subdocuments have brought, which stand last."""
        return list(parse(part.blob))[len(parse(self.given[name])) :]
