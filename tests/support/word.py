"""Word templates built in code, and finished Word files read back as a reader sees them."""

import io
from collections.abc import Mapping, Sequence

import docx
from docx.document import Document

from workers.word.package import Package


def template(
    *paragraphs: str, header: str = "", footer: str = "", rows: Sequence[Sequence[str]] = ()
) -> bytes:
    """A template with these paragraphs, then one table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    return saved(document)


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def paragraphs(data: bytes) -> list[str]:
    """The body's paragraphs outside tables."""
    return [paragraph.text for paragraph in opened(data).paragraphs]


def table(data: bytes, number: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in opened(data).tables[number].rows]


def with_members(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The same Word file with some of its inner files changed or added."""
    return Package.read(data).replaced(changed).to_bytes()


def member(data: bytes, name: str = "word/document.xml") -> str:
    return Package.read(data).members[name].decode()


def replaced(data: bytes, old: str, new: str, *, name: str = "word/document.xml") -> bytes:
    """The same Word file with a piece of one inner file's XML replaced."""
    assert old in member(data, name)
    return with_members(data, {name: member(data, name).replace(old, new).encode()})
