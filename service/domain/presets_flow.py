"""What the records that take a case along already know from its earlier ones, all changeable."""

from collections.abc import Mapping

from service.domain.answers import Answers
from service.domain.capacity import referred_group
from service.domain.case import Case
from service.domain.context import Context
from service.domain.lifecycle import ENROLLED
from service.domain.registration import ANONYMOUS

Presets = Mapping[str, object]


def _case(context: Context) -> Case:
    return context.case or Case("")


def granskning(context: Context) -> Presets:
    """Done today."""
    return {"granskad": context.on.isoformat()}


def motesarende(context: Context) -> Presets:
    """A new referral brings its own question; a participant's is about what goes on."""
    case = _case(context)
    remiss = case.latest("remiss")
    if case.state in ENROLLED:
        return {"typ": "pagaende", "foredragande": context.author.name}
    typ = "ny_remiss" if remiss.text("arendetyp") == "remiss" else "konsultation"
    return {"typ": typ, "fraga": remiss.text("fragestallning"), "foredragande": context.author.name}


def motesbeslut(context: Context) -> Presets:
    """About the latest meeting that the case was to come up at and that has been."""
    days = [day for item in _case(context).all("motesarende") if (day := item.answers.date("mote"))]
    been = [day for day in days if day <= context.on]
    return {"mote": max(been).isoformat()} if been else {}


def inskrivning(context: Context) -> Presets:
    """Start and track from the answer to the referral, the rest as the referral told it.

    A start that is still to come is not proposed: who is enrolled has come, and comes earlier than planned.
    """
    case = _case(context)
    remiss, remissvar = case.latest("remiss"), case.latest("remissvar")
    start = remissvar.date("startdatum")
    return {
        "inskriven": start.isoformat() if start and start <= context.on else "",
        "spar": remissvar.text("spar"),
        "grupp": referred_group(remiss, context.project),
        "registrering": ANONYMOUS if case.person.protected else "",
        "forsorjning_fore": [*remiss.many("forsorjning")],
        "utbildningsniva": remiss.text("utbildningsniva"),
        "sysselsattning_fore": remiss.text("sysselsattning"),
    }


def avbrott(context: Context) -> Presets:
    """Ended today."""
    return {"datum": context.on.isoformat()}


def stangning(context: Context) -> Presets:
    """Closed today."""
    return {"stangt": context.on.isoformat()}


def skydd(context: Context) -> Presets:
    """Known today."""
    return {"fran": context.on.isoformat()}


def skydd_renewed(context: Context, earlier: Answers) -> Presets:
    """A new mark is told by somebody anew, and lifted for a reason of its own."""
    return {"skydd": earlier.text("skydd"), **skydd(context)}
