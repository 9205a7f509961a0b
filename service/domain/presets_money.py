"""What decisions on money and purchases know from the start, all changeable."""

from collections.abc import Mapping

from service.domain.case import Case
from service.domain.context import Context
from service.domain.funds import unspent, year_of
from service.domain.outlays import COMPETENCE, CONSULTATION, competence_bodies, decisions, line_of
from service.domain.plan import plan_now

Presets = Mapping[str, object]


def kompetenshojande_medel(context: Context) -> Presets:
    """Today's project year; the body and the milestone where there is only one of them."""
    year = year_of(context.project, context.on)
    plan, bodies = plan_now(context.case or Case("")), [*competence_bodies(context.project)]
    steps = plan.milestones if plan else ()
    return {
        "datum": context.on.isoformat(),
        "projektar": str(year) if year else "",
        "delmal": steps[0].number if len(steps) == 1 else "",
        "beslutande": bodies[0] if len(bodies) == 1 else "",
        "foredragande": context.author.name,
    }


def extern_konsultation(context: Context) -> Presets:
    """A row for each party, since all of them are to have been asked."""
    return {"provat": [{"part": party.key} for party in context.project.parties], "beslut": "vantar"}


def inkop(context: Context) -> Presets:
    """Bought today, on the latest decision that is not used up."""
    case, bought = context.case or Case(""), context.outlays
    facts: dict[str, object] = {"datum": context.on.isoformat()}
    kinds = {line_of(context.project, kind): kind for kind in (COMPETENCE, CONSULTATION)}
    for each in decisions(bought, case.number):
        day = each.decision or each.on
        if (unspent(bought, case=case.number, line=each.line, decision=day) or 0) > 0:
            facts |= {"kostnadsslag": each.line, "beslutets_datum": day.isoformat()}
            facts["avser"] = kinds.get(each.line, "")
    return facts
