"""Members of a body: added, changed, and taken away when they were a mistake."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from forms.base import as_typed
from forms.meeting_member import MemberForm
from forms.rows import Typed
from service.domain.meetings.bodies import Body, represented
from service.models import BodyMember
from service.operations.meetings import members, seen
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

_LEAD = "Ledamoten har en roll i projektet som passar gruppen. En ersättare ersätter inom sin organisation."


@blueprint.get("/projekt/<key>/moten/<body>/ledamot")
@permission(Permission.LEAD_CASES)
def new_member(key: str, body: str) -> ResponseReturnValue:
    with work() as opened:
        seen.keep(opened, key)
        found = seen.body_of(opened, key, body)
        said = kept()
        form = _form(opened, key, found, said.typed if said else {"fran": [opened.today.isoformat()]})
        wrong = asked_again() and form.judge(members.problems(opened, key, found, form.answers()))
        return form_page(_asked(key, found), form, wrong=bool(wrong))


@blueprint.post("/projekt/<key>/moten/<body>/ledamot")
@permission(Permission.LEAD_CASES)
@typed.stands_on("meetings.new_member")
def add_member(key: str, body: str) -> ResponseReturnValue:
    with work() as opened:
        seen.keep(opened, key)
        found = seen.body_of(opened, key, body)
        form = _form(opened, key, found, typed.posted())
        if form.judge(members.problems(opened, key, found, form.answers())):
            return ask_again()
        members.add(opened, key, found, form.answers())
    typed.let_go(url_for(".new_member", key=key, body=body))
    flash("Ledamoten är sparad.")
    return redirect(list_of(key), 303)


@blueprint.get("/moten/ledamoter/<uuid:member_id>")
@permission(Permission.LEAD_CASES)
def edit_member(member_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        row = members.one(opened, member_id)
        found = seen.body_of(opened, row.project_key, row.body)
        said = kept()
        text = {**(said.typed if said else as_typed(members.answers(row))), "person": [str(row.user_id)]}
        form, key = _form(opened, row.project_key, found, text, row=row), row.project_key
        wrong = asked_again() and form.judge(
            members.problems(opened, key, found, form.answers(), own=member_id)
        )
        return form_page(_asked(key, found, changed=member_id), form, wrong=bool(wrong))


@blueprint.post("/moten/ledamoter/<uuid:member_id>")
@permission(Permission.LEAD_CASES)
@typed.stands_on("meetings.edit_member")
def change_member(member_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        row = members.one(opened, member_id)
        key, found = row.project_key, seen.body_of(opened, row.project_key, row.body)
        form = _form(opened, key, found, {**typed.posted(), "person": [str(row.user_id)]}, row=row)
        if form.judge(members.problems(opened, key, found, form.answers(), own=member_id)):
            return ask_again()
        members.change(opened, member_id, form.answers())
    typed.let_go(url_for(".edit_member", member_id=member_id))
    flash("Ledamoten är sparad.")
    return redirect(list_of(key), 303)


@blueprint.post("/moten/ledamoter/<uuid:member_id>/ta-bort")
@permission(Permission.LEAD_CASES)
def remove_member(member_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        key = members.remove(opened, member_id)
    flash("Ledamoten är borttagen.")
    return redirect(list_of(key), 303)


def _form(work: Work, key: str, body: Body, said: Typed, *, row: BodyMember | None = None) -> MemberForm:
    """The form of a new seat, or of a row, whose person stays."""
    project = work.project(key)
    people = members.person(work, row) if row else members.candidates(work, key, body)
    named = represented(project, body.kind, work.today)
    return MemberForm(said, project=project, people=people, organisations=named)


def _asked(key: str, body: Body, *, changed: UUID | None = None) -> Asked:
    remove = url_for(".remove_member", member_id=changed) if changed else ""
    title = f"Ändra ledamot, {body.name}" if changed else f"Ny ledamot, {body.name}"
    return Asked(title, _LEAD, "Spara ledamoten", list_of(key), remove)
