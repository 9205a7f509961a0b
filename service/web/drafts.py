"""Form pages: one page for every kind of document, with drafts that lose nothing."""

from functools import partial
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms import rows
from forms.base import KindForm
from forms.rows import Typed
from service.domain.dates import clock, in_sweden
from service.errors import DraftChanged, NotFound, RecordIsFinal
from service.operations import draft_page, finalising, records, saving
from service.operations.draft_previews import asking
from service.web import comparing, places, scripts, typed, undoing
from service.web.access import Permission, permission
from service.web.edge import look, work
from service.web.typed import Kept

blueprint = Blueprint("drafts", __name__, url_prefix="/utkast")


@blueprint.get("/<uuid:record_id>")
@permission(Permission.WRITE)
def edit(record_id: UUID) -> ResponseReturnValue:
    """`granska` judges the text as finalising would; `rad` names the row that was just added or moved.

    What can be had back (`gone`) is told in the group of rows that it was removed from.
    """
    kept = typed.kept_for(_page(record_id))
    text, review = kept.typed if kept else None, "granska" in request.args
    with work() as opened:
        page = draft_page.read(opened, record_id, typed=text, review=review)
    if page.is_final:
        return redirect(url_for("documents.one", record_id=record_id))
    lock, focus = kept.lock if kept else page.lock, request.args.get("rad", "")
    gone = undoing.offered(_page(record_id))
    return render_template("draft.html", page=page, lock=lock, kept=kept, focus=focus, gone=gone)


@blueprint.post("/<uuid:record_id>")
@permission(Permission.WRITE)
@typed.stands_on("drafts.edit")
def send(record_id: UUID) -> ResponseReturnValue:
    """Every button of the form page: save, read through, finalise, and those of the rows."""
    lock, command = typed.posted_lock(), request.form.get("command", "save")
    text = undoing.put_back(_page(record_id), typed.posted(), command, read=partial(_form, record_id))
    try:
        if command == "finalise":
            return _finalise(record_id, text, lock=lock)
        return _save(record_id, text, lock=lock, command=command)
    except (DraftChanged, RecordIsFinal):
        return _both_texts(record_id, text)


@blueprint.post("/<uuid:record_id>/jamka")
@permission(Permission.WRITE)
@typed.stands_on("drafts.edit")
def merge(record_id: UUID) -> ResponseReturnValue:
    """Saves what was chosen of two texts; when a third has come meanwhile, the choice is asked for again."""
    mine = typed.opened(request.form.get("mine", ""))
    if mine is None or mine.page != _page(record_id):
        raise NotFound
    try:
        with work() as opened:
            _, theirs = saving.stored(opened, record_id)
            text = comparing.merged(mine.typed, theirs, comparing.chosen(request.form))
            records.save(opened, record_id, text, lock=mine.lock)
    except (DraftChanged, RecordIsFinal):
        return _both_texts(record_id, mine.typed)
    typed.let_go(_page(record_id))
    undoing.let_go(_page(record_id))
    flash("Det du valde är sparat i utkastet.")
    return redirect(url_for(".edit", record_id=record_id), 303)


@blueprint.get("/<uuid:record_id>/kasta")
@permission(Permission.WRITE)
def ask_discard(record_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        page = draft_page.read(opened, record_id)
    if page.is_final:
        return redirect(url_for("documents.one", record_id=record_id))
    return render_template("discard.html", page=page)


@blueprint.post("/<uuid:record_id>/kasta")
@permission(Permission.WRITE)
def discard(record_id: UUID) -> ResponseReturnValue:
    """What somebody else saved after the question was asked is not thrown away: it is asked again."""
    try:
        with work() as opened:
            page = draft_page.read(opened, record_id)
            gone = records.discard(opened, record_id, lock=typed.posted_lock())
    except DraftChanged:
        flash("Någon har skrivit mer i utkastet sedan frågan ställdes. Läs det innan du kastar det.")
        return redirect(url_for(".edit", record_id=record_id), 303)
    except RecordIsFinal:
        return redirect(url_for("documents.one", record_id=record_id), 303)
    typed.let_go(_page(record_id))
    undoing.let_go(_page(record_id))
    flash("Utkastet är kastat.")
    if gone:
        return redirect(url_for("start.desk"), 303)
    if page.about.case_id:
        return redirect(url_for("cases.one", case_id=page.about.case_id), 303)
    return redirect(url_for("projects.one", key=page.project_key), 303)


def _page(record_id: UUID) -> str:
    """The address of the form page, which is where its text belongs."""
    return url_for(".edit", record_id=record_id)


def _save(record_id: UUID, text: Typed, *, lock: int, command: str) -> ResponseReturnValue:
    edited = rows.edit(text, command)
    with work() as opened:
        record = saving.save(opened, record_id, edited, lock=lock)
        if command == "read":
            asking.ask(opened, record_id)
    typed.let_go(_page(record_id))
    gone = undoing.follow(_page(record_id), text, command)
    if command == "autosave":
        return {"lock": record.lock, "sparat": clock(in_sweden(record.updated_at).time())}
    if command == "read":
        return redirect(url_for("draft_previews.one", record_id=record_id), 303)
    if command == "save":
        flash(f"Utkastet sparades {clock(in_sweden(record.updated_at).time())}.")
        return redirect(url_for(".edit", record_id=record_id), 303)
    place = places.after(text, command)
    anchor = "angra" if gone else f"rad-{place}"
    return redirect(url_for(".edit", record_id=record_id, rad=place, _anchor=anchor), 303)


def _form(record_id: UUID, text: Typed) -> KindForm | None:
    with look() as looked:
        ahead = finalising.read_ahead(looked, record_id, text)
    return ahead.form if ahead else None


def _finalise(record_id: UUID, text: Typed, *, lock: int) -> ResponseReturnValue:
    with look() as looked:
        ahead = finalising.read_ahead(looked, record_id, text)
    with work() as opened:
        outcome = saving.finalise(opened, record_id, text, lock=lock, ahead=ahead)
    typed.let_go(_page(record_id))
    undoing.let_go(_page(record_id))
    if outcome.told:
        flash(outcome.told)
    if outcome.problems:
        return redirect(url_for(".edit", record_id=record_id, granska="1", _anchor="fel"), 303)
    return redirect(url_for("documents.one", record_id=record_id), 303)


def _both_texts(record_id: UUID, text: Typed) -> ResponseReturnValue:
    """Somebody else saved meanwhile, or made the document final: both texts, and nothing overwritten."""
    if scripts.asks():
        return {"fel": "andrad"}, 409
    with work() as opened:
        record, theirs = saving.stored(opened, record_id)
        page = draft_page.read(opened, record_id)
        form = page.kind.form(text, project=opened.project(record.project_key))
    found = comparing.differences(form, page.form, typed=text, stored=theirs)
    mine = typed.sealed(Kept(_page(record_id), text, page.lock))
    return render_template("both_texts.html", page=page, found=found, mine=mine), 409
