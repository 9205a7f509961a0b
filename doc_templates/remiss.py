"""The words of a remiss: what the referring organisation tells and asks."""

from dataclasses import dataclass

from doc_templates import shared
from doc_templates.words import SignedWords, Text, Underskrift, paragraphs
from service.domain import choices
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.identity import Identity, identity
from service.domain.kronor import percent
from service.domain.project import Project

TITLE = "Remiss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remittent:
    """Who refers; all empty when the person's identity is protected."""

    organisation: str
    namn: str
    funktion: str
    telefon: str
    epost: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deltagare:
    """The person block. What may not be shown, or was not asked, is an empty text.

    Protected identity: an alias as ``namn``, no number, kommun, phone or address. De-identified
    consultation: an alias, ``aldersintervall`` and ``kon``, nothing else.
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
    """Everything that ``remiss.docx`` may print; ``grupp`` is the case body in a sentence, "OH"."""

    arendetyp: str
    grupp: str
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


def words(context: Context, answers: Answers) -> RemissWords:
    """The remiss as text; the person is who these answers name, whatever the case said before."""
    who = identity(shared.case_with(context, "remiss", answers))
    sender = _remittent(context.project, answers, who)
    return RemissWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(_signature(sender),),
        arendetyp=shared.label(choices.ARENDETYP, answers.text("arendetyp")),
        grupp=context.project.names.case_body_definite,
        remittent=sender,
        deltagare=_deltagare(context.project, answers, who),
        vardnadshavare=() if who.hidden else _vardnadshavare(answers),
        malgrupp=_malgrupp(context, answers, who),
        forsorjning=_forsorjning(answers),
        halsa=paragraphs(answers.text("halsa")),
        lakarintyg=shared.label(choices.LAKARINTYG, answers.text("lakarintyg")),
        insatser=tuple(_insats(row) for row in answers.rows("insatser")),
        fragestallning=paragraphs(answers.text("fragestallning")),
        forvantat_resultat=paragraphs(answers.text("forvantat_resultat")),
        egen_onskan=paragraphs(answers.text("egen_onskan")),
        bekraftelser=_bekraftelser(answers),
    )


def _remittent(project: Project, answers: Answers, who: Identity) -> Remittent:
    """The sender; of a protected person's, nothing: it would tell where the person lives (DOMAIN 5, D7)."""
    said = Answers({}) if who.protected else answers
    return Remittent(
        organisation=shared.label(project.remittent_choices, said.text("remittent_organisation")),
        namn=said.text("remittent_namn"),
        funktion=said.text("remittent_funktion"),
        telefon=said.text("remittent_telefon"),
        epost=said.text("remittent_epost"),
    )


def _signature(sender: Remittent) -> Underskrift:
    """The referrer's place; the name that is not told is left to the pen."""
    return shared.signature(
        "Remittent", namn=sender.namn, roll=sender.funktion, organisation=sender.organisation
    )


def _deltagare(project: Project, answers: Answers, who: Identity) -> Deltagare:
    kommun = shared.label(project.kommun_choices, answers.text("folkbokforingskommun"))
    return Deltagare(
        namn=who.name,
        personnummer=who.number,
        kon=shared.label(choices.KON, answers.text("kon")),
        aldersintervall=shared.label(choices.ALDERSINTERVALL, answers.text("aldersintervall")),
        kommun="" if who.hidden else kommun,
        telefon="" if who.hidden else answers.text("telefon"),
        adress="" if who.hidden else answers.text("adress"),
        skyddade_personuppgifter=shared.label(choices.SKYDD, answers.text("skyddade_personuppgifter")),
        tolkbehov=shared.yes_no(answers.yes("tolkbehov")),
        sprak=answers.text("sprak"),
    )


def _vardnadshavare(answers: Answers) -> tuple[Vardnadshavare, ...]:
    rows = answers.rows("vardnadshavare")
    return tuple(Vardnadshavare(namn=row.text("namn"), telefon=row.text("telefon")) for row in rows)


def _malgrupp(context: Context, answers: Answers, who: Identity) -> Malgrupp:
    project = context.project
    parties = shared.parties(context, who)
    return Malgrupp(
        kategorier=shared.labels(project.category_choices, answers.many("kategorier")),
        behov_av_samverkan=paragraphs(answers.text("behov_av_samverkan")),
        berorda_myndigheter=shared.labels(parties, answers.many("berorda_myndigheter")),
        avgransningar=shared.labels(project.exclusion_choices, answers.many("avgransningar")),
        nollplacerad=shared.yes_no(answers.yes("nollplacerad")),
        sgi=shared.label(choices.SGI, answers.text("sgi")),
        lamnar_etableringen=shared.yes_no(answers.yes("lamnar_etableringen")),
    )


def _forsorjning(answers: Answers) -> Forsorjning:
    share = answers.integer("forsorjning_omfattning")
    return Forsorjning(
        kallor=shared.listed(shared.labels(choices.FORSORJNINGSKALLA, answers.many("forsorjning"))),
        sedan=shared.day(answers.date("forsorjning_sedan")),
        manader=shared.months(answers.integer("forsorjning_manader")),
        omfattning="" if share is None else percent(share),
        utbildningsniva=shared.label(choices.UTBILDNINGSNIVA, answers.text("utbildningsniva")),
        sysselsattning=shared.label(choices.SYSSELSATTNING, answers.text("sysselsattning")),
    )


def _insats(row: Answers) -> Insats:
    return Insats(
        aktor=row.text("aktor"),
        insats=row.text("insats"),
        period=row.text("period"),
        resultat=row.text("resultat"),
    )


def _bekraftelser(answers: Answers) -> Bekraftelser:
    return Bekraftelser(
        informerad=shared.yes_no(answers.yes("informerad")),
        frivillighet=shared.yes_no(answers.yes("frivillighet")),
        samtycke_bifogat=shared.yes_no(answers.yes("samtycke_bifogat")),
        egna_resurser=shared.yes_no(answers.yes("egna_resurser")),
    )
