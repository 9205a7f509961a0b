"""A meeting's packets on one page, and the packet itself, which a button hands over and no link."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from service.operations.packets import opening, ordering, page, sending
from service.web import scripts
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.handing import handed

blueprint = Blueprint("packets", __name__)


@blueprint.get("/moten/<uuid:meeting_id>/paket")
@permission(Permission.SEE_MEETINGS)
def of_meeting(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        found = page.read(opened, meeting_id)
    return render_template("paket/paket.html", page=found)


@blueprint.get("/moten/<uuid:meeting_id>/paket/lage")
@permission(Permission.SEE_MEETINGS)
@scripts.by_itself
def progress(meeting_id: UUID) -> ResponseReturnValue:
    """The part of the page that changes."""
    with work() as opened:
        found = page.read(opened, meeting_id)
    return render_template("paket/framsteg.html", page=found)


@blueprint.post("/moten/<uuid:meeting_id>/paket")
@permission(Permission.LEAD_CASES)
def order(meeting_id: UUID) -> ResponseReturnValue:
    """The first editions, or new ones for those for whom something has changed; the page tells the rest."""
    with work() as opened:
        number = ordering.order(opened, meeting_id)
    if not number:
        flash("Inget har ändrats, så inget nytt paket görs.")
    return redirect(url_for(".of_meeting", meeting_id=meeting_id), 303)


@blueprint.post("/moten/<uuid:meeting_id>/paket/skicka")
@permission(Permission.LEAD_CASES)
def send(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        number = sending.send(opened, meeting_id)
    told = {
        0: "Inget paket väntade på att skickas.",
        1: "Ett paket är skickat. Mottagaren får ett brev med en länk.",
    }
    flash(told.get(number, f"{number} paket är skickade. Mottagarna får var sitt brev med en länk."))
    return redirect(url_for(".of_meeting", meeting_id=meeting_id), 303)


@blueprint.post("/paket/<uuid:packet_id>/forsok-igen")
@permission(Permission.LEAD_CASES)
def retry(packet_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        packet = ordering.retry(opened, packet_id)
        meeting_id = packet.meeting_id
    return redirect(url_for(".of_meeting", meeting_id=meeting_id), 303)


@blueprint.post("/paket/<uuid:packet_id>/<any(docx, pdf):format>")
@permission(Permission.SEE_MEETINGS)
def open_(packet_id: UUID, format: str) -> ResponseReturnValue:
    """The file; that it was opened is committed before its first byte leaves."""
    with work() as opened:
        file = opening.download(opened, packet_id, format)
    return handed(file, opened.store)
