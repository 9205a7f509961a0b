"""Word's XML: a strict parser that fetches nothing, and the names of the elements that matter here."""

from __future__ import annotations

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """The full name of a Word element or attribute, such as "p" for a paragraph."""
    return f"{{{WORD}}}{name}"


PARAGRAPH, RUN, TEXT, BREAK, TAB = w("p"), w("r"), w("t"), w("br"), w("tab")
TABLE, ROW, CELL, GRID, GRID_COLUMN = w("tbl"), w("tr"), w("tc"), w("tblGrid"), w("gridCol")


def parse(data: bytes | str) -> etree._Element:
    """The root of a well-formed document without a DTD; raises XMLSyntaxError for anything else."""
    root = etree.fromstring(data, _parser())
    if root.getroottree().docinfo.doctype:
        raise etree.XMLSyntaxError("a document type is not allowed", 0, 1, 1)
    return root


def to_bytes(root: etree._Element) -> bytes:
    """The part as it stands in a Word file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
    )
