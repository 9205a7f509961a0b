"""The words of a follow-up after closing: the day it is about, who was tried, and how things are."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.domain import choices, choices_closing
from service.domain.answers import Answers
from service.domain.case import Entry
from service.domain.context import Context
from service.domain.follow_ups import attempts, due
from service.domain.kronor import percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Forsok:
    """One earlier attempt: ``{%tr for f in forsok %}``."""

    datum: str = field(metadata=means("Dagen för försöket."))
    kontaktsatt: str = field(metadata=means("Hur personen söktes."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How it was on the day; all empty for who was not reached, ``omfattning`` is "50 %"."""

    sysselsattning: str = field(metadata=means("Sysselsättningen på uppföljningens dag."))
    omfattning: str = field(metadata=means("Sysselsättningens omfattning i procent."))
    forsorjning: str = field(metadata=means("Försörjningen på uppföljningens dag."))
    sjalvforsorjning: str = field(metadata=means("Om personen försörjer sig själv: Ja, Nej eller tomt."))
    ratt_ersattning: str = field(
        metadata=means("Om rätt ersättning är fastställd: Ja, Nej eller tomt, vid Ja med vilken.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpWords(SignedWords):
    """Everything that the Word file of a follow-up may print; ``utfall`` is "Nådd" or "Ej nådd"."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    avslutad: str = field(metadata=means("Dagen då insatsen avslutades."))
    status_per: str = field(metadata=means("Dagen som uppföljningen gäller, uträknad från avslutet."))
    kontakt: str = field(metadata=means("Dagen då personen nåddes, eller det sista försöket."))
    kontaktsatt: str = field(metadata=means("Hur personen kontaktades."))
    utfall: str = field(metadata=means("Om personen nåddes: Nådd eller Ej nådd."))
    forsok: tuple[Forsok, ...] = field(metadata=means("Tidigare försök att nå personen", each="f"))
    status: Status = field(metadata=means("Status på uppföljningens dag"))
    kommentar: Text = field(metadata=means("Kommentar"))


def words(context: Context, answers: Answers, *, key: str, title: str) -> FollowUpWords:
    """The follow-up as text, with the day it is about computed from closing."""
    who, case = shared.who(context), shared.case_of(context)
    return FollowUpWords(
        dokument=shared.header(context, titel=title, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        avslutad=shared.day(case.closed),
        status_per=shared.day(due(case, context.project, key)),
        kontakt=shared.day(answers.date("kontakt")),
        kontaktsatt=shared.label(choices_closing.KONTAKTSATT_UPPFOLJNING, answers.text("kontaktsatt")),
        utfall="Nådd" if answers.yes("natt") else "Ej nådd",
        forsok=tuple(_attempt(entry) for entry in attempts(case, key)),
        status=_status(answers),
        kommentar=paragraphs(answers.text("kommentar")),
    )


def _attempt(entry: Entry) -> Forsok:
    way = shared.label(choices_closing.KONTAKTSATT, entry.answers.text("kontaktsatt"))
    return Forsok(datum=shared.day(entry.answers.date("datum")), kontaktsatt=way)


def _status(answers: Answers) -> Status:
    share, income = answers.integer("omfattning"), answers.many("forsorjning")
    return Status(
        sysselsattning=shared.label(choices.SYSSELSATTNING, answers.text("sysselsattning")),
        omfattning="" if share is None else percent(share),
        forsorjning=shared.listed(shared.labels(choices.FORSORJNINGSKALLA, income)),
        sjalvforsorjning=shared.yes_no(answers.yes("sjalvforsorjning")),
        ratt_ersattning=_right(answers),
    )


def _right(answers: Answers) -> str:
    """Yes with which: "Ja, sjukersättning"."""
    said, which = shared.yes_no(answers.yes("ratt_ersattning")), answers.text("ersattning")
    return f"{said}, {which}" if which else said
