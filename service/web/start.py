"""The start page "Mitt arbete", and the account page."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from service.domain.project import Project
from service.domain.roles import Grant
from service.operations import desk as desks
from service.operations import notices
from service.web.access import Permission, permission
from service.web.edge import work

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
@permission(Permission.SIGNED_IN)
def desk() -> ResponseReturnValue:
    with work() as opened:
        found = desks.of(opened)
        told, got = notices.unread(opened), notices.received(opened)
    return render_template("desk.html", desk=found, notices=told, received=got)


@blueprint.get("/konto")
@permission(Permission.SIGNED_IN)
def account() -> ResponseReturnValue:
    """Who I am here and which roles I hold."""
    with work() as opened:
        held = [grant for grant in opened.someone.grants if grant.project_key in opened.projects]
        roles = [_role(opened.projects[grant.project_key], grant) for grant in held]
    return render_template("account.html", roles=roles)


def _role(project: Project, grant: Grant) -> str:
    """A role as a person reads it: "Remittent i projektet X för Arbetsförmedlingen"."""
    names = project.remittent_choices
    behalf = names.get(grant.organisation_key or "")
    return f"{grant.role.label} i {project.name}" + (f" för {behalf}" if behalf else "")
