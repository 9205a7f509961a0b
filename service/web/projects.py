"""Projects: their parameters, and the documents about the project itself."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from service.documents.kind import Subject
from service.errors import NotFound
from service.operations import access, papers, projects, records, spending
from service.operations.draft_page import untouched
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.parameters import readable

blueprint = Blueprint("projects", __name__)


@blueprint.get("/projekt")
@permission(Permission.SEE_PROJECTS)
def listed() -> ResponseReturnValue:
    with work() as opened:
        mine = projects.mine(opened)
    return render_template("projects.html", projects=mine)


@blueprint.get("/projekt/<key>")
@permission(Permission.SEE_PROJECTS)
def one(key: str) -> ResponseReturnValue:
    with work() as opened:
        project = projects.get(opened, key)
        lines = papers.listed(opened, projects.papers(opened, key))
        kinds = [
            kind
            for kind in opened.kinds(key)
            # What is about a meeting is begun on the meeting's page.
            if kind.subject is Subject.PROJECT and access.may_write(opened, kind, project_key=key, file=None)
        ]
        parameters = [*readable(project, opened.today)]
        shown = {"kinds": kinds, "parameters": parameters, "money": spending.may_see(opened, key)}
    return render_template("project.html", project=project, papers=lines, **shown)


@blueprint.get("/projekt/<key>/medel")
@permission(Permission.SEE_MONEY)
def money(key: str) -> ResponseReturnValue:
    with work() as opened:
        page = spending.read(opened, key)
    return render_template("money.html", page=page, newest=spending.NEWEST)


@blueprint.post("/projekt/<key>/skriv/<kind_key>")
@permission(Permission.WRITE)
def write(key: str, kind_key: str) -> ResponseReturnValue:
    """A new document about the project; there may be many of a kind."""
    with work() as opened:
        kind = opened.kind(kind_key)
        if kind.subject is not Subject.PROJECT:
            raise NotFound
        project = projects.get(opened, key)
        draft = untouched(opened, kind_key, project_key=key) or records.begin(
            opened, kind, project_key=project.key
        )
    return redirect(url_for("drafts.edit", record_id=draft.id), 303)
