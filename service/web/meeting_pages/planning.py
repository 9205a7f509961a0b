"""Planning: proposals of a rhythm seen before they are saved, an extra meeting, and one that is changed."""

from datetime import date
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.base import as_typed
from forms.meeting import MeetingForm, RhythmForm
from forms.rows import Typed
from service.domain.dates import InvalidDate, parse_date
from service.domain.meetings import rules
from service.domain.meetings.bodies import Body
from service.domain.meetings.progress import Step
from service.domain.project import Project
from service.domain.rules.shared import ordered
from service.operations.meetings import agenda_words, planning, seen
from service.operations.work import Work
from service.web import typed
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.meeting_pages.base import Asked, blueprint, form_page, kept, list_of

_EXTRA = "Ett möte utanför rytmen. Ingen kallas förrän du skickar kallelsen."
_CHANGED = "De som är kallade får veta det med e-post. Ändras dag eller tid får de svara på nytt."


@blueprint.get("/projekt/<key>/moten/<body>/planera")
@permission(Permission.LEAD_CASES)
def plan(key: str, body: str) -> ResponseReturnValue:
    """The rhythm, and once it is asked for the days that it proposes."""
    with work() as opened:
        seen.keep(opened, key)
        found, project = seen.body_of(opened, key, body), opened.project(key)
        asked = "forsta" in request.args
        text = request.args.to_dict(flat=False) if asked else as_typed(planning.beginning(opened, key, found))
        form = RhythmForm(text, project=project)
        wrong = asked and _judge_rhythm(opened, form, project)
        ready = asked and not wrong
        days = planning.proposals(opened, key, found, form.answers()) if ready else None
    return _plan_page(project, found, form, days, wrong=wrong)


@blueprint.post("/projekt/<key>/moten/<body>/planera")
@permission(Permission.LEAD_CASES)
def save_plan(key: str, body: str) -> ResponseReturnValue:
    text = typed.posted()
    with work() as opened:
        seen.keep(opened, key)
        found, project = seen.body_of(opened, key, body), opened.project(key)
        form = RhythmForm(text, project=project)
        if _judge_rhythm(opened, form, project):
            return _plan_page(project, found, form, None, wrong=True)
        number = planning.plan(opened, key, found, form.answers(), days=_days(text))
    flash(
        {0: "Inget nytt möte sparades.", 1: "Ett möte är sparat."}.get(number, f"{number} möten är sparade.")
    )
    return redirect(list_of(key), 303)


@blueprint.get("/projekt/<key>/moten/<body>/extra")
@permission(Permission.LEAD_CASES)
def new_extra(key: str, body: str) -> ResponseReturnValue:
    with work() as opened:
        seen.keep(opened, key)
        found, project = seen.body_of(opened, key, body), opened.project(key)
    said = kept()
    return form_page(_extra(project, found), MeetingForm(said.typed if said else None, project=project))


@blueprint.post("/projekt/<key>/moten/<body>/extra")
@permission(Permission.LEAD_CASES)
@typed.stands_on("meetings.new_extra")
def add_extra(key: str, body: str) -> ResponseReturnValue:
    with work() as opened:
        seen.keep(opened, key)
        found, project = seen.body_of(opened, key, body), opened.project(key)
        form = MeetingForm(typed.posted(), project=project)
        if _judge(opened, form, project):
            return form_page(_extra(project, found), form, wrong=True)
        meeting = planning.plan_extra(opened, key, found, form.answers())
    typed.let_go(url_for(".new_extra", key=key, body=body))
    flash("Mötet är sparat.")
    return redirect(url_for(".one", meeting_id=meeting.id), 303)


@blueprint.get("/moten/<uuid:meeting_id>/andra")
@permission(Permission.LEAD_CASES)
def edit(meeting_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        meeting = seen.kept(opened, meeting_id)
        planning.require(opened, meeting, Step.CHANGE)
        project, stored = opened.project(meeting.project_key), as_typed(planning.answers(meeting))
        lock = meeting.lock
    said = kept()
    form = MeetingForm(said.typed if said else stored, project=project)
    return form_page(_changed(meeting_id), form, lock=said.lock if said else lock)


@blueprint.post("/moten/<uuid:meeting_id>/andra")
@permission(Permission.LEAD_CASES)
@typed.stands_on("meetings.edit")
def change(meeting_id: UUID) -> ResponseReturnValue:
    lock = typed.posted_lock()
    with work() as opened:
        meeting = seen.kept(opened, meeting_id)
        project = opened.project(meeting.project_key)
        form = MeetingForm(typed.posted(), project=project)
        if _judge(opened, form, project):
            return form_page(_changed(meeting_id), form, lock=lock, wrong=True)
        planning.change(opened, meeting_id, form.answers(), lock=lock)
    typed.let_go(url_for(".edit", meeting_id=meeting_id))
    flash("Mötet är ändrat.")
    return redirect(url_for(".one", meeting_id=meeting_id), 303)


def _judge(opened: Work, form: MeetingForm, project: Project) -> bool:
    day = form.answers().date("dag")
    hours = rules.of_hours(form.start.data, form.slut.data, form.tider.slots)
    said = {"plats": form.answers().text("plats"), "tider": "\n".join(each.name for each in form.tider.slots)}
    names = agenda_words.of_meeting(opened, project.key, said)
    findings = [*rules.begun(day, project, field="dag"), *rules.working(day, field="dag"), *hours]
    return bool(form.judge([*findings, *names]))


def _judge_rhythm(opened: Work, form: RhythmForm, project: Project) -> bool:
    said = form.answers()
    first, last = said.date("forsta"), said.date("till")
    hours = rules.of_hours(form.start.data, form.slut.data, ())
    days = [*rules.begun(first, project, field="forsta"), *ordered(first, last, field="till")]
    names = agenda_words.of_meeting(opened, project.key, {"plats": said.text("plats")})
    return bool(form.judge([*days, *rules.at_most(first, last), *hours, *names]))


def _days(text: Typed) -> list[date]:
    try:
        return [parse_date(day) for day in text.get("dag", ())]
    except InvalidDate:
        return []


def _plan_page(
    project: Project,
    body: Body,
    form: RhythmForm,
    proposals: list[planning.Proposal] | None,
    *,
    wrong: bool,
) -> ResponseReturnValue:
    told = {"project": project, "body": body, "form": form, "proposals": proposals}
    return render_template("moten/planera.html", **told), 422 if wrong else 200


def _extra(project: Project, body: Body) -> Asked:
    return Asked(f"Extra möte, {body.name}", _EXTRA, "Spara mötet", list_of(project.key))


def _changed(meeting_id: UUID) -> Asked:
    return Asked("Ändra mötet", _CHANGED, "Spara mötet", url_for(".one", meeting_id=meeting_id))
