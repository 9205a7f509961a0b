"""When a participation leaves the follow-up system: at its end, or at once when the consent is withdrawn."""

from datetime import date

from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.consent import consent
from service.domain.consent_parts import Part
from service.domain.registration import WITH_CONSENT

DECLINED = "avbojd"


def is_declined(case: Case) -> bool:
    """Whether the person would not be registered, so that there is nothing to end."""
    return case.latest("inskrivning").text("registrering") == DECLINED


def withdrawn(case: Case) -> date | None:
    """The day on which the consent that the registration rests on was taken back; None while it holds."""
    rests = case.latest("inskrivning").text("registrering") == WITH_CONSENT
    taken = [entry for entry in case.all("aterkallelse") if _takes(entry.answers)]
    if not rests or not taken or Part.REGISTRERING in consent(case).parts:
        return None
    return taken[-1].answers.date("datum") or taken[-1].on


def ended(case: Case) -> date | None:
    """The day on which the participation ended, in whatever way; None while it goes on."""
    early = case.ended_early
    return case.closed or (early.answers.date("datum") if early else None)


def due(case: Case) -> date | None:
    """The day on which the registration shall be ended; None while it goes on, is ended, or never was.

    At once when the consent is withdrawn, else when the end of the participation is told.
    """
    registered = case.entry("inskrivning") and not is_declined(case)
    if not registered or case.entry("utregistrering"):
        return None
    told = case.entry("slutanalys") or case.ended_early
    return withdrawn(case) or (told.on if told else None)


def _takes(answers: Answers) -> bool:
    """Whether a withdrawal is of the registration too."""
    if answers.text("omfattning") == "vissa_delar":
        return Part.REGISTRERING in answers.many("delar")
    return answers.text("omfattning") == "helt"
