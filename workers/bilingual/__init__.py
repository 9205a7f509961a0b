"""A Word file with its fixed texts in a second language beside the Swedish: made of any template.

Every heading, label and fixed sentence of the body gets its translation, where the language has one. What
the tags fill in stays as it was written, and header and footer stay Swedish: they are for the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.languages import Language
from workers.bilingual.beside import place
from workers.bilingual.fixed import Fixed, fixed
from workers.bilingual.styles import Styles
from workers.word.markup import BREAK, PARAGRAPH, RUN, TAB, TEXT, parse, to_bytes, w
from workers.word.package import Package

TITLE = "{{ dokument.titel }}"
NOTE = (
    "Rubriker och ledtexter står på två språk. Det som någon har skrivit är inte översatt. "
    "Den svenska texten gäller."
)
UNREVIEWED = "Översättningen är inte granskad av en översättare."
"""What the document says of itself beneath its title; the second until a translator has seen the language."""


def bilingual(template: bytes, language: Language, *, title: str) -> bytes:
    """The template with the translations set into it; `title` is what its title will be."""
    package = Package.read(template)
    body, styles = _body(package), Styles.of(package.members.get("word/styles.xml", b""))
    root = parse(package.members[body])
    _say(root, NOTE, *(() if language.reviewed else (UNREVIEWED,)))
    for paragraph, found in [*_fixed(root)]:
        said = Fixed(title) if found.swedish == TITLE else found
        if translation := language.of(said.swedish):
            place(paragraph, said, translation, language=language, styles=styles)
    return package.replaced({body: to_bytes(root)}).to_bytes()


def fixed_texts(template: bytes) -> list[str]:
    """The Swedish texts of a template that can be translated, each once, in the order of the page."""
    package = Package.read(template)
    found = (each.swedish for _, each in _fixed(parse(package.members[_body(package)])))
    return [NOTE, UNREVIEWED, *dict.fromkeys(text for text in found if text != TITLE)]


def _body(package: Package) -> str:
    return next(part.name for part in package.parts() if part.place == "brödtexten")


def _fixed(root: etree._Element) -> Iterator[tuple[etree._Element, Fixed]]:
    for paragraph in root.iter(PARAGRAPH):
        text = _text(paragraph)
        found = Fixed(TITLE) if text.strip() == TITLE else fixed(text)
        if found is not None:
            yield paragraph, found


def _text(paragraph: etree._Element) -> str:
    """What stands in a paragraph, with a tab for each tab or line break."""
    inside = (node for run in paragraph.iter(RUN) for node in run.iterchildren(TEXT, TAB, BREAK))
    return "".join(node.text or "" if node.tag == TEXT else "\t" for node in inside)


def _say(root: etree._Element, *sentences: str) -> None:
    """Puts sentences beneath the title, in the manner of the body text."""
    title = next((each for each in root.iter(PARAGRAPH) if _text(each).strip() == TITLE), None)
    if title is None:
        return
    for sentence in reversed(sentences):
        title.addnext(_sentence(sentence))


def _sentence(text: str) -> etree._Element:
    paragraph = etree.Element(PARAGRAPH)
    look = etree.SubElement(paragraph, w("pPr"))
    etree.SubElement(look, w("pStyle")).set(w("val"), "BodyText")
    etree.SubElement(look, w("ind")).set(w("left"), "0")
    etree.SubElement(etree.SubElement(paragraph, RUN), TEXT).text = text
    return paragraph
