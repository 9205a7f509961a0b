"""Somebody who mends a Word file with nothing but what the page of the check says, paragraph by paragraph."""

import io
import re
from collections.abc import Iterable, Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_NAME = re.compile(r"Namnet ”(?P<old>[^”]+)” finns inte\. Menade du ”(?P<new>[^”]+)”\?")
_TAG = re.compile(r"skriv ”(?P<new>[^”]+)”")


def mended(data: bytes, told: Iterable[tuple[str, str]]) -> bytes:
    """The Word file with the correction of each (paragraph's text, message) made in that paragraph.

    Raises ValueError for a message that says no correction, or a paragraph that is not in the file.
    """
    document = docx.Document(io.BytesIO(data))
    for quoted, message in told:
        _mend(_paragraph(document, quoted), message)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _mend(paragraph: Paragraph, message: str) -> None:
    if name := _NAME.search(message):
        _write(paragraph, paragraph.text.replace(name["old"], name["new"]))
    elif tag := _TAG.search(message):
        _write(paragraph, tag["new"])
    else:
        raise ValueError(f"no correction in {message}")


def _write(paragraph: Paragraph, text: str) -> None:
    """As somebody types: all into the first run, whose looks stay."""
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run.text = ""


def _paragraph(document: Document, quoted: str) -> Paragraph:
    for paragraph in _paragraphs(document):
        if _plain(paragraph.text) == _plain(quoted):
            return paragraph
    raise ValueError(f"no paragraph says {quoted}")


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    """Those of body and tables, and of headers and footers."""
    parts = [
        document.element.body,
        *(each._element for one in document.sections for each in (one.header, one.footer)),
    ]
    for part in parts:
        for node in part.iter(qn("w:p")):
            yield Paragraph(node, document)


def _plain(text: str) -> str:
    return " ".join(text.split())
