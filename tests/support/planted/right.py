"""Five templates without a mistake, with much that could be taken for one."""

from __future__ import annotations

from tests.support.planted.case import Case, Word, control, drawing, paragraph, run, table, text_box


def braces(word: Word) -> None:
    word.add(
        "Mängden {1, 2} och {_{ klamrar }_}, 100 % {ja} och f(x) = {x | x > 0}.",
        "{# {{ detta_ser_ingen }} #}{% if spar and not grupp %}{# nej #}{% endif %}",
        "{%- if spar -%} ihop {%- endif %}",
    )


def loops(word: Word) -> None:
    word.add(
        "{% for u in uppfoljningar if u.datum %}{{ loop.index }} {{ u.text|upper }}{% else %}–{% endfor %}",
        "{% for g in resultat|groupby('mal') %}{{ g.grouper }}",
        "{% for r in g.list %}{{ r.nr }}{% endfor %}{% endfor %}",
        "{% if slut %}",
        "{{ slut }} {% set x = deltagare %}{{ x.namn }}",
        "{% endif %}",
        "{{ svar|map(attribute='svar')|join(', ') }} {{ spar or '–' }} {{ 'x' if manader else 'y' }}",
    )
    word.draw(text_box("{% for r in resultat %}{{ r.mal }}{% endfor %}"))


def tables(word: Word) -> None:
    word.draw(table(("Namn", "{{ dokument.titel }}"), ("Datum", "{{ dokument.datum }}")))
    word.draw(table(("Telefon", "0491-000 00"), ("E-post", "x@example.org")))
    word.draw(table(("Ensam rad", "bredvid")))
    word.draw(
        table(
            ("Aktör", "Datum"),
            ("{{ dokument.titel }}", "{{ dokument.datum }}"),
            properties="<w:trPr><w:tblHeader/></w:trPr>",
        )
    )
    word.draw(control("{{ dokument.id }}"))


def pictures(word: Word) -> None:
    word.draw(drawing(described='descr="Projektets logotyp"'))
    word.draw(paragraph('<w:r><w:pict><v:shape alt="Karta"><v:imagedata/></v:shape></w:pict></w:r>'))
    green = '<w:shd w:val="clear" w:fill="1F5C4A"/>'
    word.draw(paragraph(run("Vitt på grönt", '<w:color w:val="FFFFFF"/>'), green))
    large = run("Stort och grått", '<w:color w:val="888888"/><w:sz w:val="40"/>')
    word.draw(paragraph(large + run("Vanligt", '<w:color w:val="auto"/>')))


def headings(word: Word) -> None:
    for level in (1, 0, 1, 2, 0):
        word.draw(paragraph(run(f"Nivå {level + 1}"), f'<w:outlineLvl w:val="{level}"/>'))


RIGHT = (
    Case("klamrar", "remissvar", braces),
    Case("slingor", "slutanalys", loops),
    Case("tabeller", "genomforandeplan", tables),
    Case("bilder och färger", "remiss", pictures),
    Case("rubriker", "ansokan", headings),
)
