"""The page on which who leads a project says who opens the case of somebody with protected identity."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.domain.protection import REASONS
from service.errors import NotFound
from service.operations import naming
from service.web.access import Permission, permission
from service.web.edge import work

blueprint = Blueprint("named", __name__)


@blueprint.get("/arenden/<uuid:case_id>/namngivna")
@permission(Permission.LEAD_CASES)
def people(case_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        page = naming.read(opened, case_id)
    return render_template("named.html", page=page, reasons=REASONS)


@blueprint.post("/arenden/<uuid:case_id>/namngivna")
@permission(Permission.LEAD_CASES)
def name(case_id: UUID) -> ResponseReturnValue:
    try:
        chosen = UUID(request.form.get("person", ""))
    except ValueError:
        raise NotFound from None
    with work() as opened:
        naming.name(opened, case_id, chosen, reason=request.form.get("skal", ""))
        mine = opened.someone.id == chosen
    flash("Du är namngiven för ärendet." if mine else "Personen är namngiven för ärendet.")
    return redirect(url_for("cases.one" if mine else ".people", case_id=case_id), 303)


@blueprint.post("/arenden/<uuid:case_id>/namngivna/<uuid:user_id>/ta-bort")
@permission(Permission.LEAD_CASES)
def take_away(case_id: UUID, user_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        naming.take_away(opened, case_id, user_id)
    flash("Namngivningen är borttagen, och ärendet är stängt för den personen.")
    return redirect(url_for(".people", case_id=case_id), 303)
