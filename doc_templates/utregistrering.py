"""The words of an utregistrering: when and why the registration ends, and what is reported of it where."""

from dataclasses import dataclass, field

from doc_templates import registration_profiles, shared
from doc_templates.registration_profiles import Profil
from doc_templates.words import Person, SignedWords, means
from service.domain import choices, choices_flow
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.kronor import percent

TITLE = "Utregistrering"


@dataclass(frozen=True, slots=True, kw_only=True)
class Efter:
    """The person's situation directly after; empty where nothing is told, ``omfattning`` is "50 %"."""

    forsorjning: str = field(metadata=means("Försörjningskällorna direkt efter avslutet."))
    sysselsattning: str = field(metadata=means("Sysselsättningen direkt efter avslutet."))
    omfattning: str = field(metadata=means("Sysselsättningens omfattning i procent."))


@dataclass(frozen=True, slots=True, kw_only=True)
class UtregistreringWords(SignedWords):
    """Everything that ``utregistrering.docx`` may print.

    ``profiler`` is what each national follow-up system is told, and no more than it may know.
    """

    deltagare: Person = field(metadata=means("Deltagaren"))
    utregistrerad: str = field(metadata=means("Dagen då registreringen avslutades."))
    avslutsanledning: str = field(metadata=means("Varför registreringen avslutas."))
    registrering: str = field(metadata=means("Hur deltagandet är registrerat, till exempel Med samtycke."))
    efter: Efter = field(metadata=means("Situationen direkt efter avslutet"))
    profiler: tuple[Profil, ...] = field(
        metadata=means("Underlag för nationella uppföljningssystem", each="p")
    )


def words(context: Context, answers: Answers) -> UtregistreringWords:
    """The end of the registration as text."""
    who, start = shared.who(context), shared.case_of(context).latest("inskrivning")
    return UtregistreringWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        utregistrerad=shared.day(answers.date("utregistrerad")),
        avslutsanledning=shared.label(choices.AVSLUTSANLEDNING, answers.text("avslutsanledning")),
        registrering=shared.label(choices_flow.REGISTRERING, start.text("registrering")),
        efter=_after(answers),
        profiler=registration_profiles.profiles(context, answers),
    )


def _after(answers: Answers) -> Efter:
    share = answers.integer("omfattning")
    income = shared.labels(choices.FORSORJNINGSKALLA, answers.many("forsorjning_efter"))
    return Efter(
        forsorjning=shared.listed(income),
        sysselsattning=shared.label(choices.SYSSELSATTNING, answers.text("sysselsattning")),
        omfattning="" if share is None else percent(share),
    )
