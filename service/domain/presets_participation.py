"""What the documents of the time in the project already know: survey, plan, and reviews so far."""

from collections.abc import Mapping

from service.domain import presets
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.context import Context
from service.domain.plan import Plan, plan_now

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


def plan_renewed(context: Context, earlier: Answers) -> Presets:
    """The plan in force, its milestones with the status and the last day that the reviews left them."""
    plan = plan_now(_case(context))
    goals = enumerate(earlier.rows("mal"), start=1)
    return {**earlier, "mal": [_renewed(str(number), goal, plan) for number, goal in goals]}


def _renewed(number: str, goal: Answers, plan: Plan | None) -> dict[str, object]:
    steps = enumerate(goal.rows("delmal"), start=1)
    return {**goal, "delmal": [_as_reviewed(f"{number}.{step}", row, plan) for step, row in steps]}


def _as_reviewed(number: str, row: Answers, plan: Plan | None) -> dict[str, object]:
    now = plan.milestone(number) if plan else None
    if now is None:
        return {**row}
    deadline = now.deadline.isoformat() if now.deadline else None
    return {**row, "status": now.status, "klart_senast": deadline}


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
