"""The start page "Mitt arbete", and the account page."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.domain import reminders as letters
from service.domain.project import Project
from service.domain.roles import Grant
from service.operations import desk as desks
from service.operations import handing_over, notices, reminders
from service.operations.meetings import page as meetings
from service.operations.meetings import tasks
from service.operations.packets import unopened
from service.operations.work import Work
from service.web.access import Permission, permission
from service.web.edge import services, work

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
@permission(Permission.SIGNED_IN)
def desk() -> ResponseReturnValue:
    with work() as opened:
        found = desks.of(opened)
        told, got = notices.unread(opened), notices.received(opened)
        met, handed = meetings.waiting(opened), handing_over.unread(opened)
        waiting, packets = tasks.mine(opened), unopened.mine(opened)
    page = {"desk": found, "notices": told, "received": got, "meetings": met, "handed": handed}
    return render_template("desk.html", tasks=waiting, packets=packets, **page)


@blueprint.get("/konto")
@permission(Permission.SIGNED_IN)
def account() -> ResponseReturnValue:
    """Who I am here, which roles I hold, and whether reminders come by mail."""
    with work() as opened:
        held = [grant for grant in opened.someone.grants if grant.project_key in opened.projects]
        roles = [_role(opened.projects[grant.project_key], grant) for grant in held]
        choice, letter = reminders.choice(opened), _letter(opened)
    sends = bool(services().settings.mail.host)
    return render_template("account.html", roles=roles, reminders=choice, letter=letter, sends=sends)


@blueprint.post("/konto/paminnelser")
@permission(Permission.SEE_CASES)
def remind() -> ResponseReturnValue:
    """Reminders by mail are turned on or off, as the button says that was pressed."""
    wanted = request.form.get("pa") == "1"
    with work() as opened:
        reminders.choose(opened, wanted=wanted)
    flash("Påminnelser kommer med e-post." if wanted else "Inga påminnelser skickas till dig.")
    return redirect(url_for("start.account"), 303)


def _letter(opened: Work) -> str:
    """What a reminder would say now, "" when nothing waits."""
    tally = reminders.tally(opened)
    return letters.text(tally, address=services().settings.address) if tally else ""


def _role(project: Project, grant: Grant) -> str:
    """A role as a person reads it: "Remittent i projektet X för Arbetsförmedlingen"."""
    names = project.remittent_choices
    behalf = names.get(grant.organisation_key or "")
    return f"{grant.role.label} i {project.name}" + (f" för {behalf}" if behalf else "")
