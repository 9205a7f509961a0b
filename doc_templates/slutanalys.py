"""The words of a slutanalys: what was done, what came of it, and what should follow."""

from dataclasses import dataclass
from datetime import date

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, Underskrift, paragraphs
from service.domain import choices
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.dates import months_between
from service.domain.identity import Identity
from service.domain.kronor import percent

TITLE = "Slutanalys"


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
class Uppfoljning:
    """One follow-up of the project's: its calculated day, and what the project calls it."""

    datum: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Svar:
    """One closing question that was answered: the statement and the answer."""

    pastaende: str
    svar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlutanalysWords(SignedWords):
    """Everything that ``slutanalys.docx`` may print.

    ``manader`` is the calculated length, "6 månader"; ``uppfoljningar`` are those that count from closing.
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
    uppfoljningar: tuple[Uppfoljning, ...]
    svar: tuple[Svar, ...]


def words(context: Context, answers: Answers) -> SlutanalysWords:
    """The analysis as text, with its length and the days of the follow-ups computed."""
    who = shared.who(context)
    start, end = answers.date("start"), answers.date("slut")
    return SlutanalysWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=_signatures(context, who),
        deltagare=shared.person(who),
        start=shared.day(start),
        slut=shared.day(end),
        manader=shared.months(months_between(start, end)) if start and end else "",
        spar=shared.label(context.project.track_choices, answers.text("spar")),
        insatser_i_korthet=paragraphs(answers.text("insatser_i_korthet")),
        resultat=tuple(_resultat(nr, row) for nr, row in enumerate(answers.rows("resultat"), start=1)),
        avslutsanledning=shared.label(choices.AVSLUTSANLEDNING, answers.text("avslutsanledning")),
        efter=_efter(answers),
        analys=paragraphs(answers.text("analys")),
        egen_bild=paragraphs(answers.text("egen_bild")),
        fortsatta_insatser=tuple(_fortsatt(row) for row in answers.rows("fortsatta_insatser")),
        uppfoljningar=_uppfoljningar(context, end),
        svar=_svar(answers),
    )


def _signatures(context: Context, who: Identity) -> tuple[Underskrift, ...]:
    label, author = context.project.names.vagledare, context.author
    organisation = "" if who.protected else author.organisation
    return (
        shared.signature(label, namn=author.name, roll=label, organisation=organisation),
        shared.signature("Deltagare, har tagit del av slutanalysen", namn=who.name, roll="Deltagare"),
    )


def _resultat(nr: int, row: Answers) -> Resultat:
    return Resultat(
        nr=str(nr),
        mal=row.text("mal"),
        resultat=shared.label(choices.DELMAL_STATUS, row.text("resultat")),
        kommentar=row.text("kommentar"),
    )


def _efter(answers: Answers) -> Efter:
    share = answers.integer("omfattning")
    return Efter(
        forsorjning=shared.listed(
            shared.labels(choices.FORSORJNINGSKALLA, answers.many("forsorjning_efter"))
        ),
        sysselsattning=shared.label(choices.SYSSELSATTNING, answers.text("sysselsattning")),
        omfattning="" if share is None else percent(share),
    )


def _fortsatt(row: Answers) -> FortsattInsats:
    return FortsattInsats(
        aktor=row.text("aktor"),
        insats=row.text("insats"),
        ansvarig=row.text("ansvarig"),
        nar=row.text("nar"),
    )


def _uppfoljningar(context: Context, closed: date | None) -> tuple[Uppfoljning, ...]:
    """None where the project looks back on one day for all, which says nothing about this participation."""
    if closed is None:
        return ()
    planned = [each for each in context.project.follow_ups if each.on is None]
    return tuple(Uppfoljning(datum=shared.day(each.due(closed)), text=each.label) for each in planned)


def _svar(answers: Answers) -> tuple[Svar, ...]:
    """The statements that the person answered, in the order they were asked."""
    return tuple(
        Svar(pastaende=statement, svar=shared.label(choices.INSTAMMER, answers.text(name)))
        for name, statement in choices.AVSLUTSPASTAENDE.items()
        if answers.has(name)
    )
