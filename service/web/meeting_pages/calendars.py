"""Calendar files: of one meeting, and at a private address that calendar programs read without signing in."""

from uuid import UUID

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from service.operations.meetings import page, seen, subscription
from service.web.access import Permission, permission, public
from service.web.edge import look, services, work
from service.web.handing import as_file
from service.web.meeting_pages.base import blueprint

_TYPE = "text/calendar; charset=utf-8"


@blueprint.get("/moten/<uuid:meeting_id>/kalender.ics")
@permission(Permission.SEE_MEETINGS)
def file(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        data = subscription.one(opened, meeting_id, address=services().settings.address)
        meeting = seen.one(opened, meeting_id)
        name = f"{page.title(opened, meeting)} {meeting.day.isoformat()}.ics"
    return as_file(data, name, media_type=_TYPE)


@blueprint.get("/moten/prenumeration")
@permission(Permission.SEE_MEETINGS)
def subscribe() -> ResponseReturnValue:
    with work() as opened:
        since = subscription.since(opened)
    return render_template("moten/prenumeration.html", since=since, address="")


@blueprint.post("/moten/prenumeration")
@permission(Permission.SEE_MEETINGS)
def begin() -> ResponseReturnValue:
    """Shows the address this once; nobody can look it up afterwards."""
    with work() as opened:
        secret, since = subscription.begin(opened), opened.now
    path = url_for(".feed", secret=secret).lstrip("/")
    address = f"{services().settings.address}{path}"
    return render_template("moten/prenumeration.html", since=since, address=address)


@blueprint.post("/moten/prenumeration/avsluta")
@permission(Permission.SEE_MEETINGS)
def end() -> ResponseReturnValue:
    with work() as opened:
        subscription.end(opened)
    flash("Adressen gäller inte längre.")
    return redirect(url_for(".subscribe"), 303)


@blueprint.get("/kalender/<secret>.ics")
@public
def feed(secret: str) -> ResponseReturnValue:
    """Who has the address is whoever it was made for; nothing else is asked or remembered."""
    with look() as opened:
        data = subscription.feed(opened, secret, address=services().settings.address)
    return Response(data, content_type=_TYPE)
