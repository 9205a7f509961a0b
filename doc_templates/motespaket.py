"""The words of a meeting packet's cover and contents; the papers behind them are documents of their own.

This Word file belongs to the packet and is no kind of document: nobody writes, signs or sends it by itself.
"""

from dataclasses import dataclass, field
from importlib.resources import files

from doc_templates.words import Words, means

TITLE = "Mötespaket"
POINT, CASE, LINE = "punkt", "arende", "rad"
PAPERS = ("inledning", "punkthandling", "handling")
"""What a paper's row is called: before all points, under a point, under a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Innehallsrad:
    """One line of the contents: ``{%p for r in innehall %}``; ``sida`` is empty without papers."""

    slag: str = field(metadata=means("Vad raden är.", among=(POINT, CASE, LINE, *PAPERS)))
    text: str = field(metadata=means("Vad som står på raden."))
    sida: str = field(metadata=means("Sidan i paketet; tom för en rad utan handlingar."))
    tillagg: str = field(
        metadata=means("Vad som gäller en handling, till exempel att originalet är bifogat.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MotespaketWords(Words):
    """Everything that ``motespaket.docx`` may print."""

    organ: str = field(metadata=means("Vad som möts, till exempel Operativ handläggningsgrupp."))
    dag: str = field(metadata=means("Dagen för mötet, i ord."))
    tid: str = field(metadata=means("Mötets tid; tom när den inte är bestämd."))
    plats: str = field(metadata=means("Var mötet hålls; tom när det inte är bestämt."))
    mottagare: str = field(metadata=means("Den som paketet är till."))
    mottagarens_organisation: str = field(metadata=means("Den organisation som mottagaren företräder."))
    exemplar: str = field(metadata=means("Exemplarets nummer."))
    andringar: tuple[str, ...] = field(
        metadata=means("Vad som är ändrat sedan förra versionen, en mening i taget.", each="andring")
    )
    innehall: tuple[Innehallsrad, ...] = field(metadata=means("Innehållet i ordning", each="r"))


def word_file() -> bytes:
    """The Word file that the words fill."""
    return files("doc_templates").joinpath("motespaket.docx").read_bytes()
