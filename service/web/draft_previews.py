"""Reading a draft through: its pages as they will be, what keeps it from being final, and making it final."""

from functools import wraps
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from service.errors import DraftChanged, RecordIsFinal
from service.operations.draft_previews import asking, page
from service.operations.draft_previews.rules import NotRead
from service.web import scripts, typed, undoing
from service.web.access import Permission, View, permission
from service.web.edge import look, work
from service.web.handing import as_file

blueprint = Blueprint("draft_previews", __name__, url_prefix="/utkast/<uuid:record_id>/genomlasning")


def _while_a_draft(view: View) -> View:
    """Whoever is late finds the document that the draft has become."""

    @wraps(view)
    def answered(record_id: UUID, **more: object) -> ResponseReturnValue:
        try:
            return view(record_id, **more)
        except RecordIsFinal:
            return redirect(url_for("documents.one", record_id=record_id), 303)

    return answered  # type: ignore[return-value]  # it takes what the view takes


@blueprint.get("")
@permission(Permission.WRITE)
@_while_a_draft
def one(record_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        found = page.read(opened, record_id)
    return render_template("genomlasning/sida.html", page=found.draft, found=found, reading=found.reading)


@blueprint.get("/lage")
@permission(Permission.WRITE)
@_while_a_draft
@scripts.by_itself
def progress(record_id: UUID) -> ResponseReturnValue:
    """The part of the page that changes."""
    with look() as opened:
        reading = page.progress(opened, record_id)
    return render_template("genomlasning/lage.html", reading=reading)


@blueprint.get("/sida/<int:number>")
@permission(Permission.WRITE)
def picture(record_id: UUID, number: int) -> ResponseReturnValue:
    """The picture of a page, to stand in the page."""
    with look() as opened:
        found = page.picture(opened, record_id, number)
    return as_file(found.data, found.name, media_type=found.media_type, shown=True)


@blueprint.get("/pdf")
@permission(Permission.WRITE)
def pdf(record_id: UUID) -> ResponseReturnValue:
    """The file; that it was read is committed before its first byte leaves."""
    with work() as opened:
        found = page.pdf(opened, record_id)
    return as_file(found.data, found.name, media_type=found.media_type)


@blueprint.post("")
@permission(Permission.WRITE)
@_while_a_draft
def ask(record_id: UUID) -> ResponseReturnValue:
    """The pages once more, of the draft as it is saved."""
    with work() as opened:
        asking.ask(opened, record_id)
    return redirect(url_for(".one", record_id=record_id), 303)


@blueprint.post("/faststall")
@permission(Permission.WRITE)
@_while_a_draft
def finalise(record_id: UUID) -> ResponseReturnValue:
    """Makes final what was read, and nothing else."""
    try:
        with look() as looked:
            ahead = asking.read_ahead(looked, record_id)
        with work() as opened:
            outcome = asking.finalise(opened, record_id, lock=typed.posted_lock(), ahead=ahead)
    except (NotRead, DraftChanged):
        flash(NotRead.message)
        return redirect(url_for(".one", record_id=record_id), 303)
    if outcome.told:
        flash(outcome.told)
    if outcome.problems:
        return redirect(url_for("drafts.edit", record_id=record_id, granska="1", _anchor="fel"), 303)
    undoing.let_go(url_for("drafts.edit", record_id=record_id))
    return redirect(url_for("documents.one", record_id=record_id), 303)
