"""The words of a slutanalys: what was done, what came of it, and what should follow."""

from dataclasses import dataclass

from doc_templates.words import Person, SignedWords, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Resultat:
    """One row of results: ``{%tr for r in resultat %}``; ``nr`` is "1"."""

    nr: str
    mal: str
    resultat: str
    kommentar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Efter:
    """The person's situation after closing; ``omfattning`` is "50 %"."""

    forsorjning: str
    sysselsattning: str
    omfattning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FortsattInsats:
    """One row of proposed further measures: ``{%tr for f in fortsatta_insatser %}``."""

    aktor: str
    insats: str
    ansvarig: str
    nar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Svar:
    """One closing question that was answered: the statement and the answer."""

    pastaende: str
    svar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlutanalysWords(SignedWords):
    """Everything that ``slutanalys.docx`` may print.

    ``manader`` is the calculated length, "6 månader"; ``uppfoljning_90_dagar`` the calculated date.
    """

    deltagare: Person
    start: str
    slut: str
    manader: str
    spar: str
    insatser_i_korthet: Text
    resultat: tuple[Resultat, ...]
    avslutsanledning: str
    efter: Efter
    analys: Text
    egen_bild: Text
    fortsatta_insatser: tuple[FortsattInsats, ...]
    uppfoljning_90_dagar: str
    svar: tuple[Svar, ...]
