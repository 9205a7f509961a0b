"""PDFs of a few objects, tagged or not, and a press that makes cover and contents in no time."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from doc_templates.motespaket import MotespaketWords
from workers.packets import Edition, Meeting, Paper, Receiver
from workers.packets.letters import ALPHABET
from workers.packets.naming import name

MEETING = Meeting(
    project="Vägknuten 2.0 (övningsdata)", body="OH", day="tisdag 9 maj 2017", place="Oskarshamn"
)
AF = Receiver(name="Testperson A1", organisation="Arbetsförmedlingen", copy=3)
FK = Receiver(name="Testperson F1", organisation="Försäkringskassan", copy=4)
EDITION = Edition(id="K7QM-3F9C-2B71", built=date(2017, 5, 2))
CODES = {letter: number for number, letter in enumerate(sorted({*ALPHABET}), start=1)}
WIDE = 500


def saved(pdf: Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target, deterministic_id=True)
    return target.getvalue()


def font(pdf: Pdf) -> Object:
    """One byte a letter, and a table that says which."""
    pairs = b"\n".join(b"<%02X> <%04X>" % (code, ord(letter)) for letter, code in CODES.items())
    space = b"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
    table = b"begincmap\n%s%d beginbfchar\n%s\nendbfchar\nendcmap" % (space, len(CODES), pairs)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=0, LastChar=255,
            Widths=Array([WIDE] * 256), ToUnicode=pdf.make_stream(table),
        )
    )  # fmt: skip


def drawn(text: str, *, left: float = 72, bottom: float = 700) -> bytes:
    letters = b"".join(b"%02X" % CODES.get(letter, CODES["-"]) for letter in text)
    return b"BT /F1 10 Tf %.1f %.1f Td <%s> Tj ET\n" % (left, bottom, letters)


@dataclass
class Sheets:
    """A PDF that grows page by page, each line of text a paragraph of its own."""

    pdf: Pdf = field(default_factory=Pdf.new)
    tag: str = "/P"

    def __post_init__(self) -> None:
        self._font = font(self.pdf)
        self.root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = self.element("/Document", self.root)
        self.root.K = Array([self.document])
        self.pdf.Root.StructTreeRoot = self.root
        name(self.pdf, title="En handling", accessible=True)

    def element(self, tag: str, parent: Object) -> Object:
        return self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(tag), P=parent, K=Array()))

    def page(self, lines: Sequence[str], *, size: tuple[float, float] = (595, 842)) -> Page:
        page, content = self.pdf.add_blank_page(page_size=size), b""
        page.obj.Resources = Dictionary(Font=Dictionary(F1=self._font))
        for number, line in enumerate(lines):
            paragraph = self.element(self.tag, self.document)
            paragraph.Pg, paragraph.K = page.obj, Array([number])
            self.document.K.append(paragraph)
            shown = drawn(line, bottom=size[1] - 100 - 14 * number)
            content += b"/P <</MCID %d>> BDC\n%sEMC\n" % (number, shown)
        page.obj.Contents = self.pdf.make_stream(content)
        return page

    def data(self) -> bytes:
        return saved(self.pdf)


def tagged(*pages: str) -> bytes:
    """One page for each text."""
    sheets = Sheets()
    for text in pages:
        sheets.page([text])
    return sheets.data()


def untagged(text: str, *, size: tuple[float, float] = (595, 842), rotate: int = 0) -> bytes:
    sheets = Sheets()
    page = sheets.page([text], size=size)
    page.obj.Rotate = rotate
    del sheets.pdf.Root.StructTreeRoot
    return sheets.data()


def signed(text: str) -> bytes:
    """A page with a signature field, and with all that tells of who made it."""
    sheets = Sheets()
    page, pdf = sheets.page([text]), sheets.pdf
    look = pdf.make_stream(
        drawn("Underskrivet av Testperson D1", left=5, bottom=5), Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 200, 40]), Resources=page.obj.Resources,
    )  # fmt: skip
    field_ = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("hemligt-falt"), F=4, P=page.obj,
            Rect=Array([100, 100, 300, 140]), AP=Dictionary(N=look),
            V=Dictionary(Reason=String("hemligt-skal")),
        )
    )  # fmt: skip
    page.obj.Annots = Array([field_])
    page.obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("hemlig-kod")))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field_]), SigFlags=3)
    pdf.docinfo["/Author"] = "hemlig-upphovsman"
    form = sheets.element("/Form", sheets.document)
    form.K = Array([Dictionary(Type=Name.OBJR, Obj=field_, Pg=page.obj)])
    sheets.document.K.append(form)
    return sheets.data()


def paper(title: str, *pages: str) -> Paper:
    return Paper(title=title, pdf=tagged(*(pages or (f"Texten i {title}",))))


@dataclass
class FakePress:
    """Cover on one page and contents on as many as they need; counts how often it was asked."""

    rows_on_page: int = 40
    goes: list[int] = field(default_factory=list)

    def __call__(self, words: MotespaketWords) -> bytes:
        sheets = Sheets()
        sheets.page([words.dokument.titel, words.mottagare, words.exemplar])
        rows = [f"{row.text}{'.' * 20 if row.sida else ''}{row.sida}" for row in words.innehall]
        for at in range(0, max(len(rows), 1), self.rows_on_page):
            heading = [] if at else ["Innehåll"]
            sheets.page([*heading, *rows[at : at + self.rows_on_page]])
        self.goes.append(len(words.innehall))
        return sheets.data()


def opened(data: bytes) -> Pdf:
    return pikepdf.open(io.BytesIO(data))
