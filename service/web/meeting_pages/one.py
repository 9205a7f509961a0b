"""One meeting: its page, the summons and the answers to it, and that it is cancelled, held or taken away."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.meeting import CancelForm
from service.domain.meetings.answers import Answer
from service.domain.meetings.progress import Step
from service.domain.project import Project
from service.errors import NotFound
from service.operations.meetings import after, agenda_words, calling, page, planning, seen
from service.operations.work import Work
from service.web import typed
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.meeting_pages.base import (
    Asked,
    ask_again,
    asked_again,
    blueprint,
    form_page,
    kept,
    list_of,
)

_CANCEL = "Mötet och skälet står kvar för alla som är kallade, och de får veta det med e-post."


@blueprint.get("/moten/<uuid:meeting_id>")
@permission(Permission.SEE_MEETINGS)
def one(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        found, left = page.read(opened, meeting_id), after.read(opened, meeting_id)
    return render_template("moten/mote.html", page=found, after=left, Step=Step, Answer=Answer)


@blueprint.post("/moten/<uuid:meeting_id>/kalla")
@permission(Permission.LEAD_CASES)
def call(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        number = calling.call(opened, meeting_id)
    told = {0: "Alla ledamöter var redan kallade.", 1: "En ledamot är kallad."}
    flash(told.get(number, f"{number} ledamöter är kallade."))
    return redirect(url_for(".one", meeting_id=meeting_id), 303)


@blueprint.post("/moten/<uuid:meeting_id>/hallet")
@permission(Permission.LEAD_CASES)
def hold(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        calling.held(opened, meeting_id)
    flash("Mötet är hållet.")
    return redirect(url_for(".one", meeting_id=meeting_id), 303)


@blueprint.get("/moten/<uuid:meeting_id>/stall-in")
@permission(Permission.LEAD_CASES)
def ask_cancel(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        meeting = seen.kept(opened, meeting_id)
        planning.require(opened, meeting, Step.CANCEL)
        project = opened.project(meeting.project_key)
        asked = _asked(page.title(opened, meeting), meeting_id, meeting.day.isoformat())
        said = kept()
        form = CancelForm(said.typed if said else None, project=project)
        wrong = asked_again() and _judge(opened, form, project)
    return form_page(asked, form, wrong=wrong)


@blueprint.post("/moten/<uuid:meeting_id>/stall-in")
@permission(Permission.LEAD_CASES)
@typed.stands_on("meetings.ask_cancel")
def cancel(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        meeting = seen.kept(opened, meeting_id)
        project = opened.project(meeting.project_key)
        form = CancelForm(typed.posted(), project=project)
        if _judge(opened, form, project):
            return ask_again()
        calling.cancel(opened, meeting_id, form.answers().text("skal"))
    typed.let_go(url_for(".ask_cancel", meeting_id=meeting_id))
    flash("Mötet är inställt.")
    return redirect(url_for(".one", meeting_id=meeting_id), 303)


@blueprint.post("/moten/<uuid:meeting_id>/ta-bort")
@permission(Permission.LEAD_CASES)
def remove(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        key = planning.remove(opened, meeting_id)
    flash("Mötet är borttaget.")
    return redirect(list_of(key), 303)


@blueprint.post("/moten/<uuid:meeting_id>/svar")
@permission(Permission.SEE_MEETINGS)
def answer(meeting_id: UUID) -> ResponseReturnValue:
    """One's own answer: "kommer", "forhinder" or "ersattare:" and whom."""
    said, _, who = request.form.get("svar", "").partition(":")
    try:
        answered, sends = Answer(said), UUID(who) if who else None
    except ValueError:
        raise NotFound from None
    if answered is Answer.NONE:
        flash("Välj ett svar först.", "notice")
        return redirect(url_for(".one", meeting_id=meeting_id), 303)
    with work() as opened:
        calling.answer(opened, meeting_id, answered, sends=sends)
    flash("Ditt svar är sparat. Du kan ändra det fram till mötet.")
    return redirect(url_for(".one", meeting_id=meeting_id), 303)


def _judge(opened: Work, form: CancelForm, project: Project) -> bool:
    why = {"skal": form.answers().text("skal")}
    return bool(form.judge(agenda_words.of_meeting(opened, project.key, why)))


def _asked(title: str, meeting_id: UUID, day: str) -> Asked:
    return Asked(f"Ställ in {title} {day}", _CANCEL, "Ställ in mötet", url_for(".one", meeting_id=meeting_id))
