"""Group activities of a project: what they are, who takes part, and who came; saved as one goes."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.base import as_typed
from forms.group_activity import GroupActivityForm
from forms.rows import Typed
from service.domain.dates import InvalidDate, clock, in_sweden, parse_date
from service.domain.project import Project
from service.domain.rules.shared import ordered
from service.errors import NotFound
from service.operations import attendance, groups, placements, projects
from service.operations.attendance import LABELS, Attendee, Tick
from service.web import scripts, typed
from service.web.access import Permission, permission
from service.web.edge import work
from service.web.typed import Kept

blueprint = Blueprint("groups", __name__)


@blueprint.get("/projekt/<key>/gruppaktiviteter")
@permission(Permission.KEEP_GROUPS)
def listed(key: str) -> ResponseReturnValue:
    with work() as opened:
        project, lines = projects.get(opened, key), groups.listed(opened, key)
        found, today = placements.listed(opened, key), opened.today
    return render_template("groups.html", project=project, lines=lines, placements=found, today=today)


@blueprint.get("/projekt/<key>/gruppaktiviteter/ny")
@permission(Permission.KEEP_GROUPS)
def new(key: str) -> ResponseReturnValue:
    with work() as opened:
        groups.allow(opened, key)
        project = opened.project(key)
    return _form(project, _kept(), action=url_for(".create", key=key))


@blueprint.post("/projekt/<key>/gruppaktiviteter/ny")
@permission(Permission.KEEP_GROUPS)
@typed.stands_on("groups.new")
def create(key: str) -> ResponseReturnValue:
    text = typed.posted()
    with work() as opened:
        groups.allow(opened, key)
        project = opened.project(key)
        if wrong := _judged(project, text):
            return _form(project, Kept("", text), action=url_for(".create", key=key), form=wrong)
        group = groups.start(opened, key, GroupActivityForm(text, project=project).answers())
    typed.let_go(url_for(".new", key=key))
    flash("Gruppen är sparad.")
    return redirect(url_for(".one", group_id=group.id), 303)


@blueprint.get("/gruppaktiviteter/<uuid:group_id>/andra")
@permission(Permission.KEEP_GROUPS)
def edit(group_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        group = groups.one(opened, group_id)
        project, stored = opened.project(group.project_key), as_typed(groups.answers(group))
        kept = _kept() or Kept("", stored, group.lock)
    return _form(project, kept, action=url_for(".change", group_id=group_id), group_id=group_id)


@blueprint.post("/gruppaktiviteter/<uuid:group_id>/andra")
@permission(Permission.KEEP_GROUPS)
@typed.stands_on("groups.edit")
def change(group_id: UUID) -> ResponseReturnValue:
    text, lock = typed.posted(), typed.posted_lock()
    action = url_for(".change", group_id=group_id)
    with work() as opened:
        project = opened.project(groups.one(opened, group_id).project_key)
        if wrong := _judged(project, text):
            return _form(project, Kept("", text, lock), action=action, group_id=group_id, form=wrong)
        groups.change(opened, group_id, GroupActivityForm(text, project=project).answers(), lock=lock)
    typed.let_go(url_for(".edit", group_id=group_id))
    flash("Gruppen är sparad.")
    return redirect(url_for(".one", group_id=group_id), 303)


@blueprint.get("/gruppaktiviteter/<uuid:group_id>")
@permission(Permission.KEEP_GROUPS)
def one(group_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        page = attendance.read(opened, group_id, on=_day(request.args.get("dag", "")))
        project = opened.project(page.project_key)
    return render_template("group.html", page=page, project=project, labels=LABELS)


@blueprint.post("/gruppaktiviteter/<uuid:group_id>/narvaro")
@permission(Permission.KEEP_GROUPS)
def tick(group_id: UUID) -> ResponseReturnValue:
    """One tick sent by the page itself, or all of a day sent with its button."""
    on = _day(request.form.get("dag", ""))
    if on is None:
        raise NotFound
    ticks = [*_ticks()]
    with work() as opened:
        met = attendance.tick(opened, group_id, ticks, on=on)
        if scripts.asks():
            now = attendance.attendees(opened, group_id, on=on)
            return {"sparat": clock(in_sweden(opened.now).time()), "rader": _plain(now), "krock": _plain(met)}
    for each in met:
        flash(
            f"Någon annan har ändrat svaret för {each.about.number} till {LABELS[each.said]}. "
            "Det står kvar. Ändra det om det är fel.",
            "notice",
        )
    if len(met) < len(ticks):
        flash("Närvaron är sparad.")
    return redirect(url_for(".one", group_id=group_id, dag=on.isoformat()), 303)


@blueprint.post("/gruppaktiviteter/<uuid:group_id>/deltagare")
@permission(Permission.KEEP_GROUPS)
def add(group_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        groups.add(opened, group_id, _case_id(request.form.get("arende", "")))
    flash("Deltagaren är med i gruppen.")
    return redirect(url_for(".one", group_id=group_id), 303)


@blueprint.post("/gruppaktiviteter/<uuid:group_id>/deltagare/<uuid:case_id>/slutar")
@permission(Permission.KEEP_GROUPS)
def leave(group_id: UUID, case_id: UUID) -> ResponseReturnValue:
    """The day that the page shows is the last one."""
    on = _day(request.form.get("dag", ""))
    if on is None:
        raise NotFound
    with work() as opened:
        groups.leave(opened, group_id, case_id, last_on=on)
    flash(f"Deltagaren är inte med i gruppen efter {on.isoformat()}.")
    return redirect(url_for(".one", group_id=group_id, dag=on.isoformat()), 303)


def _judged(project: Project, text: Typed) -> GroupActivityForm | None:
    """The form with its mistakes; None when there are none."""
    form = GroupActivityForm(text, project=project)
    said = form.answers()
    problems = form.judge(ordered(said.date("start"), said.date("slut"), field="slut"))
    return form if problems else None


def _kept() -> Kept | None:
    return typed.kept_for(request.path)


def _form(
    project: Project,
    kept: Kept | None,
    *,
    action: str,
    group_id: UUID | None = None,
    form: GroupActivityForm | None = None,
) -> ResponseReturnValue:
    shown = form or GroupActivityForm(kept.typed if kept else None, project=project)
    told = {"project": project, "form": shown, "lock": kept.lock if kept else 0, "group_id": group_id}
    return render_template("group_form.html", action=action, **told), 422 if form else 200


def _ticks() -> Iterator[Tick]:
    """What is told of each, with "alla" for those of whom nothing was told."""
    for name, value in request.form.items():
        kind, _, case = name.partition("_")
        if kind == "n":
            seen = request.form.get(f"s_{case}", "")
            yield Tick(_case_id(case), value or request.form.get("alla", ""), seen)


def _plain(attendees: list[Attendee]) -> dict[str, dict[str, str]]:
    return {
        str(each.about.case_id): {"sagt": each.said, "ord": LABELS[each.said], "summa": each.summary}
        for each in attendees
    }


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except InvalidDate:
        return None


def _case_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None
