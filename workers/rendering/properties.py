"""The properties of the Word file: what screen readers, search and the PDF's title bar go by.

docxtpl fills the tags in six of them. After that title, subject and the others that a document has come
from its own words, and the template author's name gives way to the organisation's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from workers.rendering.escaping import escape
from workers.rendering.fast import Line
from workers.rendering.patched import Patched
from workers.rendering.understood import understood
from workers.word.markup import parse
from workers.word.package import Part

LANGUAGE_TAG = "sv-SE"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
# In the order in which docxtpl fills them; those that a file lacks it adds, empty.
_FILLED = tuple(
    _DC + name for name in ("creator", "description", "identifier", "language", "subject", "title")
)
_LAST = f"{_CP}lastModifiedBy"
_SLOT = "\ufdd7"


class Properties:
    """The core properties, ready to be filled. Here each value is escaped once; docxtpl does it twice."""

    def __init__(self, part: Part) -> None:
        self.name = part.name
        root = parse(part.xml)
        for name in _FILLED:
            if root.find(name) is None:
                etree.SubElement(root, name)
        slots = [node for node in root if node.tag in (*_FILLED, _LAST)]
        self._texts = {str(node.tag): _property(part, node) for node in slots}
        for node in slots:
            node.text = _SLOT
        self._pieces = etree.tostring(root, encoding="UTF-8").split(_SLOT.encode())

    def fill(self, words: Mapping[str, Any]) -> bytes:
        """The finished member; raises TemplateError for a tag that cannot be filled."""
        given = _given(words)
        values = [given[name] if name in given else text(words) for name, text in self._texts.items()]
        slots = [escape(value.encode()) for value in values]
        return b"".join([part for pair in zip(self._pieces, [*slots, b""], strict=True) for part in pair])


def _property(part: Part, node: etree._Element) -> Callable[[Mapping[str, Any]], str]:
    """One property: a text with tags, filled on its own as docxtpl does."""
    text = node.text or ""
    if "{" not in text or node.tag == _LAST:
        return lambda words: text
    source = Patched(part.name, part.place, text)
    return Line(source, understood(source)).fill


def _given(words: Mapping[str, Any]) -> dict[str, str]:
    """What a document's own words say of it."""
    document = words.get("dokument")
    if not isinstance(document, dict):
        return {}
    organisation = document.get("organisation")
    said = {
        f"{_DC}title": document.get("titel"),
        f"{_DC}subject": document.get("projekt"),
        f"{_DC}identifier": document.get("id"),
        f"{_DC}creator": organisation,
        _LAST: organisation,
        f"{_DC}language": LANGUAGE_TAG,
    }
    return {name: " ".join(value.split()) for name, value in said.items() if isinstance(value, str)}
