"""A template for each feature that docxtpl documents, and for what Word itself puts into files."""
# ruff: noqa: E501  templates are data: a template stands on one line

from typing import Any

from docxtpl import Listing, RichText, RichTextParagraph

from service.documents.kinds import REGISTRY
from tests.support.kinds import words as words_of
from tests.workers.engine.corners import corners
from tests.workers.engine.package import word_file


def p(text: str, *, inside: str = "") -> str:
    return f"<w:p>{inside}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="1"/>{properties}</w:tcPr>{p(text)}</w:tc>'


def row(*texts: str) -> str:
    return f"<w:tr>{''.join(map(cell, texts))}</w:tr>"


def table(columns: int, *rows: str) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"


def drawing(number: int, after: str = "") -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="{number}" name="Bild"/></wp:inline></w:drawing></w:r>'
        f"<w:r><w:t>{after}</w:t></w:r></w:p>"
    )


BODIES: dict[str, str] = {
    "paragraphs in a loop": p("{%p for s in lista %}") + p("{{ s }}") + p("{%p endfor %}"),
    "a choice of paragraphs": p("{%p if flagga %}") + p("ja") + p("{%p else %}") + p("nej") + p("{%p endif %}"),
    "rows in a loop": table(2, row("A", "B"), row("{%tr for r in rader %}"), row("{{ r.x }}", "{{ r.y }}"), row("{%tr endfor %}")),
    "rows without a header": table(1, row("{%tr for r in rader %}"), row("{{ r.x }}"), row("{%tr endfor %}")),
    "a chosen row": table(2, row("A", "B"), row("{%tr if flagga %}"), row("{{ a }}", "x"), row("{%tr endif %}")),
    "cells in a loop": table(3, row("{%tc for k in kolumner %}", "{{ k }}", "{%tc endfor %}")),
    "cells in a loop beside others": table(4, row("Nr", "{%tc for k in kolumner %}", "{{ k }}", "{%tc endfor %}", "S")),
    "rows and cells in loops": table(
        3, row("{%tr for r in rader %}"), row("{%tc for z in r.z %}", "{{ z }}", "{%tc endfor %}"), row("{%tr endfor %}")
    ),
    "a row of no cells": table(2, row("a", "b"), row("{%tc for k in kolumner %}", "{{ k }}", "{%tc endfor %}")),
    "merged over columns": table(3, row("a", "b", "c"), row("{% colspan 3 %}Summa")),
    "merged over as many as there are": table(4, row("{% colspan n %}{{ a }}", "b"), row("a", "b", "c", "d")),
    "a coloured cell": table(1, row("{% cellbg farg %}{{ a }}")),
    "merged down": table(2, row("{%tr for r in rader %}"), row("{% vm %}{{ a }}", "{{ r.y }}"), row("{%tr endfor %}")),
    "merged across": table(3, row("{%tc for k in kolumner %}", "{% hm %}{{ a }}", "{%tc endfor %}")),
    "runs": p("a") + "<w:p><w:r><w:t>{%r if flagga %}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>{%r endif %}</w:t></w:r></w:p>",
    "lines joined": p("en rad {{ a }} {%- if flagga %}") + p("syns") + p("{%- endif %} slut"),
    "lines joined forward": p("{% if flagga -%}") + p("samma {{ a }}") + p("{%- endif -%}") + p("slut"),
    "spaces taken away": p("ord   {{- a -}}   ord"),
    "comments": p("{# borta #}{{ a }}") + p("{#p hela stycket #}") + p("kvar"),
    "braces to be read": p("{_{ a }_} {_% if %_} {{ a }}"),
    "a tag in three runs": "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ a </w:t></w:r><w:r><w:t>}} x</w:t></w:r></w:p>",
    "a tag with a spelling mark": "<w:p><w:r><w:t>{{ </w:t></w:r><w:proofErr/><w:r><w:t>a</w:t></w:r><w:r><w:t> }}</w:t></w:r></w:p>",
    "curly quotes": p("{% if a == “Anna” %}ja{% endif %}{{ tom or “–” }}"),
    "comparisons": p("{% if n &gt; 2 and n &lt;= 12 %}mellan{% endif %}"),
    "set": p("{% set x = a ~ b %}{{ x }}{% set x = n + 1 %}{{ x }}"),
    "the loop's own words": p("{% for s in lista %}{{ loop.index }}/{{ loop.length }} {{ s }}{% if not loop.last %}, {% endif %}{% else %}inga{% endfor %}"),
    "loops that choose": p("{% for r in rader if r.ja %}{{ r.x }};{% endfor %}"),
    "groups": p("{% for g in rader|groupby('ja') %}{{ g.grouper }}: {{ g.list|length }} {% endfor %}"),
    "a group's names": p("{% for namn, varde in grupp|dictsort %}{{ namn }}={{ varde }} {% endfor %}"),
    "lists in pieces": p("{% for del in lista|batch(2, '-') %}{{ del|join('+') }}; {% endfor %}"),
    "rich text": p("före {{r rt }} efter {{ a }}"),
    "rich paragraphs": p("{{p rp }}") + p("{{ a }}"),
    "a listing": p("{{ ls }}", inside='<w:pPr><w:pStyle w:val="L"/></w:pPr>') + p("{{ a }}"),
    "rich text in a table": table(1, row("{%tr for r in rader %}"), row("{{r rt }}{{ r.x }}"), row("{%tr endfor %}")),
    "a picture": drawing(1, "{{ a }}") + drawing(1, "{{ b }}"),
    "pictures in a loop": p("{%p for s in lista %}") + drawing(7, "{{ s }}") + p("{%p endfor %}"),
    "a table in a cell": table(2, f"<w:tr><w:tc><w:tcPr/>{table(1, row('{{ a }}'), row('{{ b }}'))}</w:tc>{cell('x')}</w:tr>"),
    "a wider table in a cell": table(1, f"<w:tr><w:tc><w:tcPr/>{table(3, row('{{ a }}', 'b', 'c'))}</w:tc></w:tr>"),
    "a row that is too wide": table(1, row("{{ a }}", "b", "c")),
    "a row that is too narrow": table(3, row("{{ a }}")),
    "a field": p("{{ a }}") + '<w:p><w:r><w:instrText xml:space="preserve"> QUOTE {{ b }} </w:instrText></w:r></w:p>',
    "an attribute": '<w:p><w:bookmarkStart w:id="1" w:name="{{ a }} &amp; {{ n }}"/><w:r><w:t>{{ b }}</w:t></w:r></w:p>',
    "a comment in the XML": "<!-- en anteckning -->" + p("{{ b }}"),
    "a text box": f"<w:p><w:r><w:pict><w:txbxContent>{p('ruta {{ a }}')}</w:txbxContent></w:pict></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>efter {{{{ a }}}}</w:t></w:r></w:p>",
    "literal breaks": p("rad 1\nrad 2 {{ a }}\tkol"),
    "formatting around breaks": "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>{{ a }}</w:t></w:r></w:p>",
    "a loop over two runs": "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{% for s in lista %}{{ s }}</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>{{ s }}{% endfor %}{{ a }}</w:t></w:r></w:p>",
    "a choice over two runs": "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{% if flagga %}</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>x{% endif %}{{ a }}</w:t></w:r></w:p>",
    "a choice over two cells": table(2, f"<w:tr>{cell('{% if flagga %}ett')}{cell('två{% endif %} {{ a }}')}</w:tr>", row("x", "y")),
    "a choice over the only two cells": table(
        2, f"<w:tr>{cell('{% if flagga %}ett')}{cell('två{% endif %} {{ a }}')}</w:tr>"
    ),
    "a cell that may be empty": table(1, f"<w:tr><w:tc><w:tcPr/>{p('{%p if flagga %}')}{p('{{ a }}')}{p('{%p endif %}')}</w:tc></w:tr>"),
    "nothing to fill": p("bara text") + table(2, row("en")),
}  # fmt: skip
PARTS = {
    "header": p("Huvud {{ a }}") + table(2, row("{%tr for r in rader %}"), row("{{ r.x }}"), row("{%tr endfor %}")),
    "footer": p("{%p if flagga %}") + p("{{ b }} fot") + p("{%p endif %}"),
    "footnotes": f'<w:footnote w:id="2">{p("not {{ a }}")}</w:footnote><w:footnote w:id="3">{p("{%p if flagga %}")}{p("x")}{p("{%p endif %}")}</w:footnote>',
}  # fmt: skip


def documented() -> dict[str, bytes]:
    """One Word file for each feature and each corner of the proof, and one with every kind of part."""
    files = {name: word_file(body) for name, body in BODIES.items()}
    return {**files, **corners(), "all parts": word_file(p("{{ a }}"), PARTS, title="{{ b }}")}


def with_rich(words: dict[str, Any]) -> dict[str, Any]:
    """The same words, and docxtpl's own kinds of text made of them."""
    rich = RichText(words["a"], bold=True, color="#AA0000")
    rich.add("\nny rad & <mer>\tkol", italic=True)
    return {
        **words,
        "rt": rich,
        "rp": RichTextParagraph(rich, parastyle="X"),
        "ls": Listing(f"{words['a']}\a2\f3\n4\t5"),
        "li": Listing(f"{words['b']} & <mer>"),
    }


def of_kinds() -> dict[str, bytes]:
    return {kind.key: kind.template for kind in REGISTRY}


def kind_words(key: str, text: str) -> dict[str, Any]:
    """The example of a kind, every third text of it replaced, without what names the file's properties."""
    count = iter(range(10**6))

    def changed(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: changed(item) for name, item in value.items()}
        if isinstance(value, list):
            return [changed(item) for item in value]
        return text if isinstance(value, str) and next(count) % 3 == 0 else value

    made: dict[str, Any] = changed(words_of(key))
    return made
