"""The words of a remissvar: the project's answer to a referral."""

from dataclasses import dataclass

from doc_templates.words import Person, SignedWords, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Remittent:
    """Who referred; all empty when the person's identity is protected."""

    organisation: str
    namn: str
    funktion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanvisning:
    """One row of measures elsewhere: ``{%tr for h in hanvisningar %}``."""

    aktor: str
    atgard: str
    ansvarig: str
    senast: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Informerad:
    """Who told the person about the answer, and when ("2017-03-08")."""

    av: str
    datum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemissvarWords(SignedWords):
    """Everything that ``remissvar.docx`` may print; dates are "2017-03-07", empty where they do not apply."""

    remittent: Remittent
    deltagare: Person
    remissens_datum: str
    oh_mote: str
    stallningstagande: str
    vilande_till: str
    motivering: Text
    spar: str
    startdatum: str
    vagledare: str
    rad_fran_oh: Text
    hanvisningar: tuple[Hanvisning, ...]
    informerad: Informerad
