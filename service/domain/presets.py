"""What a new document already knows from the case's earlier ones: answers to begin with, all changeable."""

from collections.abc import Mapping

from service.domain import activities
from service.domain.capacity import group_of
from service.domain.case import Case
from service.domain.choices_meeting import ANSWERS
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
    """The days of the referral and of the latest meeting that has been, and what the meeting came to."""
    case = _case(context)
    entry = case.entry("remiss")
    items = case.all("motesarende", "motesbeslut")
    met = [day for item in items if (day := item.answers.date("mote")) and day <= context.on]
    return {
        **({"remissens_datum": entry.on.isoformat()} if entry else {}),
        **({"oh_mote": max(met).isoformat()} if met else {}),
        **_decided(case),
    }


def _decided(case: Case) -> Presets:
    """Standpoint and reason as the latest meeting gave them since the last answer."""
    last = next((each for each in reversed(case.all("motesbeslut", "remissvar"))), None)
    if last is None or last.kind != "motesbeslut" or last.answers.text("stallningstagande") not in ANSWERS:
        return {}
    return {name: last.answers.text(name) for name in ("stallningstagande", "motivering")}


def genomforandeplan(context: Context) -> Presets:
    """Start, track and group as enrolled, or as referral and answer say; interpreter from the referral."""
    case = _case(context)
    remiss, start = case.latest("remiss"), case.latest("inskrivning")
    return {
        "vagledare": context.author.name,
        "spar": start.text("spar") or case.latest("remissvar").text("spar"),
        "grupp": group_of(case, context.project),
        "start": case.enrolled.isoformat() if case.enrolled else "",
        "tolkbehov": remiss.yes("tolkbehov"),
        "sprak": remiss.text("sprak"),
        "aktiviteter": activities.plan_rows(case, context.groups),
    }
