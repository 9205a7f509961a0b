"""What a finished part with pictures, subdocuments and links is looked through for, before Word opens it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from lxml import etree

from workers.word.markup import CELL, PARAGRAPH, RUN, TEXT, parse, to_bytes, w

_LINK = w("hyperlink")
_BLOCKS = (CELL, *map(w, ("body", "hdr", "ftr", "footnote", "endnote", "txbxContent")))
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NUMBERING = "word/numbering.xml"
_ABSTRACT, _ABSTRACT_ID, _LIST_ID, _VALUE = w("abstractNum"), w("abstractNumId"), w("nsid"), w("val")


def misplaced(root: etree._Element) -> bool:
    """Whether a paragraph stands in a paragraph, anything in a text, or a run or link in no paragraph."""
    if any(len(text) for text in root.iter(TEXT)):
        return True
    if any(_parent(node) in (PARAGRAPH, RUN) for node in root.iter(PARAGRAPH)):
        return True
    return any(_parent(node) in _BLOCKS for node in root.iter(RUN, _LINK))


def dangling(root: etree._Element, *, name: str, members: Mapping[str, bytes]) -> bool:
    """Whether something in the part leads to a relation that the part does not have."""
    folder, _, file = name.rpartition("/")
    relations = members.get(f"{folder}/_rels/{file}.rels")
    known = set() if relations is None else {node.get("Id") for node in parse(relations)}
    asked = {value for node in root.iter(etree.Element) for key, value in node.items() if leads(key)}
    return not asked <= {"", *known}


def leads(attribute: str | bytes) -> bool:
    """Whether an attribute of this name holds the number of a relation."""
    return str(attribute).startswith(_RELATION)


def steady(members: Mapping[str, bytes], *, before: Mapping[str, bytes]) -> dict[str, bytes]:
    """The numbering, where the numbers that docxcompose threw dice for follow from what the file holds."""
    if members.get(_NUMBERING) in (None, before.get(_NUMBERING)):
        return {}
    root, given = parse(members[_NUMBERING]), before.get(_NUMBERING, b"")
    old = {node.get(_ABSTRACT_ID) for node in parse(given).iter(_ABSTRACT)} if given else set()
    for node in root.iter(_ABSTRACT):
        if (number := node.get(_ABSTRACT_ID, "")) not in old and (mark := node.find(_LIST_ID)) is not None:
            mark.set(_VALUE, f"{zlib.crc32(given + number.encode()):08X}")
    return {_NUMBERING: to_bytes(root)}


def _parent(node: etree._Element) -> str:
    parent = node.getparent()
    return "" if parent is None else str(parent.tag)
