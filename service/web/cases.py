"""Cases: one case, and what is begun from it."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.domain.roles import Role
from service.errors import NotFound
from service.operations import access, case_page, cases, naming, records
from service.operations.draft_page import untouched
from service.web.access import Permission, permission
from service.web.edge import work

blueprint = Blueprint("cases", __name__)


@blueprint.get("/ny-remiss")
@permission(Permission.OPEN_CASE)
def ask() -> ResponseReturnValue:
    with work() as opened:
        keys = access.projects_of(opened.someone, Role.REMITTENT)
        choices = [opened.projects[key] for key in keys if key in opened.projects]
    return render_template("new_case.html", projects=choices)


@blueprint.post("/ny-remiss")
@permission(Permission.OPEN_CASE)
def begin() -> ResponseReturnValue:
    with work() as opened:
        key = request.form.get("projekt", "")
        draft = untouched(opened, "remiss", project_key=key) or cases.open_case(opened, key)
    return redirect(url_for("drafts.edit", record_id=draft.id), 303)


@blueprint.get("/arenden/<uuid:case_id>")
@permission(Permission.SEE_CASES)
def one(case_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        if naming.comes_first(opened, case_id):
            return redirect(url_for("named.people", case_id=case_id), 303)
        page = case_page.read(opened, case_id)
    return render_template("case.html", page=page)


@blueprint.post("/arenden/<uuid:case_id>/skriv/<kind_key>")
@permission(Permission.WRITE)
def write(case_id: UUID, kind_key: str) -> ResponseReturnValue:
    """Opens the draft of this kind in the case, new or begun."""
    with work() as opened:
        file = access.case_file(opened, case_id)
        kind = opened.kind(kind_key)
        draft = records.begin(opened, kind, project_key=file.project_key, file=file)
    return redirect(url_for("drafts.edit", record_id=draft.id), 303)


@blueprint.post("/arenden/<uuid:case_id>/vagledare")
@permission(Permission.LEAD_CASES)
def choose_vagledare(case_id: UUID) -> ResponseReturnValue:
    try:
        chosen = UUID(request.form.get("vagledare", ""))
    except ValueError:
        raise NotFound from None
    with work() as opened:
        cases.choose_vagledare(opened, case_id, chosen)
    flash("Vägledaren är vald.")
    return redirect(url_for(".one", case_id=case_id), 303)
