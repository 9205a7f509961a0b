"""The meeting room: who is there, the agenda to walk, the notes in common, and the end of the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.meeting_matter import PointForm
from service.domain.dates import clock, in_sweden
from service.domain.meetings.agenda import Point
from service.domain.text import clean, several
from service.errors import NotFound
from service.operations.meetings import (
    actions,
    after,
    board_feedback,
    room_ending,
    room_notes,
    room_open,
    room_presence,
)
from service.operations.meetings import room as rooms
from service.operations.meetings.errors_room import (
    GuestNamed,
    GuestUnsaid,
    ItemChanged,
    ItemsOpen,
    RoomClosed,
)
from service.operations.meetings.room import Line, Part, Room
from service.web import scripts, typed
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.meeting_pages import telling
from service.web.meeting_pages.base import blueprint, kept


@dataclass(frozen=True, slots=True)
class Stop:
    """A page of the walk: a standing point, or an item under it."""

    href: str
    label: str


@blueprint.get("/moten/<uuid:meeting_id>/rummet")
@permission(Permission.LEAD_CASES)
def room(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        found = rooms.read(opened, meeting_id)
    return render_template("moten/rum.html", room=found, guest=kept(), stranger=room_presence.STRANGER)


@blueprint.post("/moten/<uuid:meeting_id>/rummet/oppna")
@permission(Permission.LEAD_CASES)
def enter_room(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        room_open.enter(opened, meeting_id)
    flash("Mötesrummet är öppet. Allt sparas medan du skriver.")
    return redirect(url_for(".room", meeting_id=meeting_id), 303)


@blueprint.post("/moten/<uuid:meeting_id>/rummet/narvarande")
@permission(Permission.LEAD_CASES)
def tick_presence(meeting_id: UUID) -> ResponseReturnValue:
    """One tick sent by the page itself, or everybody sent with the button."""
    shown = request.form.getlist("visad")
    here = {*request.form.getlist("narvarande")}
    with work() as opened:
        room_presence.tick(opened, meeting_id, {key: key in here for key in shown})
        if scripts.asks():
            lines = [line for part in rooms.read(opened, meeting_id).parts for line in part.lines]
            leaving = {str(line.item_id): several(line.leaving) for line in lines if line.item_id}
            return {"sparat": clock(in_sweden(opened.now).time()), "lamnar": leaving}
    flash("Närvaron är sparad.")
    return redirect(url_for(".room", meeting_id=meeting_id), 303)


@blueprint.post("/moten/<uuid:meeting_id>/rummet/gast")
@permission(Permission.LEAD_CASES)
@typed.stands_on("meetings.room")
def welcome_guest(meeting_id: UUID) -> ResponseReturnValue:
    name, where = request.form.get("namn", ""), request.form.get("organisation", "")
    try:
        with work() as opened:
            called = room_presence.welcome(opened, meeting_id, name, where)
        flash(f"{called} är med i rummet.")
        typed.let_go(url_for(".room", meeting_id=meeting_id))
    except (GuestUnsaid, GuestNamed) as error:
        flash(str(error), "notice")
        typed.keep(typed.Kept(url_for(".room", meeting_id=meeting_id), typed.posted()))
    return redirect(url_for(".room", meeting_id=meeting_id, _anchor="narvarande"), 303)


@blueprint.get("/moten/<uuid:meeting_id>/rummet/punkt/<int:number>")
@permission(Permission.LEAD_CASES)
def room_point(meeting_id: UUID, number: int) -> ResponseReturnValue:
    return _point(meeting_id, _which(number), said=kept())


@blueprint.post("/moten/<uuid:meeting_id>/rummet/punkt/<int:number>")
@permission(Permission.LEAD_CASES)
@typed.stands_on("meetings.room_point")
def note_point(meeting_id: UUID, number: int) -> ResponseReturnValue:
    """Saves the common note of a point; what somebody else noted meanwhile is shown beside it."""
    point, said = _which(number), "\n".join(request.form.getlist("anteckning"))
    try:
        with work() as opened:
            lock = room_notes.save(opened, meeting_id, point, said, lock=typed.posted_lock())
            saved = clock(in_sweden(opened.now).time())
    except ItemChanged as error:
        if scripts.asks():
            return {"fel": "andrad"}, 409
        return _point(meeting_id, point, said=typed.of_post(), error=str(error))
    except RoomClosed as error:
        if scripts.asks():
            return {"fel": "stangt", "sagt": str(error)}, 409
        raise
    command, _, what = request.form.get("command", "").partition(":")
    if command == "autosave":
        return {"lock": lock, "sparat": saved}
    typed.let_go(url_for(".room_point", meeting_id=meeting_id, number=number))
    if command == telling.COMMAND:
        telling.tell_back(meeting_id, what)
    else:
        flash(f"Anteckningen sparades {saved}.")
    return redirect(url_for(".room_point", meeting_id=meeting_id, number=number), 303)


@blueprint.post("/moten/<uuid:meeting_id>/rummet/avsluta")
@permission(Permission.LEAD_CASES)
def end_meeting(meeting_id: UUID) -> ResponseReturnValue:
    try:
        with work() as opened:
            notes = room_ending.end(opened, meeting_id).id
    except ItemsOpen as error:
        flash(str(error), "notice")
        return redirect(url_for(".room", meeting_id=meeting_id), 303)
    flash("Mötet är hållet. Läs igenom minnesanteckningarna och fastställ dem.")
    return redirect(url_for("drafts.edit", record_id=notes), 303)


@blueprint.post("/moten/<uuid:meeting_id>/minnesanteckningar")
@permission(Permission.LEAD_CASES)
def write_notes(meeting_id: UUID) -> ResponseReturnValue:
    """The notes of a meeting that was held without its room."""
    with work() as opened:
        notes = after.write_up(opened, meeting_id)
    return redirect(url_for("drafts.edit", record_id=notes), 303)


@blueprint.post("/moten/uppdrag/<uuid:action_id>")
@permission(Permission.SIGNED_IN)
def action_done(action_id: UUID) -> ResponseReturnValue:
    """Told to be done on the start page or on the meeting's, where one goes back to."""
    with work() as opened:
        row = actions.done(opened, action_id, note=clean(request.form.get("anteckning", "")).strip()[:1000])
        meeting_id = row.meeting_id
    flash("Uppdraget är klart.")
    if request.form.get("till") == "motet":
        return redirect(url_for(".one", meeting_id=meeting_id, _anchor="uppdrag"), 303)
    return redirect(url_for("start.desk"), 303)


def walk(room: Room) -> list[Stop]:
    """Every page of the meeting in order."""
    return [_stop(room, each) for each in room.walk if isinstance(each, Part) or each.item_id]


def beside(stops: Sequence[Stop], href: str) -> tuple[Stop | None, Stop | None]:
    """What comes before a page of the walk, and what comes after it."""
    at = next((place for place, stop in enumerate(stops) if stop.href == href), None)
    if at is None:
        return None, None
    return (stops[at - 1] if at else None), (stops[at + 1] if at + 1 < len(stops) else None)


def _stop(room: Room, each: Line | Part) -> Stop:
    if isinstance(each, Part):
        href = url_for("meetings.room_point", meeting_id=room.meeting_id, number=each.point.value)
        return Stop(href, f"{each.point.value}. {each.point.label}")
    return Stop(url_for("meetings.room_item", meeting_id=room.meeting_id, item_id=each.item_id), each.title)


def _which(number: int) -> Point:
    try:
        return Point(number)
    except ValueError:
        raise NotFound from None


def _point(
    meeting_id: UUID, point: Point, *, said: typed.Kept | None, error: str = ""
) -> ResponseReturnValue:
    with work() as opened:
        found = rooms.read(opened, meeting_id)
        meeting = room_open.room_of(opened, meeting_id)
        stored, project = room_notes.text(opened, meeting, point), opened.project(found.project_key)
        following_day = room_ending.next_day(opened, meeting) if point is Point.NEXT_MEETING else None
        owed = board_feedback.at_meeting(opened, meeting) if point is Point.BOARD else []
    form = PointForm(said.typed if said else {"anteckning": [stored]}, project=project)
    part = next(each for each in found.parts if each.point is point)
    before, following = beside(walk(found), url_for(".room_point", meeting_id=meeting_id, number=point.value))
    told = {"room": found, "part": part, "form": form, "before": before, "following": following}
    told |= {"owed": owed, "next_day": following_day}
    lock = said.lock if said and not error else room_notes.mark(stored)
    page = render_template(
        "moten/rum_punkt.html", lock=lock, kept=said, error=error, stored=stored if error else "", **told
    )
    return page, 409 if error else 200
