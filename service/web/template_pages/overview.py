"""The first page of the area: every kind of each project, its template in use and what waits for approval."""

from flask import render_template
from flask.typing import ResponseReturnValue

from service.operations import templates
from service.operations.templates import Version
from service.web.access import Permission, permission
from service.web.edge import look
from service.web.template_pages.base import blueprint


@blueprint.get("")
@permission(Permission.MANAGE_TEMPLATES)
def overview() -> ResponseReturnValue:
    with look() as opened:
        managed = templates.managed(opened)
        projects = [(project, templates.overview(opened, project.key)) for project in managed]
    return render_template("mallar/overview.html", projects=projects)


def waiting(page: templates.TemplatesPage) -> list[Version]:
    """The newest version, when it is whole and was never in use: one at most."""
    tried = {step.number for step in page.history}
    return [each for each in page.versions[:1] if each.state == "ready" and each.number not in tried]
