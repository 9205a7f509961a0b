"""The words of a remiss: what the referring organisation tells and asks."""

from dataclasses import dataclass

from doc_templates.words import SignedWords, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Remittent:
    """Who refers; only the name and function when the person's identity is protected."""

    organisation: str
    namn: str
    funktion: str
    telefon: str
    epost: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deltagare:
    """The person block. What may not be shown, or was not asked, is an empty text.

    Protected identity: an alias as ``namn``, no number, kommun, phone or address. De-identified
    consultation: nothing but ``aldersintervall`` and ``kon``.
    """

    namn: str
    personnummer: str
    kon: str
    aldersintervall: str
    kommun: str
    telefon: str
    adress: str
    skyddade_personuppgifter: str
    tolkbehov: str
    sprak: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vardnadshavare:
    """A guardian of a person under 18."""

    namn: str
    telefon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Malgrupp:
    """Why the person belongs in the project."""

    kategorier: tuple[str, ...]
    behov_av_samverkan: Text
    berorda_myndigheter: tuple[str, ...]
    avgransningar: tuple[str, ...]
    nollplacerad: str
    sgi: str
    lamnar_etableringen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forsorjning:
    """What the person lives on: ``kallor`` is "Sjukpenning, Försörjningsstöd", ``manader`` "14 månader"."""

    kallor: str
    sedan: str
    manader: str
    omfattning: str
    utbildningsniva: str
    sysselsattning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Insats:
    """One row of ongoing and earlier measures: ``{%tr for i in insatser %}``."""

    aktor: str
    insats: str
    period: str
    resultat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekraftelser:
    """What the referrer confirms, each "Ja" or "Nej"; empty where it was not asked."""

    informerad: str
    frivillighet: str
    samtycke_bifogat: str
    egna_resurser: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemissWords(SignedWords):
    """Everything that ``remiss.docx`` may print."""

    arendetyp: str
    remittent: Remittent
    deltagare: Deltagare
    vardnadshavare: tuple[Vardnadshavare, ...]
    malgrupp: Malgrupp
    forsorjning: Forsorjning
    halsa: Text
    lakarintyg: str
    insatser: tuple[Insats, ...]
    fragestallning: Text
    forvantat_resultat: Text
    egen_onskan: Text
    bekraftelser: Bekraftelser
