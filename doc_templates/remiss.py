"""The words of a remiss: what the referring organisation tells and asks."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import SignedWords, Text, Underskrift, means, paragraphs
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

    organisation: str = field(metadata=means("Organisationen som remitterar."))
    namn: str = field(metadata=means("Remittentens namn."))
    funktion: str = field(metadata=means("Remittentens funktion."))
    telefon: str = field(metadata=means("Remittentens telefonnummer."))
    epost: str = field(metadata=means("Remittentens e-postadress."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Deltagare:
    """The person block. What may not be shown, or was not asked, is an empty text.

    Protected identity: an alias as ``namn``, no number, kommun, phone or address. De-identified
    consultation: an alias, ``aldersintervall`` and ``kon``, nothing else.
    """

    namn: str = field(
        metadata=means(
            "Personens namn; ett alias vid skyddade personuppgifter och i avidentifierade ärenden."
        )
    )
    personnummer: str = field(
        metadata=means("Person- eller samordningsnummer; tomt när personen inte får pekas ut.")
    )
    kon: str = field(metadata=means("Personens kön."))
    aldersintervall: str = field(metadata=means("Personens ålder som intervall, i avidentifierade ärenden."))
    kommun: str = field(metadata=means("Folkbokföringskommunen; tom när personen inte får pekas ut."))
    telefon: str = field(metadata=means("Telefonnummer; tomt när personen inte får pekas ut."))
    adress: str = field(metadata=means("Adress; tom när personen inte får pekas ut."))
    skyddade_personuppgifter: str = field(
        metadata=means("Om personen har skyddade personuppgifter, och vilket slag.")
    )
    tolkbehov: str = field(metadata=means("Om tolk behövs: Ja, Nej eller tomt."))
    sprak: str = field(metadata=means("Språket som tolken behövs för."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vardnadshavare:
    """A guardian of a person under 18."""

    namn: str = field(metadata=means("Vårdnadshavarens namn."))
    telefon: str = field(metadata=means("Vårdnadshavarens telefonnummer."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Malgrupp:
    """Why the person belongs in the project."""

    kategorier: tuple[str, ...] = field(
        metadata=means("Kategorierna personen hör till, en i taget.", each="kategori")
    )
    behov_av_samverkan: Text = field(metadata=means("Varför myndigheterna behöver samverka"))
    berorda_myndigheter: tuple[str, ...] = field(
        metadata=means("Myndigheterna som berörs, en i taget.", each="myndighet")
    )
    avgransningar: tuple[str, ...] = field(
        metadata=means("Avgränsningar som gäller personen, en i taget.", each="avgransning")
    )
    nollplacerad: str = field(metadata=means("Om personen är nollplacerad: Ja, Nej eller tomt."))
    sgi: str = field(metadata=means("Sjukpenninggrundande inkomst."))
    lamnar_etableringen: str = field(metadata=means("Om personen lämnar etableringen: Ja, Nej eller tomt."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Forsorjning:
    """What the person lives on: ``kallor`` is "Sjukpenning, Försörjningsstöd", ``manader`` "14 månader"."""

    kallor: str = field(metadata=means("Försörjningskällorna, på en rad."))
    sedan: str = field(metadata=means("Dagen då försörjningen började."))
    manader: str = field(metadata=means("Hur länge, i månader."))
    omfattning: str = field(metadata=means("Försörjningens omfattning i procent."))
    utbildningsniva: str = field(metadata=means("Högsta utbildning."))
    sysselsattning: str = field(metadata=means("Vad personen gör nu."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Insats:
    """One row of ongoing and earlier measures: ``{%tr for i in insatser %}``."""

    aktor: str = field(metadata=means("Vem som står för insatsen."))
    insats: str = field(metadata=means("Insatsen."))
    period: str = field(metadata=means("När den pågick eller pågår."))
    resultat: str = field(metadata=means("Vad den har gett."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekraftelser:
    """What the referrer confirms, each "Ja" or "Nej"; empty where it was not asked."""

    informerad: str = field(metadata=means("Om personen är informerad: Ja, Nej eller tomt."))
    frivillighet: str = field(metadata=means("Om personen deltar frivilligt: Ja, Nej eller tomt."))
    samtycke_bifogat: str = field(metadata=means("Om samtycket är bifogat: Ja, Nej eller tomt."))
    egna_resurser: str = field(
        metadata=means("Om de egna resurserna är uttömda eller otillräckliga: Ja, Nej eller tomt.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RemissWords(SignedWords):
    """Everything that ``remiss.docx`` may print; ``grupp`` is the case body in a sentence, "OH"."""

    arendetyp: str = field(metadata=means("Slag av ärende."))
    grupp: str = field(metadata=means("Vad projektet kallar gruppen som tar emot, till exempel OH."))
    remittent: Remittent = field(metadata=means("Remittenten"))
    deltagare: Deltagare = field(metadata=means("Personen"))
    vardnadshavare: tuple[Vardnadshavare, ...] = field(
        metadata=means("Vårdnadshavare till den som är under 18 år", each="v")
    )
    malgrupp: Malgrupp = field(metadata=means("Målgrupp"))
    forsorjning: Forsorjning = field(metadata=means("Försörjning och sysselsättning"))
    halsa: Text = field(metadata=means("Hälsa och förutsättningar"))
    lakarintyg: str = field(metadata=means("Om läkarintyg finns."))
    insatser: tuple[Insats, ...] = field(metadata=means("Pågående och tidigare insatser", each="i"))
    fragestallning: Text = field(metadata=means("Frågeställning till gruppen"))
    forvantat_resultat: Text = field(metadata=means("Vad remittenten väntar sig"))
    egen_onskan: Text = field(metadata=means("Personens egen önskan"))
    bekraftelser: Bekraftelser = field(metadata=means("Vad remittenten bekräftar"))


def words(context: Context, answers: Answers) -> RemissWords:
    """The remiss as text; the person is who these answers name, whatever the case said before."""
    who = identity(shared.case_with(context, "remiss", answers), deidentified=context.deidentified)
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
