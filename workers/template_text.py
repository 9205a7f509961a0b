"""A Word file as readable text, so that a changed template can be reviewed in a diff.

git shows it after `git config diff.docx.textconv ".venv/bin/python -m workers.template_text"`.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from workers.errors import TemplateError
from workers.word.markup import BREAK, CELL, PARAGRAPH, ROW, TAB, TABLE, TEXT, parse, w
from workers.word.package import Package, Part

_STYLES = "word/styles.xml"
_PROPERTIES = "dokumentegenskaperna"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SIGNS = {TAB: "→", BREAK: "↵", w("noBreakHyphen"): "-"}


def docx_text(data: bytes) -> str:
    """Body, headers, footers, notes and properties, a paragraph a line, then a mark for each other part.

    A line begins with its style in brackets, tables are rows of cells between bars, tags stand as typed. The
    marks change when a part without text does, such as styles or a logo. Raises TemplateError when it is no
    Word file.
    """
    package = Package.read(data)
    return "\n".join([*_lines(package), ""])


def main() -> int:
    """Print the text of the Word file named on the command line; git calls this for a diff."""
    try:
        sys.stdout.write(docx_text(Path(sys.argv[1]).read_bytes()))
    except IndexError:
        sys.stderr.write("python -m workers.template_text FILE.docx\n")
        return 2
    except TemplateError as error:
        # A broken file still has a history worth showing.
        sys.stdout.write(f"{error.mistake.message}\n")
    return 0


def _lines(package: Package) -> Iterator[str]:
    parts, styles = package.parts(), _style_names(package)
    for part in parts:
        yield from ("", f"=== {part.place} ({part.name}) ===")
        yield from _part_lines(part, styles)
    yield from ("", "=== övriga delar ===")
    shown = {part.name for part in parts}
    for name in sorted(set(package.members) - shown):
        yield f"{name} {hashlib.sha256(package.members[name]).hexdigest()[:12]}"


def _style_names(package: Package) -> dict[str, str]:
    if _STYLES not in package.members:
        return {}
    styles = parse(package.members[_STYLES]).iterchildren(w("style"))
    return {style.get(w("styleId"), ""): _value(style.find(w("name"))) for style in styles}


def _part_lines(part: Part, styles: Mapping[str, str]) -> Iterator[str]:
    root = parse(part.xml)
    if part.place == _PROPERTIES:
        yield from (f"{etree.QName(node).localname}: {node.text}" for node in root if node.text)
    else:
        yield from _blocks(root, styles)


def _blocks(container: etree._Element, styles: Mapping[str, str]) -> Iterator[str]:
    """Paragraphs and tables in order; anything else is looked into."""
    for node in container:
        if node.tag == PARAGRAPH:
            yield _style(node, styles) + _text(node)
            for box in node.iter(w("txbxContent")):
                yield from (f"[textruta] {line}" for line in _blocks(box, styles))
        elif node.tag == TABLE:
            yield from _rows(node, styles)
        else:
            yield from _blocks(node, styles)


def _rows(table: etree._Element, styles: Mapping[str, str]) -> Iterator[str]:
    for row in table.iter(ROW):
        if next(row.iterancestors(TABLE)) is table:
            cells = (cell for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row)
            yield "| " + " | ".join(" ¶ ".join(_blocks(cell, styles)) for cell in cells) + " |"


def _style(paragraph: etree._Element, styles: Mapping[str, str]) -> str:
    key = _value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
    return f"[{styles.get(key, key)}] " if key else ""


def _text(paragraph: etree._Element) -> str:
    nodes = (node for node in paragraph.iter() if next(node.iterancestors(PARAGRAPH), None) is paragraph)
    return "".join(map(_sign, nodes))


def _sign(node: etree._Element) -> str:
    parent = node.getparent()
    if node.tag == TAB and (parent is None or parent.tag != w("r")):
        return ""
    if node.tag == TEXT:
        return node.text or ""
    if node.tag == w("instrText"):
        return f"<{(node.text or '').strip()}>"
    if node.tag == _PICTURE:
        return f"[bild: {node.get('descr', '')}]"
    return _SIGNS.get(node.tag, "") if isinstance(node.tag, str) else ""


def _value(node: etree._Element | None) -> str:
    return "" if node is None else node.get(w("val"), "")


if __name__ == "__main__":
    sys.exit(main())
