"""The words of an uppföljning: where each milestone stands, what has changed and what is decided."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, Undantag, Underskrift, means, paragraphs
from service.domain import choices
from service.domain.answers import Answers
from service.domain.choices_participation import BESLUT
from service.domain.context import Context
from service.domain.dates import iso, months_between
from service.domain.identity import Identity
from service.domain.plan import Plan, plan_reviewed
from service.domain.plan_changes import review_changes
from service.domain.planning import planning_choices
from service.domain.text import several


@dataclass(frozen=True, slots=True, kw_only=True)
class Planen:
    """The plan that is reviewed: ``version`` is "1", ``nummer`` counts the reviews of that version."""

    namn: str = field(metadata=means("Vad projektet kallar planen."))
    version: str = field(metadata=means("Planens version."))
    faststalld: str = field(metadata=means("Dagen då den versionen fastställdes."))
    nummer: str = field(metadata=means("Vilken uppföljning i ordningen av den versionen."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Delmal:
    """One row of milestones: ``{%tr for d in delmal %}``; ``tidigare`` is empty unless the day was moved."""

    nr: str = field(metadata=means("Delmålets nummer i planen."))
    delmal: str = field(metadata=means("Delmålet."))
    status: str = field(metadata=means("Hur långt delmålet har kommit."))
    klart_senast: str = field(metadata=means("Dagen då delmålet senast ska vara nått."))
    tidigare: str = field(metadata=means("Dagen som gällde förut; tom om den inte har ändrats."))
    kommentar: str = field(metadata=means("Kommentar till delmålet."))
    andring: str = field(metadata=means("Vad som ändras i delmålet."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Forlangning:
    """The extension, all empty when there is none; ``manader`` is the whole length, "16 månader"."""

    dialog: str = field(metadata=means("Dagen för dialogen med personen."))
    behov: Text = field(metadata=means("Behovet av fortsatt stöd"))
    till: str = field(metadata=means("Dagen som insatsen förlängs till."))
    manader: str = field(metadata=means("Hela insatsens längd i månader."))
    undantag: Undantag = field(metadata=means("Undantag från den längsta tiden"))


@dataclass(frozen=True, slots=True, kw_only=True)
class UppfoljningWords(SignedWords):
    """Everything that ``uppfoljning.docx`` may print; of the last two days the one not decided is empty."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    planen: Planen = field(metadata=means("Planen som följs upp"))
    datum: str = field(metadata=means("Dagen för uppföljningen."))
    narvarande: str = field(metadata=means("Vilka som var med, på en rad."))
    andringar: tuple[str, ...] = field(
        metadata=means("Vad som har ändrats i planen, en mening i taget.", each="andring")
    )
    delmal: tuple[Delmal, ...] = field(metadata=means("Delmålen", each="d"))
    personens_bild: Text = field(metadata=means("Personens bild"))
    vagledarens_bild: Text = field(metadata=means("Vägledarens bild"))
    beslut: str = field(metadata=means("Beslutet, till exempel Planen gäller."))
    forlangning: Forlangning = field(metadata=means("Förlängningen"))
    nasta_uppfoljning: str = field(metadata=means("Dagen för nästa uppföljning; tom vid avslut."))
    avslut_planeras: str = field(metadata=means("Dagen då insatsen planeras vara slut; tom utan avslut."))
    skal_utan_underskrift: Text = field(
        metadata=means("Varför deltagaren inte skriver under; tomt när deltagaren gör det")
    )


def words(context: Context, answers: Answers) -> UppfoljningWords:
    """The review as text, beside what the plan said until then."""
    who, title = shared.who(context), f"Uppföljning av {context.project.inside(context.project.names.plan)}"
    plan = plan_reviewed(context.case, answers, version=context.version)
    present = {**planning_choices(context.project, context.on), **shared.parties(context, who)}
    return UppfoljningWords(
        dokument=shared.header(context, titel=title, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=tuple(_signatures(context, answers, who)),
        deltagare=shared.person(who),
        planen=_plan(context, plan),
        datum=shared.day(answers.date("datum")),
        narvarande=several(shared.labels(present, answers.many("narvarande"))),
        andringar=review_changes(plan, answers, quotes=not who.protected),
        delmal=tuple(_milestone(row, plan) for row in answers.rows("delmal")),
        personens_bild=paragraphs(answers.text("personens_bild")),
        vagledarens_bild=paragraphs(answers.text("vagledarens_bild")),
        beslut=shared.label(BESLUT, answers.text("beslut")),
        forlangning=_extension(context, answers),
        nasta_uppfoljning=shared.day(answers.date("nasta_uppfoljning")),
        avslut_planeras=shared.day(answers.date("avslut_planeras")),
        skal_utan_underskrift=paragraphs(answers.text("skal_utan_underskrift")),
    )


def _plan(context: Context, plan: Plan | None) -> Planen:
    return Planen(
        namn=context.project.names.plan,
        version=str(plan.version) if plan else "",
        faststalld=iso(plan.decided) if plan else "",
        nummer=str(plan.reviews + 1) if plan else "",
    )


def _milestone(row: Answers, plan: Plan | None) -> Delmal:
    before = plan.milestone(row.text("nr")) if plan else None
    known, moved = before.deadline if before else None, row.date("ny_tid")
    return Delmal(
        nr=row.text("nr"),
        delmal=row.text("delmal"),
        status=shared.label(choices.DELMAL_STATUS, row.text("status")),
        klart_senast=shared.day(moved or known),
        tidigare=shared.day(known) if moved and moved != known else "",
        kommentar=row.text("kommentar"),
        andring=row.text("andring"),
    )


def _extension(context: Context, answers: Answers) -> Forlangning:
    start, end = shared.case_of(context).enrolled, answers.date("forlangd_till")
    return Forlangning(
        dialog=shared.day(answers.date("dialog_genomford")),
        behov=paragraphs(answers.text("behov_av_stod")),
        till=shared.day(end),
        manader=shared.months(months_between(start, end)) if start and end else "",
        undantag=shared.exception(answers),
    )


def _signatures(context: Context, answers: Answers, who: Identity) -> Iterator[Underskrift]:
    """Both who follow up the plan, and the projektledare for an extension, who decides on it."""
    label = context.project.names.vagledare
    name = shared.case_of(context).latest("genomforandeplan").text("vagledare") or context.author.name
    author, organisation = context.author, "" if who.protected else context.author.organisation
    guides = author.name == name
    if answers.yes("deltagaren_undertecknar") is not False:
        yield shared.signature("Deltagare", namn=who.name, roll="Deltagare")
    yield shared.signature(label, namn=name, roll=label, organisation=organisation if guides else "")
    if answers.text("beslut") == "forlangs":
        yield shared.signature(
            "Projektledare, beslutar om förlängningen",
            namn="" if guides else author.name,
            roll="Projektledare",
            organisation=organisation,
        )
