"""The start page "Mitt arbete", and the account page."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from service.operations import desk as desks
from service.web.access import Permission, permission
from service.web.edge import work

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
@permission(Permission.SIGNED_IN)
def desk() -> ResponseReturnValue:
    with work() as opened:
        return render_template("desk.html", desk=desks.of(opened))


@blueprint.get("/konto")
@permission(Permission.SIGNED_IN)
def account() -> ResponseReturnValue:
    """Who I am here and which roles I hold."""
    with work() as opened:
        roles = [
            (grant.role.label, opened.projects[grant.project_key].name)
            for grant in opened.someone.grants
            if grant.project_key in opened.projects
        ]
        return render_template("account.html", roles=roles)
