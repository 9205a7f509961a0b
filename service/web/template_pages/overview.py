"""The first page of the area: every kind of each project, its template in use and what waits for approval."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from service.operations import templates
from service.operations.templates import Step, Version
from service.operations.work import Work
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.template_pages.base import blueprint


@dataclass(frozen=True, slots=True)
class Row:
    """One kind: what is in use (None is the built-in template) since when, and what is on its way."""

    kind_key: str
    title: str
    own: bool
    in_use: int | None
    since: Step | None
    waiting: list[Version]
    checking: list[Version]


@blueprint.get("")
@permission(Permission.MANAGE_TEMPLATES)
def overview() -> ResponseReturnValue:
    with work() as opened:
        projects = [(project, [*_rows(opened, project.key)]) for project in templates.managed(opened)]
    return render_template("mallar/overview.html", projects=projects)


def waiting(page: templates.TemplatesPage) -> list[Version]:
    """The newest version, when it is whole and was never in use: one at most."""
    tried = {step.number for step in page.history}
    return [each for each in page.versions[:1] if each.state == "ready" and each.number not in tried]


def _rows(opened: Work, project_key: str) -> Iterator[Row]:
    for line in templates.overview(opened, project_key):
        page = templates.page(opened, line.kind_key, project_key)
        checking = [each for each in page.versions if each.state == "checking"]
        since = page.history[0] if page.history else None
        yield Row(line.kind_key, line.title, line.own, page.in_use, since, waiting(page), checking)
