"""A Word file as a project leader writes it: headings, labels, a loop over rows, a condition, own names."""

import io

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_BODY = (
    ("Heading 1", "Mötet"),
    ("Normal", "Mötesdatum: {{ motesdatum }}"),
    ("Normal", "Mötesform: {{ form }}"),
    ("Heading 1", "Vad som togs upp"),
    ("Normal", "{%p for stycke in innehall.stycken %}"),
    ("Normal", "{{ stycke }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p if tolk %}"),
    ("Normal", "Tolk bokas till nästa möte."),
    ("Normal", "{%p endif %}"),
    ("Normal", "Kostnad för resor: {{ resekostnad }}"),
    ("Heading 1", "Överenskommelser"),
)
_HEAD = ("Vad", "Vem", "Klart senast")
_ROWS = (
    ("{%tr for o in overenskommelser %}", "", ""),
    ("{{ o.vad }}", "{{ o.vem }}", "{{ o.klart_senast }}"),
    ("{%tr endfor %}", "", ""),
)


def word_file() -> bytes:
    """The file as it is uploaded."""
    document = docx.Document()
    document.core_properties.title = "{{ dokument.titel }}"
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
    document.add_paragraph("{{ dokument.titel }}, {{ deltagare.namn }}", style="Title")
    for style, text in _BODY:
        document.add_paragraph(text, style=style)
    table = document.add_table(rows=0, cols=len(_HEAD), style="Table Grid")
    for texts in (_HEAD, *_ROWS):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.sections[0].footer.paragraphs[0].text = "{{ dokument.id }}"
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
