"""The page on which who leads a project hands a case to another remittent, and word of it that is read."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.errors import NotFound
from service.operations import handing_over
from service.web.access import Permission, permission
from service.web.edge import work

blueprint = Blueprint("handing_over", __name__)


@blueprint.get("/arenden/<uuid:case_id>/remittent")
@permission(Permission.LEAD_CASES)
def ask(case_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        page = handing_over.read(opened, case_id)
    return render_template("handing_over.html", page=page)


@blueprint.post("/arenden/<uuid:case_id>/remittent")
@permission(Permission.LEAD_CASES)
def change(case_id: UUID) -> ResponseReturnValue:
    try:
        chosen = UUID(request.form.get("remittent", ""))
    except ValueError:
        raise NotFound from None
    with work() as opened:
        handing_over.hand_over(opened, case_id, chosen)
    flash("Ärendet är överlämnat, och båda har fått veta det.")
    return redirect(url_for("cases.one", case_id=case_id), 303)


@blueprint.post("/overlamningar/<uuid:notice_id>/last")
@permission(Permission.SIGNED_IN)
def confirm(notice_id: UUID) -> ResponseReturnValue:
    """Also for somebody who refers no more."""
    with work() as opened:
        handing_over.confirm(opened, notice_id)
    return redirect(url_for("start.desk"), 303)
