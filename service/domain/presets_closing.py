"""What the documents at the end of a participation already know from earlier ones, all changeable."""

from collections.abc import Mapping

from service.domain import activities
from service.domain.case import Case
from service.domain.choices_closing import MISTAKE, WITHDRAWN
from service.domain.context import Context
from service.domain.deadlines import follow_ups_left
from service.domain.deregistration import withdrawn
from service.domain.follow_ups import OTHER
from service.domain.plan import Goal, plan_now

Presets = Mapping[str, object]


def _case(context: Context) -> Case:
    return context.case or Case("")


def slutanalys(context: Context) -> Presets:
    """The first day as enrolled, the track as it was set last, and how far each goal of the plan has come."""
    case = _case(context)
    plan = plan_now(case)
    return {
        "start": case.enrolled.isoformat() if case.enrolled else "",
        "spar": _track(case),
        "insatser_i_korthet": activities.in_short(case, context.groups),
        "resultat": [{"mal": goal.text, "resultat": _result(goal)} for goal in (plan.goals if plan else ())],
    }


def _track(case: Case) -> str:
    told = (case.latest(kind).text("spar") for kind in ("genomforandeplan", "inskrivning", "remissvar"))
    return next(filter(None, told), "")


def _result(goal: Goal) -> str:
    """What all milestones say, or that some of it was reached; those that were dropped do not count."""
    said = {each.status for each in goal.milestones}
    counted = said - {"utgar"} or said
    if len(counted) == 1:
        return next(iter(counted))
    return "delvis" if counted & {"uppnatt", "delvis"} else "pagar"


def kontakt(context: Context) -> Presets:
    """Today, for the follow-up that comes next."""
    left = follow_ups_left(_case(context), context.project)
    return {"datum": context.on.isoformat(), "galler": left[0].key if left else OTHER}


def follow_up(context: Context) -> Presets:
    """Done today."""
    return {"kontakt": context.on.isoformat()}


def utregistrering(context: Context) -> Presets:
    """Ended today, for the reason and with the situation that the closing analysis tells."""
    case, today = _case(context), context.on.isoformat()
    if withdrawn(case):
        return {"utregistrerad": today, "avslutsanledning": WITHDRAWN}
    closing, early = case.latest("slutanalys"), case.ended_early
    return {
        "utregistrerad": today,
        "avslutsanledning": MISTAKE
        if early and early.answers.text("typ") == "felregistrerad"
        else closing.text("avslutsanledning"),
        "forsorjning_efter": [*closing.many("forsorjning_efter")],
        "sysselsattning": closing.text("sysselsattning"),
        "omfattning": closing.integer("omfattning"),
    }
