"""The catalogue: every field that a template of a kind may print, on a page and as a Word file to print."""

from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from service.operations import field_lists
from service.web.access import Permission, permission
from service.web.edge import look, work
from service.web.identity import here
from service.web.template_pages.base import blueprint, handed


@blueprint.get("/<project_key>/<kind_key>/falt")
@permission(Permission.MANAGE_TEMPLATES)
def fields(project_key: str, kind_key: str) -> ResponseReturnValue:
    with look() as opened:
        page = field_lists.page(opened, kind_key, project_key)
    return render_template("mallar/fields.html", page=page)


@blueprint.post("/<project_key>/<kind_key>/falt")
@permission(Permission.MANAGE_TEMPLATES)
def ask_list(project_key: str, kind_key: str) -> ResponseReturnValue:
    """Asks for the list as a Word file."""
    with work() as opened:
        made = field_lists.ask(opened, kind_key, project_key)
    return redirect(url_for(".field_list", list_id=made.id), 303)


@blueprint.get("/faltlista/<uuid:list_id>")
@permission(Permission.MANAGE_TEMPLATES)
def field_list(list_id: UUID) -> ResponseReturnValue:
    with look() as opened:
        page = field_lists.progress(opened, list_id)
    return render_template("mallar/field_list.html", page=page)


@blueprint.get("/faltlista/<uuid:list_id>/lage")
@permission(Permission.MANAGE_TEMPLATES)
def field_list_progress(list_id: UUID) -> ResponseReturnValue:
    """The part of the page that changes; the page asks for it by itself, which is no sign of life."""
    here().passive = True
    with look() as opened:
        page = field_lists.progress(opened, list_id)
    return render_template("mallar/field_list_progress.html", page=page)


@blueprint.get("/faltlista/<uuid:list_id>/docx")
@permission(Permission.MANAGE_TEMPLATES)
def field_list_file(list_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        found = field_lists.download(opened, list_id)
    return handed(found, opened.store)
