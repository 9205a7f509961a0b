"""Templates at the edges of the proof: each looks like something that is proved, and is not quite that.

Whoever finds such an edge in life puts a template here. Some of them docxtpl stops at; `STOPPED` has these.
"""
# ruff: noqa: E501  templates are data: a template stands on one line

from docx.oxml.ns import nsmap

from tests.workers.engine.package import NAMESPACES, word_file
from workers.word.package import Package

DOCUMENT = "word/document.xml"
_W, _WP = nsmap["w"], nsmap["wp"]


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(widths: int, rows: str, prefix: str = "w") -> str:
    grid = f'<{prefix}:gridCol {prefix}:w="1000"/>' * widths
    return f"<{prefix}:tblGrid>{grid}</{prefix}:tblGrid>{rows}"


def cell(text: str, properties: str = "<w:tcPr/>") -> str:
    return f"<w:tc>{properties}{p(text)}</w:tc>"


def tbl(widths: int, *cells: str) -> str:
    row = f"<w:tr>{''.join(cells)}</w:tr>"
    return f"<w:tbl><w:tblPr/>{table(widths, row)}</w:tbl>{p('{{ n }}')}"


_BOLD, _ITALIC = "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"
_ROWS = f"<q:tr><q:tc>{p('{{ b }}')}</q:tc></q:tr>"
_WIDE = '<w:tcPr><w:tcW w:w="1"/></w:tcPr>'
_PICTURE = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="5" name="x"/></wp:inline></w:drawing></w:r></w:p>'
_BOX = f"<w:sdt><w:sdtPr>{_ITALIC}</w:sdtPr><w:sdtContent><w:r><w:t>{{{{ a }}}}</w:t></w:r></w:sdtContent></w:sdt>"

BODIES: dict[str, str] = {
    "an empty run with an attribute": f'<w:p><w:r w:rsidR="00A1"/>{_BOX}</w:p>',
    "an empty run later in a loop": f'<w:p><w:r><w:t>{{% for s in lista %}}</w:t></w:r>{_BOX}<w:r w:rsidR="00A1"/><w:r>{_BOLD}<w:t>{{{{ s }}}}{{% endfor %}}</w:t></w:r></w:p>',
    "an empty run without attributes": f"<w:p><w:r/>{_BOX}</w:p>",
    "an empty paragraph with an attribute": f'<w:p w:rsidR="00A1"/><w:p><w:pPr>{_BOLD}</w:pPr><w:r>{_ITALIC}<w:t>{{{{ a }}}}</w:t></w:r></w:p>',
    "an empty text with an attribute": '<w:p><w:r><w:t xml:space="preserve"/></w:r><w:r><w:t>{{ a }}</w:t></w:r></w:p>',
    "an empty text without attributes": "<w:p><w:r><w:t/><w:instrText>{{ b }}</w:instrText><w:t>{{ a }}</w:t></w:r></w:p>",
    "empty formatting": f"<w:p><w:r><w:rPr/><w:t>{{{{ a }}}}</w:t></w:r><w:r>{_BOLD}<w:t>{{{{ a }}}}</w:t></w:r></w:p>",
    "formatting that was changed": "<w:p><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>{{ n }}</w:t></w:r></w:p>",
    "formatting after the text": f"<w:p><w:r><w:t>{{{{ a }}}}</w:t>{_BOLD}</w:r></w:p>",
    "formatting that the words decide": "<w:p><w:r><w:rPr>{% if flagga %}<w:b/>{% endif %}<w:i/></w:rPr><w:t>{{ a }}</w:t></w:r></w:p>",
    "formatting of the ruby": f"<w:p><w:r>{_BOLD}<w:ruby><w:rt><w:r>{_ITALIC}<w:t>{{{{ a }}}}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>z{{{{ a }}}}</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
    "a listing in a text": p("{{ li ~ '!' }}"),
    "listings joined": p("{{ [li, a]|join(', ') }}"),
    "listings joined by attribute": p("{{ [{'x': li}]|join(', ', attribute='x') }}"),
    "a listing between": p("{{ lista|join(li) }}"),
    "a listing by name": p("{% set x = 'a' ~ li %}{{ x }} {{ x|e }} {{ x|trim }}"),
    "properties of a cell twice": tbl(2, '<w:tc><w:tcPr/><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>'),
    "properties of a cell that were changed": tbl(2, cell("a", '<w:tcPr><w:gridSpan w:val="2"/><w:tcPrChange w:id="1"><w:tcPr><w:gridSpan w:val="1"/></w:tcPr></w:tcPrChange></w:tcPr>')),
    "properties of a cell that may be": tbl(2, cell("a", '{% if flagga %}<w:tcPr/>{% endif %}<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'), cell("b")),
    "a grid of no columns": f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell('{{ a }}')}</w:tr></w:tbl>",
    "two grids": f'<w:tbl><w:tblGrid><w:x/></w:tblGrid><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr>{cell("{{ a }}")}</w:tr></w:tbl>',
    "a grid that was changed": f'<w:tbl><w:tblGrid><w:gridCol w:w="1"/><w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid></w:tblGridChange></w:tblGrid><w:tr>{cell("{{ a }}")}</w:tr></w:tbl>',
    "a grid that the words decide": f'<w:tbl><w:tblGrid><w:gridCol w:w="1"/>{{% if flagga %}}<w:gridCol w:w="1"/>{{% endif %}}</w:tblGrid><w:tr>{cell("{{ a }}")}</w:tr></w:tbl>',
    "a cell in a box": f'<w:tbl><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:sdt><w:sdtContent>{cell("{{ a }}")}</w:sdtContent></w:sdt>{cell("b")}</w:tr></w:tbl>',
    "a width in two pieces": tbl(2, cell("a", '<w:tcPr><w:gridSpan w:val="{{ 0 - 1 }}{{ 2 }}"/></w:tcPr>')),
    "a table with another prefix": f'<q:tbl xmlns:q="{_W}">{table(2, _ROWS, "q")}</q:tbl>',
    "a table without a prefix": f'<tbl xmlns="{_W}" xmlns:q="{_W}">{table(2, _ROWS, "q")}</tbl>',
    "a picture without a prefix": f'<w:p><w:r><w:drawing><inline xmlns="{_WP}"><docPr id="5" name="x"/></inline></w:drawing></w:r></w:p>',
    "a prefix that means something else": '<w:p><w:r><w:drawing><x xmlns:wp="urn:x"><wp:docPr id="5" name="x"/></x></w:drawing></w:r><w:r><w:t>{{ a }}</w:t></w:r></w:p>',
    "namespaces of other things": '<w:p><w:r><w:drawing><a:graphic xmlns:a="urn:a"><pic:pic xmlns:pic="urn:p" r:id="rId1">{{ b }}</pic:pic></a:graphic></w:drawing></w:r></w:p>',
    "a value in a text's attribute": '<w:p><w:r><w:t w:x="{{ n }}">{{ a }}</w:t></w:r></w:p>',
    "a note and a comment": "<?eget ?><!-- --><w:p><w:r><w:t><![CDATA[<x> {{ b }}]]></w:t></w:r></w:p>",
    "signs by number": p("&#65;&#160;{{ a }}&#x27;") + p("&#9;{{ a }}&#10;"),
    "a choice of what Word may show": f'<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="x">{_PICTURE}</mc:Choice><mc:Fallback>{_PICTURE}{p("{{ a }}")}</mc:Fallback></mc:AlternateContent>',
    "a text box that Word may show": f'<w:p><w:r>{_BOLD}<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="x"><w:pict><w:txbxContent>{p("{{ a }}")}</w:txbxContent></w:pict></mc:Choice></mc:AlternateContent></w:r></w:p>',
    "a row with a value in its tag": f'<w:tbl><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr>{cell("{{ a }}")}</w:tr><w:tr w:x="{{ n }}"></w:tr></w:tbl>',
    "text between": '<w:p><w:ins w:id="1"><w:r><w:t>{{ a }}</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>{{ b }}</w:delText></w:r></w:del></w:p>',
}  # fmt: skip
NOTES = {
    "spaces in tags": '<w:footnote w:id="2"><w:p ><w:r\n><w:rPr ><w:b /></w:rPr ><w:t\nxml:space="preserve">{{ a }}</w:t ></w:r ></w:p ></w:footnote>',
    "quotes of the other kind": "<w:footnote w:id='2'><w:p><w:r w:x='\">'><w:rPr>\n<w:b w:val='1'/>\n</w:rPr><w:t>{{ a }}</w:t></w:r></w:p></w:footnote>",
    "formatting on several lines": '<w:footnote w:id="2">\n<w:p>\n<w:r>\n<w:rPr>\n<w:b/>\n</w:rPr>\n<w:t>{{ a }}</w:t>\n</w:r>\n</w:p>\n</w:footnote>',
    "breaks and signs in attributes": '<w:footnote w:id="2"><w:p w:x="a>b"><w:r w:x="c\t"><w:t w:x=">">{{ n }}</w:t></w:r></w:p></w:footnote>',
    "text that is marked": '<w:footnote w:id="2"><w:p><w:r><w:t><![CDATA[<{{ n }}>]]></w:t></w:r></w:p></w:footnote>',
}  # fmt: skip
STOPPED: dict[str, str] = {
    "a cell of a broken width": tbl(2, cell("{% colspan n / 1.5 %}Summa", _WIDE)),
    "a cell as wide as yes": tbl(2, cell("{% colspan flagga %}Summa", _WIDE), cell("x")),
    "a cell of no width": tbl(1, cell("x", '<w:tcPr><w:gridSpan w:val="{% if flagga %}{% endif %}"/></w:tcPr>')),
}  # fmt: skip

RUN_ON = (
    '<w:p><w:r><w:t xml:space="preserve"/><w:instrText>{{ b }}</w:instrText><w:t>{{ a }}</w:t></w:r></w:p>'
)
"""docxtpl takes all of it for one text, and a line feed in the field ends a text that has not begun."""


def corners() -> dict[str, bytes]:
    """One Word file for each corner."""
    files = {name: word_file(body) for name, body in BODIES.items()}
    notes = {name: word_file(p("{{ b }}"), {"footnotes": note}) for name, note in NOTES.items()}
    return {**files, **notes, "a namespace of the body alone": _namespace_on_body()}


def _namespace_on_body() -> bytes:
    """As some programs write it: Word itself declares all on the document."""
    package = Package.read(word_file(p("{{ a }}") + _PICTURE))
    declared = next(each for each in NAMESPACES.split() if each.startswith("xmlns:wp="))
    xml = package.members[DOCUMENT].decode().replace(f" {declared}", "", 1)
    return package.replaced({DOCUMENT: xml.replace("<w:body>", f"<w:body {declared}>").encode()}).to_bytes()
