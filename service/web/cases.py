"""Cases: the list, one case, and what is begun from it."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.domain.lifecycle import CaseState
from service.domain.roles import Role
from service.errors import NotFound
from service.models import CaseFile
from service.operations import access, case_page, cases, consents, papers, records
from service.operations.draft_page import untouched
from service.operations.work import Work
from service.web.access import Permission, permission
from service.web.edge import work

blueprint = Blueprint("cases", __name__)


@blueprint.get("/arenden")
@permission(Permission.SEE_CASES)
def listed() -> ResponseReturnValue:
    state, page = request.args.get("lage", ""), max(1, request.args.get("sida", 1, type=int))
    known = {each.value: each.label for each in CaseState}
    with work() as opened:
        files, count = cases.listed(
            opened, states=frozenset({state}) if state in known else frozenset(), page=min(page, 10_000)
        )
        lines = [_line(opened, file) for file in files]
    pages = max(1, -(-count // cases.PAGE))
    return render_template(
        "cases.html", lines=lines, count=count, page=page, pages=pages, state=state, states=known
    )


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


def _line(opened: Work, file: CaseFile) -> dict[str, object]:
    """A case as the list shows it."""
    known = consents.follows(opened, file)
    due = next((step.due for step in file.projection.steps), None) if known else None
    return {
        "about": papers.about(opened, file),
        "state": CaseState(file.projection.state).label if known else consents.NOT_FOLLOWED,
        "project": opened.projects[file.project_key].name,
        "opened": file.created_at,
        "due": due,
        "overdue": bool(due and due < opened.today),
    }
