"""Hand edits: an edited Word file put back, what it changes, and the answer whether it shall stand."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.operations import document_page, hand_edits
from service.operations.hand_edits import LARGEST
from service.web import scripts
from service.web.access import Permission, permission
from service.web.edge import look, work
from service.web.handing import handed

blueprint = Blueprint("hand_edits", __name__, url_prefix="/dokument")

_WRONG = (hand_edits.FileEmpty, hand_edits.FileTooLarge, hand_edits.SameFile)
NOT_CHOSEN = "Du har inte valt någon fil."
TAKEN = "Den redigerade Word-filen gäller nu. PDF-filen görs av den."
TAKEN_ANEW = "Den nygjorda Word-filen gäller nu. PDF-filen görs av den."
KEPT = "Den redigerade Word-filen är bortkastad. Det som gällde förut gäller."
KEPT_EDIT = "Redigeringen är kvar. Det som gjordes på nytt är bortkastat."


@blueprint.post("/<uuid:record_id>/word")
@permission(Permission.WRITE)
def upload(record_id: UUID) -> ResponseReturnValue:
    """An edited Word file; its own page tells what it changes before anything is changed."""
    chosen = request.files.get("fil")
    try:
        with hand_edits.sent(look, record_id, _data()) as file, work() as opened:
            version = hand_edits.upload(opened, file)
    except _WRONG as error:
        told = str(error) if chosen and chosen.filename else NOT_CHOSEN
        with work() as opened:
            page = document_page.read(opened, record_id)
        return render_template("document.html", page=page, largest=LARGEST, wrong_file=told), 422
    return redirect(url_for(".one", version_id=version.id), 303)


@blueprint.post("/<uuid:record_id>/gor-om")
@permission(Permission.WRITE)
def ask_anew(record_id: UUID) -> ResponseReturnValue:
    """The Word file once more, of the answers and the template in use; an edit that stands is asked about."""
    with work() as opened:
        version = hand_edits.ask_anew(opened, record_id)
    return redirect(url_for(".one", version_id=version.id), 303)


@blueprint.get("/<uuid:record_id>/genererad/docx")
@permission(Permission.WRITE)
def generated(record_id: UUID) -> ResponseReturnValue:
    """The Word file as it was made of the answers, whatever stands in its place."""
    with work() as opened:
        file = hand_edits.generated(opened, record_id)
    return handed(file, opened.store)


@blueprint.get("/word/<uuid:version_id>")
@permission(Permission.WRITE)
def one(version_id: UUID) -> ResponseReturnValue:
    with look() as opened:
        version = hand_edits.one(opened, version_id)
    return render_template("redigering/fil.html", version=version)


@blueprint.get("/word/<uuid:version_id>/lage")
@permission(Permission.WRITE)
@scripts.by_itself
def progress(version_id: UUID) -> ResponseReturnValue:
    """The part of the page that changes."""
    with look() as opened:
        version = hand_edits.one(opened, version_id)
    return render_template("redigering/framsteg.html", version=version)


@blueprint.get("/word/<uuid:version_id>/docx")
@permission(Permission.WRITE)
def file(version_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        found = hand_edits.version_file(opened, version_id)
    return handed(found, opened.store)


@blueprint.post("/word/<uuid:version_id>")
@permission(Permission.WRITE)
def answer(version_id: UUID) -> ResponseReturnValue:
    """The file takes the place of what stands, or is put aside: whatever is not a yes keeps what stands."""
    yes = request.form.get("svar") == "ersatt"
    with work() as opened:
        version = (hand_edits.take if yes else hand_edits.decline)(opened, version_id)
        record_id, edited = version.record_id, version.edited
    flash((TAKEN if edited else TAKEN_ANEW) if yes else (KEPT if edited else KEPT_EDIT))
    return redirect(url_for("documents.one", record_id=record_id), 303)


def _data() -> bytes:
    """The posted file, read as far as shows that it is too large; empty when none was sent."""
    sent = request.files.get("fil")
    if sent is None:
        return b""
    with sent.stream:
        return sent.stream.read(LARGEST + 1)
