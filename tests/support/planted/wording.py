"""Mistakes in names, filters and the grammar of single tags, and what Word does to them."""

from __future__ import annotations

from tests.support.planted.case import HEADER, Case, Word


def misspelt(word: Word) -> None:
    word.change("{{ deltagare.namn }}", "{{ deltagare.nanm }}")
    word.change("{{ h.atgard }}", "{{ h.atgrad }}")
    word.change("{{ dokument.titel }}", "{{ Dokument.titel }}", part=HEADER)
    word.add("{{ organisation_som_inte_finns }}")


def misspelt_list(word: Word) -> None:
    word.change("{%tr for h in hanvisningar %}", "{%tr for h in hanvisnignar %}")
    word.change("{{ h.ansvarig }}", "{{ h.ansvarg }}")
    word.change("{{ m.text }}", "{{ n.text }}")


def outside_loop(word: Word) -> None:
    word.add("{{ h.aktor }}", "{{ loop.index }}", "{{ hanvisningar.aktor }}", "{{ personnummer }}")


def wrong_sort(word: Word) -> None:
    word.add("{{ svar }}", "{{ efter }}", "{% for x in start %}{{ x }}{% endfor %}")


def not_allowed(word: Word) -> None:
    word.change("{{ start }}", "{{ start|date }}")
    word.change("{{ slut }}", "{{ slut.strftime('%Y') }}")
    word.change("{{ manader }}", "{{ manader|safe }}")
    word.add("{% macro rad(x) %}", "{% for i in range(3) %}{{ i }}{% endfor %}", "{% include 'x' %}")


def grammar(word: Word) -> None:
    word.change("{%p if spar %}", '{%p if spar = "Kort" %}')
    word.change("{%p if startdatum %}", "{%p if startdatum och vagledare %}")
    word.change("{%p for m in motiveringar %}", "{%p for m i motiveringar %}")
    word.change("{{ oh_mote }}", "{{ oh mote }}")
    word.add('{% if grupp == "OH %}a{% elseif mote %}b{% end if %}', "{% iff spar %}x{% endif %}")


def broken_by_word(word: Word) -> None:
    word.runs("Deltagare{{ deltagare.namn }}", "Deltagare", "{{ delta", "gare.", "namn }}")
    word.change("{%p if remissens_datum %}", "{%p\u00a0if remissens_datum %}")
    word.change("{{ spar }}", "{{ sp\u200bar or \u201d\u2013\u201d }}")
    word.change("{%p if vagledare %}", "{%p If vagledare != \u2019x\u2019 %}")


def broken_and_wrong(word: Word) -> None:
    word.runs("Spår{{ spar }}", "Spår", "{", "{ spra }", "}")
    word.change("{{ grupp }}", "{{ grupp\u00a0| }}")


WORDING = (
    Case("felstavade", "remissvar", misspelt),
    Case("felstavad lista", "remissvar", misspelt_list),
    Case("utanför slingan", "remissvar", outside_loop),
    Case("fel sort", "slutanalys", wrong_sort),
    Case("inte tillåtet", "slutanalys", not_allowed),
    Case("grammatik", "remissvar", grammar),
    Case("delade av Word", "remissvar", broken_by_word),
    Case("delade och felstavade", "remissvar", broken_and_wrong),
)
