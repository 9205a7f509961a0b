"""The catalogue: every field that a template of a kind may print, on a page and as a Word file to print."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.operations import field_lists
from service.web import scripts
from service.web.access import Permission, permission
from service.web.edge import look, work
from service.web.handing import handed
from service.web.template_pages.base import blueprint

WAITED = "vantade"
"""What the address says of who has waited without JavaScript, so that the list comes by itself there too."""


@blueprint.get("/<project_key>/<kind_key>/falt")
@permission(Permission.MANAGE_TEMPLATES)
def fields(project_key: str, kind_key: str) -> ResponseReturnValue:
    with look() as opened:
        page = field_lists.page(opened, kind_key, project_key)
    return render_template("mallar/fields.html", page=page)


@blueprint.post("/<project_key>/<kind_key>/falt")
@permission(Permission.MANAGE_TEMPLATES)
def ask_list(project_key: str, kind_key: str) -> ResponseReturnValue:
    """The list as a Word file: at once where it is made already, else as soon as it is."""
    with work() as opened:
        made = field_lists.ask(opened, kind_key, project_key)
        to = ".field_list_file" if made.blob else ".field_list"
    return redirect(url_for(to, list_id=made.id), 303)


@blueprint.get("/faltlista/<uuid:list_id>")
@permission(Permission.MANAGE_TEMPLATES)
def field_list(list_id: UUID) -> ResponseReturnValue:
    with look() as opened:
        page = field_lists.progress(opened, list_id)
    return render_template("mallar/field_list.html", page=page, coming=bool(request.args.get(WAITED)))


@blueprint.get("/faltlista/<uuid:list_id>/lage")
@permission(Permission.MANAGE_TEMPLATES)
@scripts.by_itself
def field_list_progress(list_id: UUID) -> ResponseReturnValue:
    """The part of the page that changes."""
    with look() as opened:
        page = field_lists.progress(opened, list_id)
    return render_template("mallar/field_list_progress.html", page=page, coming=True)


@blueprint.get("/faltlista/<uuid:list_id>/docx")
@permission(Permission.MANAGE_TEMPLATES)
def field_list_file(list_id: UUID) -> ResponseReturnValue:
    with work() as opened:
        found = field_lists.download(opened, list_id)
    return handed(found, opened.store)
