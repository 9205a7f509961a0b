"""What a new document already knows from the case's earlier ones: answers to begin with, all changeable."""

from collections.abc import Mapping

from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.context import Context

Presets = Mapping[str, object]


def _case(context: Context) -> Case:
    return context.case or Case("")


def remiss(context: Context) -> Presets:
    """Who refers: the person who writes, for the organisation whose case it is."""
    return {
        "remittent_organisation": context.organisation_key,
        "remittent_namn": context.author.name,
        "remittent_funktion": context.author.function,
    }


def remissvar(context: Context) -> Presets:
    """The day of the referral."""
    entry = _case(context).entry("remiss")
    return {"remissens_datum": entry.on.isoformat()} if entry else {}


def genomforandeplan(context: Context) -> Presets:
    """Start, track and vägledare from the answer to the referral; group and interpreter from the referral."""
    case = _case(context)
    remiss, remissvar = case.latest("remiss"), case.latest("remissvar")
    return {
        "vagledare": context.author.name,
        "spar": remissvar.text("spar"),
        "grupp": _group(remiss, context),
        "start": remissvar.text("startdatum"),
        "tolkbehov": remiss.yes("tolkbehov"),
        "sprak": remiss.text("sprak"),
    }


def slutanalys(context: Context) -> Presets:
    """Start, track and goals from the plan, or from the answer to the referral where no plan was made."""
    case = _case(context)
    plan, remissvar = case.latest("genomforandeplan"), case.latest("remissvar")
    return {
        "start": plan.text("start") or remissvar.text("startdatum"),
        "spar": plan.text("spar") or remissvar.text("spar"),
        "resultat": [{"mal": goal.text("mal")} for goal in plan.rows("mal")],
    }


def _group(remiss: Answers, context: Context) -> str:
    """The group of the nollplacerade, in a project that has one."""
    nollplacerad = bool(remiss.yes("nollplacerad")) and "nollplacerad" in context.project.group_choices
    return "nollplacerad" if nollplacerad else ""
