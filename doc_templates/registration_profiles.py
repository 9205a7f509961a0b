"""What the national follow-up systems are told of one participation: SUS, and Uppföljning Finsam after it.

The whole set of variables is kept in the case; a profile picks what its system may know (DOMAIN 2.3).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from doc_templates import shared
from doc_templates.words import means
from service.domain import choices
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.choices_closing import MISTAKE, WITHDRAWN
from service.domain.consent import consent
from service.domain.context import Context
from service.domain.kronor import percent
from service.domain.registration import Registration, registered

_ANONYMOUS = "Anonym registrering: bara år och kön."
_WITHDRAWN = "Samtycket är återtaget. Deltagandet registreras inte på nytt, inte heller anonymt."
_SEPARATE = "Varje deltagande räknas för sig."
_MISTAKE = "Felregistrerat: deltagandet räknas inte."

Rows = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uppgift:
    """One variable: ``{%tr for u in p.uppgifter %}``."""

    namn: str = field(metadata=means("Vad uppgiften heter."))
    varde: str = field(metadata=means("Vad som registreras."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Profil:
    """What one system is told; ``text`` says why it is told no more."""

    namn: str = field(metadata=means("Uppföljningssystemet, till exempel SUS."))
    text: str = field(metadata=means("Hur deltagandet räknas och vad som utelämnas."))
    uppgifter: tuple[Uppgift, ...] = field(metadata=means("Uppgifter som registreras", each="u"))


def profiles(context: Context, answers: Answers) -> tuple[Profil, ...]:
    """Both systems; variables that nobody has answered are left out."""
    case = shared.case_of(context)
    told = registered(case, case.latest("inskrivning"))
    told = replace(told, anonymous=told.anonymous or shared.who(context).hidden)
    return (_sus(context, answers, told), _finsam(context, answers, told))


def _sus(context: Context, answers: Answers, told: Registration) -> Profil:
    """Of who takes the consent back only that it ended, so that it can be found and taken away."""
    if told.anonymous:
        return _profile("SUS", _ANONYMOUS, _year_and_gender(context, told))
    if answers.text("avslutsanledning") == WITHDRAWN:
        return _profile("SUS", _WITHDRAWN, _ending(answers))
    return _profile("SUS", _SEPARATE, _everything(context, answers))


def _finsam(context: Context, answers: Answers, told: Registration) -> Profil:
    """Participants are only counted there; one that never was is not."""
    name = "Uppföljning Finsam"
    if answers.text("avslutsanledning") == MISTAKE:
        return _profile(name, _MISTAKE, iter(()))
    return _profile(name, _SEPARATE, _counted(context, answers, told))


def _profile(name: str, text: str, rows: Rows) -> Profil:
    told = tuple(Uppgift(namn=each, varde=value) for each, value in rows if value)
    return Profil(namn=name, text=text, uppgifter=told)


def _year_and_gender(context: Context, told: Registration) -> Rows:
    yield "Insats", context.project.name
    yield "Inregistreringsår", str(told.year or "")
    yield "Kön", _gender(told)


def _everything(context: Context, answers: Answers) -> Rows:
    case = shared.case_of(context)
    yield "Deltagande", case.number
    yield "Insats", context.project.name
    yield "Samtycke till registrering", shared.day(consent(case).signed)
    yield "Kön", _gender(registered(case, case.latest("inskrivning")))
    yield from _before(case)
    yield from _ending(answers)
    yield from _after(answers)


def _before(case: Case) -> Rows:
    start, remiss = case.latest("inskrivning"), case.latest("remiss")
    yield "Inregistrerad", shared.day(start.date("inskriven"))
    yield "Utbildningsnivå", shared.label(choices.UTBILDNINGSNIVA, start.text("utbildningsniva"))
    yield "Försörjning direkt före", _income(start, "forsorjning_fore")
    yield "Offentlig försörjning före", shared.months(remiss.integer("forsorjning_manader"))
    yield (
        "Sysselsättning direkt före",
        shared.label(choices.SYSSELSATTNING, start.text("sysselsattning_fore")),
    )
    yield "Omfattning direkt före", _share(start)


def _ending(answers: Answers) -> Rows:
    yield "Utregistrerad", shared.day(answers.date("utregistrerad"))
    yield "Avslutsanledning", shared.label(choices.AVSLUTSANLEDNING, answers.text("avslutsanledning"))


def _after(answers: Answers) -> Rows:
    yield "Försörjning direkt efter", _income(answers, "forsorjning_efter")
    yield "Sysselsättning direkt efter", shared.label(choices.SYSSELSATTNING, answers.text("sysselsattning"))
    yield "Omfattning direkt efter", _share(answers)


def _counted(context: Context, answers: Answers, told: Registration) -> Rows:
    """Participants by gender, and what they take part in: nothing that is a person's own."""
    project, start = context.project, shared.case_of(context).latest("inskrivning")
    ended = answers.date("utregistrerad")
    yield "Samordningsförbund", project.association
    yield "Insats", project.name
    yield "Inriktning och målgrupp", project.target_group
    yield "Deltagare, kön", _gender(told)
    yield "Påbörjat år", str(told.year or "")
    if not told.anonymous:
        yield "Grupp", shared.label(project.group_choices, start.text("grupp"))
        yield "Avslutat år", str(ended.year) if ended else ""


def _gender(told: Registration) -> str:
    return shared.label(choices.KON, told.gender)


def _income(answers: Answers, name: str) -> str:
    return shared.listed(shared.labels(choices.FORSORJNINGSKALLA, answers.many(name)))


def _share(answers: Answers) -> str:
    share = answers.integer("omfattning")
    return "" if share is None else percent(share)
