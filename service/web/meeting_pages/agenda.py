"""The page of an agenda: a member reads what is hers, and the leader puts it in order with one form.

Every button of that form saves what was typed first, so that nothing is lost by adding or taking away.
"""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.agenda_item import AgendaItemForm
from service.domain.meetings.agenda import OF_CASES, Point
from service.domain.meetings.progress import MeetingState, Step
from service.models import Meeting
from service.operations import search
from service.operations.audit import Event, tell
from service.operations.meetings import (
    agenda_changes,
    agenda_member,
    agenda_page,
    agenda_words,
    board_feedback,
    board_told,
    page,
    planning,
    seen,
    tasks,
)
from service.operations.meetings.agenda_page import LeaderPage
from service.operations.meetings.errors import AgendaChanged, AlreadyOnAgenda, CannotBeHeard
from service.operations.work import Work
from service.web import typed
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.meeting_pages import agenda_form, telling
from service.web.meeting_pages.agenda_form import Said
from service.web.meeting_pages.base import (
    Asked,
    ask_again,
    asked_again,
    blueprint,
    form_page,
    kept,
)

_OWN = "Något som mötet tar upp utan att det gäller ett ärende."


@blueprint.get("/moten/<uuid:meeting_id>/dagordning")
@permission(Permission.SEE_MEETINGS)
def agenda(meeting_id: UUID) -> ResponseReturnValue:
    said = kept()
    with work() as opened:
        meeting = agenda_page.of(opened, meeting_id)
        tell(opened, Event.AGENDA_READ, project_key=meeting.project_key, meeting=str(meeting.id))
        if seen.may_keep(opened, meeting.project_key):
            return _leaders(opened, meeting, _typed(opened, meeting, said) if said else None)
        told = {"points": agenda_member.read(opened, meeting), "meeting": _heading(opened, meeting)}
        told["actions"] = agenda_member.left_to_do(opened, meeting)
        told["owed"] = board_feedback.for_all(opened, meeting)
    return render_template("moten/min_dagordning.html", **told)


@blueprint.post("/moten/<uuid:meeting_id>/dagordning")
@permission(Permission.LEAD_CASES)
@typed.stands_on("meetings.agenda", words=agenda_form.is_words)
def save_agenda(meeting_id: UUID) -> ResponseReturnValue:
    """Saves what was typed, and does what the pressed button says."""
    said = agenda_form.said(typed.posted())
    try:
        with work() as opened:
            meeting = agenda_page.of(opened, meeting_id)
            seen.keep(opened, meeting.project_key)
            said.judge(opened.project(meeting.project_key))
            if said.faults:
                return ask_again()
            if said.does != telling.COMMAND or agenda_page.is_open(opened, meeting):
                agenda_changes.save(opened, meeting_id, said.lines, version=said.version)
            _do(opened, meeting_id, said)
    except AgendaChanged:
        with work() as opened:
            return _leaders(opened, agenda_page.of(opened, meeting_id), said, overtaken=True)
    except (AlreadyOnAgenda, CannotBeHeard) as error:
        flash(str(error), "notice")
        return redirect(url_for(".agenda", meeting_id=meeting_id), 303)
    typed.let_go(url_for(".agenda", meeting_id=meeting_id))
    return _answer(meeting_id, said)


def _answer(meeting_id: UUID, said: Said) -> ResponseReturnValue:
    """The page that follows what was done, on the place where one was."""
    here = url_for(".agenda", meeting_id=meeting_id)
    if said.does == telling.COMMAND:
        telling.tell_back(meeting_id, said.what)
    elif said.does == "egen":
        return redirect(url_for(".new_matter", meeting_id=meeting_id), 303)
    elif said.does == "sok":
        typed.keep(typed.Kept(here, {"sok": [said.sought]}))
        return redirect(f"{here}?sok=1#lagg-till", 303)
    elif said.does in ("upp", "ner"):
        return redirect(url_for(".agenda", meeting_id=meeting_id, flyttad=f"{said.does}:{said.what}"), 303)
    else:
        flash(_TOLD.get(said.does, "Dagordningen är sparad."))
    return redirect(f"{here}#{said.place}", 303)


def _typed(opened: Work, meeting: Meeting, kept: typed.Kept) -> Said | None:
    """What was typed and is not saved; what was sought stands on the page that answers the search alone."""
    said = agenda_form.said(kept.typed)
    if asked_again():
        said.judge(opened.project(meeting.project_key))
    if "sok" not in request.args:
        said.sought = ""
    return said if said.keys or said.sought else None


_TOLD = {
    "av": "Taget av dagordningen. Det går att ta tillbaka längst ned.",
    "ater": "Tillbaka på dagordningen.",
    "lagg": "Ärendet är tillagt.",
}


def _do(opened: Work, meeting_id: UUID, said: Said) -> None:
    if said.does in ("upp", "ner"):
        agenda_changes.move(opened, meeting_id, said.what, up=said.does == "upp")
    elif said.does == "av":
        agenda_changes.take_off(opened, meeting_id, said.what)
    elif said.does == "ater":
        agenda_changes.take_back(opened, meeting_id, said.id)
    elif said.does == "lagg":
        agenda_changes.add_case(opened, meeting_id, said.id, said.point)


@blueprint.get("/moten/<uuid:meeting_id>/dagordning/egen-punkt")
@permission(Permission.LEAD_CASES)
def new_matter(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        meeting = _changeable(opened, meeting_id)
        said, first = kept(), {"punkt": [str(Point.EARLIER_NOTES.value)]}
        form = AgendaItemForm(said.typed if said else first, project=opened.project(meeting.project_key))
        wrong = asked_again() and _judge(opened, form, meeting)
    return form_page(_asked(meeting_id), form, wrong=wrong)


@blueprint.post("/moten/<uuid:meeting_id>/dagordning/egen-punkt")
@permission(Permission.LEAD_CASES)
@typed.stands_on("meetings.new_matter")
def add_matter(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        meeting = _changeable(opened, meeting_id)
        form = AgendaItemForm(typed.posted(), project=opened.project(meeting.project_key))
        if _judge(opened, form, meeting):
            return ask_again()
        agenda_changes.add_matter(opened, meeting_id, form.answers())
    typed.let_go(url_for(".new_matter", meeting_id=meeting_id))
    flash("Punkten är tillagd.")
    return redirect(url_for(".agenda", meeting_id=meeting_id), 303)


def _judge(opened: Work, form: AgendaItemForm, meeting: Meeting) -> bool:
    return bool(form.judge(agenda_words.of_matter(opened, meeting.project_key, form.answers())))


def _changeable(opened: Work, meeting_id: UUID) -> Meeting:
    meeting = agenda_page.of(opened, meeting_id)
    seen.keep(opened, meeting.project_key)
    planning.require(opened, meeting, Step.CHANGE)
    return meeting


def _asked(meeting_id: UUID) -> Asked:
    return Asked("Egen punkt på dagordningen", _OWN, "Lägg till", url_for(".agenda", meeting_id=meeting_id))


def _leaders(
    opened: Work, meeting: Meeting, said: Said | None, *, overtaken: bool = False
) -> ResponseReturnValue:
    """The leader's page; with what she has typed laid over what is stored."""
    found = agenda_page.read(opened, meeting)
    stored = [row.title for heading in found.points for row in heading.rows]
    told: dict[str, object] = {
        "page": said.over(found, overtaken=overtaken) if said else found,
        "meeting": _heading(opened, meeting),
    }
    told |= {"sought": "", "hits": [], "hint": "", "faults": {}, "minutes": {}, "changed": frozenset()}
    told |= {"moved": request.args.get("flyttad", ""), "to_mend": []}
    if said:
        told |= {"faults": said.faults, "minutes": said.minutes, "changed": said.changed(found)}
        told |= {"to_mend": said.to_mend(found), **_found(opened, meeting, said, found)}
    told |= {"overtaken": stored if overtaken else None, "of_cases": OF_CASES}
    told["actions"] = tasks.open_before(opened, meeting)
    told["owed"], told["early"] = (
        board_feedback.at_meeting(opened, meeting),
        board_told.too_soon(opened, meeting),
    )
    status = 409 if overtaken else 422 if said and said.faults else 200
    return render_template("moten/dagordning.html", **told), status


def _found(opened: Work, meeting: Meeting, said: Said, page: LeaderPage) -> dict[str, object]:
    """The cases of the project that match what was sought and can be taken up, with where they stand."""
    if not said.sought:
        return {}
    found = search.find(opened, said.sought)
    mine = [file for file in found.files if file.project_key == meeting.project_key]
    hits = agenda_page.offered(opened, [file for file in mine if agenda_changes.can_be_taken_up(file)])
    return {"sought": said.sought, "hits": agenda_page.placed(hits, page), "hint": found.hint}


def _heading(opened: Work, meeting: Meeting) -> dict[str, object]:
    return {
        "id": meeting.id, "title": page.title(opened, meeting), "day": meeting.day,
        "project": opened.project(meeting.project_key).name, "project_key": meeting.project_key,
        "state": MeetingState(meeting.state).label, "ends": agenda_page.shown(meeting.ends),
    }  # fmt: skip
