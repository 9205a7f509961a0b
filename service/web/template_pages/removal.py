"""Taking away a kind of people's own making that never came into use, which is asked about first."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from service.errors import NotFound
from service.operations import templates
from service.web.access import Permission, permission
from service.web.edge import look, work
from service.web.template_pages.base import blueprint


@blueprint.get("/<project_key>/<kind_key>/ta-bort")
@permission(Permission.MANAGE_TEMPLATES)
def ask_remove(project_key: str, kind_key: str) -> ResponseReturnValue:
    return _page(project_key, kind_key)


@blueprint.post("/<project_key>/<kind_key>/ta-bort")
@permission(Permission.MANAGE_TEMPLATES)
def remove(project_key: str, kind_key: str) -> ResponseReturnValue:
    try:
        with work() as opened:
            removed = templates.remove(opened, kind_key, project_key)
            store = opened.store
    except templates.WasInUse as error:
        flash(str(error))
        return redirect(url_for(".kind", project_key=project_key, kind_key=kind_key), 303)
    except templates.BeingChecked as error:
        return _page(project_key, kind_key, problem=str(error))
    removed.clear(store)
    flash(f"Dokumenttypen ”{removed.title}” är borttagen.")
    return redirect(url_for(".overview"), 303)


def _page(project_key: str, kind_key: str, *, problem: str = "") -> ResponseReturnValue:
    with look() as opened:
        page = templates.page(opened, kind_key, project_key)
    if not page.may_remove:
        raise NotFound
    return render_template("mallar/remove.html", page=page, problem=problem), 422 if problem else 200
