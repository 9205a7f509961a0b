"""The words of a genomförandeplan: what the participant and the project will do, who and when."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, Undantag, Underskrift, means, paragraphs
from service.domain import choices
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.identity import Identity
from service.domain.plan_changes import plan_changes
from service.domain.planning import planning_choices
from service.domain.text import several


@dataclass(frozen=True, slots=True, kw_only=True)
class Delmal:
    """One row of the table of goals: ``{%tr for d in m.delmal %}``; ``nr`` is "1.2".

    ``hur_och_var`` is empty for a protected person, whose workplace it would tell.
    """

    nr: str = field(metadata=means("Delmålets nummer."))
    delmal: str = field(metadata=means("Delmålet."))
    aktivitet: str = field(metadata=means("Vad som ska göras."))
    hur_och_var: str = field(metadata=means("Hur och var det görs; tomt vid skyddade personuppgifter."))
    ansvarig: str = field(metadata=means("Vem som ansvarar."))
    start: str = field(metadata=means("Dagen då aktiviteten börjar."))
    klart_senast: str = field(metadata=means("Dagen då delmålet senast ska vara nått."))
    nar_natt: str = field(metadata=means("Hur man ser att delmålet är nått."))
    status: str = field(
        metadata=means("Hur långt delmålet har kommit.", among=choices.DELMAL_STATUS.values())
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mal:
    """A goal with its steps: ``{% for m in mal %}``; ``nr`` is "1"."""

    nr: str = field(metadata=means("Målets nummer."))
    mal: str = field(metadata=means("Målet."))
    delmal: tuple[Delmal, ...] = field(metadata=means("Målets delmål", each="d"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ansvar:
    """One row of who has promised what: ``{%tr for a in ansvarsfordelning %}``."""

    part: str = field(metadata=means("Parten."))
    kontakt: str = field(metadata=means("Kontaktperson hos parten."))
    atagande: str = field(metadata=means("Vad parten har åtagit sig."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Aktivitet:
    """One row of group activities and work practice; ``plats`` is empty for a protected person."""

    typ: str = field(
        metadata=means(
            "Slag av aktivitet, till exempel grupp eller praktik.", among=choices.AKTIVITETSTYP.values()
        )
    )
    aktivitet: str = field(metadata=means("Aktiviteten."))
    plats: str = field(metadata=means("Platsen; tom vid skyddade personuppgifter."))
    period: str = field(metadata=means("När aktiviteten pågår."))
    omfattning: str = field(metadata=means("Hur mycket, till exempel dagar i veckan."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Uppfoljning:
    """One planned follow-up."""

    datum: str = field(metadata=means("Dagen för uppföljningen."))
    hur: str = field(metadata=means("Hur uppföljningen görs."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolk:
    """The need of an interpreter: ``behov`` and ``bokad`` are "Ja", "Nej" or empty."""

    behov: str = field(metadata=means("Om tolk behövs: Ja, Nej eller tomt.", among=choices.JA_NEJ.values()))
    sprak: str = field(metadata=means("Språket."))
    bokad: str = field(metadata=means("Om tolk är bokad: Ja, Nej eller tomt.", among=choices.JA_NEJ.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Andrat:
    """What a new version changes: ``{%p for rad in andrat.rader %}``; all empty in the first."""

    sedan: str = field(metadata=means("Versionen som den här följer på; tom i den första."))
    rader: tuple[str, ...] = field(metadata=means("Vad som har ändrats, en mening i taget.", each="rad"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GenomforandeplanWords(SignedWords):
    """Everything that ``genomforandeplan.docx`` may print.

    ``skal_utan_underskrift`` says why the participant does not sign; it has no paragraphs when they do, and
    then their signature block is the first.
    """

    deltagare: Person = field(metadata=means("Deltagaren"))
    vagledare: str = field(metadata=means("Vägledarens namn."))
    spar: str = field(metadata=means("Spåret deltagaren följer."))
    grupp: str = field(metadata=means("Gruppen deltagaren hör till."))
    start: str = field(metadata=means("Dagen då insatsen börjar."))
    slut: str = field(metadata=means("Dagen då insatsen ska vara slut."))
    undantag: Undantag = field(metadata=means("Undantag från den längsta tiden"))
    andrat: Andrat = field(metadata=means("Ändringar sedan förra versionen"))
    overgripande_mal: Text = field(metadata=means("Det övergripande målet"))
    resurser: Text = field(metadata=means("Deltagarens resurser och styrkor"))
    mal: tuple[Mal, ...] = field(metadata=means("Målen", each="m"))
    ansvarsfordelning: tuple[Ansvar, ...] = field(metadata=means("Vad parterna har åtagit sig", each="a"))
    aktiviteter: tuple[Aktivitet, ...] = field(metadata=means("Gruppaktiviteter och praktik", each="a"))
    delaktighet: Text = field(metadata=means("Hur deltagaren har varit med i planeringen"))
    deltagare_i_planeringen: str = field(metadata=means("Vilka som har varit med i planeringen, på en rad."))
    uppfoljningar: tuple[Uppfoljning, ...] = field(metadata=means("Planerade uppföljningar", each="u"))
    anpassningar: Text = field(metadata=means("Anpassningar som behövs"))
    tolk: Tolk = field(metadata=means("Tolk"))
    faststalld: str = field(metadata=means("Dagen då planen fastställdes."))
    skal_utan_underskrift: Text = field(
        metadata=means("Varför deltagaren inte skriver under; tomt när deltagaren gör det")
    )


def words(context: Context, answers: Answers) -> GenomforandeplanWords:
    """The plan as text, under the name that the project gives its plans."""
    who, project = shared.who(context), context.project
    return GenomforandeplanWords(
        dokument=shared.header(context, titel=project.names.plan, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=_signatures(context, answers, who),
        deltagare=shared.person(who),
        vagledare=answers.text("vagledare"),
        spar=shared.label(project.track_choices, answers.text("spar")),
        grupp=shared.label(project.group_choices, answers.text("grupp")),
        start=shared.day(answers.date("start")),
        slut=shared.day(answers.date("slut")),
        undantag=shared.exception(answers),
        andrat=_changed(context, answers, who),
        overgripande_mal=paragraphs(answers.text("overgripande_mal")),
        resurser=paragraphs(answers.text("resurser")),
        mal=tuple(_mal(nr, row, who) for nr, row in enumerate(answers.rows("mal"), start=1)),
        ansvarsfordelning=tuple(_ansvar(row) for row in answers.rows("ansvarsfordelning")),
        aktiviteter=tuple(_aktivitet(row, who) for row in answers.rows("aktiviteter")),
        delaktighet=paragraphs(answers.text("delaktighet")),
        deltagare_i_planeringen=_planners(context, answers, who),
        uppfoljningar=tuple(_uppfoljning(row) for row in answers.rows("uppfoljningar")),
        anpassningar=paragraphs(answers.text("anpassningar")),
        tolk=_tolk(answers),
        faststalld=shared.day(answers.date("faststalld")),
        skal_utan_underskrift=paragraphs(answers.text("skal_utan_underskrift")),
    )


def _changed(context: Context, answers: Answers, who: Identity) -> Andrat:
    """Against the version in force until now; nothing of its text is quoted of a protected person."""
    earlier = shared.case_of(context).entry("genomforandeplan")
    if earlier is None:
        return Andrat(sedan="", rader=())
    told = plan_changes(earlier.answers, answers, context.project, quotes=not who.protected)
    return Andrat(sedan=str(earlier.version), rader=told or ("Ingenting i planen har ändrats.",))


def _signatures(context: Context, answers: Answers, who: Identity) -> tuple[Underskrift, ...]:
    """The participant unless they do not sign, the vägledare, and each party with a promise if they sign."""
    vagledare = shared.signature(
        context.project.names.vagledare,
        namn=answers.text("vagledare"),
        roll=context.project.names.vagledare,
        organisation="" if who.protected else context.author.organisation,
    )
    person = shared.signature("Deltagare", namn=who.name, roll="Deltagare")
    promises = answers.rows("ansvarsfordelning") if answers.yes("parter_undertecknar") else ()
    parties = [row.text("part") for row in promises]
    return (
        *(() if answers.yes("deltagaren_undertecknar") is False else (person,)),
        vagledare,
        *(shared.signature(party, organisation=party) for party in dict.fromkeys(parties)),
    )


def _planners(context: Context, answers: Answers, who: Identity) -> str:
    everybody = {**planning_choices(context.project, context.on), **shared.parties(context, who)}
    return several(shared.labels(everybody, answers.many("deltagare_i_planeringen")))


def _mal(nr: int, row: Answers, who: Identity) -> Mal:
    steps = enumerate(row.rows("delmal"), start=1)
    return Mal(
        nr=str(nr),
        mal=row.text("mal"),
        delmal=tuple(_delmal(f"{nr}.{step}", inner, who) for step, inner in steps),
    )


def _delmal(nr: str, row: Answers, who: Identity) -> Delmal:
    return Delmal(
        nr=nr,
        delmal=row.text("delmal"),
        aktivitet=row.text("aktivitet"),
        hur_och_var="" if who.protected else row.text("hur_och_var"),
        ansvarig=row.text("ansvarig"),
        start=shared.day(row.date("start")),
        klart_senast=shared.day(row.date("klart_senast")),
        nar_natt=row.text("nar_natt"),
        status=shared.label(choices.DELMAL_STATUS, row.text("status")),
    )


def _ansvar(row: Answers) -> Ansvar:
    return Ansvar(part=row.text("part"), kontakt=row.text("kontakt"), atagande=row.text("atagande"))


def _aktivitet(row: Answers, who: Identity) -> Aktivitet:
    return Aktivitet(
        typ=shared.label(choices.AKTIVITETSTYP, row.text("typ")),
        aktivitet=row.text("aktivitet"),
        plats="" if who.protected else row.text("plats"),
        period=row.text("period"),
        omfattning=row.text("omfattning"),
    )


def _uppfoljning(row: Answers) -> Uppfoljning:
    return Uppfoljning(datum=shared.day(row.date("datum")), hur=row.text("hur"))


def _tolk(answers: Answers) -> Tolk:
    return Tolk(
        behov=shared.yes_no(answers.yes("tolkbehov")),
        sprak=answers.text("sprak"),
        bokad=shared.yes_no(answers.yes("tolk_bokad")),
    )
