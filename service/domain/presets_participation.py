"""What the documents of the time in the project already know: survey, plan, and reviews so far."""

from collections.abc import Mapping

from service.domain import presets
from service.domain.case import Case
from service.domain.context import Context
from service.domain.plan import plan_now

Presets = Mapping[str, object]


def _case(context: Context) -> Case:
    return context.case or Case("")


def kartlaggning(context: Context) -> Presets:
    """The track so far, which the survey may propose to change."""
    case = _case(context)
    return {"spar": case.latest("inskrivning").text("spar") or case.latest("remissvar").text("spar")}


def genomforandeplan(context: Context) -> Presets:
    """As enrolled, but the track that the survey proposes, and the resources in the person's own words."""
    survey, known = _case(context).latest("kartlaggning"), presets.genomforandeplan(context)
    return {
        **known,
        "spar": survey.text("spar") or known["spar"],
        "resurser": survey.text("resurser_person"),
    }


def uppfoljning(context: Context) -> Presets:
    """A row for each milestone, with the status that plan and earlier reviews leave it in."""
    plan = plan_now(_case(context))
    rows = [
        {"nr": each.number, "delmal": each.text, "status": each.status}
        for each in (plan.milestones if plan else ())
    ]
    return {"delmal": rows}


def today(context: Context) -> Presets:
    """What is written down on its own day."""
    return {"datum": context.on.isoformat()}
