"""The words of a slutanalys: what was done, what came of it, and what should follow."""

from dataclasses import dataclass, field
from datetime import date

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, Underskrift, means, paragraphs
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

    nr: str = field(metadata=means("Målets nummer."))
    mal: str = field(metadata=means("Målet."))
    resultat: str = field(metadata=means("Hur det gick."))
    kommentar: str = field(metadata=means("Kommentar till resultatet."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Efter:
    """The person's situation after closing; ``omfattning`` is "50 %"."""

    forsorjning: str = field(metadata=means("Försörjningen efter avslutet."))
    sysselsattning: str = field(metadata=means("Sysselsättningen efter avslutet."))
    omfattning: str = field(metadata=means("Sysselsättningens omfattning i procent."))


@dataclass(frozen=True, slots=True, kw_only=True)
class FortsattInsats:
    """One row of proposed further measures: ``{%tr for f in fortsatta_insatser %}``."""

    aktor: str = field(metadata=means("Vem som står för insatsen."))
    insats: str = field(metadata=means("Insatsen."))
    ansvarig: str = field(metadata=means("Vem som ansvarar."))
    nar: str = field(metadata=means("När den ska ske."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Uppfoljning:
    """One follow-up of the project's: its calculated day, and what the project calls it."""

    datum: str = field(metadata=means("Dagen för uppföljningen, uträknad från avslutet."))
    text: str = field(metadata=means("Vad projektet kallar uppföljningen."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Svar:
    """One closing question that was answered: the statement and the answer."""

    pastaende: str = field(metadata=means("Frågan eller påståendet."))
    svar: str = field(metadata=means("Personens svar."))


@dataclass(frozen=True, slots=True, kw_only=True)
class SlutanalysWords(SignedWords):
    """Everything that ``slutanalys.docx`` may print.

    ``manader`` is the calculated length, "6 månader"; ``uppfoljningar`` are those that count from closing.
    """

    deltagare: Person = field(metadata=means("Deltagaren"))
    start: str = field(metadata=means("Dagen då insatsen började."))
    slut: str = field(metadata=means("Dagen då insatsen slutade."))
    manader: str = field(metadata=means("Hur lång insatsen blev, i månader."))
    spar: str = field(metadata=means("Spåret deltagaren följde."))
    insatser_i_korthet: Text = field(metadata=means("Insatserna i korthet"))
    resultat: tuple[Resultat, ...] = field(metadata=means("Resultat per mål", each="r"))
    avslutsanledning: str = field(metadata=means("Varför insatsen avslutas."))
    efter: Efter = field(metadata=means("Situationen efter avslutet"))
    analys: Text = field(metadata=means("Vägledarens analys"))
    egen_bild: Text = field(metadata=means("Personens egen bild"))
    fortsatta_insatser: tuple[FortsattInsats, ...] = field(
        metadata=means("Förslag till fortsatta insatser", each="f")
    )
    uppfoljningar: tuple[Uppfoljning, ...] = field(metadata=means("Uppföljningar efter avslutet", each="u"))
    svar: tuple[Svar, ...] = field(metadata=means("Personens svar vid avslut", each="s"))


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
    planned = context.project.follow_ups_from_closing
    return tuple(Uppfoljning(datum=shared.day(each.due(closed)), text=each.label) for each in planned)


def _svar(answers: Answers) -> tuple[Svar, ...]:
    """The statements that the person answered, in the order they were asked."""
    return tuple(
        Svar(pastaende=statement, svar=shared.label(choices.INSTAMMER, answers.text(name)))
        for name, statement in choices.AVSLUTSPASTAENDE.items()
        if answers.has(name)
    )
