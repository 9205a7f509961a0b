"""The properties of the Word file: what screen readers, search and the PDF's title bar go by."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

LANGUAGE_TAG = "sv-SE"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


def set_properties(root: etree._Element, words: Mapping[str, object]) -> None:
    """Title, subject, identifier and language by the words of the header, where a document has them.

    The template author's name is replaced by the organisation's, so that it does not follow every document.
    """
    document = words.get("dokument")
    if not isinstance(document, dict):
        return
    organisation = document.get("organisation")
    named = {
        f"{_DC}title": document.get("titel"),
        f"{_DC}subject": document.get("projekt"),
        f"{_DC}identifier": document.get("id"),
        f"{_DC}creator": organisation,
        f"{_CP}lastModifiedBy": organisation,
        f"{_DC}language": LANGUAGE_TAG,
    }
    for name, value in named.items():
        if isinstance(value, str):
            _set(root, name, " ".join(value.split()))


def _set(root: etree._Element, name: str, value: str) -> None:
    node = root.find(name)
    if node is None:
        node = etree.SubElement(root, name)
    node.text = value
