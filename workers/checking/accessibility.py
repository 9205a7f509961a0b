"""What a reader who hears the document, or sees poorly, needs: headings, header rows, language, pictures.

Only what is certain is told, and always as advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from workers.checking.braces import has_tag, without_tags
from workers.checking.look import Look, find, is_on, value
from workers.checking.text import Paragraph, TextPart
from workers.errors import Mistake
from workers.word.markup import CELL, PARAGRAPH, ROW, TABLE, TEXT, w

BODY = "brödtexten"
SWEDISH = "sv"
_LETTER = re.compile(r"[^\W\d_]")
_LOOP = re.compile(r"\{%tr\s")
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DATA = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_SHAPE_KINDS = ("wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas")
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VML = "{urn:schemas-microsoft-com:vml}"


def headings(part: TextPart, look: Look) -> Iterator[Mistake]:
    """No heading at all, or one that skips a level."""
    if part.place != BODY:
        return
    before: int | None = None
    levels = [(look.level(each.node), each) for each in part.paragraphs if _says(each)]
    for level, paragraph in levels:
        if level is None:
            continue
        if level > (1 if before is None else before + 1 + (before == 0)):
            yield part.advice(_skipped(level, before), paragraph)
        before = level
    if before is None and any(_says(paragraph) for paragraph in part.paragraphs):
        yield part.advice(
            "Dokumentet har ingen rubrik. Ge dess namn formatmallen Rubrik och avsnitten Rubrik 1, så kan "
            "den som lyssnar hitta i det."
        )


def _skipped(level: int, before: int | None) -> str:
    if not before:
        return f"Rubriken är på nivå {level}, men det finns ingen på nivå 1 före den. Använd Rubrik 1."
    return f"Rubriken är på nivå {level} men följer på nivå {before}. Använd Rubrik {before + 1}."


def _says(paragraph: Paragraph) -> bool:
    """Whether the paragraph is more than steering: there are letters, or a word is printed."""
    return bool(_LETTER.search(without_tags(paragraph.text, word="x")))


def header_rows(part: TextPart) -> Iterator[Mistake]:
    """Tables with columns whose first row is not marked as their header."""
    if part.place != BODY:
        return
    paragraphs = {paragraph.node: paragraph for paragraph in part.paragraphs}
    for table in part.root.iter(TABLE):
        rows = [row for row in table.iter(ROW) if next(row.iterancestors(TABLE)) is table]
        message = _header(rows)
        if message:
            yield part.advice(message, paragraphs.get(next(table.iter(PARAGRAPH))))


def _header(rows: list[etree._Element]) -> str:
    texts = [[_text(cell) for cell in _cells(row)] for row in rows]
    if len(rows) < 2 or (len(texts[0]) < 2 and not _LOOP.match("".join(texts[0]))):
        return ""
    if any(is_on(find(row, "trPr/tblHeader")) for row in rows[:2]):
        return ""
    if all(text and not has_tag(text) for text in texts[0]):
        return _UNMARKED if _has_columns(texts) else ""
    widest = max(map(len, texts))
    return _NO_HEADER if widest > 1 and _LOOP.match("".join(texts[0])) else ""


_UNMARKED = (
    "Tabellens första rad är inte markerad som rubrikrad. Markera raden och välj Upprepa rubrikrader under "
    "Tabellayout, så läses kolumnens namn upp för varje cell."
)
_NO_HEADER = (
    "Tabellen upprepar rader men har ingen rubrikrad. Skriv kolumnernas namn i en rad överst och välj "
    "Upprepa rubrikrader under Tabellayout."
)


def _has_columns(texts: list[list[str]]) -> bool:
    """Whether the first row names columns, and not only the first of several labels."""
    loop = any(_LOOP.match("".join(row)) for row in texts)
    filled = any(row and has_tag(row[0]) for row in texts[1:])
    return loop or filled or len(texts[0]) > 2


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row]


def _text(node: etree._Element) -> str:
    return "".join(text.text or "" for text in node.iter(TEXT)).strip()


def language(part: TextPart, look: Look) -> Iterator[Mistake]:
    """A text whose language is not said to be Swedish is read aloud as something else."""
    if part.place != BODY:
        return
    for paragraph in part.paragraphs:
        for run in paragraph.node.iter(w("r")):
            said = value(look.of_run(run, paragraph.node, "lang"))
            own = find(run, "rPr/lang") is not None
            if not own and not said.startswith(SWEDISH) and _LETTER.search(without_tags(_text(run))):
                yield part.advice(_LANGUAGE.format(f"”{said}”" if said else "inget språk"))
                return


_LANGUAGE = (
    "Dokumentets språk är inte satt till svenska, utan till {}. Markera allt och välj svenska under Granska, "
    "Språk, Ange korrekturspråk. Annars läses det upp med fel uttal."
)


def pictures(part: TextPart) -> Iterator[Mistake]:
    """Pictures and diagrams that say nothing to who cannot see them."""
    for paragraph in part.paragraphs:
        drawn = [node for node in paragraph.node.iter(_DRAWN) if _is_mute(node, paragraph)]
        painted = [node for node in paragraph.node.iter(f"{_VML}imagedata") if _is_mute_vml(node, paragraph)]
        for _ in (*drawn, *painted):
            yield part.advice(_NO_ALT, paragraph)


_NO_ALT = (
    "En bild saknar alternativtext. Högerklicka på den, välj Visa alternativtext och beskriv vad den visar, "
    "eller markera den som dekorativ."
)


def _is_mute(node: etree._Element, paragraph: Paragraph) -> bool:
    around = node.getparent()
    if around is None or _owner(node) is not paragraph.node or node.get("hidden") in {"1", "true"}:
        return False
    kinds = [data.get("uri", "") for data in around.iter(_DATA)]
    if not kinds or kinds[0].endswith(_SHAPE_KINDS):
        return False
    decorative = any(mark.get("val") in {"1", "true"} for mark in node.iter(_DECORATIVE))
    return not decorative and not (node.get("descr", "").strip() or node.get("title", "").strip())


def _is_mute_vml(node: etree._Element, paragraph: Paragraph) -> bool:
    shape = node.getparent()
    drawn = any("Fallback" in str(around.tag) for around in node.iterancestors())
    if shape is None or drawn or _owner(node) is not paragraph.node:
        return False
    return not (shape.get("alt", "").strip() or "WaterMark" in shape.get("id", ""))


def _owner(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(PARAGRAPH), None)
