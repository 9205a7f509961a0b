"""The page of a meeting of the styrgrupp: its points, its list of decisions, and the case body told."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.domain.meetings.board import BoardPoint
from service.operations.audit import Event, tell
from service.operations.meetings import board_list, board_page, seen
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.meeting_pages import telling
from service.web.meeting_pages.base import blueprint


@blueprint.get("/moten/<uuid:meeting_id>/styrgrupp")
@permission(Permission.SEE_MEETINGS)
def board_agenda(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        found = board_page.read(opened, meeting_id)
        tell(opened, Event.AGENDA_READ, project_key=found.project_key, meeting=str(found.id))
    return render_template("moten/styrgrupp.html", page=found, BoardPoint=BoardPoint)


@blueprint.post("/moten/<uuid:meeting_id>/beslutslista")
@permission(Permission.LEAD_CASES)
def write_decisions(meeting_id: UUID) -> ResponseReturnValue:
    """The open draft of the meeting's list, a first one, or a new version of the one in force."""
    with work() as opened:
        draft = board_list.begin(opened, meeting_id)
    return redirect(url_for("drafts.edit", record_id=draft.id), 303)


@blueprint.post("/moten/<uuid:meeting_id>/aterkopplat")
@permission(Permission.LEAD_CASES)
def told_back(meeting_id: UUID) -> ResponseReturnValue:
    """The case body has been told of a decision today; on other pages the button saves them too."""
    with work() as opened:
        seen.kept(opened, meeting_id)
    telling.tell_back(meeting_id, request.form.get("beslut", ""))
    return redirect(url_for(".board_agenda", meeting_id=meeting_id), 303)
