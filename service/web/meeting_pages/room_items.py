"""The item that the meeting is at: opened when the room is right, written under, and closed."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.base import Problem
from forms.rows import Typed
from service.domain.dates import clock, in_sweden
from service.errors import NotAllowed, NotFound, ServiceError
from service.operations.meetings import room as rooms
from service.operations.meetings import room_decided, room_items
from service.operations.meetings.errors_room import ConsentWithdrawn, ItemChanged, ItemIsClosed, StillInRoom
from service.operations.meetings.room_decided import Decided
from service.web import scripts, typed
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.meeting_pages.base import blueprint, kept
from service.web.meeting_pages.room import beside, walk

_NOBODYS = "Uppdraget kommer inte till någons Mitt arbete:"


@blueprint.get("/moten/<uuid:meeting_id>/rummet/arende/<uuid:item_id>")
@permission(Permission.LEAD_CASES)
def room_item(meeting_id: UUID, item_id: UUID) -> ResponseReturnValue:
    said = kept()
    return _page(meeting_id, item_id, text=said.typed if said else None, lock=said.lock if said else 0)


@blueprint.post("/moten/<uuid:meeting_id>/rummet/arende/<uuid:item_id>/oppna")
@permission(Permission.LEAD_CASES)
def open_room_item(meeting_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """The item is opened once each organisation that must leave is ticked as having left."""
    try:
        with work() as opened:
            room_items.open_item(opened, meeting_id, item_id, left=request.form.getlist("lamnat"))
    except (StillInRoom, ConsentWithdrawn) as error:
        flash(str(error), "notice")
    return redirect(_here(meeting_id, item_id), 303)


@blueprint.post("/moten/<uuid:meeting_id>/rummet/arende/<uuid:item_id>")
@permission(Permission.LEAD_CASES)
@typed.stands_on("meetings.room_item")
def write_room_item(meeting_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """Every button under an item: save, end it with what was decided, or go on without a decision."""
    command = request.form.get("command", "save")
    try:
        if command == "close":
            return _close(meeting_id, item_id)
        if command == "leave":
            return _leave(meeting_id, item_id)
        return _save(meeting_id, item_id, by_itself=command == "autosave")
    except (NotFound, NotAllowed):
        raise
    except (ItemChanged, ItemIsClosed) as error:
        return _both(meeting_id, item_id, error)
    except ServiceError as error:
        return _refused(meeting_id, item_id, error)


def _here(meeting_id: UUID, item_id: UUID) -> str:
    return url_for(".room_item", meeting_id=meeting_id, item_id=item_id)


def _save(meeting_id: UUID, item_id: UUID, *, by_itself: bool) -> ResponseReturnValue:
    with work() as opened:
        item = room_items.save(opened, meeting_id, item_id, typed.posted(), lock=typed.posted_lock())
        saved = clock(in_sweden(opened.now).time())
    typed.let_go(_here(meeting_id, item_id))
    if by_itself:
        return {"lock": item.lock, "sparat": saved}
    flash(f"Sparat {saved}.")
    return redirect(_here(meeting_id, item_id), 303)


def _close(meeting_id: UUID, item_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        found = room_decided.close(opened, meeting_id, item_id, typed.posted(), lock=typed.posted_lock())
    typed.let_go(_here(meeting_id, item_id))
    if found.problems:
        return _page(meeting_id, item_id, text=typed.posted(), decided=found)
    flash(_told(found))
    if found.nobody:
        flash(f"{_NOBODYS} ingen i projektet med konto heter {found.nobody}.", "notice")
    return redirect(_here(meeting_id, item_id), 303)


def _told(found: Decided) -> str:
    if found.answer_id:
        return "Punkten är avslutad. Utdraget ligger i ärendet, och remissvaret är påbörjat."
    return "Punkten är avslutad." + (" Utdraget ligger i ärendet." if found.record_id else "")


def _leave(meeting_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """What was typed is saved first, where it may be."""
    try:
        with work() as opened:
            room_items.save(opened, meeting_id, item_id, typed.posted(), lock=typed.posted_lock())
    except (NotAllowed, ConsentWithdrawn):
        pass
    with work() as opened:
        room_items.leave(opened, meeting_id, item_id)
    typed.let_go(_here(meeting_id, item_id))
    flash("Punkten är avslutad utan beslut.")
    return redirect(_here(meeting_id, item_id), 303)


def _refused(meeting_id: UUID, item_id: UUID, error: ServiceError) -> ResponseReturnValue:
    """What was typed is kept wherever it may be; a consent that has ended lets nothing more be written."""
    if scripts.asks():
        return {"fel": "stangd", "sagt": str(error)}, 409
    if request.form.get("command") == "close" and not isinstance(error, ConsentWithdrawn):
        with work() as opened:
            room_items.save(opened, meeting_id, item_id, typed.posted(), lock=typed.posted_lock())
    typed.let_go(_here(meeting_id, item_id))
    flash(str(error), "notice")
    return redirect(_here(meeting_id, item_id), 303)


def _both(meeting_id: UUID, item_id: UUID, error: ServiceError) -> ResponseReturnValue:
    """Somebody else has written or closed meanwhile: both texts, and nothing overwritten."""
    if scripts.asks():
        return {"fel": "andrad", "sagt": str(error)}, 409
    return _page(meeting_id, item_id, text=typed.posted(), error=str(error))


def _page(
    meeting_id: UUID,
    item_id: UUID,
    *,
    text: Typed | None = None,
    lock: int = 0,
    error: str = "",
    decided: Decided | None = None,
) -> ResponseReturnValue:
    with work() as opened:
        page = rooms.item(opened, meeting_id, item_id, typed=text)
        stored = rooms.stored_form(opened, meeting_id, item_id) if error else None
    before, following = beside(walk(page.room), _here(meeting_id, item_id))
    problems: list[Problem] = decided.problems if decided else []
    told = {"page": page, "room": page.room, "stored": stored, "error": error, "problems": problems}
    body = render_template(
        "moten/rum_arende.html", form=decided.form if decided else page.form, kept=lock > 0,
        lock=lock or page.lock, before=before, following=following, **told,
    )  # fmt: skip
    return body, 409 if error else 422 if problems else 200
