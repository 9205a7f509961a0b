"""A template with planted mistakes: a Word file of ours, edited as an author might, and what is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from lxml import etree

from doc_templates.names import Names, catalogue
from service.documents.kinds import REGISTRY
from tests.support.wordstyle import Element, q, text
from workers.word.package import Package

TOLD = Path(__file__).parent / "told.txt"
BODY, HEADER, FOOTER = "word/document.xml", "word/header1.xml", "word/footer1.xml"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


@dataclass(frozen=True)
class Case:
    """One template: the kind it is for, and how its Word file is edited."""

    name: str
    kind: str
    edit: Callable[[Word], None]

    def __str__(self) -> str:
        return self.name

    @property
    def told(self) -> list[str]:
        """Every mistake in order, as a person reads it: sort, place, paragraph, message. See told.txt."""
        blocks = re.split("^== ", TOLD.read_text(encoding="utf-8"), flags=re.MULTILINE)
        found = [block.splitlines()[1:] for block in blocks if block.partition("\n")[0] == self.name]
        return found[0] if found else []

    @property
    def names(self) -> Names:
        return catalogue(REGISTRY[self.kind].words_type)

    @property
    def template(self) -> bytes:
        word = Word.of(self.kind)
        self.edit(word)
        return word.saved()


@dataclass
class Word:
    """The Word file of a kind, open for editing."""

    package: Package
    roots: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def of(cls, kind: str) -> Word:
        return cls(Package.read(REGISTRY[kind].template))

    def root(self, part: str = BODY) -> Element:
        if part not in self.roots:
            self.roots[part] = etree.fromstring(self.package.members[part])
        return self.roots[part]

    def saved(self) -> bytes:
        changed = {name: etree.tostring(root) for name, root in self.roots.items()}
        return self.package.replaced(changed).to_bytes()

    def paragraph(self, whole: str, *, nth: int = 0, part: str = BODY) -> Element:
        """The nth paragraph with exactly this text, tabs left out."""
        return [node for node in self.root(part).iter(q("p")) if text(node) == whole][nth]

    def change(self, old: str, new: str, *, nth: int = 0, part: str = BODY) -> None:
        """Type something else in the nth text that holds `old`."""
        node = [each for each in self.root(part).iter(q("t")) if old in (each.text or "")][nth]
        node.text = (node.text or "").replace(old, new)
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def remove(self, whole: str, *, nth: int = 0) -> None:
        """Delete a paragraph, or the table row that it stands alone in."""
        node = self.paragraph(whole, nth=nth)
        row = next(node.iterancestors(q("tr")), None)
        gone = row if row is not None and text(row) == whole else node
        above = gone.getparent()
        assert above is not None
        above.remove(gone)

    def add(self, *paragraphs: str) -> None:
        """Paragraphs at the end of the body, as body text."""
        for each in paragraphs:
            self.draw(f'<w:p><w:r><w:t xml:space="preserve">{escape(each)}</w:t></w:r></w:p>')

    def draw(self, xml: str) -> None:
        """Anything at the end of the body."""
        [*self.root().iter(q("sectPr"))][-1].addprevious(parsed(xml))

    def runs(self, whole: str, *pieces: str, nth: int = 0) -> None:
        """Cut the text of a paragraph up into runs, as Word does."""
        paragraph = self.paragraph(whole, nth=nth)
        first, *others = paragraph.iter(q("r"))
        for run in others:
            paragraph.remove(run)
        for piece in reversed(pieces):
            first.addnext(parsed(f'<w:r><w:rPr><w:lang w:val="sv-SE"/></w:rPr>{_text(piece)}</w:r>'))
        paragraph.remove(first)


def _text(piece: str) -> str:
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def run(words: str, look: str = "") -> str:
    """Letters with a look of their own, such as a colour."""
    return f"<w:r><w:rPr>{look}</w:rPr>{_text(words)}</w:r>"


def paragraph(content: str, look: str = "") -> str:
    """A paragraph of runs with a look of its own, such as a style."""
    return f"<w:p><w:pPr>{look}</w:pPr>{content}</w:p>"


def control(words: str) -> str:
    """A content control around a paragraph."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run(words))}</w:sdtContent></w:sdt>"


def parsed(xml: str) -> Element:
    """An element of Word's own, or of what Word draws with."""
    return etree.fromstring(f"<x {NAMESPACES}>{xml}</x>")[0]


def table(*rows: tuple[str, ...], properties: str = "") -> str:
    """A table of plain texts; `properties` go into the first row."""
    cells = ["".join(f"<w:tc><w:p><w:r>{_text(cell)}</w:r></w:p></w:tc>" for cell in row) for row in rows]
    first, *others = cells
    inside = "".join(f"<w:tr>{row}</w:tr>" for row in others)
    grid = "<w:gridCol w:w='2000'/>" * max(map(len, rows))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{properties}{first}</w:tr>{inside}</w:tbl>"


def drawing(*, described: str = "", inside: str = "") -> str:
    """A paragraph with a picture, or with what else is drawn."""
    picture = '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic/></a:graphicData>'
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="7" name="Bild 7"'
        f" {described}/><a:graphic>{inside or picture}</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def text_box(*paragraphs: str) -> str:
    """A paragraph with a text box as Word writes it: drawn twice, for newer and for older programs."""
    content = "".join(f"<w:p><w:r>{_text(each)}</w:r></w:p>" for each in paragraphs)
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    shape = (
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData>"
    )
    newer = (
        '<w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="8" name="Textruta 8"/>'
        f"<a:graphic>{shape}</a:graphic></wp:inline></w:drawing>"
    )
    older = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{newer}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
