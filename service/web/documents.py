"""Documents: how far one has come, its files, another attempt, and its next version."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from service.operations import document_page, documents, further, records
from service.web import scripts
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.handing import handed

blueprint = Blueprint("documents", __name__, url_prefix="/dokument")


@blueprint.get("/<uuid:record_id>")
@permission(Permission.READ)
def one(record_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        page = document_page.read(opened, record_id)
    if page.is_draft:
        return redirect(url_for("drafts.edit", record_id=record_id))
    return render_template("document.html", page=page)


@blueprint.get("/<uuid:record_id>/lage")
@permission(Permission.READ)
@scripts.by_itself
def progress(record_id: UUID) -> ResponseReturnValue:
    """The part of the page that changes."""
    with work() as opened:
        page = document_page.read(opened, record_id)
    return render_template("progress.html", page=page)


@blueprint.get("/<uuid:record_id>/<any(docx, pdf):format>")
@blueprint.get("/<uuid:record_id>/till/<key>/<any(docx, pdf):format>")
@permission(Permission.READ)
def download(record_id: UUID, format: str, key: str = "") -> ResponseReturnValue:
    """The file; that it was read is committed before its first byte leaves."""
    with work() as opened:
        file = documents.download(opened, record_id, format, variant=key)
    return handed(file, opened.store)


@blueprint.post("/<uuid:record_id>/till/<key>")
@permission(Permission.READ)
def ask(record_id: UUID, key: str) -> ResponseReturnValue:
    """Asks for a further document of the same record, or once more for one that failed."""
    with work() as opened:
        further.ask(opened, record_id, key)
    return redirect(url_for(".one", record_id=record_id, _anchor="fler"), 303)


@blueprint.post("/<uuid:record_id>/forsok-igen")
@permission(Permission.READ)
def retry(record_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        documents.retry(opened, record_id)
    return redirect(url_for(".one", record_id=record_id), 303)


@blueprint.post("/<uuid:record_id>/ny-version")
@permission(Permission.WRITE)
def revise(record_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        draft = records.revise(opened, record_id)
    return redirect(url_for("drafts.edit", record_id=draft.id), 303)
