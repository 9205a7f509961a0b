"""Planning: proposals of a rhythm seen before they are saved, an extra meeting, and one that is changed."""

from datetime import date
from urllib.parse import urlencode
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
from service.models import Meeting
from service.operations.meetings import agenda_words, planning, seen
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

_EXTRA = "Ett möte utanför rytmen. Ingen kallas förrän du skickar kallelsen."
_TWICE, _ANYWAY = "finns", "anda"
"""What asks whether there are to be two meetings on a day, and the button that says so."""
_ALREADY = "Gruppen har redan ett möte {dag} kl. {tid}. Vill du ha ett till den dagen?"
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
        days = _proposals(opened, key, found, form) if ready else None
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
            said = {name: text.get(name, []) for name in form.sections[0].names}
            asked = urlencode(said, doseq=True)
            return redirect(f"{url_for('.plan', key=key, body=body)}?{asked}#fel", 303)
        days = [day for day in _days(text) if day >= opened.today]
        number = planning.plan(opened, key, found, form.answers(), days=days)
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
        text = said.typed if said else as_typed(planning.beginning_extra(opened, key, found))
        form = MeetingForm(text, project=project)
        wrong = asked_again() and _judge(opened, form, project)
        doubt = _doubt(opened, project, found, form) if asked_again(_TWICE) else ""
    return form_page(_extra(project, found, doubt), form, wrong=wrong)


@blueprint.post("/projekt/<key>/moten/<body>/extra")
@permission(Permission.LEAD_CASES)
@typed.stands_on("meetings.new_extra")
def add_extra(key: str, body: str) -> ResponseReturnValue:
    with work() as opened:
        seen.keep(opened, key)
        found, project = seen.body_of(opened, key, body), opened.project(key)
        form = MeetingForm(typed.posted(), project=project)
        if _judge(opened, form, project):
            return ask_again()
        if _doubt(opened, project, found, form) and not _anyway():
            return ask_again(asks=_TWICE)
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
        said, lock = kept(), meeting.lock
        form = MeetingForm(said.typed if said else stored, project=project)
        wrong = asked_again() and _judge(opened, form, project, stands=meeting.day)
        body = seen.body_of(opened, project.key, meeting.body)
        doubt = _doubt(opened, project, body, form, meeting=meeting) if asked_again(_TWICE) else ""
    return form_page(_changed(meeting_id, doubt), form, lock=said.lock if said else lock, wrong=wrong)


@blueprint.post("/moten/<uuid:meeting_id>/andra")
@permission(Permission.LEAD_CASES)
@typed.stands_on("meetings.edit")
def change(meeting_id: UUID) -> ResponseReturnValue:
    page = url_for(".edit", meeting_id=meeting_id)
    with work() as opened:
        meeting = seen.kept(opened, meeting_id)
        project = opened.project(meeting.project_key)
        form = MeetingForm(typed.posted(), project=project)
        if _judge(opened, form, project, stands=meeting.day):
            return ask_again()
        body = seen.body_of(opened, project.key, meeting.body)
        if _doubt(opened, project, body, form, meeting=meeting) and not _anyway():
            return ask_again(asks=_TWICE)
        typed.let_go(page)  # also when another has changed it: what is typed stands on that page then
        planning.change(opened, meeting_id, form.answers(), lock=typed.posted_lock())
    flash("Mötet är ändrat.")
    return redirect(url_for(".one", meeting_id=meeting_id), 303)


def _doubt(
    opened: Work, project: Project, body: Body, form: MeetingForm, *, meeting: Meeting | None = None
) -> str:
    """A second meeting of a body on a day is saved once it has been asked about."""
    day = form.answers().date("dag")
    if day is None or (meeting and meeting.day == day):
        return ""
    hours = planning.same_day(opened, project.key, body.kind, day, but=meeting.id if meeting else None)
    return _ALREADY.format(dag=day.isoformat(), tid=hours) if hours else ""


def _anyway() -> bool:
    return request.form.get("command") == _ANYWAY


def _judge(opened: Work, form: MeetingForm, project: Project, *, stands: date | None = None) -> bool:
    day = form.answers().date("dag")
    hours = rules.of_hours(form.start.data, form.slut.data, form.tider.slots)
    said = {"plats": form.answers().text("plats"), "tider": "\n".join(each.name for each in form.tider.slots)}
    names = agenda_words.of_meeting(opened, project.key, said)
    findings = [*rules.begun(day, project, field="dag"), *rules.working(day, field="dag"), *hours]
    moved = [] if day == stands else [*rules.ahead(day, opened.today, field="dag")]
    return bool(form.judge([*moved, *findings, *names]))


def _judge_rhythm(opened: Work, form: RhythmForm, project: Project) -> bool:
    said = form.answers()
    first, last = said.date("forsta"), said.date("till")
    hours = rules.of_hours(form.start.data, form.slut.data, ())
    soon = rules.ahead(first, opened.today, field="forsta")
    days = [*rules.begun(first, project, field="forsta"), *soon, *ordered(first, last, field="till")]
    names = agenda_words.of_meeting(opened, project.key, {"plats": said.text("plats")})
    return bool(form.judge([*days, *rules.at_most(first, last), *hours, *names]))


def _proposals(opened: Work, key: str, body: Body, form: RhythmForm) -> list[planning.Proposal]:
    """Without a day that was moved to before today."""
    found = planning.proposals(opened, key, body, form.answers())
    return [each for each in found if each.planned.day >= opened.today]


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


def _extra(project: Project, body: Body, doubt: str) -> Asked:
    return Asked(f"Extra möte, {body.name}", _EXTRA, "Spara mötet", list_of(project.key), doubt=doubt)


def _changed(meeting_id: UUID, doubt: str) -> Asked:
    back = url_for(".one", meeting_id=meeting_id)
    return Asked("Ändra mötet", _CHANGED, "Spara mötet", back, doubt=doubt)
