"""The words of an inskrivning: the first day in the project, and what is registered for follow-up."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, means
from service.domain import choices, choices_flow
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.kronor import percent
from service.domain.messages import inside_sentence
from service.domain.registration import registered

TITLE = "Inskrivning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registrering:
    """How the participation is registered; ``uppgifter`` is "Bara inskrivningsår 2017 och kön: kvinna"."""

    val: str = field(metadata=means("Hur deltagandet registreras, till exempel Med samtycke."))
    uppgifter: str = field(metadata=means("Vad som registreras om personen."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fore:
    """The person's situation within a week before enrolment; ``omfattning`` is "50 %"."""

    forsorjning: str = field(metadata=means("Försörjningskällorna direkt före inskrivningen."))
    utbildningsniva: str = field(metadata=means("Utbildningsnivån."))
    sysselsattning: str = field(metadata=means("Sysselsättningen direkt före inskrivningen."))
    omfattning: str = field(metadata=means("Sysselsättningens omfattning i procent."))


@dataclass(frozen=True, slots=True, kw_only=True)
class InskrivningWords(SignedWords):
    """Everything that ``inskrivning.docx`` may print; ``frivillighet`` is "Ja"."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    inskriven: str = field(metadata=means("Första dagen i projektet."))
    spar: str = field(metadata=means("Spåret; tomt om projektet inte har spår."))
    grupp: str = field(metadata=means("Gruppen; tom om projektet inte har grupper."))
    frivillighet: str = field(metadata=means("Om personen har bekräftat att den vill delta."))
    registrering: Registrering = field(metadata=means("Registrering i uppföljningssystem"))
    fore: Fore = field(metadata=means("Situationen direkt före inskrivningen"))


def words(context: Context, answers: Answers) -> InskrivningWords:
    """The enrolment as text."""
    who, project = shared.who(context), context.project
    return InskrivningWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        inskriven=shared.day(answers.date("inskriven")),
        spar=shared.label(project.track_choices, answers.text("spar")),
        grupp=shared.label(project.group_choices, answers.text("grupp")),
        frivillighet=shared.yes_no(answers.yes("frivillighet")),
        registrering=_registration(context, answers),
        fore=_before(answers),
    )


def _registration(context: Context, answers: Answers) -> Registrering:
    told = registered(shared.case_of(context), answers)
    gender = inside_sentence(shared.label(choices.KON, told.gender))
    known = f"Bara inskrivningsår {told.year or ''} och kön: {gender}"
    return Registrering(
        val=shared.label(choices_flow.REGISTRERING, answers.text("registrering")),
        uppgifter=known if told.anonymous else "Person och uppgifterna nedan",
    )


def _before(answers: Answers) -> Fore:
    share = answers.integer("omfattning")
    income = shared.labels(choices.FORSORJNINGSKALLA, answers.many("forsorjning_fore"))
    return Fore(
        forsorjning=shared.listed(income),
        utbildningsniva=shared.label(choices.UTBILDNINGSNIVA, answers.text("utbildningsniva")),
        sysselsattning=shared.label(choices.SYSSELSATTNING, answers.text("sysselsattning_fore")),
        omfattning="" if share is None else percent(share),
    )
