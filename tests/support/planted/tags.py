"""Mistakes in what tags open, close, cut apart and stand beside."""

from __future__ import annotations

from tests.support.planted.case import FOOTER, HEADER, Case, Word, control, table, text_box


def never_closed(word: Word) -> None:
    word.remove("{%p endfor %}", nth=1)
    word.change("{{ dokument.mall }}", "{% if dokument.mall %}{{ dokument.mall }}", part=FOOTER)


def wrong_end(word: Word) -> None:
    word.change("{%p endfor %}", "{%p endif %}")
    word.add("{% endfor %}", "{% else %}")


def no_rows(word: Word) -> None:
    word.change("{%tr endfor %}", "{%tr endfor  %}")  # of the goals, which stay right
    word.remove("{%tr for f in fortsatta_insatser %}")
    word.remove("{%tr endfor %}")
    word.change("{{ f.aktor }}", "{% for f in fortsatta_insatser %}{{ f.aktor }}")
    word.change("{{ f.nar }}", "{{ f.nar }}{% endfor %}")
    word.change("{%tr for s in svar %}", "{% for s in svar %}")
    word.change("{%tr endfor %}", "{% endfor %}")


def not_alone(word: Word) -> None:
    word.change("{%p if spar %}", "{%p if spar %} om spår")
    word.change("{{ h.aktor }}", "{{ h.aktor }}{%tr if h.senast %}{%tr endif %}")
    word.add("{%tc if spar %}", "{%tc endif %}")


def different_units(word: Word) -> None:
    word.change("{%p endif %}", "{% endif %}")
    word.change("{%tr endfor %}", "{%p endfor %}")


def crossed(word: Word) -> None:
    word.change("{%p for m in motiveringar %}", "{%p for m in motiveringar %}")
    word.add("{% for h in hanvisningar %}{% if h.senast %}x{% endfor %}{% endif %}")
    word.add("{% if spar %}a{% else %}b{% elif grupp %}c{% endif %}")
    word.add("{% for h in hanvisningar %}{% if h.senast %}x{% endfor %}")


def loose_braces(word: Word) -> None:
    word.change("{{ spar }}", "{{ spar }")
    word.change("{%p if startdatum %}", "{%p if startdatum }}")
    word.change("{{ vagledare }}", "{ { vagledare } }")
    word.change("{{ grupp }}", "{grupp}}")
    word.change("{{ informerad.av }}", "{informerad.av}")
    word.add("Slut }}", "{{ mote }}}", "{{ oh_mote")


def every_part(word: Word) -> None:
    word.change("{{ dokument.projekt }}", "{{ dokument.prjekt }}", part=HEADER)
    word.change("{{ dokument.id }}", "{{ dokument.id", part=FOOTER)
    word.draw(text_box("{{ spaar }}", "{% if spar %}"))
    word.draw(control("{{ vagledaren }}"))
    core = word.root("docProps/core.xml")
    next(core.iter("{*}title")).text = "{{ dokument.titel|safe }}"


def two_columns(word: Word) -> None:
    word.draw(table(("{%tr for h in hanvisningar %}",), ("{{ h.aktor }}{%tr endfor %}",)))
    word.draw(
        table(
            ("Aktör", "Åtgärd"),
            ("{% if spar %}x", "y"),
            ("z", "{% endif %}"),
            properties="<w:trPr><w:tblHeader/></w:trPr>",
        )
    )


TAGS = (
    Case("aldrig avslutade", "slutanalys", never_closed),
    Case("fel slut", "remissvar", wrong_end),
    Case("slingor utan tr", "slutanalys", no_rows),
    Case("inte ensamma", "remissvar", not_alone),
    Case("olika bokstäver", "remissvar", different_units),
    Case("korsade", "remissvar", crossed),
    Case("lösa klamrar", "remissvar", loose_braces),
    Case("i varje del", "remissvar", every_part),
    Case("i nya tabeller", "remissvar", two_columns),
)
