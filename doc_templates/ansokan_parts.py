"""The sections of the application: what its Word file may hold between {{ and }}.

Headings, list characters and list numbers belong to the Word file. Every list below is already in the order
of the document, every date and amount is written out, and a text that nobody wrote is "" or an empty list.
"""

from dataclasses import dataclass, field

from doc_templates.words import means


@dataclass(frozen=True, slots=True, kw_only=True)
class Ansokan:
    """Title, name and the section Ansökan: ``{{ ansokan.titel }}``, ``{%p for stycke in ansokan.stycken %}``.

    ``titel`` is the whole title in capitals, ``parter`` the sentence that names the parties and ``period``
    "1 februari 2017 – 31 januari 2020".
    """

    titel: str = field(metadata=means("Hela rubriken i versaler."))
    namn: str = field(metadata=means("Projektets namn."))
    parter: str = field(metadata=means("Meningen som räknar upp parterna; tom utan parter."))
    period: str = field(metadata=means("Projekttiden i ord."))
    stycken: tuple[str, ...] = field(metadata=means("Avsnittets text, ett stycke i taget.", each="stycke"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Del:
    """A piece of a paragraph; ``fotnot`` ("", "1", "2" or "3") is the footnote whose mark follows it.

    ``{%r for d in stycke.delar %}{{ d.text }}{%r if d.fotnot == "1" %}¹{%r endif %}{%r endfor %}``; ¹ is
    a real footnote of the Word file with the text ``{{ bakgrund.fotnot_1 }}``. Word counts the marks itself.
    """

    text: str = field(metadata=means("En bit av stycket, fram till nästa fotnot."))
    fotnot: str = field(metadata=means("Numret på fotnoten som följer efter biten, 1–3; tomt utan fotnot."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stycke:
    """A paragraph that may hold marks of footnotes; the pieces stand directly after each other."""

    delar: tuple[Del, ...] = field(metadata=means("Styckets bitar; efter en bit kan en fotnot stå", each="d"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bakgrund:
    """Bakgrund och behov, with up to three footnotes in the order of their marks; "" where there is none."""

    stycken: tuple[Stycke, ...] = field(metadata=means("Avsnittets stycken", each="stycke"))
    fotnot_1: str = field(metadata=means("Den första fotnotens text; tom om den inte finns."))
    fotnot_2: str = field(metadata=means("Den andra fotnotens text; tom om den inte finns."))
    fotnot_3: str = field(metadata=means("Den tredje fotnotens text; tom om den inte finns."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Punkter:
    """A bullet list: ``{%p for punkt in syfte.punkter %}``; a point holds no bullet of its own."""

    punkter: tuple[str, ...] = field(
        metadata=means("Punkterna, en i taget; punkttecknet ligger i mallen.", each="punkt")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mal:
    """The two bullet lists under Mål."""

    nyckeltal: tuple[str, ...] = field(metadata=means("Målen i nyckeltal, en punkt i taget.", each="punkt"))
    deltagare: tuple[str, ...] = field(
        metadata=means("Målen för deltagarna, en punkt i taget.", each="punkt")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Malgrupp:
    """Målgrupp, its paragraphs and those under Avgränsningar."""

    stycken: tuple[str, ...] = field(metadata=means("Målgruppen, ett stycke i taget.", each="stycke"))
    avgransningar: tuple[str, ...] = field(
        metadata=means("Avgränsningarna, ett stycke i taget.", each="stycke")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The paragraphs under Styrgrupp, Operativ handläggningsgrupp (OH) and Vägledare."""

    styrgrupp: tuple[str, ...] = field(metadata=means("Styrgruppen, ett stycke i taget.", each="stycke"))
    oh: tuple[str, ...] = field(
        metadata=means("Operativ handläggningsgrupp, ett stycke i taget.", each="stycke")
    )
    vagledare: tuple[str, ...] = field(metadata=means("Vägledarna, ett stycke i taget.", each="stycke"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fas:
    """A numbered phase: the number stands before ``text``; ``fortsattning`` are the paragraphs after it."""

    text: str = field(metadata=means("Fasens första stycke, efter numret."))
    fortsattning: tuple[str, ...] = field(
        metadata=means("Fasens övriga stycken, ett i taget.", each="stycke")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figur:
    """The labels of the track figure, ``{%p if metod.figur.visas %}``: all three or none."""

    visas: bool = field(metadata=means("Om figuren ska visas."))
    ovre: str = field(metadata=means("Text vid det övre spåret."))
    mitten: str = field(metadata=means("Text vid det mittersta spåret."))
    nedre: str = field(metadata=means("Text vid det nedre spåret."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Metod:
    """Metod & Arbetssätt: ”Det nya samarbetet”, Arbetssätt with phases and figure, and Metod."""

    samarbete: tuple[str, ...] = field(
        metadata=means("Det nya samarbetet, ett stycke i taget.", each="stycke")
    )
    arbetssatt: tuple[str, ...] = field(metadata=means("Arbetssättet, ett stycke i taget.", each="stycke"))
    faser: tuple[Fas, ...] = field(metadata=means("Faserna", each="fas"))
    avslutning: tuple[str, ...] = field(
        metadata=means("Texten efter faserna, ett stycke i taget.", each="stycke")
    )
    figur: Figur = field(metadata=means("Figuren med spåren"))
    stycken: tuple[str, ...] = field(metadata=means("Metoden, ett stycke i taget.", each="stycke"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The subheading of a party, or of parties that share one, and its paragraphs."""

    rubrik: str = field(metadata=means("Partens namn som underrubrik."))
    stycken: tuple[str, ...] = field(metadata=means("Partens ansvar, ett stycke i taget.", each="stycke"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ansvar:
    """Ansvarsfördelning och resurser: Projektet, then ``{%p for part in ansvar.parter %}``."""

    projektet: tuple[str, ...] = field(
        metadata=means("Projektets ansvar, ett stycke i taget.", each="stycke")
    )
    parter: tuple[Part, ...] = field(metadata=means("Parternas ansvar", each="part"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kostnadsrad:
    """A row of the budget; ``belopp`` has one amount ("980 000") for each year, ``summa`` adds them up."""

    nr: str = field(metadata=means("Radens nummer."))
    kostnadsslag: str = field(metadata=means("Slag av kostnad."))
    specifikation: str = field(metadata=means("Vad kostnaden gäller."))
    belopp: tuple[str, ...] = field(metadata=means("Radens belopp, ett för varje år.", each="belopp"))
    summa: str = field(metadata=means("Radens summa."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Intaktsrad:
    """An income row of the budget, shaped as a cost row."""

    finansiar: str = field(metadata=means("Vem som finansierar."))
    belopp: tuple[str, ...] = field(metadata=means("Radens belopp, ett för varje år.", each="belopp"))
    summa: str = field(metadata=means("Radens summa."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Finansiering och kostnader: ``{%tr for rad in budget.rader %}{%tc for belopp in rad.belopp %}``.

    ``ar`` are the column headings ("År 1"). ``summor`` and ``intaktssummor`` have one amount for each year,
    which ``total`` and ``intaktstotal`` add up. ``sokt_per_ar`` ("1 770 000 kr") is "" when no yearly amount
    was stated; ``medel_per_ar`` is the budget's mean.
    """

    stycken: tuple[str, ...] = field(metadata=means("Avsnittets text, ett stycke i taget.", each="stycke"))
    ar: tuple[str, ...] = field(metadata=means("Kolumnernas rubriker, en för varje år.", each="ar"))
    rader: tuple[Kostnadsrad, ...] = field(metadata=means("Kostnaderna", each="rad"))
    summor: tuple[str, ...] = field(metadata=means("Kostnadernas summor, en för varje år.", each="belopp"))
    total: str = field(metadata=means("Alla kostnader tillsammans."))
    intakter: tuple[Intaktsrad, ...] = field(metadata=means("Intäkterna", each="rad"))
    intaktssummor: tuple[str, ...] = field(
        metadata=means("Intäkternas summor, en för varje år.", each="belopp")
    )
    intaktstotal: str = field(metadata=means("Alla intäkter tillsammans."))
    sokt_per_ar: str = field(metadata=means("Sökt belopp per år; tomt om inget är angivet."))
    medel_per_ar: str = field(metadata=means("Kostnaden per år i genomsnitt."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertecknare:
    """One party's place on the signature page; ``namnfortydligande`` is "" when it is left to the pen."""

    organisation: str = field(
        metadata=means("Organisationen som skriver under; tom när platsen inte används.")
    )
    namnfortydligande: str = field(metadata=means("Namnet i klartext; tomt när det skrivs för hand."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Underskriftsrad:
    """Two parties side by side; after an odd number of them the last ``hoger.organisation`` is ""."""

    vanster: Undertecknare = field(metadata=means("Den vänstra underskriften"))
    hoger: Undertecknare = field(metadata=means("Den högra underskriften"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Underskriftssida:
    """The signature page: ``rubrik`` stands to the left over the rows and the word Datum to the right."""

    rubrik: str = field(metadata=means("Underskriftssidans rubrik."))
    rader: tuple[Underskriftsrad, ...] = field(metadata=means("Underskrifterna, två i bredd", each="rad"))
