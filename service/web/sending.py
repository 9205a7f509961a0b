"""Sending a document to its receivers, taking back what was sent by mistake, and notices that are read."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.domain.dispatch import Channel
from service.errors import NobodyChosen, NotSent
from service.models import Dispatch
from service.operations import dispatches, document_page, notices, untold
from service.operations.dispatches import Order
from service.web.access import Permission, permission
from service.web.edge import work

blueprint = Blueprint("sending", __name__)


@blueprint.post("/dokument/<uuid:record_id>/skicka")
@permission(Permission.WRITE)
def send(record_id: UUID) -> ResponseReturnValue:
    """What is wrong is told on the page itself, with what was typed and chosen still there."""
    try:
        sent = _sent(record_id)
    except (NobodyChosen, NotSent) as refused:
        with work() as opened:
            page = document_page.read(opened, record_id)
        return render_template("document.html", page=page, said=request.form, refused=str(refused)), 409
    flash("Utskicket är noterat." if len(sent) == 1 else f"{len(sent)} utskick är noterade.")
    if any(each.channel != Channel.KNUTPUNKT for each in sent):
        flash("Det som går utanför Knutpunkt skickar du själv: hämta filen här på sidan.", "notice")
    return redirect(url_for("documents.one", record_id=record_id, _anchor="skickat"), 303)


def _sent(record_id: UUID) -> list[Dispatch]:
    said = request.form
    orders = [_order(key) for key in dict.fromkeys(said.getlist("till"))]
    with work() as opened:
        return dispatches.send(
            opened, record_id, orders,
            diarienummer=said.get("diarienummer", ""), support=said.get("stod", ""),
        )  # fmt: skip


def _order(key: str) -> Order:
    return Order(key, request.form.get(f"dokument-{key}", ""), request.form.get(f"vag-{key}", ""))


@blueprint.post("/dokument/<uuid:record_id>/utskick/<uuid:dispatch_id>/aterta")
@permission(Permission.WRITE)
def recall(record_id: UUID, dispatch_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        dispatches.recall(opened, dispatch_id)
    flash("Utskicket är återtaget och går inte längre att öppna i Knutpunkt.")
    return redirect(url_for("documents.one", record_id=record_id, _anchor="skickat"), 303)


@blueprint.post("/meddelanden/<uuid:notice_id>/last")
@permission(Permission.WRITE)
def read(notice_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        notices.read(opened, notice_id)
    return redirect(url_for("start.desk"), 303)


@blueprint.post("/arenden/<uuid:case_id>/meddelanden/<uuid:notice_id>/underrattad")
@permission(Permission.SEE_CASES)
def told(case_id: UUID, notice_id: UUID) -> ResponseReturnValue:
    """Somebody without an account here was told by hand."""
    with work() as opened:
        untold.told(opened, case_id, notice_id)
    flash("Det är noterat att mottagaren är underrättad.")
    return redirect(url_for("cases.one", case_id=case_id), 303)
