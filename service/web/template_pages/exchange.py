"""Templates moved between installations: some of a project's in one file, and such a file taken in."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.operations import templates
from service.operations.templates.rules import LARGEST
from service.web.access import Permission, permission
from service.web.edge import look, work
from service.web.handing import as_file
from service.web.template_pages.base import blueprint, sent_file, wrong_file

_NOT_TAKEN = (templates.TemplateEmpty, templates.TemplateTooLarge, templates.NotOurs, templates.Newer)


@blueprint.get("/<project_key>/dela")
@permission(Permission.MANAGE_TEMPLATES)
def exchange(project_key: str) -> ResponseReturnValue:
    return _page(project_key)


@blueprint.post("/<project_key>/hamta")
@permission(Permission.MANAGE_TEMPLATES)
def export(project_key: str) -> ResponseReturnValue:
    """One file with the templates in use of the chosen kinds."""
    keys = request.form.getlist("sort")
    if not keys:
        return _page(project_key, problem=("sort", "Välj minst en mall."))
    try:
        data = templates.export(look, work, project_key, keys)
    except (templates.NothingToExport, templates.TooLargeToCarry) as error:
        return _page(project_key, problem=("sort", str(error)))
    return as_file(data, f"mallar-{project_key}.zip", media_type="application/zip")


@blueprint.post("/<project_key>/ta-in")
@permission(Permission.MANAGE_TEMPLATES)
def take_in(project_key: str) -> ResponseReturnValue:
    """Every template of the file becomes a new version, which is checked and approved as any other."""
    data = sent_file("fil")
    try:
        done = templates.import_file(look, work, project_key, data)
    except _NOT_TAKEN as error:
        return _page(project_key, problem=("fil", wrong_file(error, "fil")))
    if done.templates:
        flash(f"Mallar som togs in och nu prövas: {len(done.templates)}.")
    else:
        flash("Inget nytt fanns att ta in.", "notice")
    for each in done.passed_by:
        flash(f"Togs inte in. {each}", "notice")
    return redirect(url_for(".overview"), 303)


def _page(project_key: str, *, problem: tuple[str, str] | None = None) -> ResponseReturnValue:
    with look() as opened:
        lines = templates.overview(opened, project_key)
        project = opened.project(project_key)
    page = {"project": project, "lines": lines, "problem": problem, "largest": LARGEST}
    return render_template("mallar/exchange.html", **page), 422 if problem else 200
