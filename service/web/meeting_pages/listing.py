"""A project's meetings, and for its leader the bodies with their members."""

from flask import render_template
from flask.typing import ResponseReturnValue

from service.operations import projects
from service.operations.meetings import members, page, seen
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.meeting_pages.base import blueprint


@blueprint.get("/projekt/<key>/moten")
@permission(Permission.SEE_MEETINGS)
def listed(key: str) -> ResponseReturnValue:
    with work() as opened:
        project = projects.get(opened, key)
        coming, been = page.listed(opened, key)
        keeps = seen.may_keep(opened, key)
        sitting = members.listed(opened, key) if keeps else []
        today = opened.today
    told = {"coming": coming, "been": been, "keeps": keeps, "bodies": sitting, "today": today}
    return render_template("moten/lista.html", project=project, **told)
