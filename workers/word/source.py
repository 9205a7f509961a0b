"""One part of a Word template as Jinja source, by docxtpl's own rules."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from docxtpl import DocxTemplate
from lxml import etree

from workers.errors import Mistake, TemplateError
from workers.word.markup import parse
from workers.word.package import Part
from workers.word.tags import TAG, join_tags, shorten, tag_mistakes

_PARAGRAPH_OR_ROW = re.compile(r"(?=<w:(?:p|tr)[ >])")
_ELEMENT = re.compile(r"<[^>]+>")
# How authors write braces that are meant to be read, and what Jinja prints for them.
_LEFT, _RIGHT = "{{ '{' }}", "{{ '}' }}"
_LITERAL = {"{_{": _LEFT + _LEFT, "}_}": _RIGHT + _RIGHT, "{_%": f"{_LEFT}%", "%_}": f"%{_RIGHT}"}


@dataclass(frozen=True, slots=True)
class Source:
    """Jinja source with one line for each paragraph, so that a line number leads to a paragraph."""

    name: str
    place: str
    text: str

    def mistake(self, message: str, *, line: int) -> Mistake:
        """A mistake in the paragraph on this line, counted from 1."""
        lines = self.text.split("\n")
        paragraph = readable(lines[line - 1]) if 0 < line <= len(lines) else ""
        return Mistake(place=self.place, text=paragraph, message=message)


def read_part(part: Part) -> tuple[Source, list[Mistake]]:
    """A part's source and what is wrong with its tags; raises TemplateError when it is not XML."""
    root = parse_part(part)
    join_tags(root)
    mistakes = list(tag_mistakes(root, place=part.place))
    return Source(name=part.name, place=part.place, text=_source(root)), mistakes


def parse_part(part: Part) -> etree._Element:
    """The part's root element; raises TemplateError with the part's place when it is damaged."""
    try:
        return parse(part.xml)
    except etree.XMLSyntaxError as error:
        mistake = Mistake(place=part.place, text="", message="Filen är skadad: innehållet går inte att läsa.")
        raise TemplateError(mistake=mistake) from error


def readable(xml: str) -> str:
    """What a person sees of a piece of XML, on one line."""
    return shorten(html.unescape(_ELEMENT.sub("", xml)))


def _source(root: etree._Element) -> str:
    xml = etree.tostring(root, encoding="unicode")
    patched = DocxTemplate(None).patch_xml(_PARAGRAPH_OR_ROW.sub("\n", xml))
    # docxtpl opens only &lt; and &gt; again, so "A & B" in a tag would never equal a value "A & B".
    patched = TAG.sub(lambda tag: tag.group().replace("&quot;", '"').replace("&amp;", "&"), patched)
    for written, printed in _LITERAL.items():
        patched = patched.replace(written, printed)
    return str(patched)
