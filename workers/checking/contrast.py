"""Coloured letters that do not stand out from what is behind them, by the measure of WCAG 2.1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from workers.checking.braces import without_tags
from workers.checking.look import Look, find, is_on, value
from workers.checking.text import Paragraph, TextPart
from workers.errors import Mistake
from workers.word.markup import CELL, PARAGRAPH, TABLE, TEXT, w

ENOUGH, ENOUGH_WHEN_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD = 36, 28  # half points: 18 points, or 14 in bold
_WHITE = "FFFFFF"
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_MARKER = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF",
    "red": "FF0000", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080",
    "lightGray": "C0C0C0", "black": "000000", "white": _WHITE,
}  # fmt: skip


def contrast(part: TextPart, look: Look) -> Iterator[Mistake]:
    """Advice on the first text of a paragraph with too little contrast; unknown backgrounds are let be."""
    background = _page(part.root)
    for paragraph in part.paragraphs:
        for run in paragraph.node.iter(w("r")):
            message = _message(run, paragraph, look, page=background)
            if message:
                yield part.advice(message, paragraph)
                break


def ratio(one: str, other: str) -> float:
    """The contrast between two colours such as "1F5C4A", from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _message(run: etree._Element, paragraph: Paragraph, look: Look, *, page: str) -> str:
    owner = next(run.iterancestors(PARAGRAPH), None)
    colour = value(look.of_run(run, paragraph.node, "color"))
    if owner is not paragraph.node or not _COLOUR.fullmatch(colour) or not _is_seen(run, paragraph, look):
        return ""
    behind = _behind(run, paragraph, look, page=page)
    if not behind:
        return ""
    least = ENOUGH_WHEN_LARGE if _is_large(run, paragraph, look) else ENOUGH
    found = ratio(colour, behind)
    if found >= least:
        return ""
    said, needed = (f"{number:.1f}".replace(".", ",") for number in (found, least))
    return (
        f"Texten är svår att se: färgen {colour.upper()} mot {behind.upper()} har kontrasten {said}:1, och "
        f"minst {needed}:1 behövs."
    )


def _is_seen(run: etree._Element, paragraph: Paragraph, look: Look) -> bool:
    """Whether something of the run is left in the finished document: steering is not."""
    text = "".join(node.text or "" for node in run.iter(TEXT))
    steering = not without_tags(paragraph.text, word="x").strip()
    return bool(text.strip()) and not steering and not is_on(look.of_run(run, paragraph.node, "vanish"))


def _is_large(run: etree._Element, paragraph: Paragraph, look: Look) -> bool:
    size = value(look.of_run(run, paragraph.node, "sz"))
    bold = is_on(look.of_run(run, paragraph.node, "b"))
    return size.isdecimal() and int(size) >= (_LARGE_BOLD if bold else _LARGE)


def _behind(run: etree._Element, paragraph: Paragraph, look: Look, *, page: str) -> str:
    """The colour behind the letters, or "" when it cannot be known."""
    marker = value(look.of_run(run, paragraph.node, "highlight"))
    if marker in _MARKER:
        return _MARKER[marker]
    shades = [look.of_run(run, paragraph.node, "shd"), look.of_paragraph(paragraph.node, "shd")]
    shades += [find(cell, "tcPr/shd") for cell in paragraph.node.iterancestors(CELL)]
    for shade in shades:
        if shade is not None and (colour := _fill(shade)) != "auto":
            return colour
    return "" if _is_elsewhere(paragraph.node, look) else page


def _fill(shade: etree._Element) -> str:
    """The colour of a shading, "auto" for none, "" for a pattern."""
    if value(shade) not in {"clear", "nil", ""}:
        return ""
    fill = value(shade, "fill")
    return fill if _COLOUR.fullmatch(fill) and value(shade) != "nil" else "auto"


def _is_elsewhere(paragraph: etree._Element, look: Look) -> bool:
    """Whether the letters stand on something that may have a colour of its own."""
    if next(paragraph.iterancestors(w("txbxContent")), None) is not None:
        return True
    for table in paragraph.iterancestors(TABLE):
        own = find(table, "tblPr/shd")
        styles = look.chain(value(find(table, "tblPr/tblStyle")))
        if own is not None or any(node.find(f".//{w('shd')}") is not None for node in styles):
            return True
    return False


def _page(root: etree._Element) -> str:
    colour = value(find(root, "background"), "color")
    return colour if _COLOUR.fullmatch(colour) else _WHITE
