"""The sections of the application: what its Word file may hold between {{ and }}.

Headings, list characters and list numbers belong to the Word file. Every list below is already in the order
of the document, every date and amount is written out, and a text that nobody wrote is "" or an empty list.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ansokan:
    """Title, name and the section Ansökan: ``{{ ansokan.titel }}``, ``{%p for stycke in ansokan.stycken %}``.

    ``titel`` is the whole title in capitals, ``parter`` the sentence that names the parties and ``period``
    "1 februari 2017 – 31 januari 2020".
    """

    titel: str
    namn: str
    parter: str
    period: str
    stycken: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Del:
    """A piece of a paragraph; ``fotnot`` ("", "1", "2" or "3") is the footnote whose mark follows it.

    ``{%r for d in stycke.delar %}{{ d.text }}{%r if d.fotnot == "1" %}¹{%r endif %}{%r endfor %}``; ¹ is
    a real footnote of the Word file with the text ``{{ bakgrund.fotnot_1 }}``. Word counts the marks itself.
    """

    text: str
    fotnot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stycke:
    """A paragraph that may hold marks of footnotes; the pieces stand directly after each other."""

    delar: tuple[Del, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bakgrund:
    """Bakgrund och behov, with up to three footnotes in the order of their marks; "" where there is none."""

    stycken: tuple[Stycke, ...]
    fotnot_1: str
    fotnot_2: str
    fotnot_3: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Punkter:
    """A bullet list: ``{%p for punkt in syfte.punkter %}``; a point holds no bullet of its own."""

    punkter: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mal:
    """The two bullet lists under Mål."""

    nyckeltal: tuple[str, ...]
    deltagare: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Malgrupp:
    """Målgrupp, its paragraphs and those under Avgränsningar."""

    stycken: tuple[str, ...]
    avgransningar: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The paragraphs under Styrgrupp, Operativ handläggningsgrupp (OH) and Vägledare."""

    styrgrupp: tuple[str, ...]
    oh: tuple[str, ...]
    vagledare: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fas:
    """A numbered phase: the number stands before ``text``; ``fortsattning`` are the paragraphs after it."""

    text: str
    fortsattning: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figur:
    """The labels of the track figure, ``{%p if metod.figur.visas %}``: all three or none."""

    visas: bool
    ovre: str
    mitten: str
    nedre: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metod:
    """Metod & Arbetssätt: ”Det nya samarbetet”, Arbetssätt with phases and figure, and Metod."""

    samarbete: tuple[str, ...]
    arbetssatt: tuple[str, ...]
    faser: tuple[Fas, ...]
    avslutning: tuple[str, ...]
    figur: Figur
    stycken: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The subheading of a party, or of parties that share one, and its paragraphs."""

    rubrik: str
    stycken: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ansvar:
    """Ansvarsfördelning och resurser: Projektet, then ``{%p for part in ansvar.parter %}``."""

    projektet: tuple[str, ...]
    parter: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kostnadsrad:
    """A row of the budget; ``belopp`` has one amount ("980 000") for each year, ``summa`` adds them up."""

    nr: str
    kostnadsslag: str
    specifikation: str
    belopp: tuple[str, ...]
    summa: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Intaktsrad:
    """An income row of the budget, shaped as a cost row."""

    finansiar: str
    belopp: tuple[str, ...]
    summa: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Finansiering och kostnader: ``{%tr for rad in budget.rader %}{%tc for belopp in rad.belopp %}``.

    ``ar`` are the column headings ("År 1"). ``summor`` and ``intaktssummor`` have one amount for each year,
    which ``total`` and ``intaktstotal`` add up. ``sokt_per_ar`` ("1 770 000 kr") is "" when no yearly amount
    was stated; ``medel_per_ar`` is the budget's mean.
    """

    stycken: tuple[str, ...]
    ar: tuple[str, ...]
    rader: tuple[Kostnadsrad, ...]
    summor: tuple[str, ...]
    total: str
    intakter: tuple[Intaktsrad, ...]
    intaktssummor: tuple[str, ...]
    intaktstotal: str
    sokt_per_ar: str
    medel_per_ar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertecknare:
    """One party's place on the signature page; ``namnfortydligande`` is "" when it is left to the pen."""

    organisation: str
    namnfortydligande: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Underskriftsrad:
    """Two parties side by side; after an odd number of them the last ``hoger.organisation`` is ""."""

    vanster: Undertecknare
    hoger: Undertecknare


@dataclass(frozen=True, slots=True, kw_only=True)
class Underskriftssida:
    """The signature page: ``rubrik`` stands to the left over the rows and the word Datum to the right."""

    rubrik: str
    rader: tuple[Underskriftsrad, ...]
