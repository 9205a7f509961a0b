"""Setting a translation beside its Swedish text: behind it on the same line, or beneath it on its own."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from doc_templates.languages import Language
from workers.bilingual.fixed import Fixed
from workers.bilingual.parting import is_row, may_part
from workers.bilingual.styles import Styles
from workers.word.markup import PARAGRAPH, RUN, TEXT, XML_SPACE, w

COLOUR = "4F5B56"
LARGEST = 28
"""Half points: the translation of a larger title is printed in this size, of anything else in its own."""
LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
"""Round what is filled in among Arabic, and behind Arabic on a Swedish line: a number keeps its place."""
_VALUE = re.compile(r"\{\{.*?\}\}")
_BEFORE_SPACING = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid",
)  # fmt: skip
"""What Word's schema wants before the spacing of a paragraph, in its order."""


def place(
    paragraph: etree._Element, text: Fixed, translation: str, *, language: Language, styles: Styles
) -> None:
    """Sets the translation beside the fixed text of the paragraph."""
    if text.inline and _behind(paragraph, text.swedish, translation, language):
        return
    made = _beneath(paragraph, translation, language=language, styles=styles)
    _close_up(paragraph)
    paragraph.addnext(made)
    if text.when:
        made.addprevious(_control(f"{{%p if {text.when} %}}"))
        made.addnext(_control("{%p endif %}"))


def _behind(paragraph: etree._Element, swedish: str, translation: str, language: Language) -> bool:
    """Parts the run that holds the text, with the translation between; False when it is in pieces."""
    run, text = next(((run, node) for run in paragraph.iter(RUN) for node in run.iter(TEXT)), (None, None))
    said = "" if text is None else text.text or ""
    if run is None or text is None or not said.lstrip().startswith(swedish):
        return False
    end = said.index(swedish) + len(swedish)
    rest, between = deepcopy(run), etree.Element(RUN)
    _write(text, f"{said[:end]} / ")
    _write(next(rest.iter(TEXT)), (LEFT_TO_RIGHT if language.right_to_left else "") + said[end:])
    _letters(between, language, like=run.find(w("rPr")))
    _write(etree.SubElement(between, TEXT), translation)
    run.addnext(between)
    between.addnext(rest)
    return True


def _beneath(
    paragraph: etree._Element, translation: str, *, language: Language, styles: Styles
) -> etree._Element:
    made = etree.Element(PARAGRAPH)
    look, run = etree.SubElement(made, w("pPr")), etree.SubElement(made, RUN)
    if styles.keeps_next(paragraph) and not may_part(paragraph, styles):
        etree.SubElement(look, w("keepNext"))
    if language.right_to_left:
        etree.SubElement(look, w("bidi"))
        translation = _VALUE.sub(rf"{LEFT_TO_RIGHT}\g<0>{LEFT_TO_RIGHT}", translation)
    _spacing(look, before="0", after="60" if is_row(paragraph) else "120", line="240", lineRule="auto")
    if not language.right_to_left and (left := styles.first_line(paragraph)):
        etree.SubElement(look, w("ind")).set(w("left"), str(left))
    _letters(run, language, size=min(styles.size_of(paragraph), LARGEST))
    _write(etree.SubElement(run, TEXT), translation)
    return made


def _letters(
    run: etree._Element, language: Language, *, size: int = 0, like: etree._Element | None = None
) -> None:
    """How a translation is printed: in grey and in its language, which screen readers follow."""
    look = etree.Element(w("rPr")) if like is None else deepcopy(like)
    for name in ("rFonts", "color", "rtl", "lang"):
        for old in look.findall(w(name)):
            look.remove(old)
    if language.font:
        fonts = etree.Element(w("rFonts"))
        for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(w(slot), language.font)
        look.insert(1 if look.find(w("rStyle")) is not None else 0, fonts)
    _tail(look, language, size=size)
    run.insert(0, look)


def _tail(look: etree._Element, language: Language, *, size: int) -> None:
    """Colour, size, direction and language, which stand last in this order."""
    old = look.findall(w("sz")) + look.findall(w("szCs"))
    sizes = [str(size)] * 2 if size else [each.get(w("val"), "") for each in old]
    for each in old:
        look.remove(each)
    etree.SubElement(look, w("color")).set(w("val"), COLOUR)
    for name, value in zip(("sz", "szCs"), sizes, strict=False):
        etree.SubElement(look, w(name)).set(w("val"), value)
    if language.right_to_left:
        etree.SubElement(look, w("rtl"))
    spoken = etree.SubElement(look, w("lang"))
    spoken.set(w("bidi" if language.right_to_left else "val"), language.code)


def _close_up(paragraph: etree._Element) -> None:
    """Sets the Swedish text tight to its translation, and on the same page."""
    look = paragraph.find(w("pPr"))
    if look is None:
        look = etree.Element(w("pPr"))
        paragraph.insert(0, look)
    for said in look.findall(w("keepNext")):
        look.remove(said)
    look.insert(int(look.find(w("pStyle")) is not None), etree.Element(w("keepNext")))
    _spacing(look, after="0")


def _spacing(look: etree._Element, **said: str) -> None:
    found = look.find(w("spacing"))
    if found is None:
        found = etree.Element(w("spacing"))
        names = {w(name) for name in _BEFORE_SPACING}
        look.insert(sum(child.tag in names for child in look), found)
    for name, value in said.items():
        found.set(w(name), value)


def _control(tag: str) -> etree._Element:
    paragraph = etree.Element(PARAGRAPH)
    _write(etree.SubElement(etree.SubElement(paragraph, RUN), TEXT), tag)
    return paragraph


def _write(node: etree._Element, text: str) -> None:
    node.text = text
    node.set(XML_SPACE, "preserve")
