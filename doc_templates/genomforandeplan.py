"""The words of a genomförandeplan: what the participant and the project will do, who and when."""

from dataclasses import dataclass

from doc_templates.words import Person, SignedWords, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Delmal:
    """One row of the table of goals: ``{%tr for d in m.delmal %}``; ``nr`` is "1.2"."""

    nr: str
    delmal: str
    aktivitet: str
    hur_och_var: str
    ansvarig: str
    start: str
    klart_senast: str
    nar_natt: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mal:
    """A goal with its steps: ``{% for m in mal %}``; ``nr`` is "1"."""

    nr: str
    mal: str
    delmal: tuple[Delmal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ansvar:
    """One row of who has promised what: ``{%tr for a in ansvarsfordelning %}``."""

    part: str
    kontakt: str
    atagande: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aktivitet:
    """One row of group activities and work practice; ``plats`` is empty for a protected person."""

    typ: str
    aktivitet: str
    plats: str
    period: str
    omfattning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Uppfoljning:
    """One planned follow-up."""

    datum: str
    hur: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolk:
    """The need of an interpreter: ``behov`` and ``bokad`` are "Ja", "Nej" or empty."""

    behov: str
    sprak: str
    bokad: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GenomforandeplanWords(SignedWords):
    """Everything that ``genomforandeplan.docx`` may print.

    ``skal_utan_underskrift`` says why the participant does not sign; it has no paragraphs when they do, and
    then their signature block is the first.
    """

    deltagare: Person
    vagledare: str
    spar: str
    grupp: str
    start: str
    slut: str
    overgripande_mal: Text
    resurser: Text
    mal: tuple[Mal, ...]
    ansvarsfordelning: tuple[Ansvar, ...]
    aktiviteter: tuple[Aktivitet, ...]
    delaktighet: Text
    deltagare_i_planeringen: str
    uppfoljningar: tuple[Uppfoljning, ...]
    anpassningar: Text
    tolk: Tolk
    faststalld: str
    skal_utan_underskrift: Text
