"""The Word template of a document in the dialect of one engine."""

from __future__ import annotations

import copy
import io
import re

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor
from docx.table import Table, _Row
from docx.text.run import Run

from tests.bench.dialects import Carbone, Dialect, MailMerge, Marks, Scope
from tests.bench.documents import Bench, Block, Content, Paragraph, Repeated, Rows, Value, unrolled

_FIELD = re.compile("«(.*?)»")


def template(bench: Bench, dialect: Dialect) -> bytes:
    """The .docx template that the engine fills with the words of `bench`."""
    if isinstance(dialect, MailMerge):
        bench = unrolled(bench)
    builder = _Builder(dialect)
    for block in bench.blocks:
        builder.add(block)
    target = io.BytesIO()
    builder.document.save(target)
    return target.getvalue()


class _Builder:
    """Writes blocks, one after the other, at the end of a new Word document."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.document: Document = docx.Document()

    def add(self, block: Block, scope: Scope = ()) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block, scope)
        elif isinstance(block, Rows):
            self._table(block, scope)
        else:
            self._repeated(block, scope)

    def _paragraph(self, block: Paragraph, scope: Scope) -> None:
        paragraph = self.document.add_paragraph(style=block.style)
        for part in block.content:
            text = self._text((part,), scope)
            run = paragraph.add_run(text)
            _dress(run)
            if isinstance(self.dialect, MailMerge) and _FIELD.fullmatch(text):
                _make_field(run._r, text)

    def _text(self, content: Content, scope: Scope) -> str:
        parts = (
            self.dialect.value(part.name, scope) if isinstance(part, Value) else part for part in content
        )
        return "".join(parts)

    def _repeated(self, block: Repeated, scope: Scope) -> None:
        inner = (*scope, block.loop)
        marks = self.dialect.around(block.loop, scope, unit="p")
        if marks:
            self.document.add_paragraph(marks.begin)
        for each in block.blocks:
            self.add(each, inner)
        if marks:
            self.document.add_paragraph(marks.end)
        elif isinstance(self.dialect, Carbone):
            first = block.blocks[0]
            assert isinstance(first, Paragraph)
            name = next(part.name for part in first.content if isinstance(part, Value))
            self.document.add_paragraph(self.dialect.next(name, inner), style=first.style)

    def _table(self, block: Rows, scope: Scope) -> None:
        columns = len(block.headings or block.fixed[0])
        table = self.document.add_table(rows=0, cols=columns, style="Table Grid")
        if block.headings:
            self._row(table, tuple((heading,) for heading in block.headings), scope)
        for fixed in block.fixed:
            self._row(table, fixed, scope)
        if block.loop is None:
            return
        inner = (*scope, block.loop)
        marks = self.dialect.around(block.loop, scope, unit="tr")
        if isinstance(self.dialect, Carbone):
            self._row(table, block.row, inner)
            self._next_row(table, block, inner)
        else:
            self._marked_rows(table, block.row, inner, marks)

    def _marked_rows(self, table: Table, row: tuple[Content, ...], scope: Scope, marks: Marks | None) -> None:
        if marks is None:
            self._row(table, row, scope)
        elif marks.in_row:
            first, *others = row
            *others, last = others
            self._row(table, ((marks.begin, *first), *others, (*last, marks.end)), scope)
        else:
            _new_row(table).cells[0].text = marks.begin
            self._row(table, row, scope)
            _new_row(table).cells[0].text = marks.end

    def _next_row(self, table: Table, block: Rows, scope: Scope) -> None:
        assert isinstance(self.dialect, Carbone)
        for cell, content in zip(_new_row(table).cells, block.row, strict=True):
            (part,) = content
            assert isinstance(part, Value)
            cell.text = self.dialect.next(part.name, scope)

    def _row(self, table: Table, contents: tuple[Content, ...], scope: Scope) -> _Row:
        row = _new_row(table)
        for cell, content in zip(row.cells, contents, strict=True):
            cell.text = self._text(content, scope)
            run = cell.paragraphs[0].runs[0]
            _dress(run)
            if isinstance(self.dialect, MailMerge) and _FIELD.fullmatch(cell.text):
                _make_field(run._r, cell.text)
        return row


def _new_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx types most, but not this
    return row


def _dress(run: Run) -> None:
    """Give a run the formatting that Word writes into each: a body of text is mostly this."""
    run.font.name, run.font.size, run.font.bold = "Calibri", Pt(11), False
    run.font.color.rgb = RGBColor(0x22, 0x22, 0x22)


def _make_field(run: object, text: str) -> None:
    """Put the run of text «name» into a merge field of that name."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" MERGEFIELD {text[1:-1]} ")
    field.append(copy.deepcopy(run))  # type: ignore[arg-type]  # python-docx keeps its element classes to itself
    parent = run.getparent()  # type: ignore[attr-defined]  # the same
    parent.replace(run, field)
