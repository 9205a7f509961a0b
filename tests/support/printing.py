"""A converter that works in no time and prints the Word file's own words, a tagged line each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from service.domain.text import NB_HYPHEN
from tests.workers.packets.making import Sheets
from workers.packets.letters import ALPHABET
from workers.pdf import DOCUMENT, RESULT
from workers.word.package import Package

_LINES, _WIDE = 45, 100
_PIECE = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:tab/>)")


@dataclass
class PrintingConverter:
    """Counts the documents it was given, by their title. `during` happens in the middle, one a time."""

    name: str = "Printing"
    titles: list[str] = field(default_factory=list)
    during: list[Callable[[], object]] = field(default_factory=list)

    @property
    def recipe(self) -> str:
        return f"printing {id(self)}"

    def run(self, folder: Path, *, timeout: float) -> None:
        parts = Package.read((folder / DOCUMENT).read_bytes()).members
        title = re.search(rb"<dc:title>([^<]*)<", parts["docProps/core.xml"])
        self.titles.append(title[1].decode() if title else "")
        if self.during:
            self.during.pop(0)()
        (folder / RESULT).write_bytes(_pdf(parts))

    def renew(self, *, timeout: float) -> bool:
        return False


def _pdf(parts: Mapping[str, bytes]) -> bytes:
    body = _lines(parts["word/document.xml"].decode())
    around = [
        line
        for name in sorted(parts)
        if re.search("header|footer", name)
        for line in _lines(parts[name].decode())
    ]
    sheets = Sheets()
    for page in _pages([*around, *body]):
        sheets.page(page)
    return sheets.data()


def _lines(xml: str) -> list[str]:
    found = []
    for paragraph in xml.split("</w:p>"):
        text = "".join("." * 20 if tab else unescape(said) for said, tab in _PIECE.findall(paragraph))
        text = text.replace(NB_HYPHEN, "-").replace("\u00a0", " ").replace("\u2013", "-")
        if "pageBreakBefore" in paragraph:
            found.append("\f")
        found.append("".join(each if each in ALPHABET else "-" for each in text))
    return [line for line in found if line]


def _pages(lines: list[str]) -> list[list[str]]:
    """Long lines go on below, as they would on paper; a new page where the Word file asks for one."""
    pages: list[list[str]] = [[]]
    for line in lines:
        for piece in [line[at : at + _WIDE] for at in range(0, len(line), _WIDE)]:
            if piece == "\f" or len(pages[-1]) == _LINES:
                pages.append([])
            if piece != "\f":
                pages[-1].append(piece)
    return [page for page in pages if page] or [[""]]
